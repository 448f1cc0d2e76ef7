// What npm gets: packed, installed, imported in bare Node, compiled against, and built into pages by Vite and webpack.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { promisify } from 'node:util';

import { packed, root, run, served } from '../packed.mjs';
import { open, test } from '../page.mjs';

let folder;
let inside;
const APP = `import 'report-figures';
const element = document.createElement('report-figures');
Object.assign(element, { id: 'one' }).setAttribute('src', '${'/tests/reports/rectification/reading.json'}');
document.body.append(element);\n`;
const PAGE = '<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><link rel="icon" href="data:,"><body><script type="module" src="./app.js"></script></body></html>';

before(async () => {
  folder = await packed();
  inside = join(folder, 'node_modules/report-figures');
  writeFileSync(join(folder, 'app.js'), APP);
  writeFileSync(join(folder, 'index.html'), PAGE);
});
after(() => rmSync(folder, { recursive: true }));

test('every file that the package names is in it', { needs: ['files', 'console'] }, async () => {
  const { exports, files, sideEffects, types, main } = JSON.parse(readFileSync(join(inside, 'package.json')));
  const named = [...files, ...sideEffects, types, main, ...Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry)))];
  assert.deepEqual(named.filter((name) => !existsSync(join(inside, name))), []);
  for (const entry of Object.values(exports)) if (typeof entry === 'object') assert.equal(Object.keys(entry)[0], 'types');
});

test('the prints that the package lists are those of its files', { needs: ['files', 'console'] }, async () => {
  const { files } = JSON.parse(readFileSync(join(inside, 'package.json')));
  const prints = JSON.parse(readFileSync(join(inside, 'integrity.json')));
  const loaded = files.filter((name) => /\.(js|css|wasm)$/.test(name));
  assert.deepEqual(Object.keys(prints).sort(), loaded.sort());
  for (const name of loaded) {
    assert.equal(prints[name], `sha384-${createHash('sha384').update(readFileSync(join(inside, name))).digest('base64')}`, name);
  }
});

test('on a server every script can be imported, and defines nothing', { needs: ['files', 'console'] }, async () => {
  const script = "for (const name of ['report-figures', 'report-figures/element', 'report-figures/host']) await import(name); console.log(typeof (await import('report-figures')).ReportFiguresElement);";
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder });
  assert.equal(stdout.trim(), 'function');
});

for (const [module, moduleResolution] of [['esnext', 'bundler'], ['nodenext', 'nodenext']]) {
  test(`types are found by ${moduleResolution}`, { needs: ['files', 'console'] }, async () => {
    cpSync(join(root, 'tests/types'), join(folder, 'types'), { recursive: true });
    const files = readdirSync(join(folder, 'types')).filter((name) => name.endsWith('.ts')).map((name) => join('types', name));
    const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable', '--types', '', '--module', module, '--moduleResolution', moduleResolution];
    const { stdout } = await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, ...files], { cwd: folder }).catch((error) => error);
    assert.equal(stdout, '');
  });
}

/** Serves a built page, and waits for its figures. */
async function draws(t, built) {
  const page = await open(t, '/built/index.html', { put: served(built, '/built/') });
  await page.seen('report-figures-ready');
  assert.ok((await page.panels('#one'))[0].painted > 0.005);
  assert.deepEqual(await page.lines(), []);
  assert.equal(page.asked().filter((path) => path.endsWith('.wasm')).length, 1);
  await page.press('#one', 'summary');
  await page.press('#one', '.tools button', 1);
  await page.waitFor(() => /已复制/.test(document.querySelector('#one').shadowRoot.querySelector('.tools').textContent));
}

test('a Vite app draws', { needs: ['files', 'console'] }, async (t) => {
  const { build } = await import('vite');
  await build({ root: folder, base: './', logLevel: 'error', build: { outDir: 'vite', target: 'es2022', assetsInlineLimit: 0 } });
  await draws(t, join(folder, 'vite'));
});

test('a webpack app draws', { needs: ['files', 'console'] }, async (t) => {
  const { default: webpack } = await import('webpack');
  const output = { path: join(folder, 'webpack'), filename: 'app.js', publicPath: 'auto', module: true, chunkFormat: 'module' };
  const compiler = webpack({ mode: 'production', context: folder, entry: './app.js', output, experiments: { outputModule: true } });
  const stats = await promisify(compiler.run.bind(compiler))();
  assert.deepEqual(stats.toJson({ errors: true, warnings: false }).errors, []);
  writeFileSync(join(folder, 'webpack/index.html'), PAGE);
  await draws(t, join(folder, 'webpack'));
});
