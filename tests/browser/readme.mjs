// The recipes of the README, as they stand there.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';

import { embedded } from './embedded.mjs';

const file = (path) => readFileSync(new URL(`../../${path}`, import.meta.url));
const readme = String(file('README.md'));
const blocks = [...readme.matchAll(/^```(\S+)\n(.*?)^```$/gms)].map(([, language, text]) => ({ language, text }));

/**
 * The one block of a language with some words in it.
 * @param {string} language
 * @param {string} words
 */
export function recipe(language, words = '') {
  const found = blocks.filter((block) => block.language === language && block.text.includes(words));
  assert.equal(found.length, 1, `${found.length} blocks of ${language} in the README have ${words}`);
  return found[0].text;
}

/** Whether the README says so. */
export const says = (words) => readme.includes(words);

/** What the recipes take for granted: the package in `/figures/`, the figures of a report in `/figures/2019/`. */
export function site() {
  const [names, files] = [readdirSync(new URL('../../pkg', import.meta.url)).filter((name) => /\.(js|css|html|wasm)$/.test(name)), {}];
  const type = { js: 'text/javascript', css: 'text/css', html: 'text/html', wasm: 'application/wasm' };
  for (const name of names) files[`/figures/${name}`] = { body: file(`pkg/${name}`), type: type[name.split('.').at(-1)] };
  const figures = embedded({ base: '/figures/2019/', scripts: '/figures/' });
  for (const [name, text] of Object.entries(figures)) files[name.replace('/paper/', '/figures/2019/')] = text;
  return files;
}

/** A page with something in it. */
export const pageOf = (body, head = '') =>
  `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><link rel="icon" href="data:,"><title>一篇报道</title><meta name="viewport" content="width=device-width, initial-scale=1">${head}<body>${body}</body></html>`;
