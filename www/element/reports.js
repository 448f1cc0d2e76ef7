// The reports of a page: each fetched once, read once, and shared by the elements that show it.

import { Article } from './article.js';
import { request } from './core.js';
import { Failure } from './failure.js';

/** @typedef {import('../../target/wasm/report_figures.js').Report} WholeHandle */
/** @typedef {import('../../target/wasm/draw/report_figures.js').Report | WholeHandle} Handle */
/** @typedef {import('./core.js').Core} Core */
/** @typedef {{ words: string, form: 'text' | 'json' | 'csv', article?: Article }} Source */

/** Of the interchange. */
const VERSION = 1;
const MOST_CHARACTERS = 1_000_000;

/** @type {Map<string, Promise<Source>>} */
const fetched = new Map();

/**
 * The build of the core that an element most likely needs, before its report is there.
 * @param {import('./attributes.js').Wishes} wishes
 */
export const buildFor = ({ src }) => (src && /\.json([?#]|$)/i.test(src) ? 'draw' : 'whole');

/**
 * The words that an element is to show.
 * @param {import('./attributes.js').Wishes} wishes
 * @param {Element} element
 * @returns {Promise<Source>}
 */
export async function sourceOf({ src, article }, element) {
  const source = src ? await fetchOnce(src) : find(article, element);
  if (source.words.length > MOST_CHARACTERS) throw new Failure('too-large', `${source.words.length} characters`);
  return source;
}

/** @param {string} src */
function fetchOnce(src) {
  let source = fetched.get(src);
  if (!source) {
    source = fetchSource(src);
    source.catch(() => fetched.delete(src));
    fetched.set(src, source);
  }
  return source;
}

/**
 * @param {string} src
 * @returns {Promise<Source>}
 */
async function fetchSource(src) {
  const response = await request(src, 'bad-report');
  const bytes = await response.arrayBuffer();
  let words;
  try {
    words = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Failure('bad-report', `${src} is not UTF-8`);
  }
  const isCsv = /^text\/csv\b/i.test(response.headers.get('content-type') ?? '') || /\.csv([?#]|$)/i.test(src);
  return { words, form: isCsv ? 'csv' : /^\s*\{/.test(words) ? 'json' : 'text' };
}

/**
 * @param {string | undefined} selector
 * @param {Element} element
 * @returns {Source}
 */
function find(selector, element) {
  if (!selector) throw new Failure('bad-report', 'the element has neither src nor for');
  let target;
  try {
    const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    target = element.closest(selector) ?? root.querySelector(selector);
  } catch {
    throw new Failure('bad-report', `for="${selector}" is no selector`);
  }
  if (!target) throw new Failure('bad-report', `for="${selector}" finds nothing`);
  const article = new Article(target);
  return { words: article.text, form: 'text', article };
}

/**
 * A report that has been read, and how many elements show it.
 * @typedef {object} Lease
 * @property {Handle} handle
 * @property {import('./report-figures.js').Reading} reading
 * @property {number} users
 * @property {() => void} close to be called once by each user
 */

/** @type {Map<string, Lease>} */
const leases = new Map();

/**
 * Reads a report, or shares the reading of an element that shows the same; `undefined` where only the whole core can.
 * @param {Core} core
 * @param {Source} source
 */
export function lease(core, { words, form }) {
  const key = `${form} ${words}`;
  let shared = leases.get(key);
  if (!shared) {
    const handle = open(core, words, form);
    if (!handle) return undefined;
    // A reading that the small core takes misses nothing: it is what the whole one would hand back.
    const reading = JSON.parse('reading' in handle ? handle.reading() : words);
    shared = { handle, reading, users: 0, close: () => release(key) };
    leases.set(key, shared);
  }
  shared.users += 1;
  return shared;
}

/** @param {string} key */
function release(key) {
  const shared = leases.get(key);
  if (!shared) return;
  shared.users -= 1;
  if (shared.users > 0) return;
  leases.delete(key);
  shared.handle.free();
}

/**
 * @param {Core} core
 * @param {string} words
 * @param {Source['form']} form
 */
function open(core, words, form) {
  try {
    if (form === 'json') return core.fromJson(words);
    if (!('fromText' in core)) return undefined;
    return form === 'csv' ? core.fromCsv(words) : core.fromText(words);
  } catch (error) {
    throw new Failure(isLater(words) ? 'version-mismatch' : 'bad-report', String(error));
  }
}

/**
 * Whether it is a reading of another version of the interchange.
 * @param {string} words
 */
function isLater(words) {
  try {
    return (JSON.parse(words).version ?? VERSION) !== VERSION;
  } catch {
    return false;
  }
}
