// The README's recipes for pages that are written by hand or in a CMS, each as it is pasted.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { open, test } from '../page.mjs';
import { pageOf, recipe, says, site } from '../readme.mjs';

const file = (path) => readFileSync(new URL(path, import.meta.url));
const WORDPRESS = JSON.parse(file('wordpress.json'));
const FILES = site();
const [SNIPPET, PLAIN] = ['snippet', 'plain'].map((name) => FILES[`/figures/2019/${name}.html`]);

/** Opens a page of the site with something pasted into it. */
const pasted = (t, body, options) => open(t, '/article.html', { put: { ...FILES, '/article.html': body, ...options?.put } });

/** Waits for the figures of the page's one element. */
async function draws(page) {
  await page.settle();
  await page.seen('report-figures-ready');
  const panels = await page.panels('report-figures');
  assert.ok(panels.length > 0 && panels.every(({ painted }) => painted > 0.005));
  assert.deepEqual(await page.lines(), []);
  return panels;
}

test('plain HTML: the tag in an article, the script once', async (t) => {
  const page = await pasted(t, pageOf(recipe('html', '<article>')));
  const [panel] = await draws(page);
  assert.ok(panel.values.includes('96.4%'), String(panel.values));
});

test('plain HTML: one file with the core inside', async (t) => {
  const page = await pasted(t, pageOf(`<article><p>2019年应完成28项任务,已完成27项,占96.4%。</p></article>${recipe('html', 'inline.js')}`));
  await draws(page);
  assert.deepEqual(page.asked().filter((path) => path.endsWith('.wasm')), []);
});

test('plain HTML: a script that is pinned runs, and no other in its place', async (t) => {
  const prints = JSON.parse(file('../../../pkg/integrity.json'));
  const pinned = recipe('html', 'sha384-').replace('sha384-…', prints['report-figures.js']);
  assert.ok(pinned.includes(prints['report-figures.js']), 'the README shows no place for the print');
  const body = pageOf(`<article><p id="static">2019年应完成28项任务,已完成27项,占96.4%。</p><report-figures for="article"></report-figures></article>${pinned}`);
  await draws(await pasted(t, body));
  const other = { body: `${FILES['/figures/report-figures.js'].body}\n`, type: 'text/javascript' };
  const page = await pasted(t, body, { put: { '/figures/report-figures.js': other } });
  await page.waitFor(() => document.readyState === 'complete');
  await page.frames();
  assert.equal(await page.evaluate(() => customElements.get('report-figures') === undefined), true);
});

/** A post as WordPress writes it into a block theme's page: no paragraphs are made of a Custom HTML block, images are told to wait. */
const post = (html) =>
  pageOf(`<div class="wp-site-blocks"><main class="wp-block-group is-layout-flow"><h1 class="wp-block-post-title">一篇报道</h1>
<div class="entry-content wp-block-post-content is-layout-constrained"><p>前文。</p>
${html.replaceAll('<img ', '<img decoding="async" loading="lazy" ')}
<p>后文。</p></div></main></div>`, '<style>.wp-block-post-content img { max-width: 100%; height: auto; } .is-layout-constrained > * { max-width: 650px; margin-inline: auto; }</style>');

/** What WordPress lets through of what somebody saves who may not save any HTML: other tags go, what is in them stays. */
const filter = ([html, { tags, everywhere }]) => {
  const template = document.createElement('template');
  template.innerHTML = html;
  const lost = new Set();
  const isKept = (element, name) =>
    [...tags[element], ...everywhere].some((allowed) => allowed === name || (allowed.endsWith('*') && name.startsWith(allowed.slice(0, -1))));
  for (const element of template.content.querySelectorAll('*')) {
    if (!(element.localName in tags)) {
      lost.add(element.localName);
      element.replaceWith(...element.childNodes);
      continue;
    }
    for (const { name } of [...element.attributes]) {
      if (isKept(element.localName, name)) continue;
      lost.add(`${element.localName} ${name}`);
      element.removeAttribute(name);
    }
  }
  return { lost: [...lost].sort(), html: template.innerHTML };
};

test('WordPress: the snippet in a Custom HTML block draws', async (t) => {
  const page = await pasted(t, post(SNIPPET));
  const panels = await draws(page);
  assert.equal(panels.length, 3);
});

test('WordPress: its filter takes from the snippet what the README says, and nothing from plain.html', async (t) => {
  const page = await pasted(t, pageOf(''));
  const planted = await page.evaluate(filter, ['<p onclick="x" class="a">1<b>2</b><blink>3</blink></p>', WORDPRESS]);
  assert.deepEqual(planted, { lost: ['blink', 'p onclick'], html: '<p class="a">1<b>2</b>3</p>' });
  const { lost, html } = await page.evaluate(filter, [SNIPPET, WORDPRESS]);
  assert.deepEqual(lost, ['link', 'picture', 'report-figures', 'script', 'source']);
  for (const name of lost) assert.ok(says(`\`<${name}>\``), `the README does not say that ${name} goes`);
  assert.match(html, /\n\{"@context":/, 'the facts for machines stay as words');
  assert.deepEqual((await page.evaluate(filter, [PLAIN, WORDPRESS])).lost, []);
});

test('WordPress: plain.html shows every figure with its table and no other words', async (t) => {
  const page = await pasted(t, post(PLAIN));
  const told = await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const figures = [...document.querySelectorAll('figure')].map((figure) => {
      const picture = figure.querySelector('img');
      const { src, alt } = picture;
      return { src: new URL(src).pathname, alt, width: Number(picture.getAttribute('width')), rows: [...figure.querySelectorAll('tbody th')].filter((row) => row.checkVisibility()).length };
    });
    return { figures, words: document.body.innerText, wide: document.documentElement.scrollWidth - innerWidth };
  });
  assert.deepEqual(told.figures.map(({ src, width }) => [src, width]), [1, 2, 3].map((at) => [`/figures/2019/figure-${at}-1080.png`, 360]));
  assert.ok(told.figures.every(({ alt, rows }) => alt.length > 10 && rows > 2), JSON.stringify(told.figures));
  assert.ok(!told.words.includes('@context') && told.words.includes('96.4%'));
  assert.ok(told.wide <= 0, `${told.wide} px too wide`);
});

test('a CMS that takes frames alone: the frame gets its height, and without the script it scrolls inside', async (t) => {
  const [frame, script] = recipe('html', '<iframe').trim().split('\n');
  for (const [body, isGrown] of [[frame + script, true], [frame, false]]) {
    const page = await pasted(t, pageOf(body));
    await page.waitFor(() => document.querySelector('iframe').contentWindow.seen?.some(({ name }) => name === 'report-figures-ready'));
    const height = Number(/height="(\d+)"/.exec(frame)[1]);
    const isRight = await page.waitFor(
      ([height, isGrown]) => {
        const { clientHeight, contentDocument } = document.querySelector('iframe');
        const { scrollHeight } = contentDocument.documentElement;
        return isGrown ? clientHeight > height && scrollHeight <= clientHeight : clientHeight === height && scrollHeight > height;
      },
      [height, isGrown],
    );
    assert.ok(isRight);
    if (isGrown) continue;
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.querySelector('iframe').contentDocument.documentElement).overflowY), 'hidden');
  }
});
