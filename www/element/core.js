// Fetches and starts the core, once a page however many elements there are.

import { bind } from '../../target/wasm/shared.js';
import { Failure } from './failure.js';

/**
 * The core comes in builds: one draws readings that were published, one reads prose and weighs three times as much, and the whole
 * one takes tables and edited readings as well. A page loads what it needs.
 * @typedef {'draw' | 'prose' | 'whole'} Build
 * @typedef {import('../../target/wasm/shared.js').Core} Core
 */

/** @type {Partial<Record<Build, Promise<Core>>>} */
const cores = {};

/** The whole core, where the script has it with it. @type {BufferSource | undefined} */
let inside;

/** @param {BufferSource} bytes */
export const bring = (bytes) => (inside = bytes);

/**
 * A core, running: the one asked for, or the whole one where the page has that already. A failed start is forgotten, so that an
 * element inserted later tries again.
 * @param {Build} build
 * @param {string | undefined} url where the whole core lies, beside this script unless said
 * @returns {Promise<Core>}
 */
export function startCore(build, url) {
  if (cores.whole ?? (url || inside || build === 'whole')) {
    return (cores.whole ??= kept('whole', start(() => url ?? placeOfWhole())));
  }
  return (cores[build] ??= kept(build, start(build === 'prose' ? placeOfProse : placeOfDraw)));
}

/**
 * @param {Build} build
 * @param {Promise<Core>} starting
 */
function kept(build, starting) {
  starting.catch(() => delete cores[build]);
  return starting;
}

// Written out, so that bundlers see the files.
const placeOfDraw = () => new URL('report_figures_draw_bg.wasm', import.meta.url).href;
const placeOfProse = () => new URL('report_figures_prose_bg.wasm', import.meta.url).href;
const placeOfWhole = () => new URL('report_figures_bg.wasm', import.meta.url).href;

/** What began, to begin it anew. @type {Set<() => Promise<unknown>>} */
const begun = new Set();

/** While cores start afresh: until then what they handed out is nobody's. @type {Promise<unknown> | undefined} */
let renewal;

/** Starts every core of the page afresh: one that has trapped is never asked again. */
export function renewCores() {
  const starting = Promise.all([...begun].map((begin) => begin()));
  renewal = starting.catch(() => {}).then(() => (renewal = undefined));
  return starting;
}

/** Waits until no core is being replaced. */
export async function settled() {
  while (renewal) await renewal;
}

/**
 * As the snippet's preload asks: in this way alone each engine takes what is there already, and nothing is fetched twice.
 * @type {RequestInit}
 */
const AS_PRELOADED = { mode: 'no-cors', credentials: 'include' };

/** @param {() => string} place */
async function start(place) {
  if (typeof WebAssembly !== 'object') throw new Failure('no-wasm', 'WebAssembly is missing');
  const { begin, Report } = bind();
  const url = inside ? '' : place();
  const response = inside ? undefined : await request(url, 'wasm-not-found', isElsewhere(url) ? {} : AS_PRELOADED);
  try {
    const module = response ? await compile(response) : await WebAssembly.compile(/** @type {BufferSource} */ (inside));
    await begin(module);
    begun.add(() => begin(module));
  } catch (error) {
    throw new Failure(reasonOf(error), `${url}: ${error}`);
  }
  return Report;
}

/**
 * Compiles while the bytes arrive where the server names them rightly; else from the same bytes, fetched once.
 * @param {Response} response
 */
async function compile(response) {
  const type = response.headers.get('content-type')?.trim().toLowerCase();
  if (type === 'application/wasm' && WebAssembly.compileStreaming) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** @param {unknown} error */
function reasonOf(error) {
  if (error instanceof WebAssembly.LinkError) return 'version-mismatch';
  if (error instanceof WebAssembly.CompileError) {
    return /unsafe-eval|content.security|\bCSP\b/i.test(error.message) ? 'csp' : 'wasm-not-found';
  }
  return 'internal';
}

/**
 * Fetches a file. A browser does not say why it refused, but another origin is nearly always it.
 * @param {string} url
 * @param {import('./report-figures.js').Reason} missing the reason when it is not there
 * @param {RequestInit} how
 */
export async function request(url, missing, how) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url, how);
    // A redirect has led elsewhere, where only what is asked for openly may be read.
    if (response.type === 'opaque') response = await fetch(url);
  } catch {
    throw new Failure(isElsewhere(url) ? 'cors' : missing, `cannot fetch ${url}`);
  }
  if (!response.ok) throw new Failure(missing, `${response.status} for ${url}`);
  return response;
}

/** Whether it is another origin's; a sandboxed page has none, and everything is elsewhere. @param {string} url */
const isElsewhere = (url) => /^https?:\/\/\w/.test(url) && !url.startsWith(`${origin}/`);
