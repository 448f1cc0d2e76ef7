// An element that reads the article it stands in.

import assert from 'node:assert/strict';

import { open, test } from '../page.mjs';

const PAGE = '/tests/browser/article/index.html';

test('the article is read as a reader sees it, without the element, scripts and what is hidden', async (t) => {
  const page = await open(t, PAGE);
  await page.seen('report-figures-ready');
  const { metrics } = await page.evaluate(() => document.querySelector('#figures').reading);
  const written = metrics.map((metric) => metric.written);
  for (const figure of ['28项', '27项', '96.4%', '1200家', '300个', '297个', '99%', '361个', '110万千瓦']) {
    assert.ok(written.includes(figure), `${figure} is not among ${written}`);
  }
  assert.ok(!written.some((figure) => /99张|77项|55项/.test(figure)), String(written));
  assert.match(metrics.find((metric) => metric.written === '96.4%').quote, /占96\.4%/);
});

test('原文 brings the sentence into view and marks the very words, across tags', async (t) => {
  const page = await open(t, PAGE);
  await page.seen('report-figures-ready');
  await page.focus('#figures', '.stage', -1);
  await page.key('ArrowRight');
  const quote = await page.evaluate(() => document.querySelector('#figures').shadowRoot.querySelector('.readout:not([hidden]) .sentence').textContent);
  await page.press('#figures', '.readout .original');
  await page.waitFor(() => CSS.highlights.has('report-figures'));
  const marked = await page.evaluate(() => String([...CSS.highlights.get('report-figures')][0]));
  const squeezed = (words) => words.replace(/\s/g, '');
  assert.equal(squeezed(marked), squeezed(quote));
  await page.waitFor(() => {
    const [range] = CSS.highlights.get('report-figures');
    const { top, bottom } = range.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
});
