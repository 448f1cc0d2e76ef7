// The gallery: every panel of every report, the same on a canvas and as the SVG that is kept.

import assert from 'node:assert/strict';

import { engine, open, test } from '../page.mjs';

const SIGHTS = [360, 720].flatMap((width) => ['light', 'dark'].map((theme) => ({ width, theme })));

// It is a page for those who work on the pictures; one engine's letters are enough to judge hundreds of them by.
for (const { width, theme } of engine.name === 'chromium' ? SIGHTS : []) {
  test(`${width} px, ${theme}: canvas and SVG of every panel are one picture`, async (t) => {
    const page = await open(t, `/www/gallery/index.html?width=${width}&theme=${theme}`, { width: 1480 });
    const panels = await page.waitFor(() => document.querySelector('#outcome')?.dataset.panels);
    assert.ok(Number(panels) > 200, `${panels} panels`);
    const unlike = await page.evaluate(() => [...document.querySelectorAll('article:has(.unlike)')].map(({ id }) => id));
    assert.deepEqual(unlike, []);
    assert.deepEqual(await page.lines(), []);
  });
}
