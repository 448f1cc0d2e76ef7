// Opening pages and asking them what they show.

import { after } from 'node:test';
import { chromium } from 'playwright-core';

export const origin = process.env.PAGES_ORIGIN;
export const REPORT = '/tests/reports/rectification/report.txt';

const browser = await chromium.connect(process.env.PAGES_BROWSER);
after(() => browser.close());

/** Keeps what a page tells: our events, requests, console lines, policy violations. */
const LISTEN = () => {
  window.seen = [];
  for (const name of ['report-figures-ready', 'report-figures-error', 'report-figures-select']) {
    document.addEventListener(name, ({ target, detail }) => window.seen.push({ name, id: target.id, detail }));
  }
  document.addEventListener('securitypolicyviolation', (event) => {
    window.seen.push({ name: 'violation', detail: `${event.effectiveDirective} ${event.blockedURI}` });
  });
};

/**
 * Opens a page in a context of its own, which goes with the test.
 * @param {import('node:test').TestContext} test
 * @param {string} path
 */
export async function open(test, path, { width = 360, height = 800, ratio = 1, dark = false, touch = false, ...more } = {}) {
  const context = await browser.newContext({
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
  await page.addInitScript(LISTEN);
  await page.goto(origin + path);
  return { page, context, requests, lines };
}

/** Waits until as many events of a name were seen. */
export const seen = async (page, name, count = 1) => {
  const enough = ([name, count]) => window.seen.filter((event) => event.name === name).length >= count;
  await page.waitForFunction(enough, [name, count]);
  return page.evaluate((name) => window.seen.filter((event) => event.name === name), name);
};

/** Scrolls through the whole page, so that all that waits for it loads, until every element is settled. */
export async function settle(page) {
  for (const element of await page.locator('report-figures').all()) {
    await element.evaluate((host) => host.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await element.evaluate((host) => {
      const isSettled = () => window.seen.some(({ id, name }) => id === host.id && /ready|error/.test(name));
      return new Promise((resolve) => {
        const look = () => (isSettled() ? resolve() : requestAnimationFrame(look));
        look();
      });
    });
  }
}

/** What each panel of an element shows: its canvas, how much of it is painted, its table. */
export const panelsOf = (page, selector) =>
  page.locator(selector).evaluate((host) =>
    [...host.shadowRoot.querySelectorAll('.panel')].map((panel) => {
      const canvas = panel.querySelector('canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const inks = new Map();
      for (let at = 0; at < data.length; at += 4) {
        const ink = (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
        inks.set(ink, (inks.get(ink) ?? 0) + 1);
      }
      const box = canvas.getBoundingClientRect();
      return {
        id: panel.dataset.panel,
        title: panel.querySelector('h4').textContent,
        backing: [canvas.width, canvas.height],
        css: [box.width, box.height],
        inks: inks.size,
        // The most frequent ink is the ground.
        painted: 1 - Math.max(...inks.values()) / (data.length / 4),
        values: [...panel.querySelectorAll('tbody .number')].map((cell) => cell.textContent),
        checks: [...panel.querySelectorAll('.checks li')].map((line) => line.textContent),
      };
    }),
  );
