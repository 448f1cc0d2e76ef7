// A long report on the desk: its marks are made where somebody looks.

import assert from 'node:assert/strict';

import { REPORT, bring, isRead, openDesk } from '../author/desk.mjs';
import { test } from '../author/playwright.mjs';

const LONG = `${REPORT.trimEnd()}\n`.repeat(20);
const LAST = '最后检查企业1234家。';

/** How many marks each line of the text has. */
const marksOfLines = (page) => page.evaluate(() => [...document.querySelectorAll('#lines > div')].map((line) => line.querySelectorAll('.mark').length));

test('a long report is marked where it is looked at, and the rest when one comes there', async (t) => {
  const { page } = await openDesk(t);
  await bring(page, LONG + LAST);
  await page.evaluate(() => document.querySelector('#words').setSelectionRange(0, 0));
  const last = page.locator('#lines > div').last();
  await last.scrollIntoViewIfNeeded();
  await last.locator('.mark', { hasText: /^1234家$/ }).waitFor();
  const counts = await marksOfLines(page);
  assert.equal(counts.length, LONG.split('\n').length);
  const middle = counts.slice(Math.floor(counts.length * 0.4), Math.floor(counts.length * 0.6));
  assert.deepEqual([...new Set(middle)], [0], 'lines that nobody has come near are marked');
});

test('in a long report the keys walk to marks that nobody has seen', async (t) => {
  const { page } = await openDesk(t);
  await bring(page, LONG + LAST);
  await page.evaluate(() => document.querySelector('#words').setSelectionRange(0, 0));
  await page.keyboard.press('Alt+ArrowUp');
  await page.locator('#lines .mark.chosen', { hasText: /^1234家$/ }).waitFor();
  await page.locator('#card').getByText('1234家', { exact: true }).waitFor();
});

test('what is written into a long report is marked, and all behind it stays marked', async (t) => {
  const { page } = await openDesk(t);
  await bring(page, LONG);
  await page.evaluate(() => document.querySelector('#words').setSelectionRange(0, 0));
  await page.locator('#lines > div').first().scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.querySelectorAll('#lines > div .mark').length > 0);
  const before = await marksOfLines(page);
  await page.evaluate((words) => document.execCommand('insertText', false, words), `${LAST}\n`);
  await isRead(page);
  await page.locator('#lines > div').first().locator('.mark', { hasText: /^1234家$/ }).waitFor();
  assert.deepEqual((await marksOfLines(page)).slice(1), before);
});
