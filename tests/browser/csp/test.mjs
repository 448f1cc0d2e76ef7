// A page with the strictest policy that lets WebAssembly run.

import assert from 'node:assert/strict';

import { open, test } from '../page.mjs';

test('a strict policy with trusted types is not violated, through drawing, reading out and highlighting', async (t) => {
  const page = await open(t, '/tests/browser/csp/index.html');
  await page.settle();
  assert.equal((await page.seen('report-figures-ready', 2)).length, 2);
  const [panel] = await page.panels('#page');
  assert.ok(panel.painted > 0.01, `painted ${panel.painted}`);
  await page.focus('#page', '.stage');
  await page.key('ArrowRight');
  await page.press('#page', '.readout .original');
  assert.deepEqual(await page.evaluate(() => window.seen.filter(({ name }) => name === 'violation')), []);
  assert.deepEqual(await page.lines(), []);
});
