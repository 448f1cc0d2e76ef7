// Chromium, as on a desk and as a phone, driven by Playwright.

import { chromium } from 'playwright-core';

/** Headless in a container as root, and no request but those of the pages. */
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
  '--enable-precise-memory-info',
];
const PHONE = { width: 390, height: 844, ratio: 3, touch: true };

/** @param {{ browser: string }} programs */
export const launch = ({ browser }) => start('chromium', browser, {}, ['hover', 'ratio', 'dark', 'forced', 'print', 'memory', 'console', 'files']);

/** @param {{ browser: string }} programs */
export const launchPhone = ({ browser }) => start('phone', browser, PHONE, ['touch', 'dark', 'forced', 'print', 'memory', 'console']);

async function start(name, executablePath, device, can) {
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  return {
    name,
    can: new Set(can),
    browser,
    newPage: async (options) => {
      const { width, height, ratio, dark, forced, touch = false } = { ...options, ...device };
      const context = await browser.newContext({
        viewport: { width, height },
        deviceScaleFactor: ratio,
        colorScheme: dark ? 'dark' : 'light',
        forcedColors: forced ? 'active' : 'none',
        hasTouch: touch,
        isMobile: touch,
      });
      return new ChromiumPage(context, await context.newPage());
    },
    close: () => browser.close(),
  };
}

class ChromiumPage {
  constructor(context, page) {
    this.context = context;
    this.page = page;
    /** What the browser itself writes into the console, and whatever nobody caught. */
    this.console = [];
    /** Every address asked for, ours or not. */
    this.asked = [];
    page.on('console', (message) => this.console.push(message.text()));
    page.on('pageerror', (error) => this.console.push(`uncaught: ${error}`));
    page.on('request', (request) => this.asked.push(request.url()));
  }

  goto(url) {
    return this.page.goto(url);
  }

  evaluate(act, argument) {
    return this.page.evaluate(act, argument);
  }

  click(x, y) {
    return this.page.mouse.click(x, y);
  }

  tap(x, y) {
    return this.page.touchscreen.tap(x, y);
  }

  move(x, y) {
    return this.page.mouse.move(x, y);
  }

  press(key) {
    return this.page.keyboard.press(key);
  }

  resize(width, height) {
    return this.page.setViewportSize({ width, height });
  }

  /** A finger that drags from one place to another. */
  async drag(from, to) {
    const session = await this.context.newCDPSession(this.page);
    const touch = (type, points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
    await touch('touchStart', [from]);
    for (let step = 1; step <= 10; step += 1) {
      await touch('touchMove', [from.map((start, axis) => start + ((to[axis] - start) * step) / 10)]);
    }
    await touch('touchEnd', []);
  }

  /** The reader's system, or paper. */
  media({ dark, forced, print }) {
    return this.page.emulateMedia({
      ...(dark !== undefined && { colorScheme: dark ? 'dark' : 'light' }),
      ...(forced !== undefined && { forcedColors: forced ? 'active' : 'none' }),
      ...(print !== undefined && { media: print ? 'print' : 'screen' }),
    });
  }

  screenshot() {
    return this.page.screenshot();
  }

  close() {
    return this.context.close();
  }
}
