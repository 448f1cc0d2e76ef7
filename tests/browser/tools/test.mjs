// What a reader takes along: a picture, the figures; both made here, nothing sent.

import assert from 'node:assert/strict';

import { open, test } from '../page.mjs';

const PAGE = '/tests/browser/readout/index.html';
const TOOLS = '/pkg/report-figures-tools.js';

/** Keeps what is saved and copied. */
const KEEP = () => {
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    window.saved = blob;
    return createObjectURL.call(URL, blob);
  };
  HTMLAnchorElement.prototype.click = function () {
    window.name_ = this.download;
  };
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (words) => (window.copied = words) } });
};

async function opened(t) {
  const page = await open(t, PAGE, { before: KEEP });
  await page.seen('report-figures-ready');
  assert.ok(!page.asked().includes(TOOLS), 'the tools are loaded before they are asked for');
  await page.press('#one', 'summary');
  return page;
}

test('a panel is saved as a picture twice as sharp, with its title and its source', async (t) => {
  const page = await opened(t);
  await page.press('#one', '.tools button', 0);
  await page.waitFor(() => window.name_);
  const told = await page.evaluate(async () => {
    const { width, height } = await createImageBitmap(window.saved);
    const stage = document.querySelector('#one').shadowRoot.querySelector('.stage');
    return { type: window.saved.type, size: window.saved.size, width, height, room: stage.clientWidth, name: window.name_ };
  });
  assert.equal(told.type, 'image/png');
  assert.equal(told.width, told.room * 2);
  assert.ok(told.height > 300 && told.size > 5000, JSON.stringify(told));
  assert.match(told.name, /任务.*\.png$/);
  assert.deepEqual(page.asked().filter((path) => path.includes('tools')), [TOOLS]);
  assert.deepEqual(await page.askedElsewhere(), []);
});

test('the figures are copied as CSV, a figure a line', async (t) => {
  const page = await opened(t);
  const [{ values }] = await page.panels('#one');
  await page.press('#one', '.tools button', 1);
  const copied = await page.waitFor(() => window.copied);
  const [head, ...rows] = copied.split('\n');
  assert.match(head, /^label,value,unit,/);
  assert.equal(rows.length, values.length);
  const labels = await page.evaluate(() => [...document.querySelector('#one').shadowRoot.querySelector('table').querySelectorAll('tbody th')].map((cell) => cell.textContent));
  assert.deepEqual(rows.map((row) => row.split(',')[0]), labels);
});

test('targets are large enough for a finger', async (t) => {
  const page = await opened(t);
  const small = await page.evaluate(() => {
    const targets = [...document.querySelector('#one').shadowRoot.querySelectorAll('details[open] :is(button, a), summary')];
    const visible = targets.filter((target) => target.checkVisibility());
    return visible.map((target) => [target.textContent, target.getBoundingClientRect()]).filter(([, { width, height }]) => width < 24 || height < 24).map(([words, { width, height }]) => `${words}: ${width}×${height}`);
  });
  assert.deepEqual(small, []);
});
