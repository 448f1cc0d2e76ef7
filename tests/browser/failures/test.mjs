// Whatever goes wrong: the author's own content stays, an event says why, the console says it once, with the fix.

import assert from 'node:assert/strict';

import { CORE, REPORT, open, test } from '../page.mjs';

const HERE = '/tests/browser/failures';

/** Reason, attributes of the element; `…` is the same server under another name. */
const CASES = [
  ['wasm-not-found', { src: REPORT, 'wasm-url': '/nowhere.wasm' }],
  ['wasm-not-found', { src: REPORT, 'wasm-url': `${HERE}/index.html` }],
  ['cors', { src: REPORT, 'wasm-url': `…${CORE}` }],
  ['cors', { src: `…${REPORT}` }],
  ['bad-report', { src: '/nowhere.txt' }],
  ['bad-report', { src: `${HERE}/broken.json` }],
  ['bad-report', { src: `${HERE}/gbk.txt` }],
  ['bad-report', { src: 'http://[' }],
  ['bad-report', {}],
  ['bad-report', { for: '#nowhere' }],
  ['bad-report', { for: '<<<' }],
  ['version-mismatch', { src: `${HERE}/later.json` }],
  ['no-figures', { src: `${HERE}/no-figures.txt` }],
  ['no-figures', { src: REPORT, panel: 'nowhere' }],
  ['no-figures', { src: REPORT, section: '99' }],
];

const add = (attributes) => {
  const element = document.createElement('report-figures');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.id = 'element';
  element.append(Object.assign(document.createElement('p'), { textContent: '完成27项', id: 'fallback' }));
  document.body.append(element);
};

/** What the reader has before him: the fallback, the figures. */
const visible = () => [document.querySelector('#fallback'), document.querySelector('#element').shadowRoot.querySelector('.report')].map((one) => one.checkVisibility());

for (const [reason, attributes] of CASES) {
  test(`${reason}: ${JSON.stringify(attributes)}`, async (t) => {
    const page = await open(t, `${HERE}/index.html`);
    await page.evaluate(add, JSON.parse(JSON.stringify(attributes).replace('…', page.elsewhere)));
    const [event] = await page.seen('report-figures-error');
    assert.equal(event.detail.reason, reason, event.detail.message);
    assert.deepEqual(await page.evaluate(visible), [true, false]);
    const lines = await page.lines();
    assert.equal(lines.filter((line) => line.startsWith('report-figures: ')).length, 1, lines.join('\n'));
    assert.ok(lines.every((line) => !line.startsWith('uncaught')), lines.join('\n'));
  });
}

test('csp: a policy without wasm-unsafe-eval is told once for all elements', async (t) => {
  const page = await open(t, `${HERE}/policy.html`);
  const events = await page.seen('report-figures-error', 2);
  assert.deepEqual(events.map(({ detail }) => detail.reason), ['csp', 'csp']);
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('p')].filter((one) => one.checkVisibility()).length), 2);
  const lines = await page.lines();
  assert.equal(lines.filter((line) => line.includes("'wasm-unsafe-eval' to script-src")).length, 1, lines.join('\n'));
});

test('no-wasm: a browser without WebAssembly keeps the fallback', async (t) => {
  const page = await open(t, `${HERE}/index.html`, { before: () => delete globalThis.WebAssembly });
  await page.evaluate(add, { src: REPORT });
  const [event] = await page.seen('report-figures-error');
  assert.equal(event.detail.reason, 'no-wasm');
  assert.deepEqual(await page.evaluate(visible), [true, false]);
});

test('too-large: a report of millions of characters is refused', async (t) => {
  const page = await open(t, `${HERE}/index.html`, { put: { '/large.txt': '整改3项。'.repeat(400_000) } });
  await page.evaluate(add, { src: '/large.txt' });
  const [event] = await page.seen('report-figures-error');
  assert.equal(event.detail.reason, 'too-large');
  assert.deepEqual(await page.evaluate(visible), [true, false]);
});

test('a wrong address mended draws: the fallback gives way', async (t) => {
  const page = await open(t, `${HERE}/index.html`);
  await page.evaluate(add, { src: '/nowhere.txt' });
  await page.seen('report-figures-error');
  await page.evaluate((src) => document.querySelector('#element').setAttribute('src', src), REPORT);
  await page.seen('report-figures-ready');
  assert.deepEqual(await page.evaluate(visible), [false, true]);
});
