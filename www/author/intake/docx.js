// A document of Word: its paragraphs, lists and tables.

import mammoth from 'mammoth';

import { inert } from '../trusted.js';
import { linesOf } from './blocks.js';
import { Fault } from './fault.js';

/** @param {Uint8Array} bytes */
export async function read(bytes) {
  let markup;
  try {
    // Pictures are left where they are: their bytes would only be thrown away.
    const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
    markup = await mammoth.convertToHtml({ arrayBuffer: bytes.slice().buffer }, { convertImage });
  } catch (error) {
    throw new Fault('unreadable', String(error));
  }
  return linesOf(inert(markup.value).body);
}
