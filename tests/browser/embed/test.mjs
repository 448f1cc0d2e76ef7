// What a newsroom pastes: static figures, the tag that takes their place, the frame.

import assert from 'node:assert/strict';

import { embedded } from '../embedded.mjs';
import { open, test } from '../page.mjs';

const page = (body, head = '') => `<!doctype html>
<html lang="zh-Hans"><meta charset="utf-8"><link rel="icon" href="data:,"><title>一篇报道</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">${head}
<main><h1>一篇报道</h1><p>前文。</p>${body}<p id="after">后文。</p></main></html>`;

/** An article with the snippet in it. */
function article(wishes, head) {
  const files = embedded({ base: '/paper/', ...wishes });
  return { ...files, '/article.html': page(files['/paper/snippet.html'], head) };
}

const CORE = '/pkg/report_figures_draw_bg.wasm';

const figures = () => [...document.querySelectorAll('.report-figure')].map((figure) => figure.checkVisibility());
const isWhole = (shown) => shown.length === 3 && shown.every(Boolean);

test('without scripts the figures are whole: pictures, checks, sources, tables with their sentences', async (t) => {
  const paper = await open(t, '/article.html', { put: article({ scripts: '/nowhere/' }) });
  await paper.waitFor(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0));
  assert.ok(isWhole(await paper.evaluate(figures)));
  const [width, room, rows, links, shown] = await paper.evaluate(() => {
    const details = document.querySelector('.report-figure details');
    details.open = true;
    const { clientWidth, scrollWidth } = document.documentElement;
    const count = (selector) => document.querySelectorAll(selector).length;
    return [scrollWidth, clientWidth, count('tbody th'), count('a[href*="#:~:text="]'), details.querySelector('table').checkVisibility()];
  });
  assert.ok(width <= room, `${width} in ${room}`);
  assert.ok(rows >= 12 && links >= 4 && shown, `${rows} rows, ${links} links`);
  assert.deepEqual(await paper.askedElsewhere(), []);
});

for (const width of [360, 1000]) {
  test(`the tag takes the place of the static figures, and nothing moves: ${width} px`, async (t) => {
    const paper = await open(t, '/article.html', { width, put: article() });
    await paper.settle();
    const [panel] = await paper.panels('report-figures');
    assert.ok(panel.painted > 0.01, `painted ${panel.painted}`);
    assert.ok(!(await paper.evaluate(figures)).some(Boolean), 'both are seen');
    const shifts = await paper.evaluate(() => window.shifts ?? []);
    assert.deepEqual(shifts, []);
    assert.deepEqual(await paper.lines(), []);
    const cores = paper.asked().filter((path) => path.includes('.wasm'));
    assert.deepEqual(cores, [CORE], 'a published reading needs the small core alone, asked for once');
    const reports = paper.asked().filter((path) => path.startsWith('/paper/report.'));
    assert.equal(reports.length, 1, 'the report is asked for more than once');
  });
}

test('a core that is not there leaves the static figures', async (t) => {
  const gone = { [CORE]: { body: 'gone', status: 404 } };
  const paper = await open(t, '/article.html', { put: { ...article(), ...gone } });
  const [event] = await paper.seen('report-figures-error');
  assert.equal(event.detail.reason, 'wasm-not-found');
  assert.ok(isWhole(await paper.evaluate(figures)));
});

test('a report that is not the one meant is refused, and the static figures stay', async (t) => {
  const files = article();
  const name = Object.keys(files).find((name) => name.startsWith('/paper/report.'));
  files[name] = files[name].replace('"value":28', '"value":29');
  const paper = await open(t, '/article.html', { put: files });
  const [event] = await paper.seen('report-figures-error');
  assert.equal(event.detail.reason, 'bad-report');
  assert.ok(isWhole(await paper.evaluate(figures)));
});

test('under the strictest policy the pasted snippet breaks nothing', async (t) => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
  const files = article({}, `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
  const paper = await open(t, '/article.html', { put: files });
  await paper.settle();
  await paper.seen('report-figures-ready');
  assert.deepEqual(await paper.evaluate(() => window.seen.filter(({ name }) => name === 'violation')), []);
});

test('on paper stand the static figures, their tables open', { needs: ['print'] }, async (t) => {
  const paper = await open(t, '/article.html', { put: article() });
  await paper.settle();
  await paper.tab.media({ print: true });
  const [static_, live, table] = await paper.evaluate(() => [
    document.querySelector('.report-figure').checkVisibility(),
    document.querySelector('report-figures').shadowRoot.querySelector('.report').checkVisibility(),
    document.querySelector('.report-figure table').getBoundingClientRect().height > 40,
  ]);
  assert.deepEqual([static_, live, table], [true, false, true]);
});

/** A page with the embed in a frame; it keeps whatever the frame tells. */
const framed = (source, more = '') => ({
  ...embedded(),
  '/host.html': page(`<iframe id="frame" src="${source}" title="图表" width="100%" height="120" ${more}></iframe>
    <script src="/keep.js"></script><script type="module" src="/pkg/report-figures-host.js"></script>`),
  '/keep.js': "window.kept = []; addEventListener('message', ({ data }) => window.kept.push(data));",
});

test('a frame gets the height of what is in it, in each of the ways that sites listen', async (t) => {
  const host = await open(t, '/host.html', { put: framed('/paper/index.html?childId=one') });
  await host.waitFor(() => {
    const frame = document.querySelector('#frame');
    const { scrollHeight, clientHeight } = frame.contentDocument.documentElement;
    return frame.clientHeight > 300 && scrollHeight <= clientHeight;
  });
  const kept = await host.waitFor(() => (window.kept.length >= 4 ? window.kept : undefined));
  const height = kept.findLast(({ type }) => type === 'report-figures:resize').height;
  assert.ok(Number.isInteger(height));
  assert.ok(kept.some(({ sentinel, type }) => sentinel === 'amp' && type === 'embed-size'));
  assert.ok(kept.some((data) => typeof data === 'string' && JSON.parse(data.startsWith('{') ? data : '{}').context === 'iframe.resize'));
  assert.ok(kept.some((data) => /^pymxPYMxonexPYMxheightxPYMx\d+$/.test(data)));
  // It shrinks as it grew.
  await host.waitFor(() => document.querySelector('#frame').contentWindow.seen.length > 0);
  await host.evaluate(() => document.querySelector('#frame').contentDocument.querySelector('report-figures').setAttribute('panel', '任务'));
  await host.waitFor((height) => document.querySelector('#frame').clientHeight < height - 100, height);
});

test('whoever else speaks of heights is not believed, and no height is beyond reason', async (t) => {
  const host = await open(t, '/host.html', { put: framed('/paper/index.html') });
  await host.waitFor(() => document.querySelector('#frame').contentWindow.seen?.length > 0 && window.kept.length >= 3);
  await host.frames();
  const heights = await host.evaluate(async () => {
    const frame = document.querySelector('#frame');
    const tell = (window_, height) => window_.eval(`parent.postMessage({ type: 'report-figures:resize', v: 1, height: ${height} }, '*')`);
    const after = async () => {
      await new Promise((done) => setTimeout(done));
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return frame.clientHeight;
    };
    const before = await after();
    window.postMessage({ type: 'report-figures:resize', v: 1, height: 999 }, '*');
    const forged = await after();
    tell(frame.contentWindow, 1e9);
    const huge = await after();
    tell(frame.contentWindow, '"<b>"');
    return { before, forged, huge, nonsense: await after() };
  });
  assert.equal(heights.forged, heights.before);
  assert.equal(heights.huge, 4000);
  assert.equal(heights.nonsense, 4000);
});

test('the general page for frames shows what its address asks for, in a sandbox too', async (t) => {
  const source = '/pkg/embed.html?cors&src=/tests/reports/rectification/reading.json?cors&panel=任务';
  const host = await open(t, '/host.html', { put: framed(source) });
  await host.waitFor(() => document.querySelector('#frame').clientHeight > 150);
  const isNoindex = await host.evaluate(() => document.querySelector('#frame').contentDocument.querySelector('meta[name=robots]').content);
  assert.equal(isNoindex, 'noindex');
});

test('nothing bars a reader: static figures, live ones, and the page for frames', async (t) => {
  for (const [path, put] of [
    ['/article.html', article({ scripts: '/nowhere/' })],
    ['/article.html', article()],
    ['/paper/index.html', embedded()],
  ]) {
    const paper = await open(t, path, { put });
    if (!put['/article.html']?.includes('/nowhere/')) await paper.settle();
    await paper.evaluate(() => {
      for (const root of [document, document.querySelector('report-figures').shadowRoot]) {
        for (const details of root?.querySelectorAll('details') ?? []) details.open = true;
      }
      document.head.append(Object.assign(document.createElement('script'), { src: '/node_modules/axe-core/axe.min.js' }));
    });
    await paper.waitFor(() => Boolean(globalThis.axe));
    const found = await paper.evaluate(async () => {
      const { violations } = await axe.run(document, { rules: { region: { enabled: false }, 'landmark-one-main': { enabled: false }, 'page-has-heading-one': { enabled: false } } });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`);
    });
    assert.deepEqual(found, [], path);
  }
});
