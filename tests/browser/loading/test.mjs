// What is fetched, when, and how often.

import assert from 'node:assert/strict';

import { CORE, REPORT, insert, open, test } from '../page.mjs';

const PAGE = '/tests/browser/loading/index.html';
const READING = '/tests/reports/rectification/reading.json';
const SMALL_CORE = '/pkg/report_figures_draw_bg.wasm';
const PROSE_CORE = '/pkg/report_figures_prose_bg.wasm';
const element = (id, attributes = '') => `<report-figures id="${id}" src="${REPORT}" ${attributes}></report-figures>`;
const cores = (page) => page.asked().filter((path) => path.includes('.wasm')).sort();

test('many elements share one core and one report; nothing else is requested', async (t) => {
  const page = await open(t, PAGE);
  await page.evaluate(insert, element('one') + element('two') + element('three', 'theme="dark"'));
  await page.evaluate(() => document.querySelectorAll('report-figures').forEach((host) => host.scrollIntoView()));
  await page.settle();
  await page.seen('report-figures-ready', 3);
  assert.deepEqual(await page.askedElsewhere(), []);
  assert.deepEqual(page.asked().sort(), ['/pkg/report-figures.js', '/pkg/report-figures.js?again', PROSE_CORE, PAGE, REPORT].sort());
});

test('the script loaded twice is harmless', async (t) => {
  const page = await open(t, PAGE);
  await page.evaluate(insert, element('one'));
  await page.seen('report-figures-ready');
  assert.deepEqual(await page.lines(), []);
});

test('nothing is fetched until the element is near', async (t) => {
  const page = await open(t, PAGE);
  await page.evaluate(insert, `<div class="far"></div>${element('one')}`);
  await page.frames();
  assert.deepEqual(cores(page), []);
  await page.evaluate(() => scrollTo(0, 4000 - innerHeight - 200));
  await page.seen('report-figures-ready');
});

test('a core under a wrong name is fetched once and works', async (t) => {
  const page = await open(t, PAGE);
  await page.evaluate(insert, element('one', `wasm-url="${CORE}?type=text/plain"`));
  await page.seen('report-figures-ready');
  assert.deepEqual(cores(page), [`${CORE}?type=text/plain`]);
  assert.deepEqual(await page.lines(), []);
});

test('an element in a closed tab draws when the tab opens', async (t) => {
  const page = await open(t, PAGE);
  await page.evaluate(insert, `<div class="closed">${element('one')}</div>`);
  await page.evaluate(() => document.querySelector('.closed').classList.remove('closed'));
  await page.seen('report-figures-ready');
  assert.ok((await page.panels('#one')).every(({ painted }) => painted > 0.01));
});

test('an element drawn, closed and opened at another width draws anew', async (t) => {
  const page = await open(t, PAGE);
  await page.evaluate(insert, `<div id="tab">${element('one')}</div>`);
  await page.seen('report-figures-ready');
  await page.evaluate(() => (document.querySelector('#tab').hidden = true));
  await page.tab.resize(600, 800);
  await page.evaluate(() => (document.querySelector('#tab').hidden = false));
  await page.waitFor(() => {
    const host = document.querySelector('#one');
    return host.shadowRoot.querySelector('canvas').getBoundingClientRect().width === host.clientWidth;
  });
});

test('an element of width nothing waits for a width', async (t) => {
  const page = await open(t, PAGE);
  await page.evaluate(insert, `<div id="slot" style="width: 0">${element('one')}</div>`);
  await page.waitFor(() => document.querySelector('#one').reading);
  assert.equal(await page.evaluate(() => window.seen.length), 0);
  await page.evaluate(() => (document.querySelector('#slot').style.width = '300px'));
  await page.seen('report-figures-ready');
});


test('a page of published readings loads the small core alone, and draws as the whole one does', async (t) => {
  const page = await open(t, PAGE);
  await page.evaluate(insert, `<report-figures id="json" src="${READING}"></report-figures>`);
  await page.seen('report-figures-ready');
  assert.deepEqual(cores(page), [SMALL_CORE]);
  await page.evaluate(insert, element('text'));
  await page.evaluate(() => document.querySelector('#text').scrollIntoView());
  await page.seen('report-figures-ready', 2);
  assert.deepEqual(cores(page), [SMALL_CORE, PROSE_CORE]);
  assert.deepEqual(await page.panels('#json'), await page.panels('#text'));
});

test('what the small core cannot fill in is read by the whole one', async (t) => {
  const page = await open(t, PAGE);
  const json = '{"version": 1, "metrics": [{"label": "检查企业", "value": 1200, "unit": "家"}]}';
  page.server.put('/by-hand.json', json);
  await page.evaluate(insert, '<report-figures id="one" src="/by-hand.json"></report-figures>');
  await page.seen('report-figures-ready');
  assert.deepEqual(cores(page), [CORE, SMALL_CORE]);
  assert.deepEqual((await page.panels('#one')).flatMap(({ values }) => values), ['1200家']);
});

test('JSON and CSV draw as the text does', async (t) => {
  const page = await open(t, PAGE);
  await page.evaluate(insert, element('text'));
  await page.seen('report-figures-ready');
  const json = await page.evaluate(() => JSON.stringify(document.querySelector('#text').reading));
  page.server.put('/report.json', json);
  page.server.put('/report.csv', 'label,value,unit\n检查企业,1200,家\n发现问题,300,个\n');
  await page.evaluate(insert, '<report-figures id="json" src="/report.json"></report-figures>');
  await page.evaluate(() => document.querySelector('#json').scrollIntoView());
  await page.seen('report-figures-ready', 2);
  await page.evaluate(insert, '<report-figures id="csv" src="/report.csv"></report-figures>');
  await page.evaluate(() => document.querySelector('#csv').scrollIntoView());
  await page.seen('report-figures-ready', 3);
  const [text, again, csv] = [await page.panels('#text'), await page.panels('#json'), await page.panels('#csv')];
  assert.deepEqual(again, text);
  assert.deepEqual(csv.flatMap(({ values }) => values), ['1200家', '300个']);
});

test('an element taken out and put in again far away fetches nothing, whatever its attributes become', async (t) => {
  const page = await open(t, PAGE);
  await page.evaluate(insert, `<div class="far"></div>${element('one')}`);
  await page.evaluate(() => {
    const host = document.querySelector('#one');
    host.remove();
    document.body.append(host);
    host.setAttribute('panel', 'nowhere');
  });
  await page.frames();
  assert.deepEqual(cores(page), []);
});
