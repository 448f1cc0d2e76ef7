// What is fetched, when, and how often.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { REPORT, open, origin, panelsOf, seen } from '../page.mjs';

const PAGE = '/tests/browser/loading/index.html';
const CORE = '/pkg/report_figures_bg.wasm';
const SMALL_CORE = '/pkg/report_figures_draw_bg.wasm';
const READING = '/tests/reports/rectification/reading.json';
const insert = (html) => document.body.append(document.createRange().createContextualFragment(html));
const element = (id, attributes = '') => `<report-figures id="${id}" src="${REPORT}" ${attributes}></report-figures>`;
const paths = (requests) => requests.map((url) => url.replace(origin, '')).sort();

test('many elements share one core and one report; nothing else is requested', async (t) => {
  const { page, requests } = await open(t, PAGE);
  await page.evaluate(insert, element('one') + element('two') + element('three', 'theme="dark"'));
  await page.locator('#three').scrollIntoViewIfNeeded();
  await page.evaluate(() => document.querySelectorAll('report-figures').forEach((host) => host.scrollIntoView()));
  await seen(page, 'report-figures-ready', 3);
  assert.deepEqual(paths(requests).filter((path) => !path.startsWith('data:')), ['/pkg/report-figures.js', '/pkg/report-figures.js?again', CORE, PAGE, REPORT].sort());
});

test('the script loaded twice is harmless', async (t) => {
  const { page, lines } = await open(t, PAGE);
  await page.evaluate(insert, element('one'));
  await seen(page, 'report-figures-ready');
  assert.deepEqual(lines, []);
});

test('nothing is fetched until the element is near', async (t) => {
  const { page, requests } = await open(t, PAGE);
  await page.evaluate(insert, `<div class="far"></div>${element('one')}`);
  // Two frames: the observers have looked by then.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.ok(!paths(requests).includes(CORE), paths(requests).join('\n'));
  await page.evaluate(() => scrollTo(0, 4000 - innerHeight - 200));
  await seen(page, 'report-figures-ready');
});

test('a core under a wrong name is fetched once and works', async (t) => {
  const { page, requests, lines } = await open(t, PAGE);
  await page.evaluate(insert, element('one', `wasm-url="${CORE}?type=text/plain"`));
  await seen(page, 'report-figures-ready');
  assert.deepEqual(paths(requests).filter((path) => path.includes('.wasm')), [`${CORE}?type=text/plain`]);
  assert.deepEqual(lines, []);
});

test('an element in a closed tab draws when the tab opens', async (t) => {
  const { page } = await open(t, PAGE);
  await page.evaluate(insert, `<div class="closed">${element('one')}</div>`);
  await page.evaluate(() => document.querySelector('.closed').classList.remove('closed'));
  await seen(page, 'report-figures-ready');
  assert.ok((await panelsOf(page, '#one')).every(({ painted }) => painted > 0.01));
});

test('an element drawn, closed and opened at another width draws anew', async (t) => {
  const { page } = await open(t, PAGE);
  await page.evaluate(insert, `<div id="tab">${element('one')}</div>`);
  await seen(page, 'report-figures-ready');
  await page.evaluate(() => (document.querySelector('#tab').hidden = true));
  await page.setViewportSize({ width: 600, height: 800 });
  await page.evaluate(() => (document.querySelector('#tab').hidden = false));
  await page.waitForFunction(() => {
    const host = document.querySelector('#one');
    return host.shadowRoot.querySelector('canvas').width === host.clientWidth;
  });
});

test('an element of width nothing waits for a width', async (t) => {
  const { page } = await open(t, PAGE);
  await page.evaluate(insert, `<div id="slot" style="width: 0">${element('one')}</div>`);
  await page.waitForFunction(() => document.querySelector('#one').reading);
  assert.equal(await page.evaluate(() => window.seen.length), 0);
  await page.evaluate(() => (document.querySelector('#slot').style.width = '300px'));
  await seen(page, 'report-figures-ready');
});

const cores = (requests) => paths(requests).filter((path) => path.includes('.wasm'));

test('a page of published readings loads the small core alone, and draws as the whole one does', async (t) => {
  const { page, requests } = await open(t, PAGE);
  await page.evaluate(insert, `<report-figures id="json" src="${READING}"></report-figures>`);
  await seen(page, 'report-figures-ready');
  assert.deepEqual(cores(requests), [SMALL_CORE]);
  await page.evaluate(insert, element('text'));
  await page.locator('#text').scrollIntoViewIfNeeded();
  await seen(page, 'report-figures-ready', 2);
  assert.deepEqual(cores(requests), [CORE, SMALL_CORE]);
  assert.deepEqual(await panelsOf(page, '#json'), await panelsOf(page, '#text'));
});

test('what the small core cannot fill in is read by the whole one', async (t) => {
  const { page, requests } = await open(t, PAGE);
  const json = '{"version": 1, "metrics": [{"label": "检查企业", "value": 1200, "unit": "家"}]}';
  await page.route('**/by-hand.json', (route) => route.fulfill({ body: json }));
  await page.evaluate(insert, '<report-figures id="one" src="/by-hand.json"></report-figures>');
  await seen(page, 'report-figures-ready');
  assert.deepEqual(cores(requests), [CORE, SMALL_CORE]);
  assert.deepEqual((await panelsOf(page, '#one')).flatMap(({ values }) => values), ['1200家']);
});

test('JSON and CSV draw as the text does', async (t) => {
  const { page } = await open(t, PAGE);
  await page.evaluate(insert, element('text'));
  await seen(page, 'report-figures-ready');
  const json = await page.evaluate(() => JSON.stringify(document.querySelector('#text').reading));
  await page.route('**/report.json', (route) => route.fulfill({ body: json, contentType: 'application/json' }));
  await page.route('**/report.csv', (route) => route.fulfill({ body: 'label,value,unit\n检查企业,1200,家\n发现问题,300,个\n' }));
  await page.evaluate(insert, '<report-figures id="json" src="/report.json"></report-figures>');
  await page.evaluate(() => document.querySelector('#json').scrollIntoView());
  await seen(page, 'report-figures-ready', 2);
  await page.evaluate(insert, '<report-figures id="csv" src="/report.csv"></report-figures>');
  await page.evaluate(() => document.querySelector('#csv').scrollIntoView());
  await seen(page, 'report-figures-ready', 3);
  const [text, again, csv] = [await panelsOf(page, '#text'), await panelsOf(page, '#json'), await panelsOf(page, '#csv')];
  assert.deepEqual(again, text);
  assert.deepEqual(csv.flatMap(({ values }) => values), ['1200家', '300个']);
});

test('an element taken out and put in again far away fetches nothing, whatever its attributes become', async (t) => {
  const { page, requests } = await open(t, PAGE);
  await page.evaluate(insert, `<div class="far"></div>${element('one')}`);
  await page.evaluate(() => {
    const host = document.querySelector('#one');
    host.remove();
    document.body.append(host);
    host.setAttribute('panel', 'nowhere');
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
  assert.ok(!paths(requests).includes(CORE), paths(requests).join('\n'));
});
