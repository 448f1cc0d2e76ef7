// The README's recipes for static sites: Hugo and Hexo build a post with the shortcode, and the post draws.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { root, run, served } from '../packed.mjs';
import { open, test } from '../page.mjs';
import { recipe, site } from '../readme.mjs';

/** Writes files below a folder. */
function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** The site's own files, as they lie in the folder that a generator copies. */
const assets = (folder) => Object.fromEntries(Object.entries(site()).map(([path, given]) => [folder + path, given.body ?? given]));

/** Opens the post of a site as it was built, and waits for its figures. */
async function draws(t, built, path) {
  const page = await open(t, path, { put: served(built, '/') });
  await page.settle();
  await page.seen('report-figures-ready');
  assert.equal((await page.panels('report-figures')).length, 3);
  assert.deepEqual(await page.lines(), []);
  // Nothing was taken for Markdown, and nothing for words.
  const words = await page.evaluate(() => document.body.innerText);
  assert.ok(words.includes('前文。') && words.includes('后文。') && !/[{}]|&lt;|figures "/.test(words), words);
  assert.equal(await page.evaluate(() => document.querySelectorAll('report-figures > figure.report-figure table').length), 3);
}

const isHere = (program) => !spawnSync(program, ['version'], { stdio: 'ignore' }).error;

test('Hugo: the shortcode puts the figures into a post', { needs: ['files'] }, async (t) => {
  if (!isHere('hugo')) return t.skip('SKIPPED: hugo is not on this machine');
  const folder = mkdtempSync(join(tmpdir(), 'report-figures-'));
  t.after(() => rmSync(folder, { recursive: true }));
  write(folder, {
    'config.toml': 'baseURL = "/"\nlanguageCode = "zh-CN"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section"]\n',
    'layouts/_default/single.html': '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>{{ .Title }}</title><body><article>{{ .Content }}</article></body></html>\n',
    'layouts/shortcodes/figures.html': recipe('go-html-template'),
    'content/post.md': `---\ntitle: 一篇报道\n---\n\n前文。\n\n${recipe('md', '{{<')}\n后文。\n`,
    ...assets('static'),
  });
  await run('hugo', ['--quiet'], { cwd: folder });
  await draws(t, join(folder, 'public'), '/post/index.html');
});

/** Hexo itself, installed once from the lock file beside this test. */
async function hexo() {
  const [here, there] = [new URL('hexo/', import.meta.url), join(root, 'target/recipes/hexo')];
  mkdirSync(there, { recursive: true });
  const [locked, installed] = [new URL('package-lock.json', here), join(there, 'node_modules/.package-lock.json')];
  const isNew = () => existsSync(installed) && statSync(installed).mtimeMs >= statSync(locked).mtimeMs;
  for (const name of ['package.json', 'package-lock.json']) cpSync(new URL(name, here), join(there, name));
  if (!isNew()) await run('npm', ['ci', '--ignore-scripts', '--loglevel=error'], { cwd: there });
  return there;
}

test('Hexo: the tag puts the figures into a post', { needs: ['files'] }, async (t) => {
  const folder = await hexo().catch((error) => t.skip(`SKIPPED: hexo cannot be installed: ${error.message}`));
  if (!folder) return;
  t.after(() => {
    for (const name of ['source', 'scripts', 'themes', 'public', 'db.json', '_config.yml']) rmSync(join(folder, name), { recursive: true, force: true });
  });
  write(folder, {
    '_config.yml': `title: 报纸\nurl: http://paper.example\npermalink: :title/\ntheme: plain\n${recipe('yaml')}`,
    'themes/plain/layout/post.njk': '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>{{ page.title }}</title><body><article>{{ page.content }}</article></body></html>\n',
    'scripts/figures.js': recipe('js', 'hexo.extend'),
    'source/_posts/post.md': `---\ntitle: post\n---\n\n前文。\n\n${recipe('md', '{%')}\n后文。\n`,
    ...assets('source'),
  });
  await run(process.execPath, ['node_modules/hexo/bin/hexo', 'generate', '--bail'], { cwd: folder });
  // What embed wrote is copied as it is.
  const [from, to] = ['source', 'public'].map((name) => readFileSync(join(folder, name, 'figures/2019/index.html'), 'utf8'));
  assert.equal(to, from);
  await draws(t, join(folder, 'public'), '/post/index.html');
});
