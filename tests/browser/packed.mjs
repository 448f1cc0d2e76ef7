// The package as npm gets it, in a folder where apps can be built against it.

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const run = promisify(execFile);
export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Packs and unpacks it, beside other packages that an app needs; gives the folder.
 * @param {string[]} others
 */
export async function packed(others = []) {
  const folder = mkdtempSync(join(tmpdir(), 'report-figures-'));
  const inside = join(folder, 'node_modules/report-figures');
  const { stdout } = await run('npm', ['pack', join(root, 'pkg'), '--pack-destination', folder, '--json', '--ignore-scripts'], { cwd: folder });
  const [{ filename }] = JSON.parse(stdout);
  mkdirSync(inside, { recursive: true });
  await run('tar', ['-xzf', join(folder, filename), '-C', inside, '--strip-components=1']);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
  for (const name of others) {
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  return folder;
}

const TYPES = { js: 'text/javascript', html: 'text/html', css: 'text/css', json: 'application/json', svg: 'image/svg+xml', wasm: 'application/wasm' };

/**
 * The files of a built site, as a server takes them, below a path.
 * @param {string} folder
 * @param {string} path
 */
export function served(folder, path) {
  const put = {};
  for (const name of readdirSync(folder, { recursive: true })) {
    const type = TYPES[name.split('.').at(-1)];
    if (type) put[path + name.replaceAll('\\', '/')] = { body: readFileSync(join(folder, name)), type };
  }
  return put;
}
