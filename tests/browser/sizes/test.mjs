// What an element makes of its column, of sharp screens and of dark pages.

import assert from 'node:assert/strict';

import { REPORT, open, test } from '../page.mjs';

const PAGE = '/tests/browser/sizes/index.html';

const insert = (src) => {
  const element = document.createElement('report-figures');
  element.id = 'one';
  element.setAttribute('src', src);
  document.body.replaceChildren(element);
};

test('dark is followed when the system or the page switches to it', { needs: ['dark'] }, async (t) => {
  const page = await open(t, PAGE);
  await page.evaluate(insert, REPORT);
  await page.seen('report-figures-ready');
  const isDark = (wanted) =>
    page.waitFor(
      (wanted) => document.querySelector('#one').shadowRoot.querySelector('.report').classList.contains('dark') === wanted,
      wanted,
    );
  await isDark(false);
  await page.tab.media({ dark: true });
  await isDark(true);
  await page.tab.media({ dark: false });
  await isDark(false);
  await page.evaluate(() => document.body.setAttribute('style', 'background: #111'));
  await isDark(true);
});

test('a column that grows and shrinks takes the figures with it', async (t) => {
  const page = await open(t, PAGE, { width: 800 });
  await page.evaluate(insert, REPORT);
  await page.evaluate(() => {
    const row = document.createElement('div');
    row.style.display = 'flex';
    row.append(...document.body.childNodes);
    document.body.append(row);
    document.querySelector('#one').style.flex = '1';
  });
  await page.seen('report-figures-ready');
  for (const width of [400, 700, 320]) {
    await page.tab.resize(width, 800);
    await page.waitFor((width) => {
      const { width: canvas } = document.querySelector('#one').shadowRoot.querySelector('canvas').getBoundingClientRect();
      const { clientWidth, scrollWidth } = document.documentElement;
      return canvas === clientWidth - 16 && innerWidth === width && scrollWidth <= clientWidth;
    }, width);
  }
});

test('a very long panel stays within what a canvas bears', async (t) => {
  const metrics = Array.from({ length: 400 }, (_, row) => ({ label: `第${row}县`, value: row + 1, unit: '个' }));
  const panels = [{ id: 'long', title: '400个县', chart: 'bars', metrics: metrics.map((_, index) => index) }];
  const body = JSON.stringify({ version: 1, metrics, panels });
  const page = await open(t, PAGE, { ratio: 3, put: { '/long.json': body } });
  await page.evaluate(insert, '/long.json');
  await page.seen('report-figures-ready');
  const canvases = await page.evaluate(() =>
    [...document.querySelector('#one').shadowRoot.querySelectorAll('canvas')].map((canvas) => {
      const { width, height } = canvas.getBoundingClientRect();
      const foot = canvas.getContext('2d').getImageData(0, canvas.height - 200, canvas.width, 200).data;
      return { backing: [canvas.width, canvas.height], css: [width, height], inks: new Set(foot).size };
    }),
  );
  assert.ok(Math.max(...canvases.map(({ css }) => css[1])) > 6000, 'no panel is long');
  for (const { backing, css, inks } of canvases) {
    assert.ok(backing[0] * backing[1] <= 16_777_216 && Math.max(...backing) <= 16_384, String(backing));
    assert.ok(Math.abs(backing[0] / css[0] - backing[1] / css[1]) < 0.01, `${backing} for ${css}`);
    assert.ok(inks > 3, 'blank at its foot');
  }
});

test('forced colours are taken: the picture is painted in them alone', { needs: ['forced'] }, async (t) => {
  const page = await open(t, PAGE, { forced: true });
  await page.evaluate(insert, REPORT);
  await page.seen('report-figures-ready');
  const [painted, wanted] = await page.evaluate(() => {
    const canvas = document.querySelector('#one').shadowRoot.querySelector('canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
    const inkOf = (color) => {
      pen.fillStyle = color;
      pen.fillRect(0, 0, 1, 1);
      return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3).join();
    };
    const counts = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const ink = data.slice(at, at + 3).join();
      counts.set(ink, (counts.get(ink) ?? 0) + 1);
    }
    const most = [...counts].sort(([, one], [, other]) => other - one).map(([ink]) => ink);
    return [most.slice(0, 2), ['Canvas', 'Highlight', 'CanvasText', 'GrayText'].map(inkOf)];
  });
  assert.ok(painted.every((ink) => wanted.includes(ink)), `${painted} beside ${wanted}`);
});

test('a page that says nothing of dark stays light for a reader who prefers it', async (t) => {
  const page = await open(t, '/tests/browser/loading/index.html', { dark: true });
  await page.evaluate(insert, REPORT);
  await page.seen('report-figures-ready');
  const isDark = await page.evaluate(() => Boolean(document.querySelector('#one').shadowRoot.querySelector('.report.dark')));
  assert.equal(isDark, false);
});

test('a redraw makes no canvas and reads nothing again', async (t) => {
  const page = await open(t, PAGE, { width: 800 });
  await page.evaluate(insert, REPORT);
  await page.seen('report-figures-ready');
  await page.evaluate(() => {
    const host = document.querySelector('#one');
    window.before = { canvases: [...host.shadowRoot.querySelectorAll('canvas')], reading: host.reading, made: 0 };
    performance.clearResourceTimings();
    const make = Document.prototype.createElement;
    Document.prototype.createElement = function (name, ...more) {
      window.before.made += Number(String(name).toLowerCase() === 'canvas');
      return make.call(this, name, ...more);
    };
  });
  for (const width of [400, 700]) {
    await page.tab.resize(width, 800);
    // The column is what the engine's own scroll bar leaves of the window.
    await page.waitFor((width) => {
      const column = document.querySelector('#one').clientWidth;
      return innerWidth === width && column < width && Math.abs(window.before.canvases[0].getBoundingClientRect().width - column) < 1;
    }, width);
  }
  const [made, isSame, isRead, fetched] = await page.evaluate(() => {
    const { canvases, reading, made } = window.before;
    const host = document.querySelector('#one');
    const now = [...host.shadowRoot.querySelectorAll('canvas')];
    return [made, now.length === canvases.length && now.every((canvas, at) => canvas === canvases[at]), host.reading !== reading, performance.getEntriesByType('resource').length];
  });
  assert.deepEqual([made, isSame, isRead, fetched], [0, true, false, 0]);
});
