// A long report on the desk: it is read when the hands rest.

import assert from 'node:assert/strict';

import { REPORT, bring, isRead, openDesk } from '../author/desk.mjs';
import { test } from '../author/playwright.mjs';

test('of a long text that is typed in, what is shown is the last', async (t) => {
  const { page } = await openDesk(t);
  await bring(page, REPORT.repeat(20));
  const told = await page.evaluate(async () => {
    const words = document.querySelector('#words');
    words.setSelectionRange(0, 0);
    const seen = [];
    new MutationObserver(() => {
      const mark = document.querySelector('#lines .mark')?.textContent;
      if (seen.at(-1) !== mark) seen.push(mark);
    }).observe(document.querySelector('#lines'), { subtree: true, childList: true, characterData: true });
    for (const digit of '1234') {
      document.execCommand('insertText', false, digit);
      await new Promise((done) => requestAnimationFrame(done));
    }
    document.execCommand('insertText', false, '项任务已完成。\n');
    return seen;
  });
  await isRead(page);
  await page.locator('#lines .mark', { hasText: '1234项' }).first().waitFor();
  assert.ok(!told.some((mark) => /^(1|12|123)项?$/.test(mark)), `${told} were marked in between`);
});
