// WebDriver over plain HTTP.

import { once } from 'node:events';
import { createServer } from 'node:net';

/** Questions to the driver. */
export class Wire {
  origin = '';

  async isUp() {
    for (let turn = 0; turn < 200; turn += 1) {
      const answer = await fetch(`${this.origin}/status`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error('WebKitWebDriver does not answer');
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @param {number} [patience] milliseconds
   */
  async ask(method, path, body = {}, patience = 90_000) {
    const response = await fetch(this.origin + path, {
      method,
      signal: AbortSignal.timeout(patience),
      ...(method === 'POST' && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value?.error}: ${value?.message}`);
    return value;
  }
}

/** A port of this machine that nobody listens on. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  return port;
}
