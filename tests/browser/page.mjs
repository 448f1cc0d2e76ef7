// Opening pages in whichever engine this run is for, and asking them what they show.

import { after, test as nodeTest } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch } from './engines/index.mjs';
import { lookAtPanels } from './panels.mjs';
import { serve } from './serve.mjs';

export const REPORT = '/tests/reports/rectification/report.txt';
export const CORE = '/pkg/report_figures_bg.wasm';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const engine = await launch(process.env.PAGES_ENGINE ?? 'chromium');
after(async () => {
  for (const name of leftOut) console.log(`not for ${engine.name}: ${name}`);
  await engine.close();
  // A browser that has crashed may leave something open that would keep this process for ever.
  setTimeout(() => process.exit(), LINGER_MS).unref();
});

/** Tests that need what this engine has not. */
const leftOut = [];

/** How long the process may stay when all is told. */
const LINGER_MS = 10_000;
/** How long anything may take before it counts as never. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 20;

/**
 * A test, for the engines that have what it needs: `touch`, `hover`, `ratio`, `dark`, `forced`, `print`, `memory`, `files`.
 * @param {string} name
 * @param {{ needs?: string[] } | ((test: import('node:test').TestContext) => Promise<void>)} options
 * @param {(test: import('node:test').TestContext) => Promise<void>} [run]
 */
export function test(name, options, run) {
  const [{ needs = [] }, act] = typeof options === 'function' ? [{}, options] : [options, run];
  const missing = needs.filter((need) => !engine.can.has(need));
  if (missing.length > 0) leftOut.push(`${name} (${missing.join(', ')})`);
  else nodeTest(name, { timeout: 120_000 }, act);
}

/**
 * Opens a page with a server of its own; both go with the test.
 * @param {import('node:test').TestContext} test
 * @param {string} path
 * @param {{ width?: number, height?: number, ratio?: number, dark?: boolean, forced?: boolean, before?: () => void, put?: Record<string, any> }} options
 */
export async function open(test, path, { width = 360, height = 800, ratio = 1, before, put = {}, ...more } = {}) {
  const server = await serve(root);
  server.put('/before.js', before ? `(${before})()` : '', { type: 'text/javascript' });
  for (const [name, file] of Object.entries(put)) server.put(name, file.body ?? file, file);
  let tab;
  test.after(async () => {
    await tab?.close();
    await server.close();
  });
  tab = await engine.newPage({ width, height, ratio, ...more });
  const page = new Page(tab, server);
  await page.goto(path);
  return page;
}

/** A page under test. */
class Page {
  constructor(tab, server) {
    this.tab = tab;
    this.server = server;
    this.origin = server.origin;
    /** The same server under another name: another origin. */
    this.elsewhere = server.origin.replace('127.0.0.1', 'localhost');
  }

  goto(path) {
    return this.tab.goto(path.includes(':') ? path : this.origin + path);
  }

  evaluate(act, argument) {
    return this.tab.evaluate(act, argument);
  }

  /** Asks again until the answer is yes. */
  async waitFor(act, argument) {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.evaluate(act, argument);
      if (answer) return answer;
      if (Date.now() > end) throw new Error(`never true: ${act}\nwith ${JSON.stringify(argument)}\n${(await this.lines()).join('\n')}`);
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  }

  /** Waits until as many events of a name were seen. */
  async seen(name, count = 1) {
    await this.waitFor(([name, count]) => window.seen.filter((event) => event.name === name).length >= count, [name, count]);
    return this.evaluate((name) => window.seen.filter((event) => event.name === name), name);
  }

  /** What was written into the console, and whatever nobody caught. */
  lines() {
    return engine.can.has('console') ? this.tab.console : this.evaluate(() => window.told);
  }

  /** The paths that our server was asked for, in order, without what every page asks for. */
  asked() {
    return this.server.requests.filter((path) => !/^\/(before|tests\/browser\/listen)\.js/.test(path));
  }

  /** Addresses of other servers that were asked for, as far as the engine tells. */
  async askedElsewhere() {
    const asked = this.tab.asked ?? (await this.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name)));
    return asked.filter((url) => !url.startsWith(this.origin) && !/^(data|blob|about|moz-extension|file):/.test(url));
  }

  /** The middle of a piece of an element's shadow, brought into view. */
  at(host, piece, index = 0) {
    return this.evaluate(
      ([host, piece, index]) => {
        const found = [...document.querySelector(host).shadowRoot.querySelectorAll(piece)].filter((one) => one.checkVisibility?.() ?? one.offsetParent);
        const element = found.at(index);
        if (!element) return undefined;
        element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
        const { left, top, width, height } = element.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      },
      [host, piece, index],
    );
  }

  /** Presses a piece of an element's shadow, as a reader does. */
  async press(host, piece, index = 0) {
    const place = await this.at(host, piece, index);
    if (!place) throw new Error(`${host} shows no ${piece}`);
    await this.touch(place.x, place.y);
  }

  /** A finger where there is one, else the mouse. */
  touch(x, y) {
    return engine.can.has('touch') ? this.tab.tap(x, y) : this.tab.click(x, y);
  }

  key(name) {
    return this.tab.press(name);
  }

  async focus(host, piece, index = 0) {
    await this.evaluate(([host, piece, index]) => [...document.querySelector(host).shadowRoot.querySelectorAll(piece)].at(index).focus(), [host, piece, index]);
    // It scrolls, and that is told with the next frame.
    await this.frames();
  }

  /** Two frames: by then observers have looked and what was to be drawn is. */
  frames() {
    return this.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))));
  }

  /** Scrolls through the whole page, so that all that waits for it loads, until every element is settled. */
  async settle() {
    const count = await this.evaluate(() => document.querySelectorAll('report-figures').length);
    for (let index = 0; index < count; index += 1) {
      await this.evaluate((index) => document.querySelectorAll('report-figures')[index].scrollIntoView({ block: 'center', behavior: 'instant' }), index);
      await this.waitFor((index) => {
        const host = document.querySelectorAll('report-figures')[index];
        return window.seen.some(({ id, name }) => id === host.id && /ready|error/.test(name));
      }, index);
    }
  }

  /** What each panel of an element shows: its canvas, how much of it is painted, its table. */
  panels(selector) {
    return this.evaluate(lookAtPanels, selector);
  }
}

/** Adds markup to the page, as an editor's template does. */
export const insert = (html) => {
  document.body.append(document.createRange().createContextualFragment(html));
};
