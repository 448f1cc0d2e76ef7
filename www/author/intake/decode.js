// Bytes as words: UTF-8, what a byte order mark or a page says, else the national standard that older sites are written in.

import { Fault } from './fault.js';

/** @param {Uint8Array} bytes */
export function decode(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return inEncoding('utf-16le', bytes) ?? unreadable();
  if (first === 0xfe && second === 0xff) return inEncoding('utf-16be', bytes) ?? unreadable();
  const head = String.fromCharCode(...bytes.subarray(0, 2048));
  const said = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
  const words = inEncoding('utf-8', bytes) ?? (said && inEncoding(said, bytes)) ?? inEncoding('gb18030', bytes) ?? unreadable();
  // Control characters are of no text: it is some other format.
  if (/[\0-\x08\x0e-\x1a]/.test(words)) unreadable();
  return words;
}

/**
 * @param {string} encoding
 * @param {Uint8Array} bytes
 */
function inEncoding(encoding, bytes) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** @returns {never} */
function unreadable() {
  throw new Fault('unreadable');
}
