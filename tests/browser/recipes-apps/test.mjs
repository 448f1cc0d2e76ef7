// The README's recipes for React and Vue: apps that Vite builds, rendered on a server first and brought to life in the page.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';

import { packed, served } from '../packed.mjs';
import { open, test } from '../page.mjs';
import { pageOf, recipe } from '../readme.mjs';

const READING = '/tests/reports/rectification/reading.json';
const NEEDS = { needs: ['files', 'console'] };

/** An app: figures with a fallback, a button that asks for another panel, and what the reader chose last. */
const REACT = {
  'Figures.jsx': () => recipe('jsx'),
  'App.jsx': () => `import { useState } from 'react';
import { Figures } from './Figures.jsx';

export function App() {
  const [panel, setPanel] = useState('任务');
  const [told, setTold] = useState('');
  const [isOpen, setOpen] = useState(true);
  return (
    <main>
      <button id="next" onClick={() => setPanel('发现问题')}>下一个</button>
      <button id="close" onClick={() => setOpen(false)}>关闭</button>
      {isOpen && <Figures src="${READING}" panel={panel} onSelect={({ metric }) => setTold(metric.written)}><p className="static">完成27项</p></Figures>}
      <output>{told}</output>
    </main>
  );
}
`,
  'client.js': () => `import { createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { App } from './App.jsx';

hydrateRoot(document.querySelector('#app'), createElement(App), { onRecoverableError: (error) => console.error(String(error)) });
`,
  'server.js': () => `import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { App } from './App.jsx';

export const render = () => renderToString(createElement(App));
`,
};
const VUE = {
  'vite.config.js': () => recipe('js', 'isCustomElement'),
  'Figures.vue': () => recipe('vue'),
  'App.vue': () => `<script setup>
import { ref } from 'vue';
import Figures from './Figures.vue';

const panel = ref('任务');
const told = ref('');
const isOpen = ref(true);
</script>

<template>
  <main>
    <button id="next" @click="panel = '发现问题'">下一个</button>
    <button id="close" @click="isOpen = false">关闭</button>
    <Figures v-if="isOpen" src="${READING}" :panel="panel" @select="told = $event.metric.written"><p class="static">完成27项</p></Figures>
    <output>{{ told }}</output>
  </main>
</template>
`,
  'client.js': () => `import { createSSRApp } from 'vue';
import App from './App.vue';

createSSRApp(App).mount('#app');
`,
  'server.js': () => `import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import App from './App.vue';

export const render = () => renderToString(createSSRApp(App));
`,
};
const PACKAGES = ['react', 'react-dom', 'scheduler', 'vue', '@vue', '@vitejs', 'vite'];

let folder;
before(async () => {
  folder = await packed(PACKAGES);
});
after(() => rmSync(folder, { recursive: true }));

/** Builds an app for the page and for the server; gives the page, rendered. */
async function built(name, files) {
  const [{ build }, app] = [await import('vite'), join(folder, name)];
  mkdirSync(app, { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(app, path), text());
  writeFileSync(join(app, 'index.html'), pageOf('<div id="app"><!--app--></div><script type="module" src="./client.js"></script>'));
  const common = { root: app, base: './', logLevel: 'error' };
  await build({ ...common, build: { outDir: 'built', target: 'es2022', assetsInlineLimit: 0 } });
  await build({ ...common, build: { outDir: 'server', ssr: 'server.js' } });
  const { render } = await import(pathToFileURL(join(app, 'server/server.js')).href);
  const rendered = await render();
  const page = readFileSync(join(app, 'built/index.html'), 'utf8').replace('<!--app-->', () => rendered);
  return { rendered, put: { ...served(join(app, 'built'), '/app/'), '/app/index.html': page } };
}

for (const [name, files] of [['React', REACT], ['Vue', VUE]]) {
  test(`${name}: rendered on a server, brought to life, changed and taken away`, NEEDS, async (t) => {
    const { rendered, put } = await built(name.toLowerCase(), files);
    assert.match(rendered, /<report-figures src="[^"]+" panel="任务"[^>]*>(<!--.*?-->)*<p class="static">完成27项<\/p>/);
    const page = await open(t, '/app/index.html', { put });
    await page.seen('report-figures-ready');
    const [panel] = await page.panels('report-figures');
    assert.equal(panel.id, '任务');
    assert.ok(panel.painted > 0.005);
    // What the reader chooses comes to the app.
    await page.focus('report-figures', '.stage');
    await page.key('ArrowRight');
    await page.waitFor(() => document.querySelector('output').textContent);
    const [{ detail }] = await page.seen('report-figures-select');
    assert.equal(await page.evaluate(() => document.querySelector('output').textContent), detail.metric.written);
    // What the app asks for comes to the figures, and what stood in the tag is still the app's.
    await page.evaluate(() => document.querySelector('#next').click());
    await page.seen('report-figures-ready', 2);
    assert.deepEqual((await page.panels('report-figures')).map(({ id }) => id), ['发现问题']);
    assert.equal(await page.evaluate(() => document.querySelector('report-figures > .static').textContent), '完成27项');
    await page.evaluate(() => document.querySelector('#close').click());
    await page.waitFor(() => !document.querySelector('report-figures'));
    assert.deepEqual(await page.lines(), []);
  });
}
