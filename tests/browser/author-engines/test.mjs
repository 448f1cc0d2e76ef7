// The desk in every engine: a report is read, marked, corrected, drawn and written, from paste to snippet.

import assert from 'node:assert/strict';

import { open, test } from '../page.mjs';

const SHORT = '2019年,全省共检查企业1200家,发现问题300个,完成整改297个,整改率98.7%。\n\n其中,查封15家,扣押5家。\n';

async function openWith(t, text, width) {
  const page = await open(t, '/pkg/author/', { width, height: 900 });
  await isRead(page);
  await page.evaluate((words) => {
    const field = document.querySelector('#words');
    field.value = words;
    field.dispatchEvent(new Event('input'));
  }, text);
  await isRead(page);
  return page;
}

const isRead = (page) => page.waitFor(() => document.querySelector('main').getAttribute('aria-busy') === 'false');
const isWritten = (page) => page.waitFor(() => document.querySelector('#takes').getAttribute('aria-busy') === 'false');
const marks = () => [...document.querySelectorAll('#lines .mark')].map((mark) => [mark.textContent, mark.className]);

for (const width of [360, 1280]) {
  test(`at ${width} px a report is marked under its very words, drawn and written`, async (t) => {
    const page = await openWith(t, SHORT, width);
    const found = Object.fromEntries(await page.evaluate(marks));
    assert.deepEqual(found, {
      '2019年': 'mark date', '1200家': 'mark metric', '300个': 'mark metric differs', '297个': 'mark metric differs', '98.7%': 'mark metric differs',
      '15家': 'mark metric', '5家': 'mark metric',
    });
    const heights = await page.evaluate(() => {
      const { scrollHeight, clientHeight } = document.querySelector('#words');
      return [scrollHeight, clientHeight, document.querySelector('#lines').offsetHeight];
    });
    assert.equal(new Set(heights).size, 1, String(heights));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await isWritten(page);
    await page.evaluate(() => document.querySelector('#tab-figures').click());
    await page.waitFor(() => document.querySelector('.preview img')?.naturalWidth > 0);
    const snippet = await page.evaluate(() => document.querySelector('[data-take="tag"] code').textContent);
    assert.match(snippet, /^<link rel="stylesheet" href="report-figures\.css"\/>\n<link rel="preload"[^>]*\/>\n<report-figures src="report\.[0-9a-f]{10}\.json"/);
    assert.deepEqual(await page.askedElsewhere(), []);
    assert.deepEqual(await page.lines(), []);
  });
}

test('a mark that is pressed opens its card; what is corrected there is drawn, and taken back', async (t) => {
  const page = await openWith(t, SHORT, 1280);
  const place = await page.evaluate(() => {
    const { left, top, width, height } = [...document.querySelectorAll('#lines .mark')].find((mark) => mark.textContent === '300个').getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  await page.touch(place.x, place.y);
  await page.waitFor(() => document.querySelector('#card input')?.value === '发现问题');
  await page.evaluate(() => {
    const field = document.querySelector('#card input');
    field.value = '发现环境问题';
    field.dispatchEvent(new Event('change'));
  });
  await page.evaluate(() => document.querySelector('#tab-figures').click());
  await page.waitFor(() => [...document.querySelectorAll('.panel .title')].some((title) => title.value.includes('发现环境问题300个')));
  await page.evaluate(() => document.querySelector('#undo').click());
  await page.waitFor(() => document.querySelector('#card input')?.value === '发现问题');
});

test('pictures are painted in pixels, and packed with all files', async (t) => {
  const page = await openWith(t, SHORT, 1280);
  await isWritten(page);
  const size = await page.evaluate(async () => {
    const saved = new Promise((resolve) => {
      URL.createObjectURL = ((create) => (blob) => (blob.type === 'application/zip' && resolve(blob.size), create.call(URL, blob)))(URL.createObjectURL);
    });
    HTMLAnchorElement.prototype.click = () => {};
    document.querySelector('[data-take="zip"] button').click();
    return saved;
  });
  assert.ok(size > 100_000, `${size} bytes`);
});
