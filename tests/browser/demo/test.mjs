// The demo article, on phones and wider, sharp and sharper, light and dark.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { open, origin, panelsOf, settle } from '../page.mjs';

const PAGE = '/www/demo/index.html';
const SINGLE = ['tasks', 'campaign', 'people', 'emissions'];

for (const width of [360, 720]) {
  for (const ratio of [1, 2, 3]) {
    for (const dark of [false, true]) {
      test(`${width} px at ${ratio}×, ${dark ? 'dark' : 'light'}: every panel is painted, sharp and in its column`, async (t) => {
        const { page, requests, lines } = await open(t, PAGE, { width, ratio, dark });
        await settle(page);
        const ids = await page.evaluate(() => [...document.querySelectorAll('report-figures')].map(({ id }) => id));
        const shown = new Map();
        for (const id of ids) shown.set(id, await panelsOf(page, `#${id}`));
        for (const id of SINGLE) assert.equal(shown.get(id).length, 1, id);
        assert.ok(shown.get('passage-figures').length >= 1);
        assert.ok(shown.get('whole').length >= 10, `${shown.get('whole').length} panels`);
        for (const panel of [...shown.values()].flat()) {
          assert.ok(panel.painted > 0.005 && panel.inks > 3, `${panel.title} is blank`);
          assert.deepEqual(panel.backing, panel.css.map((length) => Math.round(length * ratio)), panel.title);
        }
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${overflow} px too wide`);
        assert.equal(await page.locator('.fallback:visible').count(), 0);
        assert.deepEqual(requests.filter((url) => !url.startsWith(origin) && !url.startsWith('blob:')), []);
        assert.deepEqual(lines, []);
      });
    }
  }
}

for (const theme of ['light', 'dark']) {
  test(`?theme=${theme} shows page and figures so, whatever the system says`, async (t) => {
    const { page } = await open(t, `${PAGE}?theme=${theme}`, { dark: theme === 'light' });
    await settle(page);
    const [paper, isDark] = await page.evaluate(() => {
      const { classList } = document.querySelector('#tasks').shadowRoot.querySelector('.report');
      return [getComputedStyle(document.body).backgroundColor, classList.contains('dark')];
    });
    assert.equal(paper, theme === 'dark' ? 'rgb(22, 24, 27)' : 'rgb(255, 253, 250)');
    assert.equal(isDark, theme === 'dark');
  });
}

test('the report is fetched once for all elements', async (t) => {
  const { page, requests } = await open(t, PAGE);
  await settle(page);
  assert.equal(requests.filter((url) => url.endsWith('report.txt')).length, 1);
  assert.equal(requests.filter((url) => url.endsWith('.wasm')).length, 1);
});

test('the check that does not hold is told softly, and nothing else is amber', async (t) => {
  const { page } = await open(t, PAGE);
  await settle(page);
  const checks = (await panelsOf(page, '#whole')).flatMap((panel) => panel.checks);
  const differing = checks.filter((words) => words.startsWith('△'));
  assert.equal(differing.length, 1, checks.join('\n'));
  assert.match(differing[0], /98\.7%.*99\.9%/);
  assert.ok(checks.length >= 5, checks.join('\n'));
});
