// How fast panels are laid out and painted, beside the same pictures drawn by hand-written canvas code: the calls that the
// core makes, written down as plain JavaScript with every position in it already. Prints a ratio, asserts nothing.
//
// Run it with `cargo xtask bench`; CHROMIUM may name the browser.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

import { serve } from '../browser/serve.mjs';

const BUDGET = 1.5;
const ROUNDS = 200;
const root = fileURLToPath(new URL('../..', import.meta.url));

const server = await serve(root);
const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args });
const page = await browser.newPage();
await page.goto(`${server.origin}/tests/browser/picture/index.html`);
const text = await readFile(new URL('../reports/rectification/report.txt', import.meta.url), 'utf8');
for (const look of [{ width: 360, ratio: 3 }, { width: 720, ratio: 2 }]) {
  const { panels, calls, ours, theirs } = await page.evaluate(race, [text, look, ROUNDS]);
  const words = `${panels} panels, ${look.width} px at ${look.ratio}×, ${calls} calls`;
  const ratio = ours / theirs;
  console.log(`${words}: ${ours.toFixed(2)} ms ours, ${theirs.toFixed(2)} ms by hand, ratio ${ratio.toFixed(2)} (budget ${BUDGET})`);
}
await browser.close();
await server.close();

/** Runs in the page: both by turns, the median of each. */
async function race([text, look, rounds]) {
  const { default: init, Report } = await import('/target/wasm/report_figures.js');
  await init({ module_or_path: '/pkg/report_figures_bg.wasm' });
  const report = Report.fromText(text);
  const count = JSON.parse(report.reading()).panels.length;
  const canvases = Array.from({ length: count }, () => document.createElement('canvas'));
  const full = { ...look, frame: 'page', family: "'PingFang SC','Noto Sans CJK SC',sans-serif" };
  const draw = () => canvases.forEach((canvas, index) => report.draw(index, canvas, full));

  let calls = 0;
  const byHand = canvases.map((canvas, index) => {
    const lines = record(canvas, () => report.draw(index, canvas, full));
    calls += lines.length;
    return new Function('canvas', `const pen = canvas.getContext('2d');\n${lines.join('\n')}`);
  });
  const replay = () => canvases.forEach((canvas, index) => byHand[index](canvas));

  const times = { ours: [], theirs: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of round % 2 ? [['ours', draw], ['theirs', replay]] : [['theirs', replay], ['ours', draw]]) {
      const start = performance.now();
      run();
      // What a canvas has been told is only done when somebody looks.
      canvases.forEach((canvas) => canvas.getContext('2d').getImageData(0, 0, 1, 1));
      times[name].push(performance.now() - start);
    }
  }
  const median = (list) => list.sort((one, other) => one - other)[list.length >> 1];
  return { panels: count, calls, ours: median(times.ours), theirs: median(times.theirs) };

  /** What a canvas and its pen are told, as statements. */
  function record(canvas, run) {
    const lines = [];
    const pen = canvas.getContext('2d');
    const sides = ['width', 'height'];
    const shown = (value) => JSON.stringify(value);
    for (const name of sides) {
      const { get, set } = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, name);
      Object.defineProperty(canvas, name, {
        configurable: true,
        get: () => get.call(canvas),
        set: (value) => (lines.push(`canvas.${name} = ${shown(value)};`), set.call(canvas, value)),
      });
    }
    const own = [];
    for (const name of Object.getOwnPropertyNames(CanvasRenderingContext2D.prototype)) {
      const { value, get, set } = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, name);
      if (name === 'constructor' || name === 'canvas') continue;
      own.push(name);
      const told = (line, act) => (lines.push(line), act());
      const method = (...given) => told(`pen.${name}(${given.map(shown).join(', ')});`, () => value.apply(pen, given));
      const field = { get: () => get.call(pen), set: (given) => told(`pen.${name} = ${shown(given)};`, () => set?.call(pen, given)) };
      Object.defineProperty(pen, name, { configurable: true, ...(typeof value === 'function' ? { value: method } : field) });
    }
    run();
    own.forEach((name) => delete pen[name]);
    sides.forEach((name) => delete canvas[name]);
    return lines;
  }
}
