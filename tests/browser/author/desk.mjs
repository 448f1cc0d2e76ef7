// What an editor does at the desk, for the tests of it.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { open } from './playwright.mjs';

export const FOLDER = '/pkg/author/';
/** As it is, without the script that listens in for the tests of other pages. */
export const PAGE = `${FOLDER}?bare`;
export const REPORT = readFileSync(new URL('../../reports/rectification/report.txt', import.meta.url), 'utf8');
export const SHORT = '2019年,全省共检查企业1200家,发现问题300个,完成整改297个,整改率98.7%。\n\n其中,查封15家,扣押5家。\n';

/**
 * Opens the desk and waits until it takes a report.
 * @param {import('node:test').TestContext} test
 */
export async function openDesk(test, settings = {}) {
  const opened = await open(test, PAGE, { width: 1280, height: 900, locale: 'zh-CN', ...settings });
  await isRead(opened.page);
  return opened;
}

/** Types or pastes a text, and waits until it is read. */
export async function bring(page, text) {
  await page.locator('#words').focus();
  await page.evaluate((words) => document.execCommand('insertText', false, words), text);
  await isRead(page);
}

/** Waits until what lies on the desk has been read. */
export const isRead = (page) => page.waitForSelector('main[aria-busy="false"]', { state: 'attached' });

/** Opens a file that is made here. */
export async function openFile(page, name, content, mimeType = 'application/octet-stream') {
  await page.setInputFiles('#file', { name, mimeType, buffer: Buffer.from(content) });
}

/** Clicks on the mark of a numeral in the text. */
export async function pick(page, written, nth = 0) {
  const mark = page.locator('#lines .mark', { hasText: new RegExp(`^${written}$`) }).nth(nth);
  await mark.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await mark.boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  await page.locator('#card').waitFor();
}

/** Fills a field of the card, as one does who goes on with the next. */
export async function say(page, label, words) {
  await page.locator('#card').getByLabel(label, { exact: true }).fill(words);
  await page.keyboard.press('Tab');
  await isRead(page);
}

/** What is offered to be taken home, by name. */
export async function offered(page, name) {
  const offer = page.locator(`[data-take="${name}"]`);
  await page.waitForSelector('#takes[aria-busy="false"]', { state: 'attached' });
  await offer.waitFor();
  return offer;
}

/** Presses the button that saves, and hands back the bytes. */
export async function saved(page, name, word = '保存') {
  const offer = await offered(page, name);
  const [download] = await Promise.all([page.waitForEvent('download'), offer.getByRole('button', { name: word }).click()]);
  const folder = mkdtempSync(join(tmpdir(), 'saved-'));
  try {
    await download.saveAs(join(folder, 'file'));
    return { name: download.suggestedFilename(), bytes: readFileSync(join(folder, 'file')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
