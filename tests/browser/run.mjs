// Runs the page tests: `node tests/browser/run.mjs [engine…] [folder…]`. A process an engine, a folder a page.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { NAMES, missing } from './engines/index.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
if (!existsSync(join(here, '../../pkg/report-figures.js'))) throw new Error('run `cargo xtask build` first: pkg/ is empty');

const asked = process.argv.slice(2);
const all = readdirSync(here).filter((name) => existsSync(join(here, name, 'test.mjs')));
const unknown = asked.filter((name) => !NAMES.includes(name) && !all.includes(name));
if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: neither an engine (${NAMES.join(', ')}) nor a folder`);
const chosen = (names) => (asked.some((name) => names.includes(name)) ? names.filter((name) => asked.includes(name)) : names);

let passed = 0;
let failed = 0;
const summary = [];
for (const engine of chosen(NAMES)) {
  const lacking = missing(engine);
  if (lacking.length > 0) {
    // Chromium is what everybody has: without it nothing was tested.
    if (engine === 'chromium') failed += 1;
    summary.push(`${engine}: SKIPPED, its ${lacking.join(' and ')} is not on this machine`);
    continue;
  }
  console.log(`\n-- ${engine}`);
  const start = Date.now();
  const count = await run(engine, chosen(all));
  passed += count.pass;
  failed += count.fail;
  summary.push(`${engine}: ${count.pass} of ${count.pass + count.fail}, ${Math.round((Date.now() - start) / 1000)} s`);
}
console.log(`\n${summary.join('\n')}\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** Counts what the reporter says at its end. */
async function run(engine, folders) {
  const child = spawn(process.execPath, ['--test-reporter=spec', join(here, 'session.mjs'), ...folders], {
    env: { ...process.env, PAGES_ENGINE: engine },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const count = { pass: 0, fail: 0 };
  for await (const line of createInterface({ input: child.stdout })) {
    const [, outcome, number] = /^ℹ (pass|fail|cancelled) (\d+)$/.exec(line) ?? [];
    if (outcome) count[outcome === 'pass' ? 'pass' : 'fail'] += Number(number);
    console.log(line);
  }
  const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
  if (code !== 0 && count.fail === 0) count.fail = 1;
  return count;
}
