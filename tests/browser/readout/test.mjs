// Tapping, hovering and walking through the figures.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { open, panelsOf, seen } from '../page.mjs';

const PAGE = '/tests/browser/readout/index.html';

/** Opens the page with its first panels in view. */
async function ready(t, options) {
  const opened = await open(t, PAGE, options);
  await seen(opened.page, 'report-figures-ready');
  return opened;
}

/** Where a panel's first figure lies on the screen: found as a reader finds it, by the ring that the keys show. */
async function firstMark(page) {
  const stage = page.locator('#one .stage').first();
  await stage.focus();
  await page.keyboard.press('ArrowRight');
  const box = await page.locator('#one .ring:visible').boundingBox();
  await page.keyboard.press('Escape');
  await page.locator('#one .readout:visible').waitFor({ state: 'detached' });
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const slip = (page) =>
  page.evaluate(() => {
    const slips = [...document.querySelector('#one').shadowRoot.querySelectorAll('.readout')];
    const open = slips.filter((slip) => !slip.hidden);
    if (open.length !== 1) return open.length;
    const [{ left, right }, text] = [open[0].getBoundingClientRect(), (name) => open[0].querySelector(name)?.textContent];
    return { value: text('.value'), sentence: text('.sentence'), mark: text('mark'), left, right };
  });

for (const touch of [true, false]) {
  test(`a ${touch ? 'tap' : 'click'} on a mark tells its value and its sentence with the figure marked; again closes`, async (t) => {
    const { page } = await ready(t, { touch });
    const { x, y } = await firstMark(page);
    const press = () => (touch ? page.touchscreen.tap(x, y) : page.mouse.click(x, y));
    await press();
    const [event] = (await seen(page, 'report-figures-select')).slice(-1);
    const told = await slip(page);
    assert.ok(told.value.includes(event.detail.metric.written), JSON.stringify(told));
    assert.equal(told.mark, event.detail.metric.written);
    assert.equal(told.sentence, event.detail.quote);
    assert.ok(told.left >= 0 && told.right <= 360, `${told.left} to ${told.right}`);
    await press();
    assert.equal(await slip(page), 0);
  });
}

test('hovering tells, leaving ends it', async (t) => {
  const { page } = await ready(t, { width: 720 });
  const { x, y } = await firstMark(page);
  await page.mouse.move(x, y);
  assert.ok((await slip(page)).value);
  await page.mouse.move(1, 1);
  assert.equal(await slip(page), 0);
});

test('a tap elsewhere, Escape and scrolling close', async (t) => {
  const { page } = await ready(t, { touch: true });
  const { x, y } = await firstMark(page);
  const closings = {
    Escape: () => page.keyboard.press('Escape'),
    scroll: () => page.evaluate(() => scrollBy(0, 40)),
    elsewhere: () => page.touchscreen.tap(4, 4),
  };
  for (const [name, close] of Object.entries(closings)) {
    await page.evaluate(() => scrollTo(0, 0));
    await page.touchscreen.tap(x, y);
    assert.ok((await slip(page)).value, `${name}: not open`);
    await close();
    await page.waitForFunction(() => ![...document.querySelector('#one').shadowRoot.querySelectorAll('.readout')].some((slip) => !slip.hidden));
  }
});

test('arrow keys walk through every figure of a panel and round again', async (t) => {
  const { page } = await ready(t);
  const [{ values }] = await panelsOf(page, '#one');
  await page.locator('#one .stage').first().focus();
  const told = [];
  for (let step = 0; step < values.length + 1; step += 1) {
    await page.keyboard.press('ArrowRight');
    told.push((await slip(page)).value);
  }
  assert.deepEqual(told.slice(0, -1).sort(), values.toSorted());
  assert.equal(told.at(-1), told[0]);
  await page.keyboard.press('ArrowLeft');
  assert.equal((await slip(page)).value, told.at(-2));
});

test('a vertical swipe over the canvas scrolls the page', async (t) => {
  const { page } = await ready(t, { touch: true });
  const touchActions = await page.evaluate(() => {
    const root = document.querySelector('#one').shadowRoot;
    return [...root.querySelectorAll('.stage, canvas')].map((part) => getComputedStyle(part).touchAction);
  });
  assert.deepEqual([...new Set(touchActions)], ['pan-y']);
});

test('the table holds the figures of the reading, each with its sentence', async (t) => {
  const { page } = await ready(t);
  const summary = page.locator('#one summary').first();
  assert.equal(await page.locator('#one table').first().isVisible(), false);
  await summary.click();
  assert.ok(await page.locator('#one table').first().isVisible());
  const [shown, told] = await page.evaluate(() => {
    const host = document.querySelector('#one');
    const rows = [...host.shadowRoot.querySelectorAll('.panel')].map((panel) =>
      [...panel.querySelectorAll('tbody th')].map((cell) => [cell.textContent, cell.nextSibling.textContent]),
    );
    const panels = host.reading.panels.map((panel) => panel.metrics.map((index) => host.reading.metrics[index]));
    return [rows, panels.map((metrics) => metrics.map(({ label, written }) => [label, written]))];
  });
  assert.deepEqual(shown.map((rows) => rows.length), told.map((rows) => rows.length));
  told.flat().forEach(([label, written], index) => {
    const [shownLabel, shownValue] = shown.flat()[index];
    assert.equal(shownLabel, label);
    assert.ok(shownValue.endsWith(written), `${shownValue} for ${written}`);
  });
  const marks = await page.locator('#one table mark').allTextContents();
  assert.deepEqual(marks.toSorted(), told.flat().map(([, written]) => written).toSorted());
});

test('a report that gives a script as its address leads nowhere', async (t) => {
  const { page } = await open(t, PAGE);
  await page.route('**/sly.txt', (route) => route.fulfill({ body: '整改情况\n\n地址:javascript:alert(1)\n\n检查企业1200家,发现问题300个。' }));
  await page.evaluate(() => document.querySelector('#one').setAttribute('src', '/sly.txt'));
  await page.waitForFunction(() => document.querySelector('#one').reading?.metrics.length === 2);
  const links = await page.evaluate(() => [...document.querySelector('#one').shadowRoot.querySelectorAll('a')].map(({ href }) => href));
  assert.ok(links.every((href) => /^https?:/.test(href)), String(links));
});
