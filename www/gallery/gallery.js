// Lays out every panel as SVG and as canvas, and says where the two differ.

import init, { Report } from '../../target/wasm/report_figures.js';
import { MOST_UNLIKE, painted, unlike } from './compare.js';

const ROOT = new URL('../../', import.meta.url);
const RATIO = 2;

const form = document.querySelector('form');
const wishes = new URLSearchParams(location.search);
const names = await (await fetch('reports.json')).json();
for (const name of names) form.report.append(new Option(name));
for (const [name, value] of wishes) form.elements.namedItem(name).value = value;
form.addEventListener('change', () => form.submit());
document.documentElement.dataset.theme = form.theme.value;

await init({ module_or_path: new URL('pkg/report_figures_bg.wasm', ROOT) });
const look = { width: Number(form.width.value), ratio: RATIO, isDark: form.theme.value === 'dark', frame: 'alone' };
const isKept = look.width === 720 && !look.isDark;

const found = { panels: 0, unlike: 0 };
for (const name of names) if (!form.report.value || form.report.value === name) await show(name);
const outcome = document.querySelector('#outcome');
outcome.textContent = `${found.panels} panels, ${found.unlike} of them unlike on canvas and as SVG.`;
outcome.dataset.panels = found.panels;
outcome.dataset.unlike = found.unlike;

/** @param {string} name of a report */
async function show(name) {
  const folder = new URL(`tests/reports/${name}/`, ROOT);
  const report = Report.fromText(await (await fetch(new URL('report.txt', folder))).text());
  document.querySelector('main').append(element('h2', name));
  for (const [index, panel] of JSON.parse(report.reading()).panels.entries()) {
    document.querySelector('main').append(await pairOf(report, index, panel, folder));
  }
  report.free();
}

/**
 * @param {Report} report
 * @param {number} index
 * @param {{ id: string, chart: string, because: string }} panel
 * @param {URL} folder
 */
async function pairOf(report, index, { id, chart, because }, folder) {
  const drawn = report.svg(index, look);
  const kept = isKept ? await fetch(new URL(`${encodeURIComponent(id)}.svg`, folder)) : undefined;
  const svg = kept?.ok ? await kept.text() : drawn;
  const [, family] = /font-family="([^"]*)"/.exec(svg);
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  await image.decode();
  const canvas = document.createElement('canvas');
  report.draw(index, canvas, { ...look, family });
  canvas.style.width = `${canvas.width / RATIO}px`;

  const share = unlike(canvas, painted(image, canvas));
  const isUnlike = share > MOST_UNLIKE || svg !== drawn;
  found.panels += 1;
  found.unlike += Number(isUnlike);
  const pair = element('div', '', isUnlike ? 'pair unlike' : 'pair');
  pair.append(image, canvas);
  const words = element('p', ` · ${chart} · ${because}`, kept && !kept.ok ? 'absent' : '');
  words.prepend(element('b', id));
  const article = element('article', '');
  article.id = `${folder.pathname.split('/').at(-2)}/${id}`;
  article.append(words, pair);
  return article;
}

/** An element with words in it. */
function element(tag, words, className = '') {
  return Object.assign(document.createElement(tag), { textContent: words, className });
}
