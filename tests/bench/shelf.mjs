// A static server as a newsroom has one: files compressed beforehand, and cached by browsers.

import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);
const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
const TYPES = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
};

/**
 * Serves files from memory, in brotli.
 * @param {Map<string, string | Buffer>} files by name
 */
export async function serve(files) {
  /** What was sent since it was last asked, in bytes. */
  let sent = 0;
  const packed = new Map();
  for (const [name, body] of files) packed.set(`/${name}`, await compress(body, BEST));
  const server = createServer(({ url }, response) => {
    const body = packed.get(decodeURIComponent(url));
    if (!body) return void response.writeHead(404).end();
    sent += body.length;
    const type = TYPES[url.split('.').at(-1)];
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'br', 'content-length': body.length, 'cache-control': 'max-age=600' });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    takeSent: () => {
      const taken = sent;
      sent = 0;
      return taken;
    },
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
