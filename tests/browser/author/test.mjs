// The desk, as an editor uses it: from a pasted report to a snippet that renders in a page that knows nothing of us.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { unzipSync } from 'fflate';

import { seen, test } from './playwright.mjs';
import { REPORT, SHORT, bring, isRead, offered, openDesk, saved, say } from './desk.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const text = (bytes) => new TextDecoder().decode(bytes);

/** What the command line writes into a folder. */
function embedded(t, words, ending, options = []) {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, `report.${ending}`);
  writeFileSync(file, words);
  run(['embed', file, ...options, '-o', join(folder, 'out')]);
  const names = readdirSync(join(folder, 'out'));
  return { file, files: Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, 'out', name))])) };
}

const run = (words) =>
  execFileSync('cargo', ['run', '--quiet', '--locked', '--', ...words], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 });

/** The same files, but for what pixels make of them. */
function sameFiles(zip, files) {
  const pixels = (name) => name.endsWith('.png');
  const widget = (name) => /^report.figures.*\.(js|wasm)$/.test(name);
  const ours = Object.keys(zip).filter((name) => !widget(name) && !/-1080\.png$/.test(name));
  assert.deepEqual(ours.sort(), Object.keys(files).filter((name) => !pixels(name)).sort());
  for (const name of ours.filter((name) => name !== 'integrity.json')) assert.equal(text(zip[name]), text(files[name]), name);
  const prints = [zip, files].map((all) => JSON.parse(text(all['integrity.json'])));
  for (const name of ours.filter((name) => name !== 'integrity.json')) assert.equal(prints[0][name], prints[1][name], name);
}

test('an editor pastes a report, takes the tag, and it stands in a blank page', async (t) => {
  const { page, context } = await openDesk(t);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((words) => navigator.clipboard.writeText(words), REPORT);
  await page.locator('#words').focus();
  await page.keyboard.press('ControlOrMeta+V');
  await isRead(page);
  assert.match(await page.locator('#coverage').textContent(), /^\d+处数字，\d+个指标，/);
  await (await offered(page, 'tag')).getByRole('button', { name: '复制' }).click();
  const snippet = await page.evaluate(() => navigator.clipboard.readText());
  const zip = unzipSync((await saved(page, 'zip')).bytes);
  assert.equal(snippet, text(zip['snippet.html']));

  for (const javaScriptEnabled of [true, false]) {
    const blank = await context.browser().newContext({ javaScriptEnabled });
    t.after(() => blank.close());
    const lost = [];
    await blank.route('http://newsroom.test/**', (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      if (name === '') return route.fulfill({ contentType: 'text/html', body: `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${snippet}` });
      const types = { js: 'text/javascript', wasm: 'application/wasm', css: 'text/css', svg: 'image/svg+xml', json: 'application/json' };
      if (!zip[name]) lost.push(name);
      return zip[name] ? route.fulfill({ contentType: types[name.split('.').at(-1)], body: Buffer.from(zip[name]) }) : route.fulfill({ status: 404 });
    });
    const article = await blank.newPage();
    if (javaScriptEnabled) {
      await article.addInitScript(() => {
        window.seen = [];
        document.addEventListener('report-figures-ready', ({ detail }) => window.seen.push({ name: 'report-figures-ready', detail }));
      });
    }
    await article.goto('http://newsroom.test/');
    if (javaScriptEnabled) {
      const [{ detail }] = await seen(article, 'report-figures-ready');
      assert.ok(detail.panels > 10, `${detail.panels} panels`);
    } else {
      const pictures = article.locator('figure img');
      assert.ok((await pictures.count()) > 10);
      await pictures.first().waitFor();
    }
    assert.deepEqual(lost, []);
  }
});

test('what is taken home is byte for byte what the command line writes', async (t) => {
  const { page } = await openDesk(t);
  await bring(page, SHORT);
  const { file, files } = embedded(t, SHORT, 'txt');
  sameFiles(unzipSync((await saved(page, 'zip')).bytes), files);
  assert.equal(text((await saved(page, 'json')).bytes), run(['extract', file]));
  assert.equal(text((await saved(page, 'csv')).bytes), run(['extract', '--format', 'csv', file]));
});

test('one panel of a report, at an address of its own, is too', async (t) => {
  const { page } = await openDesk(t);
  await bring(page, REPORT);
  const [base, url] = ['https://static.newsroom.test/2020/', 'https://gov.test/report.html'];
  await page.getByLabel('哪些图').selectOption({ label: '发现问题5300个，完成整治5294个' });
  await page.getByLabel('文件将放在（可不填）').fill(base);
  await page.getByLabel('原文网址（可不填）').fill(url);
  await page.keyboard.press('Tab');
  const options = ['--panel', '发现问题', '--base', base, '--url', url];
  sameFiles(unzipSync((await saved(page, 'zip')).bytes), embedded(t, REPORT, 'txt', options).files);
  const { name, bytes } = await saved(page, 'svg');
  assert.equal(name, '发现问题5300个，完成整治5294个.svg');
  assert.equal(text(bytes), run(['draw', join(ROOT, 'tests/reports/rectification/report.txt'), '--panel', '发现问题', '-o', '-']));
});

test('and so is a report that was corrected, from the JSON taken home', async (t) => {
  const { page } = await openDesk(t);
  await bring(page, SHORT);
  await page.locator('#tab-list').click();
  await page.locator('#figures button', { hasText: '297个' }).click();
  await say(page, '数值', '296');
  await page.locator('#tab-panels').click();
  await page.locator('#panels .panel').last().getByRole('button', { name: /^不用/ }).click();
  await isRead(page);
  const json = text((await saved(page, 'json')).bytes);
  const reading = JSON.parse(json);
  assert.equal(reading.metrics.find(({ written }) => written === '297个').value, 296);
  assert.ok(reading.checks.every(({ holds }) => holds), 'the corrected claim holds');
  sameFiles(unzipSync((await saved(page, 'zip')).bytes), embedded(t, json, 'json').files);
});
