// 原文 where the report lies elsewhere: to the sentence in the article on the page, else to the report's own address.

import assert from 'node:assert/strict';

import { open, test } from '../page.mjs';

const PAGE = '/tests/browser/original/index.html';
const TOOLS = '/pkg/report-figures-tools.js';

/** Where following a link would lead. */
const FOLLOW = () => {
  HTMLAnchorElement.prototype.click = function () {
    window.followed = this.href;
  };
};

/** Opens every table; waits until the sentences of the article are found. */
async function opened(t, id, options) {
  const page = await open(t, PAGE, options);
  await page.settle();
  assert.ok(!page.asked().includes(TOOLS), 'the tools are loaded before they are asked for');
  await page.evaluate((id) => {
    for (const details of document.querySelector(id).shadowRoot.querySelectorAll('details')) details.open = true;
  }, id);
  await page.waitFor((id) => document.querySelector(id).shadowRoot.querySelector('table button.original'), id);
  return page;
}

/** Each sentence of the tables: its words, and what leads to it. */
const ways = (id) =>
  [...document.querySelector(id).shadowRoot.querySelectorAll('table .sentence')].map((sentence) => {
    const way = sentence.querySelector('.original');
    return [sentence.firstChild.textContent + [...sentence.childNodes].slice(1, -2).map((node) => node.textContent).join(''), way?.localName, way?.href ?? ''];
  });

/** Presses what leads to the sentence with some words, the last where it stands more than once. */
const follow = ([id, words]) => {
  const sentences = [...document.querySelector(id).shadowRoot.querySelectorAll('table .sentence')];
  sentences.findLast((sentence) => sentence.textContent.includes(words)).querySelector('.original').click();
};

const marked = () => {
  const [range] = CSS.highlights.get('report-figures');
  return { words: String(range).replace(/\s/g, ''), id: range.startContainer.parentElement.id };
};

test('what the article says is led to on the page, whoever typed it; all else at the report', async (t) => {
  const page = await opened(t, '#inside');
  const told = await page.evaluate(ways, '#inside');
  const by = (words) => told.filter(([sentence]) => sentence.includes(words));
  assert.deepEqual([...new Set(by('28项').map(([, name]) => name))], ['button']);
  assert.deepEqual([...new Set(by('散乱污').map(([, name]) => name))], ['button']);
  // It stands in the element's own content alone, which gives way to the figures.
  for (const [, name, href] of by('1200家')) {
    assert.equal(name, 'a');
    assert.match(href, /^https:\/\/paper\.example\/2019#:~:text=/);
  }
  assert.ok(by('1200家').length > 0);
});

test('原文 brings the sentence into view and marks the very words', async (t) => {
  const page = await opened(t, '#inside');
  await page.evaluate(follow, ['#inside', '28项']);
  const { words, id } = await page.waitFor(() => CSS.highlights.has('report-figures')).then(() => page.evaluate(marked));
  assert.equal(words, '2019年应完成28项任务，已完成27项，占９６.４％。');
  assert.equal(id, 'first');
  await page.waitFor(() => {
    const { top, bottom } = [...CSS.highlights.get('report-figures')][0].getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
});

test('of a sentence that stands twice the one is marked that the figure was read from', async (t) => {
  const page = await opened(t, '#inside');
  const metrics = await page.evaluate(() => document.querySelector('#inside').reading.metrics.filter(({ written }) => written === '110万千瓦').map(({ sentence }) => sentence[0]));
  assert.equal(metrics.length, 2);
  for (const [at, id] of [[metrics[0], ''], [metrics[1], 'later']]) {
    await page.evaluate((at) => document.querySelector('#inside').shadowRoot.querySelector(`table [data-at="${at}"] .original`).click(), at);
    assert.deepEqual(await page.evaluate(marked), { words: '关停燃煤机组110万千瓦。', id });
  }
});

test('beside the article the sentence is found in it, from a tapped mark too', async (t) => {
  const page = await opened(t, '#beside');
  await page.focus('#beside', '.stage');
  for (let step = 0; step < 12; step += 1) {
    await page.key('ArrowRight');
    const isIt = await page.evaluate(() => /28项/.test(document.querySelector('#beside').shadowRoot.querySelector('.readout:not([hidden]) .sentence')?.textContent));
    if (isIt) break;
  }
  await page.waitFor(() => document.querySelector('#beside').shadowRoot.querySelector('.readout:not([hidden]) button.original'));
  await page.evaluate(() => document.querySelector('#beside').shadowRoot.querySelector('.readout:not([hidden]) button.original').click());
  assert.equal((await page.evaluate(marked)).id, 'first');
});

test('a sentence that has gone from the page since is looked up at the report', async (t) => {
  const page = await opened(t, '#inside', { before: FOLLOW });
  await page.evaluate(() => document.querySelector('#first').replaceChildren('更正。'));
  await page.evaluate(follow, ['#inside', '28项']);
  assert.match(await page.evaluate(() => window.followed), /^https:\/\/paper\.example\/2019#:~:text=/);
  assert.ok(!(await page.evaluate(() => CSS.highlights.has('report-figures'))));
});

test('without the tools the links stay, and nobody is told of an error', async (t) => {
  const page = await open(t, PAGE, { put: { [TOOLS]: { body: 'gone', status: 404 } } });
  await page.settle();
  await page.press('#inside', 'summary');
  while (!page.asked().includes(TOOLS)) await page.frames();
  await page.frames();
  const names = (await page.evaluate(ways, '#inside')).map(([, name]) => name);
  assert.deepEqual([...new Set(names)], ['a']);
  assert.deepEqual((await page.lines()).filter((line) => line.startsWith('uncaught')), []);
});
