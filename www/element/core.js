// Fetches and starts the core, once a page however many elements there are.

import init, { Report } from '../../target/wasm/report_figures.js';
import { Failure } from './failure.js';

/** @type {Promise<typeof Report> | undefined} */
let core;

/**
 * The core, running. A failed start is forgotten, so that an element inserted later tries again.
 * @param {string | undefined} url where the core lies, beside this script unless said
 */
export function startCore(url) {
  core ??= start(url ?? new URL('report_figures_bg.wasm', import.meta.url).href).catch((error) => {
    core = undefined;
    throw error;
  });
  return core;
}

/** @param {string} url */
async function start(url) {
  if (typeof WebAssembly !== 'object') throw new Failure('no-wasm', 'WebAssembly is missing');
  const response = await request(url, 'wasm-not-found');
  try {
    await init({ module_or_path: await compile(response) });
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
 */
export async function request(url, missing) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url);
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
