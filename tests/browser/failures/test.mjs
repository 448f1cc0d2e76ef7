// Whatever goes wrong: the author's own content stays, an event says why, the console says it once, with the fix.

import assert from 'node:assert/strict';

import { CORE, REPORT, open, test } from '../page.mjs';

const HERE = '/tests/browser/failures';

/** Reason, attributes of the element; `…` is the same server under another name. */
const CASES = [
  ['wasm-not-found', { src: REPORT, 'wasm-url': '/nowhere.wasm' }],
  ['wasm-not-found', { src: REPORT, 'wasm-url': `${HERE}/index.html` }],
  ['cors', { src: REPORT, 'wasm-url': `…${CORE}` }],
  ['cors', { src: `…${REPORT}` }],
  ['bad-report', { src: '/nowhere.txt' }],
  ['bad-report', { src: `${HERE}/broken.json` }],
  ['bad-report', { src: `${HERE}/gbk.txt` }],
  ['bad-report', { src: 'http://[' }],
  ['bad-report', {}],
  ['bad-report', { for: '#nowhere' }],
  ['bad-report', { for: '<<<' }],
  ['version-mismatch', { src: `${HERE}/later.json` }],
  ['no-figures', { src: `${HERE}/no-figures.txt` }],
  ['no-figures', { src: REPORT, panel: 'nowhere' }],
  ['no-figures', { src: REPORT, section: '99' }],
];

const add = (attributes) => {
  const element = document.createElement('report-figures');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.id = 'element';
  element.append(Object.assign(document.createElement('p'), { textContent: '完成27项', id: 'fallback' }));
  document.body.append(element);
};

const addAnother = (src) => {
  const other = Object.assign(document.createElement('report-figures'), { id: 'other' });
  other.setAttribute('src', src);
  document.body.append(other);
};

/** What the reader has before him: the fallback, the figures. */
const visible = () => [document.querySelector('#fallback'), document.querySelector('#element').shadowRoot.querySelector('.report')].map((one) => one.checkVisibility());

for (const [reason, attributes] of CASES) {
  test(`${reason}: ${JSON.stringify(attributes)}`, async (t) => {
    const page = await open(t, `${HERE}/index.html`);
    await page.evaluate(add, JSON.parse(JSON.stringify(attributes).replace('…', page.elsewhere)));
    const [event] = await page.seen('report-figures-error');
    assert.equal(event.detail.reason, reason, event.detail.message);
    assert.deepEqual(await page.evaluate(visible), [true, false]);
    const lines = await page.lines();
    assert.equal(lines.filter((line) => line.startsWith('report-figures: ')).length, 1, lines.join('\n'));
    assert.ok(lines.every((line) => !line.startsWith('uncaught')), lines.join('\n'));
  });
}

test('csp: a policy without wasm-unsafe-eval is told once for all elements', async (t) => {
  const page = await open(t, `${HERE}/policy.html`);
  const events = await page.seen('report-figures-error', 2);
  assert.deepEqual(events.map(({ detail }) => detail.reason), ['csp', 'csp']);
  assert.equal(await page.evaluate(() => [...document.querySelectorAll('p')].filter((one) => one.checkVisibility()).length), 2);
  const lines = await page.lines();
  assert.equal(lines.filter((line) => line.includes("'wasm-unsafe-eval' to script-src")).length, 1, lines.join('\n'));
});

test('no-wasm: a browser without WebAssembly keeps the fallback', async (t) => {
  const page = await open(t, `${HERE}/index.html`, { before: () => delete globalThis.WebAssembly });
  await page.evaluate(add, { src: REPORT });
  const [event] = await page.seen('report-figures-error');
  assert.equal(event.detail.reason, 'no-wasm');
  assert.deepEqual(await page.evaluate(visible), [true, false]);
});

test('too-large: a report of millions of characters is refused', async (t) => {
  const page = await open(t, `${HERE}/index.html`, { put: { '/large.txt': '整改3项。'.repeat(400_000) } });
  await page.evaluate(add, { src: '/large.txt' });
  const [event] = await page.seen('report-figures-error');
  assert.equal(event.detail.reason, 'too-large');
  assert.deepEqual(await page.evaluate(visible), [true, false]);
});

/** The core falls over in its first drawings, as many as the page's address says; with `hold`, fresh ones wait for `release()`. */
const TRAPS = () => {
  const wish = new URLSearchParams(location.search);
  let left = Number(wish.get('traps'));
  const { instantiate } = WebAssembly;
  window.instances = 0;
  const held = wish.has('hold') && new Promise((done) => (window.release = done));
  WebAssembly.instantiate = async (module, imports) => {
    window.instances += 1;
    if (window.instances > 1) await held;
    const { exports } = await instantiate(module, imports);
    const report_draw = (...what) => {
      left -= 1;
      if (left >= 0) throw new WebAssembly.RuntimeError('unreachable');
      return exports.report_draw(...what);
    };
    return { exports: { ...exports, report_draw } };
  };
};

test('a core that falls over once is started afresh, for every element that it served', async (t) => {
  const page = await open(t, `${HERE}/index.html?traps=1`, { before: TRAPS });
  await page.evaluate(add, { src: REPORT, panel: '任务' });
  await page.evaluate(addAnother, REPORT);
  await page.waitFor(() => ['element', 'other'].every((id) => window.seen.some((event) => event.id === id && event.name === 'report-figures-ready')));
  assert.deepEqual(await page.evaluate(visible), [false, true]);
  assert.equal(await page.evaluate(() => window.instances), 2);
  assert.deepEqual(await page.lines(), []);
  const panels = await page.panels('#other');
  assert.ok(panels.every(({ painted }) => painted > 0.005));
});

test('a report that arrives while a core is replaced waits for the fresh one', async (t) => {
  let answer;
  const page = await open(t, `${HERE}/index.html?traps=1&hold`, {
    before: TRAPS,
    put: { '/slow.txt': { body: new Promise((resolve) => (answer = resolve)) } },
  });
  await page.evaluate(addAnother, '/slow.txt');
  await page.evaluate(add, { src: REPORT, panel: '任务' });
  await page.waitFor(() => window.instances === 2);
  answer('共38项任务,完成27项。');
  await page.waitFor(() => performance.getEntriesByName(`${location.origin}/slow.txt`)[0]?.responseEnd > 0);
  await page.frames();
  assert.deepEqual(await page.evaluate(() => window.seen.map(({ name }) => name)), []);
  await page.evaluate(() => window.release());
  await page.seen('report-figures-ready', 2);
  // What belonged to the old core would fall over in the new one.
  await page.tab.resize(600, 800);
  await page.waitFor(() => document.querySelector('#other').shadowRoot.querySelector('canvas').clientWidth > 360);
  await page.frames();
  assert.equal(await page.evaluate(() => window.instances), 2);
  assert.deepEqual(await page.lines(), []);
});

test('internal: a core that falls over again leaves the fallback', async (t) => {
  const page = await open(t, `${HERE}/index.html?traps=9`, { before: TRAPS });
  await page.evaluate(add, { src: REPORT });
  const [event] = await page.seen('report-figures-error');
  assert.equal(event.detail.reason, 'internal');
  assert.deepEqual(await page.evaluate(visible), [true, false]);
  assert.equal((await page.lines()).filter((line) => line.startsWith('report-figures: internal')).length, 1);
});

test('a wrong address mended draws: the fallback gives way', async (t) => {
  const page = await open(t, `${HERE}/index.html`);
  await page.evaluate(add, { src: '/nowhere.txt' });
  await page.seen('report-figures-error');
  await page.evaluate((src) => document.querySelector('#element').setAttribute('src', src), REPORT);
  await page.seen('report-figures-ready');
  assert.deepEqual(await page.evaluate(visible), [false, true]);
});
