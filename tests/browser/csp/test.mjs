// A page with the strictest policy that lets WebAssembly run.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { open, panelsOf, seen, settle } from '../page.mjs';

test('a strict policy with trusted types is not violated, through drawing, reading out and highlighting', async (t) => {
  const { page, lines } = await open(t, '/tests/browser/csp/index.html');
  await settle(page);
  assert.equal((await seen(page, 'report-figures-ready', 2)).length, 2);
  const [panel] = await panelsOf(page, '#page');
  assert.ok(panel.painted > 0.01, `painted ${panel.painted}`);
  await page.locator('#page .stage').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('#page .readout .original').click();
  assert.deepEqual(await page.evaluate(() => window.seen.filter(({ name }) => name === 'violation')), []);
  assert.deepEqual(lines, []);
});
