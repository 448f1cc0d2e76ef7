// Elements put in and taken out a hundred times, in every engine: what can be counted without collecting garbage.

import assert from 'node:assert/strict';

import { COUNT } from '../live.mjs';
import { REPORT, open, test } from '../page.mjs';

const PAGE = '/tests/browser/lifecycle/index.html';
/** Turns in one question to the page: an engine that is slow has not answered after a hundred. */
const TURNS = 10;

/** Puts an element in, changes what it shows every other time, takes it out; tells what it had painted and what is left. */
const cycles = async ([src, turns]) => {
  const told = [];
  const pixels = () => window.canvases.filter((canvas) => (canvas.deref()?.width ?? 0) > 1).length;
  for (let turn = 0; turn < turns; turn += 1) {
    const element = document.createElement('report-figures');
    element.setAttribute('src', src);
    const ready = () => new Promise((done) => element.addEventListener('report-figures-ready', done, { once: true }));
    document.body.append(element);
    await ready();
    if (turn % 2) {
      element.setAttribute('panel', '任务');
      await ready();
    }
    const painted = pixels();
    element.remove();
    told.push([painted > 0, pixels()]);
  }
  return told;
};

test('an element put in, changed and taken out a hundred times leaves no observer, no listener, no pixels', async (t) => {
  const page = await open(t, PAGE, { before: COUNT });
  const before = await page.evaluate(() => window.live);
  for (let turn = 0; turn < 100; turn += TURNS) {
    const told = await page.evaluate(cycles, [REPORT, TURNS]);
    assert.deepEqual(told, told.map(() => [true, 0]), `after ${turn} turns`);
  }
  assert.deepEqual(await page.evaluate(() => window.live), before);
});

test('an element taken out before its figures are painted leaves nothing either', async (t) => {
  const page = await open(t, PAGE, { before: COUNT });
  const before = await page.evaluate(() => window.live);
  await page.evaluate(cycles, [REPORT, 1]);
  await page.evaluate(async (src) => {
    for (let turn = 0; turn < 20; turn += 1) {
      const element = document.createElement('report-figures');
      element.setAttribute('src', src);
      document.body.append(element);
      for (let frame = 0; frame < turn % 5; frame += 1) await new Promise((done) => requestAnimationFrame(done));
      element.remove();
    }
  }, REPORT);
  await page.frames();
  assert.deepEqual(await page.evaluate(() => window.live), before);
  assert.equal(await page.evaluate(() => window.canvases.filter((canvas) => (canvas.deref()?.width ?? 0) > 1).length), 0);
});
