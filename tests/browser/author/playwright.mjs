// The desk is driven by Playwright itself, which types, drops and downloads as an editor does; so in Chromium alone.

import { after, test as nodeTest } from 'node:test';
import { fileURLToPath } from 'node:url';

import { serve } from '../serve.mjs';
import { engine } from '../page.mjs';

const server = await serve(fileURLToPath(new URL('../../..', import.meta.url)));
after(() => server.close());

export const { origin } = server;

/** A test, in Chromium. */
export function test(name, act) {
  if (engine.name === 'chromium') nodeTest(name, { timeout: 120_000 }, act);
}

/**
 * Opens a page in a context of its own, which goes with the test.
 * @param {import('node:test').TestContext} test
 * @param {string} path
 */
export async function open(test, path, { width = 360, height = 800, ratio = 1, dark = false, touch = false, ...more } = {}) {
  const context = await engine.browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: ratio,
    colorScheme: dark ? 'dark' : 'light',
    hasTouch: touch,
    isMobile: touch,
    ...more,
  });
  test.after(() => context.close());
  const page = await context.newPage();
  const requests = [];
  const lines = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => lines.push(message.text()));
  page.on('pageerror', (error) => lines.push(`uncaught: ${error}`));
  await page.goto(server.origin + path);
  return { page, context, requests, lines };
}

/** Waits until as many events of a name were seen. */
export const seen = async (page, name, count = 1) => {
  const enough = ([name, count]) => window.seen.filter((event) => event.name === name).length >= count;
  await page.waitForFunction(enough, [name, count]);
  return page.evaluate((name) => window.seen.filter((event) => event.name === name), name);
};
