// Tapping, hovering and walking through the figures.

import assert from 'node:assert/strict';

import { open, test } from '../page.mjs';

const PAGE = '/tests/browser/readout/index.html';

/** Opens the page with its first panels in view. */
async function ready(t, options) {
  const page = await open(t, PAGE, options);
  await page.seen('report-figures-ready');
  return page;
}

/** Where a panel's first figure lies on the screen: found as a reader finds it, by the ring that the keys show. */
async function firstMark(page) {
  await page.focus('#one', '.stage');
  await page.key('ArrowRight');
  const place = await page.at('#one', '.ring:not([hidden])');
  await page.key('Escape');
  await page.waitFor(isClosed);
  return place;
}

const isClosed = () => [...document.querySelector('#one').shadowRoot.querySelectorAll('.readout')].every((slip) => slip.hidden);

const slip = () => {
  const slips = [...document.querySelector('#one').shadowRoot.querySelectorAll('.readout')];
  const open = slips.filter((slip) => !slip.hidden);
  if (open.length !== 1) return { open: open.length };
  const [{ left, right }, text] = [open[0].getBoundingClientRect(), (name) => open[0].querySelector(name)?.textContent];
  return { value: text('.value'), sentence: text('.sentence'), mark: text('mark'), left, right };
};

test('a tap or a click on a mark tells its value and its sentence with the figure marked; again closes', async (t) => {
  const page = await ready(t);
  const { x, y } = await firstMark(page);
  await page.touch(x, y);
  const [event] = (await page.seen('report-figures-select')).slice(-1);
  const told = await page.evaluate(slip);
  assert.ok(told.value.includes(event.detail.metric.written), JSON.stringify(told));
  assert.equal(told.mark, event.detail.metric.written);
  assert.equal(told.sentence, event.detail.quote);
  assert.ok(told.left >= 0 && told.right <= (await page.evaluate(() => innerWidth)), `${told.left} to ${told.right}`);
  await page.touch(x, y);
  assert.ok(await page.evaluate(isClosed));
});

test('the value stands out: its name, its period and the heads of the table are smaller and quieter', async (t) => {
  const page = await ready(t);
  await page.focus('#one', '.stage');
  await page.key('ArrowRight');
  const sizes = await page.evaluate(() => {
    const root = document.querySelector('#one').shadowRoot;
    const open = [...root.querySelectorAll('.readout')].find((slip) => !slip.hidden);
    const look = (element) => {
      const { fontSize, color } = getComputedStyle(element);
      return { size: parseFloat(fontSize), color };
    };
    const [label, value, head, cell] = [open.querySelector('.label'), open.querySelector('.value'), root.querySelector('thead th'), root.querySelector('tbody td')];
    return { label: look(label), value: look(value), head: look(head), cell: look(cell) };
  });
  for (const [less, more] of [['label', 'value'], ['head', 'cell']]) {
    assert.ok(sizes[less].size < sizes[more].size, `${less} and ${more}: ${JSON.stringify(sizes)}`);
    assert.notEqual(sizes[less].color, sizes[more].color, `${less} and ${more}: ${JSON.stringify(sizes)}`);
  }
});

test('hovering tells, leaving ends it', { needs: ['hover'] }, async (t) => {
  const page = await ready(t, { width: 720 });
  const { x, y } = await firstMark(page);
  await page.tab.move(x, y);
  assert.ok((await page.evaluate(slip)).value);
  await page.tab.move(1, 1);
  assert.ok(await page.evaluate(isClosed));
});

test('a tap elsewhere, Escape and scrolling close', async (t) => {
  const page = await ready(t);
  const { x, y } = await firstMark(page);
  const closings = {
    Escape: () => page.key('Escape'),
    scroll: () => page.evaluate(() => scrollBy(0, 40)),
    elsewhere: () => page.touch(4, 4),
  };
  for (const [name, close] of Object.entries(closings)) {
    await page.evaluate(() => scrollTo(0, 0));
    // The scroll event comes with the next frame.
    await page.frames();
    await page.touch(x, y);
    assert.ok((await page.evaluate(slip)).value, `${name}: not open`);
    await close();
    await page.waitFor(isClosed);
  }
});

test('arrow keys walk through every figure of a panel and round again', async (t) => {
  const page = await ready(t);
  const [{ values }] = await page.panels('#one');
  await page.focus('#one', '.stage');
  const told = [];
  for (let step = 0; step < values.length + 1; step += 1) {
    await page.key('ArrowRight');
    told.push((await page.evaluate(slip)).value);
  }
  assert.deepEqual(told.slice(0, -1).sort(), values.toSorted());
  assert.equal(told.at(-1), told[0]);
  await page.key('ArrowLeft');
  assert.equal((await page.evaluate(slip)).value, told.at(-2));
});

test('scrolling is left to the page in the vertical, whatever the finger is on', async (t) => {
  const page = await ready(t);
  const touchActions = await page.evaluate(() => {
    const root = document.querySelector('#one').shadowRoot;
    return [...root.querySelectorAll('.stage, canvas')].map((part) => getComputedStyle(part).touchAction);
  });
  assert.deepEqual([...new Set(touchActions)], ['pan-y']);
});

test('a vertical swipe over the canvas scrolls the page and tells nothing', { needs: ['touch'] }, async (t) => {
  const page = await ready(t);
  const { x, y } = await firstMark(page);
  await page.tab.drag([x, y + 200], [x, y - 100]);
  await page.waitFor(() => scrollY > 100);
  assert.ok(await page.evaluate(isClosed));
});

test('the table holds the figures of the reading, each with its sentence', async (t) => {
  const page = await ready(t);
  const isOpen = () => document.querySelector('#one').shadowRoot.querySelector('details').open;
  assert.equal(await page.evaluate(isOpen), false);
  await page.press('#one', 'summary');
  assert.equal(await page.evaluate(isOpen), true);
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
  const marks = await page.evaluate(() => [...document.querySelector('#one').shadowRoot.querySelectorAll('table mark')].map((mark) => mark.textContent));
  assert.deepEqual(marks.toSorted(), told.flat().map(([, written]) => written).toSorted());
});

test('a report that gives a script as its address leads nowhere', async (t) => {
  const sly = '整改情况\n\n地址:javascript:alert(1)\n\n检查企业1200家,发现问题300个。';
  const page = await open(t, PAGE, { put: { '/sly.txt': sly } });
  await page.evaluate(() => document.querySelector('#one').setAttribute('src', '/sly.txt'));
  await page.waitFor(() => document.querySelector('#one').reading?.metrics.length === 2);
  const links = await page.evaluate(() => [...document.querySelector('#one').shadowRoot.querySelectorAll('a')].map(({ href }) => href));
  assert.ok(links.every((href) => /^https?:/.test(href)), String(links));
});
