// An element that is changed while it is looked at: what was painted stays until what comes next is.

import assert from 'node:assert/strict';

import { REPORT, insert, open, test } from '../page.mjs';

const PAGE = '/tests/browser/lifecycle/index.html';

/** Opens a page with figures over a fallback, and writes down whatever else is shown from then on. */
async function watched(t, options) {
  const page = await open(t, PAGE, options);
  await page.evaluate(insert, `<report-figures id="one" src="${REPORT}" panel="任务"><p id="fallback">完成27项</p></report-figures>`);
  await page.seen('report-figures-ready');
  await page.evaluate(() => {
    const root = document.querySelector('#one').shadowRoot;
    const [slot, report] = root.children;
    window.flashes = [];
    const note = (what) => window.flashes.push(what);
    // Told of every change, however short: what was hidden before it was seen until then.
    new MutationObserver((changes) => {
      for (const { target, oldValue } of changes) {
        if (target === slot && oldValue === null) note('the fallback, in between');
        if (target === report && oldValue !== null) note('no figures, in between');
      }
    }).observe(root, { attributes: true, attributeFilter: ['hidden'], attributeOldValue: true, subtree: true });
    // And of what each frame has.
    const look = () => {
      const painted = [...report.querySelectorAll('canvas')].filter((canvas) => canvas.checkVisibility() && canvas.width > 0);
      if (painted.length === 0) note('no figure');
      if (!slot.hidden) note('the fallback');
      window.looking = requestAnimationFrame(look);
    };
    look();
  });
  return page;
}

const flashes = () => window.flashes;
const ids = () => [...document.querySelector('#one').shadowRoot.querySelectorAll('.panel')].map((panel) => panel.dataset.panel);

for (const [name, value] of [['panel', '发现问题'], ['chart', 'bars'], ['src', `${REPORT}?later`], ['lang', 'en']]) {
  test(`a change of ${name} shows nothing but figures`, async (t) => {
    const page = await watched(t);
    const before = await page.evaluate(ids);
    await page.evaluate(([name, value]) => {
      const host = document.querySelector('#one');
      if (name === 'chart') host.removeAttribute('panel');
      host.setAttribute(name, value);
    }, [name, value]);
    await page.seen('report-figures-ready', 2);
    await page.frames();
    assert.deepEqual(await page.evaluate(flashes), []);
    const after = await page.evaluate(ids);
    if (name === 'panel' || name === 'chart') assert.notDeepEqual(after, before);
    assert.equal(new Set(after).size, after.length, 'the old figures are still there');
  });
}

test('a named panel takes the form asked for, with the same figures, and gets its own back', async (t) => {
  const page = await watched(t);
  const seen = () => {
    const panel = document.querySelector('#one').shadowRoot.querySelector('.panel');
    return { form: panel.querySelector('p.unseen:not(.title)').textContent.split('：')[0], figures: panel.querySelectorAll('tbody tr').length, id: panel.dataset.panel };
  };
  const forms = [];
  for (const [turn, chart] of ['bars', 'figures', 'pie', ''].entries()) {
    await page.evaluate((chart) => document.querySelector('#one').setAttribute('chart', chart), chart);
    await page.seen('report-figures-ready', turn + 2);
    await page.frames();
    forms.push(await page.evaluate(seen));
  }
  const [{ figures, id }] = forms;
  const own = { form: '完成情况', figures, id };
  assert.deepEqual(forms, [{ ...own, form: '比较' }, { ...own, form: '数字' }, own, own]);
  assert.ok(figures > 2, `${figures} figures`);
  assert.deepEqual(await page.evaluate(flashes), []);
});

test('changes one upon another show nothing but figures, and the last at the end', async (t) => {
  const page = await watched(t);
  await page.evaluate(async () => {
    const host = document.querySelector('#one');
    for (const panel of ['发现问题', '负有责任的责任人', '任务', '发现问题']) {
      host.setAttribute('panel', panel);
      await new Promise((done) => requestAnimationFrame(done));
    }
  });
  await page.waitFor(() => [...document.querySelector('#one').shadowRoot.querySelectorAll('.panel')].map((panel) => panel.dataset.panel).join() === '发现问题');
  await page.frames();
  assert.deepEqual(await page.evaluate(flashes), []);
  assert.ok((await page.panels('#one')).every(({ painted }) => painted > 0.005));
});

test('a change that fails ends with the fallback', async (t) => {
  const page = await watched(t);
  await page.evaluate(() => document.querySelector('#one').setAttribute('panel', 'nowhere'));
  await page.seen('report-figures-error');
  assert.ok(await page.evaluate(() => document.querySelector('#fallback').checkVisibility()));
  assert.deepEqual(await page.evaluate(ids), []);
});

test('what gives way gives its pixels back', async (t) => {
  const page = await watched(t);
  await page.evaluate(() => {
    window.past = [...document.querySelector('#one').shadowRoot.querySelectorAll('canvas')];
    document.querySelector('#one').setAttribute('panel', '发现问题');
  });
  await page.seen('report-figures-ready', 2);
  assert.deepEqual(await page.evaluate(() => window.past.map(({ width }) => width)), [0]);
});

test('at a new width what is on the screen is drawn anew before it is seen, and the rest after it', async (t) => {
  const page = await open(t, PAGE, { height: 900, width: 700 });
  await page.evaluate(insert, `<report-figures id="one" src="${REPORT}"></report-figures>`);
  await page.seen('report-figures-ready');
  await page.frames();
  const widths = await page.evaluate(() => new Promise((done) => {
    window.errors = [];
    addEventListener('error', ({ message }) => window.errors.push(message));
    const { port1, port2 } = new MessageChannel();
    const [first] = document.querySelector('#one').shadowRoot.querySelectorAll('canvas');
    const before = parseFloat(first.style.width);
    port2.onmessage = () => done([before, parseFloat(first.style.width)]);
    requestAnimationFrame(() => {
      document.querySelector('#one').style.width = '300px';
      // Comes when the frame is done.
      port1.postMessage('');
    });
  }));
  assert.ok(widths[0] > 350 && widths[1] === 300, `${widths} px`);
  const isWhole = () => [...document.querySelector('#one').shadowRoot.querySelectorAll('.stage')].every((stage) => {
    const canvas = stage.querySelector('canvas');
    return canvas.width === 0 || (parseFloat(canvas.style.width) === 300 && canvas.style.height === stage.style.height);
  });
  await page.waitFor(isWhole);
  // Its own new height does not call it again, which a page would hear of as an error.
  assert.deepEqual(await page.evaluate(() => window.errors), []);
  await page.evaluate(() => (document.querySelector('#one').style.width = '340px'));
  await page.waitFor(() => parseFloat(document.querySelector('#one').shadowRoot.querySelector('canvas').style.width) === 340);
});
