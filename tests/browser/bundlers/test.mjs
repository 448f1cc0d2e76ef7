// What npm gets: packed, installed, imported in bare Node, compiled against, and built into pages by Vite and webpack.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { open, test } from '../page.mjs';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'report-figures-'));
const inside = join(folder, 'node_modules/report-figures');
const APP = `import 'report-figures';
const element = document.createElement('report-figures');
Object.assign(element, { id: 'one' }).setAttribute('src', '${'/tests/reports/rectification/reading.json'}');
document.body.append(element);\n`;
const PAGE = '<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><link rel="icon" href="data:,"><body><script type="module" src="./app.js"></script></body></html>';

before(async () => {
  const { stdout } = await run('npm', ['pack', join(root, 'pkg'), '--pack-destination', folder, '--json', '--ignore-scripts'], { cwd: folder });
  const [{ filename }] = JSON.parse(stdout);
  mkdirSync(inside, { recursive: true });
  await run('tar', ['-xzf', join(folder, filename), '-C', inside, '--strip-components=1']);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
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
  const put = {};
  for (const name of readdirSync(built, { recursive: true })) {
    const type = { js: 'text/javascript', html: 'text/html', wasm: 'application/wasm' }[name.split('.').at(-1)];
    if (type) put[`/built/${name}`] = { body: readFileSync(join(built, name)), type };
  }
  const page = await open(t, '/built/index.html', { put });
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
