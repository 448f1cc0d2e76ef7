// Whatever goes wrong: the author's own content stays, an event says why, the console says it once, with the fix.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { REPORT, open, origin, seen } from '../page.mjs';

const HERE = '/tests/browser/failures';
const ELSEWHERE = origin.replace('127.0.0.1', 'localhost');

/** Reason, attributes of the element. */
const CASES = [
  ['wasm-not-found', { src: REPORT, 'wasm-url': '/nowhere.wasm' }],
  ['wasm-not-found', { src: REPORT, 'wasm-url': `${HERE}/index.html` }],
  ['cors', { src: REPORT, 'wasm-url': `${ELSEWHERE}/pkg/report_figures_bg.wasm` }],
  ['cors', { src: `${ELSEWHERE}${REPORT}` }],
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

const insert = (attributes) => {
  const element = document.createElement('report-figures');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.id = 'element';
  element.append(Object.assign(document.createElement('p'), { textContent: '完成27项', id: 'fallback' }));
  document.body.append(element);
};

for (const [reason, attributes] of CASES) {
  test(`${reason}: ${JSON.stringify(attributes).replace(ELSEWHERE, '…')}`, async (t) => {
    const { page, lines } = await open(t, `${HERE}/index.html`);
    await page.evaluate(insert, attributes);
    const [event] = await seen(page, 'report-figures-error');
    assert.equal(event.detail.reason, reason, event.detail.message);
    assert.ok(await page.locator('#fallback').isVisible(), 'the fallback is gone');
    assert.equal(await page.locator('#element .report').isVisible(), false);
    const ours = lines.filter((line) => line.startsWith('report-figures: '));
    assert.equal(ours.length, 1, lines.join('\n'));
    assert.ok(lines.every((line) => !line.startsWith('uncaught')), lines.join('\n'));
  });
}

test('csp: a policy without wasm-unsafe-eval is told once for all elements', async (t) => {
  const { page, lines } = await open(t, `${HERE}/policy.html`);
  const events = await seen(page, 'report-figures-error', 2);
  assert.deepEqual(events.map(({ detail }) => detail.reason), ['csp', 'csp']);
  assert.equal(await page.locator('p:visible').count(), 2);
  assert.equal(lines.filter((line) => line.includes("'wasm-unsafe-eval' to script-src")).length, 1, lines.join('\n'));
});

test('no-wasm: a browser without WebAssembly keeps the fallback', async (t) => {
  const { page, context } = await open(t, `${HERE}/index.html`);
  await context.addInitScript(() => delete globalThis.WebAssembly);
  await page.reload();
  await page.evaluate(insert, { src: REPORT });
  const [event] = await seen(page, 'report-figures-error');
  assert.equal(event.detail.reason, 'no-wasm');
  assert.ok(await page.locator('#fallback').isVisible());
});

test('too-large: a report of millions of characters is refused', async (t) => {
  const { page } = await open(t, `${HERE}/index.html`);
  await page.route('**/large.txt', (route) => route.fulfill({ body: '整改3项。'.repeat(400_000) }));
  await page.evaluate(insert, { src: '/large.txt' });
  const [event] = await seen(page, 'report-figures-error');
  assert.equal(event.detail.reason, 'too-large');
});

test('a wrong address mended draws: the fallback gives way', async (t) => {
  const { page } = await open(t, `${HERE}/index.html`);
  await page.evaluate(insert, { src: '/nowhere.txt' });
  await seen(page, 'report-figures-error');
  await page.evaluate((src) => document.querySelector('#element').setAttribute('src', src), REPORT);
  await seen(page, 'report-figures-ready');
  assert.equal(await page.locator('#fallback').isVisible(), false);
});
