// Fetches and starts the core, once a page however many elements there are.

import { begin as beginDraw, Report as DrawReport } from '../../target/wasm/draw/report_figures.js';
import { begin as beginProse, Report as ProseReport } from '../../target/wasm/prose/report_figures.js';
import { begin as beginWhole, Report } from '../../target/wasm/report_figures.js';
import { Failure } from './failure.js';

/**
 * The core comes in builds: one draws readings that were published, one reads prose and weighs three times as much, and the whole
 * one takes tables and edited readings as well. A page loads what it needs.
 * @typedef {'draw' | 'prose' | 'whole'} Build
 * @typedef {typeof Report | typeof ProseReport | typeof DrawReport} Core
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
    return (cores.whole ??= kept('whole', start(beginWhole, Report, url ? () => url : placeOfWhole)));
  }
  if (build === 'prose') return (cores.prose ??= kept('prose', start(beginProse, ProseReport, placeOfProse)));
  return (cores.draw ??= kept('draw', start(beginDraw, DrawReport, placeOfDraw)));
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

/** What began, to begin it anew. @type {Map<Core, () => Promise<unknown>>} */
const begun = new Map();

/** While cores start afresh: until then what they handed out is nobody's. @type {Promise<unknown> | undefined} */
let renewal;

/** Starts every core of the page afresh: one that has trapped is never asked again. */
export function renewCores() {
  const starting = Promise.all([...begun.values()].map((begin) => begin()));
  renewal = starting.catch(() => {}).then(() => (renewal = undefined));
  return starting;
}

/** Waits until no core is being replaced. */
export async function settled() {
  while (renewal) await renewal;
}

/**
 * @param {typeof beginWhole | typeof beginProse | typeof beginDraw} begin
 * @param {Core} core
 * @param {() => string} place
 */
async function start(begin, core, place) {
  if (typeof WebAssembly !== 'object') throw new Failure('no-wasm', 'WebAssembly is missing');
  const url = inside ? '' : place();
  const response = inside ? undefined : await request(url, 'wasm-not-found');
  try {
    const module = response ? await compile(response) : await WebAssembly.compile(/** @type {BufferSource} */ (inside));
    await begin(module);
    begun.set(core, () => begin(module));
  } catch (error) {
    throw new Failure(reasonOf(error), `${url}: ${error}`);
  }
  return core;
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
 * @param {string} [integrity] what it must be
 */
export async function request(url, missing, integrity = '') {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url, { integrity });
  } catch {
    throw new Failure(isElsewhere(url) ? 'cors' : missing, `cannot fetch ${url}`);
  }
  if (!response.ok) throw new Failure(missing, `${response.status} for ${url}`);
  return response;
}

/** @param {string} url */
function isElsewhere(url) {
  try {
    return new URL(url).origin !== location.origin;
  } catch {
    return false;
  }
}
