// Eleven panels of the demo report on a phone with a slow network: ours beside what its peers and a hand make of the same figures.
// Prints figures, asserts nothing.
//
// Run it with `cargo xtask bench`; CHROMIUM may name the browser, LOADS how often each page is loaded, PAGES which.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

import { serve } from './shelf.mjs';

/** The first is the floor. */
const PAGES = ['canvas', 'uplot', 'chartjs', 'echarts', 'published', 'prose'];
const PHONE = { viewport: { width: 360, height: 800 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true };
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const SLOWER = 4;
const LOADS = Number(process.env.LOADS ?? 7);
/** What the reader's phone is turned to and fro. */
const WIDTHS = [340, 360, 320, 360];

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const reading = JSON.parse(await readFile(at('../reports/rectification/reading.json'), 'utf8'));
const pages = PAGES.filter((name) => !process.env.PAGES || process.env.PAGES.split(',').includes(name));
const shown = panelsOf(await readFile(at('peers/published.html'), 'utf8'));
const server = await serve(await filesOf(pages));
const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--enable-precise-memory-info'];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args });
const stage = await readFile(at('stage.js'), 'utf8');

const results = new Map(pages.map((name) => [name, []]));
// By turns: what else the machine does then meets all of them.
for (let turn = 0; turn < LOADS; turn += 1) {
  for (const name of pages) results.get(name).push(await load(name, turn === 0));
}
await browser.close();
await server.close();
print();

/** The panels that our page asks for, as rows of words and of parts of the longest bar in the same unit. */
function panelsOf(page) {
  const [, ids] = /panel="([^"]+)"/.exec(page);
  return ids.split(' ').map((id) => {
    const { title, metrics } = reading.panels.find((panel) => panel.id === id);
    const figures = metrics.map((index) => reading.metrics[index]);
    const rows = figures.map(({ label, written, value, unit }) => {
      const longest = unit === '%' ? 100 : Math.max(...figures.filter((other) => other.unit === unit).map((other) => other.value));
      return { label, written, part: value / longest };
    });
    return { title, rows };
  });
}

/** What each page loads, by name. */
async function filesOf(names) {
  await writeFile(at('peers/panels.json'), `${JSON.stringify(shown)}\n`);
  const files = new Map();
  const { outputFiles } = await build({
    entryPoints: PAGES.slice(0, 4).map((name) => at(`peers/${name}.js`)),
    outdir: at('peers'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    write: false,
  });
  for (const { path, contents } of outputFiles) files.set(path.split(/[\\/]/).at(-1), Buffer.from(contents));
  for (const name of names) files.set(`${name}.html`, await readFile(at(`peers/${name}.html`)));
  for (const name of ['report-figures.js', 'report_figures_draw_bg.wasm', 'report_figures_prose_bg.wasm']) {
    files.set(name, await readFile(at(`../../pkg/${name}`)));
  }
  files.set('report.json', JSON.stringify(reading));
  files.set('report.txt', await readFile(at('../reports/rectification/report.txt')));
  return files;
}

/** Loads a page with nothing in the cache, waits, turns the phone, asks a screen reader. */
async function load(name, isFirst) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  page.on('console', (message) => console.log(`${name}: ${message.text()}`));
  page.on('pageerror', (error) => console.log(`${name}: ${error}`));
  await page.addInitScript(stage);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  server.takeSent();
  await page.goto(`${server.origin}/${name}.html`, { waitUntil: 'commit' });
  await page.evaluate(() => globalThis.stage.quiet());
  const { first, all, count, blocked, shift, wasm } = await page.evaluate(() => globalThis.stage.result());
  const sent = server.takeSent();
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  if (isFirst && process.env.SHOTS) {
    await mkdir(process.env.SHOTS, { recursive: true });
    await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
  }
  const redraws = [];
  for (const width of WIDTHS) {
    await page.evaluate(() => globalThis.stage.restart());
    await page.setViewportSize({ ...PHONE.viewport, width });
    await page.evaluate(() => globalThis.stage.quiet());
    redraws.push((await page.evaluate(() => globalThis.stage.result())).all);
  }
  const spoken = isFirst ? await heard(devtools) : undefined;
  await context.close();
  return { sent, first, all, count, blocked, redraw: median(redraws), memory: usedSize + wasm, shift, spoken };
}

/** How many of the figures shown the tree has that screen readers walk. */
async function heard(devtools) {
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  const words = nodes.filter(({ ignored }) => !ignored).map(({ name }) => name?.value ?? '').join('\n');
  const figures = shown.flatMap(({ rows }) => rows);
  return `${figures.filter(({ written }) => words.includes(written)).length} of ${figures.length}`;
}

function median(values) {
  return values.sort((one, other) => one - other)[values.length >> 1];
}

function print() {
  const measures = [
    ['bytes a page loads, brotli', 'sent', (value) => `${(value / 1000).toFixed(1)} kB`],
    ['first panel painted', 'first', millis, true],
    ['all that is visible painted', 'all', millis, true],
    ['total blocking time', 'blocked', millis],
    ['redraw on resize', 'redraw', millis, true],
    ['heap and wasm memory', 'memory', (value) => `${(value / 1e6).toFixed(1)} MB`],
    ['layout shift', 'shift', (value) => String(Number(value.toFixed(3)))],
    ['canvases on the screen', 'count', String],
  ];
  const of = (name, key) => median(results.get(name).map((result) => result[key]));
  const row = (title, cells) => console.log(title.padEnd(30) + cells.map((cell) => cell.padStart(17)).join(''));
  row(`medians of ${LOADS} loads`, pages);
  for (const [title, key, shown, isRatio] of measures) {
    const cells = pages.map((name) => {
      const value = of(name, key);
      return shown(value) + (isRatio ? ` ${(value / of(pages[0], key)).toFixed(2)}×` : '');
    });
    row(title, cells);
  }
  row('values a screen reader reaches', pages.map((name) => results.get(name)[0].spoken));
}

function millis(value) {
  return `${value.toFixed(0)} ms`;
}
