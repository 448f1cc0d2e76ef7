// What the desk keeps, what it asks of the network, and whom it shuts out: nothing lost, nothing sent, nobody.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';

import { DOCX, PAGE as SITE, SENTENCE, pdf } from '../author-in/files.mjs';
import { FOLDER, PAGE, REPORT, SHORT, bring, isRead, offered, openDesk, openFile, pick, say, saved } from '../author/desk.mjs';
import { origin, test } from '../author/playwright.mjs';
import { HANS } from '../../../www/author/words/zh-hans.js';
import { HANT } from '../../../www/author/words/zh-hant.js';

const AXE = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const label = (page) => page.locator('#card').getByLabel('名称');
/** Waits until the store has the work as it is on the desk. */
async function isKept(page, label) {
  const stored = () =>
    page.evaluate(async () => {
      const result = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
      const database = await result(indexedDB.open('report-figures-desk'));
      const work = await result(database.transaction('work').objectStore('work').get('work'));
      database.close();
      return JSON.stringify(work ?? {});
    });
  while (!(await stored()).includes(label)) await page.evaluate(() => new Promise(requestAnimationFrame));
}

test('the work survives a reload and a tab that is lost, and can be cleared', async (t) => {
  const { page, context } = await openDesk(t);
  await bring(page, SHORT);
  await pick(page, '300个');
  await say(page, '名称', '发现环境问题');
  await isKept(page, '发现环境问题');
  await page.reload();
  await isRead(page);
  await pick(page, '300个');
  assert.equal(await label(page).inputValue(), '发现环境问题');
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await again.goto(origin + PAGE);
  await isRead(again);
  assert.equal(await again.locator('#words').inputValue(), SHORT);
  await again.locator('#clear').click();
  await again.locator('#ask').getByRole('button', { name: '清空' }).click();
  await again.waitForFunction(() => document.querySelector('#words').value === '');
  await again.reload();
  await isRead(again);
  assert.equal(await again.locator('#words').inputValue(), '');
});

test('who leaves before the work is safe is warned, and who leaves after is not', async (t) => {
  const { page } = await openDesk(t);
  const warned = () => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  assert.equal(await warned(), false);
  await page.evaluate(() => (indexedDB.open = () => { throw new DOMException('closed', 'SecurityError'); }));
  await bring(page, SHORT);
  assert.equal(await warned(), true);
  await page.locator('#message', { hasText: '不让存储' }).waitFor();
  assert.equal(await warned(), true);
});

test('no request leaves but for files of its own folder, and after the first visit none is needed', async (t) => {
  const { page, context, requests } = await openDesk(t);
  // The server of these tests puts two scripts of its own into the page that the worker keeps.
  const isOurs = (url) => url.startsWith(origin + FOLDER) || /^(blob|data):|\/(listen|before)\.js$/.test(url);
  const strangers = () => requests.filter((url) => !isOurs(url));
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  const fetched = [];
  page.on('response', (response) => response.fromServiceWorker() || fetched.push(response.url()));
  await bring(page, REPORT);
  await pick(page, '28项');
  await offered(page, 'tag');
  assert.deepEqual(fetched.filter((url) => !/^(blob|data):/.test(url)), [], 'reading, drawing and writing ask the network for nothing');
  assert.deepEqual(strangers(), []);
  await context.setOffline(true);
  await page.reload();
  await isRead(page);
  for (const [name, content] of [['a.html', SITE], ['a.docx', DOCX], ['a.pdf', pdf(['整改情况公开', SENTENCE])]]) {
    await openFile(page, name, content);
    await page.locator('#message', { hasText: `已读入${name}` }).waitFor({ state: 'attached' });
  }
  assert.ok((await saved(page, 'zip')).bytes.length > 100_000, 'with the widget in it');
  assert.deepEqual(strangers(), []);
});

for (const locale of ['zh-CN', 'zh-TW', 'en-US']) {
  for (const dark of [false, true]) {
    test(`no barrier is found: ${locale}, ${dark ? 'dark' : 'light'}`, async (t) => {
      // The rules run in an own script of the test, which the page's policy would keep out.
      const { page, lines } = await openDesk(t, { locale, dark, bypassCSP: true });
      const barriers = async (where) => {
        const found = await page.evaluate(async (source) => {
          if (!window.axe) new Function(source)();
          const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
          return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 120))}`);
        }, AXE);
        assert.deepEqual(found, [], where);
      };
      await barriers('empty');
      await bring(page, SHORT);
      await offered(page, 'tag');
      await pick(page, '300个');
      await barriers('card and panels');
      for (const tab of ['#tab-checks', '#tab-list']) {
        await page.locator(tab).click();
        await barriers(tab);
      }
      await page.setViewportSize({ width: 360, height: 740 });
      for (const tab of ['#tab-text', '#tab-figures', '#tab-out']) {
        await page.locator(tab).click();
        await barriers(`phone ${tab}`);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${tab} is too wide`);
      }
      assert.deepEqual(lines, []);
    });
  }
}

test('each language has all words, and no words of another', async (t) => {
  const { page } = await openDesk(t, { locale: 'en-US' });
  const said = async (lang) => {
    await page.locator('#language').selectOption(lang);
    return page.evaluate(() => [...document.querySelectorAll('[data-words], [data-label]')].map((each) => each.getAttribute('aria-label') ?? each.textContent));
  };
  const [hans, hant, en] = [await said('zh-Hans'), await said('zh-Hant'), await said('en')];
  assert.ok(en.every((words) => words && !/[\u4e00-\u9fff]/.test(words)), String(en));
  assert.ok(hans.every(Boolean) && hant.every(Boolean));
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  assert.ok(hant.join('').includes('數說') && !/[数说图们这]/.test(hant.join('')), hant.join(' '));
});

test('every reason that a kept reading gives for a form is told in Chinese', async () => {
  const folder = new URL('../../reports/', import.meta.url);
  const reasons = new Set();
  for (const name of readdirSync(folder)) {
    const { panels } = JSON.parse(readFileSync(new URL(`${name}/reading.json`, folder), 'utf8'));
    for (const { because } of panels) reasons.add(because);
  }
  for (const { reasons: told } of [HANS, HANT]) assert.deepEqual([...reasons].filter((reason) => !told[reason]), []);
});

test('the keyboard alone suffices', async (t) => {
  const { page } = await openDesk(t);
  const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent || document.activeElement.name);
  await bring(page, SHORT);
  await press('ControlOrMeta+Home', 'Alt+ArrowDown', 'Alt+ArrowDown', 'Alt+Enter');
  await page.locator('#card').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.value), '发现问题');
  await page.keyboard.press('End');
  await page.keyboard.type('数');
  await press('Tab');
  await isRead(page);
  assert.equal(await label(page).inputValue(), '发现问题数');
  await press('Escape');
  assert.equal(await focused(), 'words');
  await press('ControlOrMeta+z');
  await isRead(page);
  await press('Alt+Enter');
  assert.equal(await label(page).inputValue(), '发现问题');
  await press('Escape');
  for (let steps = 0; (await focused()) !== 'tab-panels' && steps < 20; steps += 1) await press('Tab');
  await press('ArrowRight');
  assert.equal(await page.locator('#tab-checks').getAttribute('aria-selected'), 'true');
  await press('ArrowRight', 'Tab', 'Tab', 'Enter');
  assert.match(await page.locator('#card strong').textContent(), /1200家/);
});
