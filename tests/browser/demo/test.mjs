// The demo article, on phones and wider, sharp and sharper, light and dark.

import assert from 'node:assert/strict';

import { open, test } from '../page.mjs';

const PAGE = '/www/demo/index.html';
const SINGLE = ['tasks', 'campaign', 'people', 'emissions'];

async function allIsPainted(t, options) {
  const page = await open(t, PAGE, options);
  await page.settle();
  const [ids, ratio] = await page.evaluate(() => [[...document.querySelectorAll('report-figures')].map(({ id }) => id), devicePixelRatio]);
  const shown = new Map();
  for (const id of ids) shown.set(id, await page.panels(`#${id}`));
  for (const id of SINGLE) assert.equal(shown.get(id).length, 1, id);
  assert.ok(shown.get('passage-figures').length >= 1);
  assert.ok(shown.get('whole').length >= 10, `${shown.get('whole').length} panels`);
  for (const panel of [...shown.values()].flat()) {
    assert.ok(panel.painted > 0.005 && panel.inks > 3, `${panel.title} is blank`);
    assert.deepEqual(panel.backing, panel.css.map((length) => Math.round(length * ratio)), panel.title);
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${overflow} px too wide`);
  const left = await page.evaluate(() => [...document.querySelectorAll('.fallback')].filter((one) => one.checkVisibility()).length);
  assert.equal(left, 0);
  assert.deepEqual(await page.askedElsewhere(), []);
  assert.deepEqual(await page.lines(), []);
}

test('in every engine every panel is painted, sharp and in its column', (t) => allIsPainted(t, {}));

for (const width of [360, 720]) {
  for (const ratio of [1, 2, 3]) {
    for (const dark of [false, true]) {
      test(`${width} px at ${ratio}×, ${dark ? 'dark' : 'light'}: every panel is painted, sharp and in its column`, { needs: ['ratio', 'dark'] }, (t) =>
        allIsPainted(t, { width, ratio, dark }),
      );
    }
  }
}

for (const theme of ['light', 'dark']) {
  test(`?theme=${theme} shows page and figures so, whatever the system says`, async (t) => {
    const page = await open(t, `${PAGE}?theme=${theme}`, { dark: theme === 'light' });
    await page.settle();
    const [paper, isDark] = await page.evaluate(() => {
      const { classList } = document.querySelector('#tasks').shadowRoot.querySelector('.report');
      return [getComputedStyle(document.body).backgroundColor, classList.contains('dark')];
    });
    assert.equal(paper, theme === 'dark' ? 'rgb(22, 24, 27)' : 'rgb(255, 253, 250)');
    assert.equal(isDark, theme === 'dark');
  });
}

test('the report is fetched once for all elements', async (t) => {
  const page = await open(t, PAGE);
  await page.settle();
  assert.equal(page.asked().filter((path) => path.endsWith('report.txt')).length, 1);
  assert.equal(page.asked().filter((path) => path.endsWith('.wasm')).length, 1);
});

test('the check that does not hold is told softly, and nothing else is amber', async (t) => {
  const page = await open(t, PAGE);
  await page.settle();
  const checks = (await page.panels('#whole')).flatMap((panel) => panel.checks);
  const differing = checks.filter((words) => words.startsWith('△'));
  assert.equal(differing.length, 1, checks.join('\n'));
  assert.match(differing[0], /98\.7%.*99\.9%/);
  assert.ok(checks.length >= 5, checks.join('\n'));
});
