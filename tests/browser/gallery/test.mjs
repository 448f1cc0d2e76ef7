// The gallery: every panel of every report, the same on a canvas and as the SVG that is kept.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { open } from '../page.mjs';

for (const width of [360, 720]) {
  for (const theme of ['light', 'dark']) {
    test(`${width} px, ${theme}: canvas and SVG of every panel are one picture`, async (t) => {
      const { page, lines } = await open(t, `/www/gallery/index.html?width=${width}&theme=${theme}`, { width: 1480 });
      await page.waitForSelector('#outcome[data-panels]', { state: 'attached' });
      const panels = await page.locator('#outcome').getAttribute('data-panels');
      assert.ok(Number(panels) > 200, `${panels} panels`);
      const unlike = await page.locator('article:has(.unlike)').evaluateAll((articles) => articles.map(({ id }) => id));
      assert.deepEqual(unlike, []);
      assert.deepEqual(lines, []);
    });
  }
}
