// The forms in which the figures leave the desk, made of what the core writes.

import { draw, printed } from '../reader.js';
import { paintPng } from './png.js';

/** @typedef {import('../types.js').Made} Made */
/** @typedef {import('../../element/report-figures.js').Panel} Panel */
/** @typedef {import('../words.js').Words} Words */

/**
 * @typedef {object} Offer
 * @property {string} name
 * @property {string} title
 * @property {string} purpose
 * @property {string} needs
 * @property {string} [code] to be copied
 * @property {number} [size] in bytes, where it is known
 * @property {string} fileName
 * @property {() => Promise<Blob>} file
 */

/** What is asked of a page's policy by the tag; pictures, style and report come from the page's own site. */
const POLICY = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'";

/** A phone's column at three pixels each, as the command line paints it. */
const PHONE_PX = 360;
const COLUMN_PX = 720;

/**
 * @param {Made} made
 * @param {Panel[]} panels those chosen
 * @param {Words} words
 * @returns {Offer[]}
 */
export function offers(made, panels, words) {
  const snippet = textOf(made, 'snippet.html');
  const frame = JSON.parse(textOf(made, 'oembed.json') || '{}').html ?? '';
  const all = words.takes;
  const title = fileStem(panels.length === 1 ? panels[0].title : made.title);
  const pictures = made.files.filter(({ name }) => name.endsWith('.svg'));
  const pictureBytes = pictures.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return [
    offer('zip', all.zip, words.needsZip(made.files.length), `${title}.zip`, () => zip(made, panels)),
    coded('tag', all.tag, snippet, `${words.needsTag} ${POLICY}`, 'snippet.html', 'text/html'),
    coded('static', all.static, withoutScript(snippet), words.needsStatic(sizeWords(pictureBytes)), 'static.html', 'text/html'),
    coded('frame', all.frame, frame, words.needsFrame, 'frame.html', 'text/html'),
    offer('png', all.png, words.needsPng, pngName(panels, title), () => pngs(panels, title)),
    offer('svg', all.svg, words.needsSvg, panels.length === 1 ? `${title}.svg` : `${title}-svg.zip`, () => svgs(panels)),
    { ...coded('csv', all.csv, made.csv, words.needsCsv, `${title}.csv`, 'text/csv') },
    { ...coded('json', all.json, made.json, words.needsJson, `${title}.json`, 'application/json') },
  ];
}

/**
 * @param {string} name
 * @param {[string, string]} words
 * @param {string} needs
 * @param {string} fileName
 * @param {() => Promise<Blob>} file
 * @returns {Offer}
 */
const offer = (name, [title, purpose], needs, fileName, file) => ({ name, title, purpose, needs, fileName, file });

/**
 * @param {string} name
 * @param {[string, string]} words
 * @param {string} code
 * @param {string} needs
 * @param {string} fileName
 * @param {string} type
 * @returns {Offer}
 */
function coded(name, words, code, needs, fileName, type) {
  const file = async () => new Blob([code], { type });
  return { ...offer(name, words, needs, fileName, file), code, size: bytesOf(code) };
}

/**
 * @param {Made} made
 * @param {string} name
 */
const textOf = (made, name) => new TextDecoder().decode(made.files.find((file) => file.name === name)?.bytes);

/** @param {string} words */
const bytesOf = (words) => new TextEncoder().encode(words).length;

/** @param {number} bytes */
const sizeWords = (bytes) => `${Math.ceil(bytes / 1000)} kB`;

/**
 * The figures alone: the tag around them, the script and what it fetches taken off, for places that let neither through.
 * @param {string} snippet
 */
export function withoutScript(snippet) {
  return snippet
    .replace(/<script type="module"[^>]*><\/script>\n?/, '')
    .replace(/<link rel="preload"[^>]*>\n?/g, '')
    .replace(/<script type="application\/ld\+json">[\s\S]*?<\/script>\n?/, '')
    .replace(/<\/?report-figures\b[^>]*>\n?/g, '');
}

/** @param {string} words */
const fileStem = (words) => words.replace(/[\\/:*?"<>|\s.]+/g, '-').slice(0, 40).replace(/^-|-$/g, '') || 'report-figures';

/**
 * @param {Panel} panel
 * @param {number} width
 */
const svgOf = async ({ id }, width) => (await draw(id, { width, isDark: false, frame: 'alone' }))?.svg ?? '';

/**
 * @param {Panel[]} panels
 * @param {string} title
 */
const pngName = (panels, title) => (panels.length === 1 ? `${title}.png` : `${title}-png.zip`);

/**
 * @param {Panel[]} panels
 * @param {string} title
 */
async function pngs(panels, title) {
  if (panels.length === 1) return paintPng(await svgOf(panels[0], PHONE_PX), 3);
  return pack(await pngFiles(panels));
}

/** @param {Panel[]} panels */
async function pngFiles(panels) {
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  for (const [index, panel] of panels.entries()) {
    const picture = await paintPng(await svgOf(panel, PHONE_PX), 3);
    files[`figure-${index + 1}-1080.png`] = new Uint8Array(await picture.arrayBuffer());
  }
  return files;
}

/** @param {Panel[]} panels */
async function svgs(panels) {
  if (panels.length === 1) return new Blob([await svgOf(panels[0], COLUMN_PX)], { type: 'image/svg+xml' });
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  for (const [index, panel] of panels.entries()) {
    files[`figure-${index + 1}.svg`] = new TextEncoder().encode(await svgOf(panel, COLUMN_PX));
  }
  return pack(files);
}

/**
 * All files, ready for a static host.
 * @param {Made} made
 * @param {Panel[]} panels
 */
async function zip(made, panels) {
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  for (const { name, bytes } of made.files) files[name] = bytes;
  Object.assign(files, await pngFiles(panels));
  const [name, prints] = await printed(Object.entries(files));
  files[name] = new TextEncoder().encode(prints);
  for (const name of WIDGET) {
    const answer = await fetch(new URL(`widget/${name}`, import.meta.url));
    if (!answer.ok) throw new Error(`${answer.status} for ${name}`);
    files[name] = new Uint8Array(await answer.arrayBuffer());
  }
  return pack(files);
}

/** @param {Record<string, Uint8Array>} files */
async function pack(files) {
  const { zipSync } = await import('fflate');
  // The same files give the same archive: no clock in it.
  const entries = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, [bytes, { mtime: '1980-01-01' }]]));
  return new Blob([zipSync(/** @type {any} */ (entries))], { type: 'application/zip' });
}
