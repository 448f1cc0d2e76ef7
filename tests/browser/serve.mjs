// A server for the page tests: the repository on a loopback port, what a test puts beside it, and a list of all requests.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.csv': 'text/csv',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

/**
 * Serves a folder. `?type=text/plain` sends a file under a wrong name, as careless hosts do; `?cors` lets other origins read it.
 * @param {string} root
 */
export async function serve(root) {
  /** @type {string[]} */
  const requests = [];
  /** @type {Map<string, { body: string | Buffer | Promise<string>, type?: string, status?: number, headers?: object }>} */
  const put = new Map();
  const server = createServer(async ({ url }, response) => {
    const { pathname, search, searchParams } = new URL(url, 'http://server');
    requests.push(pathname + search);
    const path = normalize(decodeURIComponent(pathname)).replace(/[\\/]$/, '/index.html');
    const given = put.get(pathname);
    const cors = searchParams.has('cors') ? { 'access-control-allow-origin': '*' } : {};
    const head = (type, more = {}) => ({ 'content-type': type, 'cache-control': 'no-store', ...cors, ...more });
    try {
      const type = searchParams.get('type') ?? given?.type ?? TYPES[extname(path)] ?? 'application/octet-stream';
      let body = given ? await given.body : await readFile(join(root, path));
      if (type.startsWith('text/html') && !searchParams.has('bare')) body = listening(String(body));
      response.writeHead(given?.status ?? 200, head(type, given?.headers)).end(body);
    } catch {
      response.writeHead(404, head('text/plain')).end('not there');
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    requests,
    put: (path, body, more) => put.set(path, { body, ...more }),
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}

/** A page that tells what happens on it, before any other script runs; as a file, which every policy lets in. */
const listening = (html) => html.replace(/<html[^>]*>|<!doctype html>(?!\s*<html)/i, '$&<script src="/tests/browser/listen.js"></script><script src="/before.js"></script>');
