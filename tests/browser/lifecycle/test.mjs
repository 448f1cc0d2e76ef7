// Elements that come, go and change, as pages without reloads make them.

import assert from 'node:assert/strict';

import { COUNT } from '../live.mjs';
import { REPORT, open, test } from '../page.mjs';

const PAGE = '/tests/browser/lifecycle/index.html';

const insert = (src) => {
  const element = document.createElement('report-figures');
  element.id = 'one';
  element.setAttribute('src', src);
  document.body.replaceChildren(element);
};

/** Collects in a task of its own, where no stack holds anything. */
const COLLECT = () => gc({ type: 'major', execution: 'async' });

test('an element put in and taken out a hundred times leaves nothing behind', { needs: ['memory'] }, async (t) => {
  const page = await open(t, PAGE, { before: COUNT });
  const before = await page.evaluate(() => window.live);
  const cycle = async (src) => {
    const element = document.createElement('report-figures');
    element.setAttribute('src', src);
    const ready = new Promise((done) => element.addEventListener('report-figures-ready', done));
    document.body.replaceChildren(element);
    await ready;
    element.remove();
    (window.past ??= []).push(new WeakRef(element));
  };
  const cycles = async (count) => {
    for (let turn = 0; turn < count; turn += 1) await page.evaluate(cycle, REPORT);
    // What one collection finalizes, the next one frees.
    for (let turn = 0; turn < 3; turn += 1) await page.evaluate(COLLECT);
    const held = await page.evaluate(() => window.past.filter((reference) => reference.deref()).length);
    return { held, heap: await page.evaluate(() => performance.memory.usedJSHeapSize) };
  };
  // What the engine learns of our code in the first of them stays.
  const few = await cycles(30);
  const many = await cycles(100);
  assert.deepEqual(await page.evaluate(() => window.live), before);
  assert.ok(many.held <= 2, `${many.held} of 130 elements are still held`);
  assert.ok(many.heap - few.heap < 1_000_000, `the heap grew by ${many.heap - few.heap} bytes over the last 100`);
});

test('the core gives back the memory of reports that are shown no more', async (t) => {
  const page = await open(t, PAGE, {
    before: () => {
      const { instantiate } = WebAssembly;
      WebAssembly.instantiate = async (...what) => {
        const made = await instantiate(...what);
        window.core = (made.instance ?? made).exports;
        return made;
      };
    },
  });
  const turns = async (count) => {
    for (let turn = 0; turn < count; turn += 1) {
      await page.evaluate(insert, `${REPORT}?${turn % 3}`);
      await page.waitFor(() => document.querySelector('#one').reading);
    }
    return page.evaluate(() => ({ bytes: window.core.memory.buffer.byteLength, slots: window.core.__wbindgen_externrefs.length }));
  };
  const few = await turns(30);
  assert.deepEqual(await turns(60), few, 'after 60 reports more');
});

test('an element taken out while it loads stays quiet', async (t) => {
  let answer;
  const page = await open(t, PAGE, { put: { '/slow.txt': { body: new Promise((resolve) => (answer = resolve)) } } });
  await page.evaluate(insert, '/slow.txt');
  while (!page.asked().includes('/slow.txt')) await page.frames();
  await page.evaluate(() => document.querySelector('#one').remove());
  answer('完成整改3项。');
  await page.evaluate(insert, REPORT);
  const events = await page.seen('report-figures-ready');
  assert.equal(events.length, 1);
  assert.deepEqual(await page.lines(), []);
});

test('an element moved to another place shows there what it showed', async (t) => {
  const page = await open(t, PAGE);
  await page.evaluate(insert, REPORT);
  await page.seen('report-figures-ready');
  const before = await page.panels('#one');
  await page.evaluate(() => {
    const aside = document.createElement('aside');
    document.body.append(aside);
    aside.append(document.querySelector('#one'));
  });
  await page.seen('report-figures-ready', 2);
  assert.deepEqual(await page.panels('#one'), before);
});

test('a page that replaces its content without reloading shows the next report', async (t) => {
  const page = await open(t, PAGE);
  await page.evaluate(insert, REPORT);
  await page.seen('report-figures-ready');
  await page.evaluate((src) => {
    const main = document.createElement('main');
    main.append(document.createRange().createContextualFragment(`<report-figures id="next" src="${src}"></report-figures>`));
    document.body.replaceChildren(main);
  }, REPORT);
  await page.seen('report-figures-ready', 2);
  assert.ok((await page.panels('#next')).length > 3);
});

test('a change that changes nothing draws nothing', async (t) => {
  const page = await open(t, PAGE);
  await page.evaluate(insert, REPORT);
  await page.seen('report-figures-ready');
  // Ready is what is on the screen: the next panels, half a screen away, are painted after it.
  await page.waitFor(() =>
    [...document.querySelector('#one').shadowRoot.querySelectorAll('canvas')].every((canvas) => {
      const { top } = canvas.parentElement.getBoundingClientRect();
      return canvas.width > 0 === top < innerHeight * 1.5;
    }),
  );
  const changes = await page.evaluate(async () => {
    const host = document.querySelector('#one');
    let count = 0;
    const observer = new MutationObserver((records) => (count += records.length));
    observer.observe(host.shadowRoot, { subtree: true, childList: true, attributes: true, characterData: true });
    const { width } = host.shadowRoot.querySelector('canvas');
    host.setAttribute('src', host.getAttribute('src'));
    document.documentElement.className = 'scrolled';
    host.style.paddingBottom = '3px';
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
    return [count, host.shadowRoot.querySelector('canvas').width === width];
  });
  assert.deepEqual(changes, [0, true]);
});

test('attributes changed are followed: panel, theme, src', async (t) => {
  const page = await open(t, PAGE);
  await page.evaluate(insert, REPORT);
  await page.seen('report-figures-ready');
  const [, second] = await page.panels('#one');
  await page.evaluate((id) => document.querySelector('#one').setAttribute('panel', id), second.id);
  await page.seen('report-figures-ready', 2);
  assert.deepEqual((await page.panels('#one')).map(({ id }) => id), [second.id]);
  const ground = () => document.querySelector('#one').shadowRoot.querySelector('canvas').getContext('2d').getImageData(0, 0, 1, 1).data[0];
  assert.ok((await page.evaluate(ground)) > 200);
  await page.evaluate(() => document.querySelector('#one').setAttribute('theme', 'dark'));
  await page.waitFor(() => document.querySelector('#one').shadowRoot.querySelector('canvas').getContext('2d').getImageData(0, 0, 1, 1).data[0] < 60);
});
