// Our table of widths against what a browser measures.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { engine, open, test } from '../page.mjs';

/** What a text may be narrower or wider than we take it to be. */
const MOST = 0.03;
/** In pixels: of a single mark a hundredth of a pixel is more than that. */
const LEAST_PX = 0.75;

const texts = JSON.parse(await readFile(new URL('widths.json', import.meta.url), 'utf8'));

// The fonts that the tests install are those of one engine's machine alone.
for (const family of engine.name === 'chromium' ? [
  "-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC',sans-serif",
  "-apple-system,'PingFang TC','Microsoft JhengHei','Noto Sans CJK TC','Noto Sans TC','Source Han Sans TC',sans-serif",
  "'PingFang HK','Noto Sans CJK HK',sans-serif",
] : []) {
  test(`the widths of the table are those of ${family}`, async (t) => {
    const page = await open(t, '/tests/browser/picture/index.html');
    const measure = ([texts, family]) => {
      const pen = document.createElement('canvas').getContext('2d');
      return texts.map(([words, size, isBold]) => {
        pen.font = `${isBold ? '600 ' : ''}${size}px ${family}`;
        return pen.measureText(words).width;
      });
    };
    const measured = await page.evaluate(measure, [texts, family]);
    const isOff = ([, , , ours], at) => Math.abs(ours - measured[at]) > Math.max(MOST * measured[at], LEAST_PX);
    const off = texts.map((text, at) => [text, at]).filter(([text, at]) => isOff(text, at));
    assert.ok(texts.length > 100, `${texts.length} texts`);
    assert.deepEqual(off.map(([[words, size, , ours], at]) => `「${words}」 ${size} px: ${ours} for ${measured[at].toFixed(2)}`), []);
  });
}
