// What an editor brings to the desk, in every form; and what is no report, which changes nothing.

import assert from 'node:assert/strict';

import { SHORT, bring, isRead, openDesk, openFile } from '../author/desk.mjs';
import { DOCX, OLD_PAGE, PAGE, SENTENCE, pdf } from './files.mjs';
import { test } from '../author/playwright.mjs';

const words = (page) => page.locator('#words').inputValue();
const figures = async (page) => {
  await page.locator('#tab-list').click();
  return page.locator('#figures strong').allTextContents();
};

/** Opens a file and waits until it lies on the desk. */
async function take(page, name, content) {
  await openFile(page, name, content);
  await page.locator('#message', { hasText: name }).waitFor({ state: 'attached' });
  await isRead(page);
  return page.locator('#message').textContent();
}

const LINE = '一家企业的整改涉及多个部门,由省生态环境厅统一调度,共完成';
const FORMS = [
  ['report.txt', SENTENCE, SENTENCE],
  ['report.html', PAGE, SENTENCE],
  ['report.docx', DOCX, SENTENCE],
  ['report.pdf', pdf(['整改情况公开', SENTENCE]), SENTENCE],
];

for (const [name, content, wanted] of FORMS) {
  test(`${name} is read`, async (t) => {
    const { page, lines } = await openDesk(t);
    assert.equal(await take(page, name, content), `已读入${name}`);
    assert.ok((await words(page)).split('\n').includes(wanted), await words(page));
    const found = await figures(page);
    for (const figure of ['1200家', '300个']) assert.ok(found.includes(figure), String(found));
    assert.equal(await page.locator('#name').textContent(), name);
    assert.deepEqual(lines, []);
  });
}

test('of a page the article is taken, the menus are not; a row of a table is a line', async (t) => {
  const { page } = await openDesk(t);
  await take(page, 'page.html', PAGE);
  const text = await words(page);
  for (const left of ['99条', '88篇', '66666666', 'total', '首页']) assert.ok(!text.includes(left), `${left} in ${text}`);
  assert.match(text, /立案\t15件/);
  await take(page, 'report.docx', DOCX);
  assert.match(await words(page), /立案\t15件/);
});

test('an older page is read in the encoding that it names', async (t) => {
  const { page } = await openDesk(t);
  await take(page, 'old.htm', OLD_PAGE);
  assert.match(await words(page), /2019年,共检查企业1200家。/);
});

test('the lines of a PDF are joined where a sentence goes on', async (t) => {
  const { page } = await openDesk(t);
  await take(page, 'long.pdf', pdf(['整改情况', LINE, '1200家整改。']));
  assert.equal(await words(page), `整改情况\n${LINE}1200家整改。`);
});

test('the source of a page, a table and a reading may be pasted', async (t) => {
  const { page, context } = await openDesk(t);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const paste = async (pasted) => {
    await page.evaluate((words) => navigator.clipboard.writeText(words), pasted);
    await page.locator('#words').focus();
    await page.keyboard.press('ControlOrMeta+V');
    await page.locator('#message', { hasText: '已读入' }).waitFor({ state: 'attached' });
    await isRead(page);
    await page.evaluate(() => (document.querySelector('#message').textContent = ''));
    return figures(page);
  };
  assert.ok((await paste(PAGE)).includes('1200家'));
  assert.deepEqual(await paste('指标,数值,单位\n检查企业,1200,家\n污染源,2.2万,个\n'), ['1200', '2.2万']);
  const json = JSON.stringify({ version: 1, metrics: [{ label: '检查企业', value: 1200, unit: '家', written: '1200家', quote: SENTENCE }] });
  assert.deepEqual(await paste(json), ['1200家']);
  assert.equal(await words(page), `${SENTENCE}\n`);
  assert.equal(await page.locator('#words').evaluate((field) => field.readOnly), true);
});

test('what is dropped is opened', async (t) => {
  const { page } = await openDesk(t);
  await page.evaluate((content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], 'dropped.txt'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, SENTENCE);
  await page.locator('#message', { hasText: 'dropped.txt' }).waitFor({ state: 'attached' });
  assert.equal(await words(page), SENTENCE);
});

const BAD = [
  ['scan.pdf', pdf([]), /没有文字层/],
  ['broken.pdf', '%PDF-1.4\nbroken', /打不开/],
  ['broken.docx', 'PK\x03\x04broken', /打不开/],
  ['old.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), /另存为 \.docx/],
  ['picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), /图片/],
  ['bytes.bin', Buffer.from([0, 1, 2, 3, 0xfe, 0xff, 0]), /打不开/],
  ['empty.txt', ' \n', /没有文字/],
  ['broken.json', '{"version": 1, "metrics": [}', /不合格式：line 1, column 28/],
  ['later.json', '{"version": 2}', /version 2/],
  ['broken.csv', 'a,b\n1,2\n', /label/],
];

test('a bad file is told clearly and changes nothing', async (t) => {
  const { page } = await openDesk(t);
  await bring(page, SHORT);
  const before = await page.evaluate(() => document.querySelector('#lines').textContent);
  for (const [name, content, wanted] of BAD) {
    const message = await take(page, name, content);
    assert.match(message, wanted);
    assert.match(message, new RegExp(`^没有读入${name.replace('.', '\\.')}，桌面上的内容没有变`));
    assert.equal(await words(page), SHORT);
    assert.equal(await page.evaluate(() => document.querySelector('#lines').textContent), before);
    assert.equal(await page.locator('#message').getAttribute('role'), 'alert');
  }
});
