// Runs the page tests: `node tests/browser/run.mjs [folder…]`. One server, one browser, a folder a page.

import { readdirSync } from 'node:fs';
import { once } from 'node:events';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

import { serve } from './serve.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const PLACES = [
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
// Headless in a container as root, and no request but those of the pages.
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--js-flags=--expose-gc',
];

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');

if (!existsSync(join(root, 'pkg/report-figures.js'))) throw new Error('run `cargo xtask build` first: pkg/ is empty');
const server = await serve(root);
const browser = await chromium.launchServer({ executablePath: findChromium(), args: ARGUMENTS });
process.env.PAGES_ORIGIN = server.origin;
process.env.PAGES_BROWSER = browser.wsEndpoint();

const wanted = process.argv.slice(2);
const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const files = folders
  .filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  .map(({ name }) => join(here, name, 'test.mjs'))
  .filter(existsSync);

let passed = 0;
let failed = 0;
const isCase = ({ details, name }) => details?.type !== 'suite' && !files.includes(name);
const tests = run({ files, concurrency: 1, timeout: 120_000 });
tests.on('test:pass', (event) => (passed += Number(isCase(event))));
tests.on('test:fail', () => (failed += 1));
const report = tests.compose(new spec());
report.pipe(process.stdout);
await once(report, 'end');

await browser.close();
await server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const named = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = process.env.CHROMIUM ?? [...named, ...PLACES].find(existsSync);
  if (!found) throw new Error('no Chromium found: install one, or set CHROMIUM to its path');
  return found;
}
