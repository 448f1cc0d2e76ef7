// Names of panels that an edit of the report has changed since they were published.

import assert from 'node:assert/strict';

import { embedded } from '../embedded.mjs';
import { open, test } from '../page.mjs';

const PAGE = '/tests/browser/hosts/index.html';
const READING = '/tests/reports/rectification/reading.json';

/** What a page asks for, and the panel that has it now. */
const NAMES = [
  // As it is.
  ['发现问题', '发现问题'],
  // Named apart from another panel that is there no more: by period, form, figure.
  ['任务-2019', '任务'],
  ['任务-2019-完成-28项', '任务'],
  // Its figure stands behind another now.
  ['问责', '约谈'],
  ['受到处分占比-构成', '党纪政务处分'],
  // Of names there are characters and digits only, sixteen of them.
  ['PM25平均浓度', '优良天数比例'],
  ['整治散乱污企业-2019', '关停燃煤发电机组'],
  ['劣类断面', '国考断面'],
  ['万元国内生产总值二氧化碳排放量年', '二氧化硫排放总量'],
  // Among the headlines too, which come first and show no figure that is not elsewhere.
  ['国考断面-2019', '国考断面'],
  ['关停燃煤发电机组-2019', '关停燃煤发电机组'],
];

const show = ([src, panel]) => {
  const element = Object.assign(document.createElement('report-figures'), { id: 'one' });
  element.setAttribute('src', src);
  element.setAttribute('panel', panel);
  document.body.replaceChildren(element);
};
const ids = () => [...document.querySelector('#one').shadowRoot.querySelectorAll('.panel')].map((panel) => panel.dataset.panel);

test('a name that was published leads to its figure, in the page as in what embed writes', async (t) => {
  const page = await open(t, PAGE);
  await page.evaluate((address) => import(address), '/pkg/report-figures.js');
  for (const [index, [asked, now]] of NAMES.entries()) {
    await page.evaluate(show, [READING, asked]);
    await page.seen('report-figures-ready', index + 1);
    assert.deepEqual(await page.evaluate(ids), [now], asked);
    const [, written] = / panel="([^"]*)"/.exec(embedded({ panels: [asked] })['/paper/snippet.html']);
    assert.equal(written, now, `${asked}, as embed has it`);
  }
});

test('a name that no figure has had leads nowhere', async (t) => {
  const page = await open(t, PAGE);
  await page.evaluate((address) => import(address), '/pkg/report-figures.js');
  for (const [index, asked] of ['任', '任务完成', 'PM2.5平均浓度', '-任务'].entries()) {
    await page.evaluate(show, [READING, asked]);
    const events = await page.seen('report-figures-error', index + 1);
    assert.equal(events.at(-1).detail.reason, 'no-figures', asked);
  }
});
