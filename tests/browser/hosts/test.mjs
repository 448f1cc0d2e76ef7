// Elements in the pages that there are: before the script and after, inside other elements and frames, without a server.

import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { REPORT, insert, open, test } from '../page.mjs';

const PAGE = '/tests/browser/hosts/index.html';
const READING = String(readFileSync(new URL('../../reports/rectification/reading.json', import.meta.url)));
const load = (address) => import(address);

test('a report given by script is drawn, and read back as it is drawn', async (t) => {
  const page = await open(t, PAGE);
  const reading = JSON.parse(READING);
  reading.panels = reading.panels.slice(0, 1).map((panel) => ({ ...panel, title: '改过的题目' }));
  // Given before the class is there.
  await page.evaluate((reading) => {
    const element = Object.assign(document.createElement('report-figures'), { id: 'one', report: reading });
    document.body.append(element);
  }, reading);
  await page.evaluate(load, '/pkg/report-figures.js');
  await page.seen('report-figures-ready');
  assert.equal((await page.panels('#one'))[0].title, '改过的题目');
  await page.evaluate((json) => (document.querySelector('#one').report = json), JSON.stringify({ ...reading, panels: JSON.parse(READING).panels.slice(1, 3) }));
  await page.seen('report-figures-ready', 2);
  const panels = await page.evaluate(() => document.querySelector('#one').report.panels.map(({ id }) => id));
  assert.deepEqual(panels, (await page.panels('#one')).map(({ id }) => id));
  assert.equal(page.asked().filter((path) => path.includes('/reports/')).length, 0);
});

test('a reading that stands in the element needs no request', async (t) => {
  const page = await open(t, PAGE);
  await page.evaluate((json) => {
    const element = Object.assign(document.createElement('report-figures'), { id: 'one' });
    element.append(Object.assign(document.createElement('script'), { type: 'application/json', textContent: json }));
    document.body.append(element);
  }, READING);
  await page.evaluate(load, '/pkg/report-figures.js');
  await page.seen('report-figures-ready');
  assert.deepEqual(page.asked().filter((path) => /report\.txt|\.json/.test(path)), []);
});

test('in the shadow of another element it draws, and its events come out', async (t) => {
  const page = await open(t, PAGE);
  await page.evaluate(load, '/pkg/report-figures.js');
  await page.evaluate((src) => {
    const host = document.body.appendChild(document.createElement('div'));
    const element = document.createElement('report-figures');
    element.setAttribute('src', src);
    element.setAttribute('panel', '任务');
    host.attachShadow({ mode: 'open' }).append(element);
  }, REPORT);
  await page.seen('report-figures-ready');
  const painted = await page.evaluate(() => document.querySelector('div').shadowRoot.querySelector('report-figures').shadowRoot.querySelector('canvas').width > 0);
  assert.ok(painted);
});

test('in a sandboxed frame it draws where the files may be read from elsewhere', async (t) => {
  const inner = `<!doctype html><html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/pkg/report-figures.js?cors"></script>
    <report-figures src="${REPORT}?cors" wasm-url="/pkg/report_figures_bg.wasm?cors" panel="任务"><p>完成27项</p></report-figures>
    <script>for (const name of ['ready', 'error']) document.addEventListener('report-figures-' + name, ({ detail }) => parent.postMessage([name, detail.reason ?? ''], '*'));</script></html>`;
  const page = await open(t, PAGE, { put: { '/inner.html': inner } });
  await page.evaluate(() => {
    window.kept = [];
    addEventListener('message', ({ data }) => window.kept.push(data));
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.src = '/inner.html?bare';
    document.body.append(frame);
  });
  const [event] = await page.waitFor(() => (window.kept.length > 0 ? window.kept : undefined));
  assert.deepEqual(event, ['ready', '']);
});

test('a core to which another origin is the way is fetched there', async (t) => {
  const page = await open(t, PAGE);
  page.server.put('/moved.wasm', '', { status: 302, headers: { location: `${page.elsewhere}/pkg/report_figures_bg.wasm?cors` } });
  await page.evaluate(load, '/pkg/report-figures.js');
  await page.evaluate(insert, `<report-figures id="one" src="${REPORT}" panel="任务" wasm-url="/moved.wasm"></report-figures>`);
  await page.seen('report-figures-ready');
  assert.deepEqual(await page.lines(), []);
});

test('another version that comes later leaves the first, and says so', async (t) => {
  const later = String(readFileSync(new URL('../../../pkg/report-figures.js', import.meta.url))).replaceAll('"0.1.0"', '"9.9.9"');
  const page = await open(t, PAGE, { put: { '/later/report-figures.js': { body: later, type: 'text/javascript' } } });
  await page.evaluate(load, '/pkg/report-figures.js');
  await page.evaluate(load, '/later/report-figures.js');
  await page.evaluate(insert, `<report-figures id="one" src="${REPORT}" panel="任务"></report-figures>`);
  await page.seen('report-figures-ready');
  assert.equal(await page.evaluate(() => customElements.get('report-figures').version), '0.1.0');
  assert.equal((await page.lines()).filter((line) => line.includes('another version')).length, 1);
});

test('the class alone defines nothing until it is asked to', async (t) => {
  const page = await open(t, PAGE);
  const told = await page.evaluate(async () => {
    const { ReportFiguresElement, define } = await import('/pkg/element.js');
    const before = customElements.get('report-figures');
    define();
    return [before === undefined, customElements.get('report-figures') === ReportFiguresElement];
  });
  assert.deepEqual(told, [true, true]);
});

test('from below a folder, with all files moved together, it draws', async (t) => {
  const file = (name) => readFileSync(new URL(`../../../pkg/${name}`, import.meta.url));
  const put = Object.fromEntries(['report-figures.js', 'report_figures_prose_bg.wasm'].map((name) => [`/news/2026/js/${name}`, { body: file(name), type: name.endsWith('.js') ? 'text/javascript' : 'application/wasm' }]));
  const html = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="js/report-figures.js"></script><report-figures id="one" src="..${REPORT}" panel="任务"></report-figures></html>`;
  const page = await open(t, '/news/2026/story.html', { put: { ...put, '/news/2026/story.html': html, [`/news${REPORT}`]: readFileSync(new URL(`../../..${REPORT}`, import.meta.url)) } });
  await page.seen('report-figures-ready');
  assert.ok(page.asked().includes('/news/2026/js/report_figures_prose_bg.wasm'));
});

test('from a folder on a disk the single file draws, text and reading alike', { needs: ['files'] }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'report-figures-'));
  t.after(() => rmSync(folder, { recursive: true }));
  copyFileSync(fileURLToPath(new URL('../../../pkg/report-figures.inline.js', import.meta.url)), join(folder, 'report-figures.inline.js'));
  const article = '<article id="story"><p>2019年应完成28项任务,已完成27项,占96.4%。</p></article><report-figures id="one" for="#story"></report-figures>';
  const given = `<report-figures id="two" panel="任务"><script type="application/json">${READING.replaceAll('<', '\\u003c')}</script></report-figures>`;
  writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><script src="report-figures.inline.js"></script>${article}${given}</html>`);
  const page = await open(t, PAGE);
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  await page.waitFor(() => [...document.querySelectorAll('report-figures')].every((host) => host.shadowRoot?.querySelector('canvas')?.width > 0));
  const [panel] = await page.panels('#one');
  assert.ok(panel.painted > 0.005, `painted ${panel.painted}`);
  assert.deepEqual(await page.askedElsewhere(), []);
});

test('a page of two hundred panels keeps the pixels of those on the screen alone', async (t) => {
  const page = await open(t, PAGE, { ratio: 3 });
  await page.evaluate(load, '/pkg/report-figures.js');
  await page.evaluate(insert, Array.from({ length: 12 }, (_, at) => `<report-figures id="e${at}" src="${REPORT}"></report-figures>`).join(''));
  await page.settle();
  const told = await page.waitFor(() => {
    const canvases = [...document.querySelectorAll('report-figures')].flatMap((host) => [...host.shadowRoot.querySelectorAll('canvas')]);
    const painted = canvases.filter(({ width }) => width > 0);
    const isSeen = (canvas) => {
      const { top, bottom } = canvas.parentElement.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    };
    const isDone = painted.length < 20 && canvases.filter(isSeen).every(({ width }) => width > 0);
    return isDone && { all: canvases.length, painted: painted.length };
  });
  assert.ok(told.all >= 200, `${told.all} panels`);
});
