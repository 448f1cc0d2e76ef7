// What an editor hands in, file or clipboard, as an input of the core. What takes a format apart is loaded with its first file.

import { Fault } from './fault.js';
import { decode } from './decode.js';

/** @typedef {import('../types.js').Input} Input */

const LARGEST_BYTES = 64 * 1024 * 1024;
/** As the element and its page bear. */
const MOST_CHARACTERS = 1_000_000;

/** Formats by what a file begins with. @type {[RegExp, string][]} */
const BEGINNINGS = [
  [/^%PDF/, 'pdf'],
  [/^PK\x03\x04/, 'docx'],
  [/^\xd0\xcf\x11\xe0/, 'oldWord'],
  [/^(\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|II\*\0|MM\0\*)/, 'picture'],
];

/**
 * @param {File} file
 * @returns {Promise<Input>}
 */
export async function fromFile(file) {
  if (file.size > LARGEST_BYTES) throw new Fault('tooLarge');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const beginning = String.fromCharCode(...bytes.subarray(0, 16));
  const [, format] = BEGINNINGS.find(([sign]) => sign.test(beginning)) ?? [];
  const { name } = file;
  if (format === 'oldWord' || format === 'picture') throw new Fault(format);
  if (format === 'pdf') return text(tidied(await (await import('./pdf.js')).read(bytes)), name);
  if (format === 'docx') return text(tidied(await (await import('./docx.js')).read(bytes)), name);
  return fromWords(decode(bytes), name);
}

/**
 * Words, from a file or pasted: a page's source, a reading, a table, or a report.
 * @param {string} words
 * @param {string} [name]
 * @returns {Promise<Input>}
 */
export async function fromWords(words, name = '') {
  if (isMarkup(words) || /\.x?html?$/i.test(name)) return text(tidied((await import('./html.js')).read(words)), name);
  if (/^\s*\{/.test(words)) return { form: 'json', words, name };
  if (/\.csv$/i.test(name) || isTable(words)) return { form: 'csv', words, name };
  return text(words, name);
}

/** Whether pasted words are the source of a page. @param {string} words */
export const isMarkup = (words) => /^\s*(<\?xml[^>]*>\s*)?<(!doctype\s+html|html|head|body|article|main|table|div|p|section)\b/i.test(words);

/** Whether the first line names the columns that a table of figures has. @param {string} words */
export function isTable(words) {
  const [head] = words.trimStart().split('\n', 1);
  const columns = head.replace(/^\ufeff/, '').split(',').map((cell) => cell.trim().replace(/^"|"$/g, '').toLowerCase());
  const has = (/** @type {string[]} */ ...names) => names.some((name) => columns.includes(name));
  return has('label', '指标', '指標', '名称', '名稱', '项目', '項目') && has('value', '数值', '數值', '值');
}

/**
 * A report as it stands, but for the ends of its lines, which a page's field has one way of writing.
 * @param {string} words
 * @param {string} name
 * @returns {Input}
 */
function text(words, name) {
  if (!words.trim()) throw new Fault('noText');
  if (words.length > MOST_CHARACTERS) throw new Fault('tooLarge');
  return { form: 'text', words: words.replace(/\r\n?/g, '\n'), name };
}

/** What was taken out of another format, without its empty stretches. @param {string} words */
const tidied = (words) => words.replace(/[\u200b\ufeff]/g, '').replace(/\n{3,}/g, '\n\n').trim();
