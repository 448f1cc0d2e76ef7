// The reports of a page: each fetched once, read once, and shared by the elements that show it.

import { renewCores, request } from './core.js';
import { Failure } from './failure.js';

/** @typedef {import('../../target/wasm/shared.js').Report} Handle */
/** @typedef {import('./core.js').Core} Core */
/** @typedef {{ words: string, form: 'Text' | 'Json' | 'Csv', article?: import('./article.js').Article }} Source */

/** Of the interchange. */
const VERSION = 1;
const MOST_CHARACTERS = 1_000_000;

/** @type {Map<string, Promise<Source>>} */
const fetched = new Map();

/**
 * The build of the core that an element most likely needs, before its report is there.
 * @param {import('./attributes.js').Wishes} wishes
 */
export function buildFor({ src = '', report }) {
  if (report || /\.json([?#]|$)/i.test(src)) return 'draw';
  return /\.csv([?#]|$)/i.test(src) ? 'whole' : 'prose';
}

/**
 * The words that an element is to show.
 * @param {import('./attributes.js').Wishes} wishes
 * @param {Element} element
 * @returns {Promise<Source>}
 */
export async function sourceOf({ report, src, integrity, article }, element) {
  /** @type {Source} */
  const source = report ? { words: report, form: 'Json' } : src ? await fetchOnce(src, integrity) : await find(article, element);
  if (source.words.length > MOST_CHARACTERS) throw new Failure('too-large', `${source.words.length} characters`);
  return source;
}

/**
 * A reading that stands in the element itself, for pages that fetch nothing.
 * @param {Element} element
 */
export const readingIn = (element) => element.querySelector('script[type="application/json"]')?.textContent ?? '';

/**
 * @param {string} src
 * @param {string} integrity
 */
function fetchOnce(src, integrity) {
  const key = `${integrity} ${src}`;
  let source = fetched.get(key);
  if (!source) {
    source = fetchSource(src, integrity);
    source.catch(() => fetched.delete(key));
    fetched.set(key, source);
  }
  return source;
}

/**
 * @param {string} src
 * @param {string} integrity
 * @returns {Promise<Source>}
 */
async function fetchSource(src, integrity) {
  const response = await request(src, 'bad-report', { integrity });
  const bytes = await response.arrayBuffer();
  let words;
  try {
    words = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Failure('bad-report', `${src} is not UTF-8`);
  }
  const isCsv = /^text\/csv\b/i.test(response.headers.get('content-type') ?? '') || /\.csv([?#]|$)/i.test(src);
  return { words, form: isCsv ? 'Csv' : /^\s*\{/.test(words) ? 'Json' : 'Text' };
}

/**
 * @param {string | undefined} selector
 * @param {Element} element
 * @returns {Promise<Source>}
 */
async function find(selector, element) {
  if (!selector) throw new Failure('bad-report', 'the element has neither src nor for');
  let target;
  try {
    const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    target = element.closest(selector) ?? root.querySelector(selector);
  } catch {
    throw new Failure('bad-report', `for="${selector}" is no selector`);
  }
  if (!target) throw new Failure('bad-report', `for="${selector}" finds nothing`);
  const { Article } = await import('./report-figures-tools.js').catch(() => {
    throw new Failure('wasm-not-found', 'cannot load report-figures-tools.js');
  });
  const article = new Article(target);
  return { words: article.text, form: 'Text', article };
}

/** @typedef {{ stop: () => void, load: () => void }} User takes down what it shows of a report, and shows it anew */

/**
 * A report that has been read, and who shows it.
 * @typedef {object} Lease
 * @property {Handle} handle
 * @property {import('./report-figures.js').Reading} reading
 * @property {Set<User>} users
 * @property {(user: User) => void} close to be called once by each user
 */

/** @type {Map<string, Lease>} */
const leases = new Map();

/**
 * Reads a report, or shares the reading of an element that shows the same; `undefined` where only the whole core can.
 * @param {Core} core
 * @param {Source} source
 * @param {User} user
 */
export function lease(core, { words, form }, user) {
  const key = `${form} ${words}`;
  let shared = leases.get(key);
  if (!shared) {
    const handle = open(core, words, form);
    if (!handle) return undefined;
    // A reading that the small core takes misses nothing: it is what the whole one would hand back.
    const reading = JSON.parse(handle.can('reading') ? handle.reading() : words);
    shared = { handle, reading, users: new Set(), close: (user) => release(key, user) };
    leases.set(key, shared);
  }
  shared.users.add(user);
  return shared;
}

/**
 * @param {string} key
 * @param {User} user
 */
function release(key, user) {
  const shared = leases.get(key);
  if (!shared) return;
  shared.users.delete(user);
  if (shared.users.size > 0) return;
  leases.delete(key);
  shared.handle.free();
}

/** Starts afresh after a trap: readings of the old core are let go unfreed, and whoever shows one shows it anew. */
export async function renew() {
  const users = [...leases.values()].flatMap(({ handle, users }) => {
    /** @type {any} */ (handle).__destroy_into_raw();
    return [...users];
  });
  leases.clear();
  for (const user of users) user.stop();
  await renewCores();
  for (const user of users) user.load();
}

/**
 * @param {Core} core
 * @param {string} words
 * @param {Source['form']} form
 */
function open(core, words, form) {
  try {
    const way = /** @type {const} */ (`from${form}`);
    return /** @type {Handle | undefined} */ (core.can(way) ? core[way](words) : undefined);
  } catch (error) {
    if (isTrap(error)) throw error;
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

/**
 * Whether the core has fallen over, rather than said what is wrong.
 * @param {unknown} error
 */
export const isTrap = (error) => Boolean(globalThis.WebAssembly) && error instanceof WebAssembly.RuntimeError;
