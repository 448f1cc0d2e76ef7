// Reports that mean harm: their words stay words, and the page goes on.

import assert from 'node:assert/strict';

import { open, test } from '../page.mjs';

const PAGE = '/tests/browser/hosts/index.html';
const MARKUP = '</td></table><script>window.harmed = 1</script><img src=x onerror="window.harmed = 2"><a href="javascript:window.harmed=3">';
const BIDI = '\u202E\u2066\u200F';

const TEXT = `${MARKUP}\n\n来源:${MARKUP}\n地址:javascript:window.harmed=4\n\n2019年,全省共检查${MARKUP}企业1200家,发现${BIDI}问题300个,\0完成\u0007整改297个,整改率99%。`;
const READING = JSON.stringify({
  version: 1,
  title: MARKUP,
  source: `${MARKUP}${BIDI}`,
  url: 'javascript:window.harmed=5',
  metrics: [
    { label: MARKUP, value: 28, unit: '<b>项', written: '28项', quote: `${MARKUP}28项`, period: '"><script>' },
    { label: `${BIDI}完成`, value: 27, unit: '项', written: '27项', quote: '' },
    { label: '=cmd()', value: 96.4, unit: '%', written: '96.4%' },
  ],
  panels: [{ id: '"><img>', title: MARKUP, chart: 'figures', metrics: [0, 1, 2] }],
});

/** Texts of a size and shape that nobody writes; what is asked is that the page answers, one way or the other. */
const HEAVY = {
  'ten megabytes': '整改3项。'.repeat(1_000_000),
  'a million commas': '1,'.repeat(499_000),
  'nothing but NULs': '\0'.repeat(100_000),
  'brackets without end': '('.repeat(50_000) + '3项',
  'JSON without end': '{"version":1,"metrics":' + '['.repeat(50_000),
};

const add = (src) => {
  const element = document.createElement('report-figures');
  element.id = 'one';
  element.setAttribute('src', src);
  element.append(Object.assign(document.createElement('p'), { id: 'fallback', textContent: '完成27项' }));
  document.body.append(element);
};
const load = () => import('/pkg/report-figures.js');

for (const [name, path, body] of [['text', '/report.txt', TEXT], ['reading', '/report.json', READING]]) {
  test(`markup in a ${name} stays words`, async (t) => {
    const page = await open(t, PAGE, { put: { [path]: body } });
    await page.evaluate(load);
    await page.evaluate(add, path);
    await page.seen('report-figures-ready');
    await page.focus('#one', '.stage');
    await page.key('ArrowRight');
    const [harm, strangers, links, shown] = await page.evaluate(() => {
      const root = document.querySelector('#one').shadowRoot;
      const all = (selector) => [...root.querySelectorAll(selector)];
      return [window.harmed ?? 0, all('script, img, iframe, b').length, all('a').map(({ href }) => href), root.querySelector('.readout').textContent.length > 0];
    });
    assert.deepEqual([harm, strangers, shown], [0, 0, true]);
    assert.deepEqual(links.filter((href) => !/^https?:/.test(href)), []);
    assert.deepEqual(await page.askedElsewhere(), []);
    const cookies = await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]);
    assert.deepEqual(cookies, ['', 0, 0]);
  });
}

for (const [name, body] of Object.entries(HEAVY)) {
  test(`${name}: the page answers`, async (t) => {
    const page = await open(t, PAGE, { put: { '/report.txt': body } });
    await page.evaluate(load);
    await page.evaluate(add, '/report.txt');
    const event = await page.waitFor(() => window.seen.find(({ name }) => /ready|error/.test(name)));
    if (event.name === 'report-figures-error') {
      assert.match(event.detail.reason, /^(too-large|no-figures|bad-report)$/, event.detail.message);
      assert.ok(await page.evaluate(() => document.querySelector('#fallback').checkVisibility()));
    }
    assert.deepEqual((await page.lines()).filter((line) => line.startsWith('uncaught')), []);
  });
}
