// Firefox, driven by Puppeteer over WebDriver BiDi: it needs no driver of its own.

import puppeteer from 'puppeteer-core';

/** @param {{ browser: string }} programs */
export async function launch({ browser: executablePath }) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: { 'app.update.enabled': false, 'datareporting.policy.dataSubmissionEnabled': false },
  });
  return {
    name: 'firefox',
    can: new Set(['files', 'hover', 'ratio']),
    newPage: async (options) => {
      const page = await browser.newPage();
      await size(page, { width: options.width, height: options.height, deviceScaleFactor: options.ratio });
      return new FirefoxPage(page, options.ratio);
    },
    close: () => browser.close(),
  };
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {{ width: number, height: number, deviceScaleFactor: number }} viewport
 */
async function size(page, viewport) {
  try {
    await page.setViewport(viewport);
  } catch (error) {
    // Firefox 140 has no orientation to be set beside the size, which then is set all the same.
    if (!error.message.includes('setScreenOrientationOverride')) throw error;
    const isSet = ({ width, height, deviceScaleFactor }) =>
      innerWidth === width && innerHeight === height && (!deviceScaleFactor || devicePixelRatio === deviceScaleFactor);
    await page.waitForFunction(isSet, {}, viewport);
  }
}

class FirefoxPage {
  constructor(page, ratio) {
    this.page = page;
    this.ratio = ratio;
    this.asked = [];
    page.on('request', (request) => this.asked.push(request.url()));
  }

  goto(url) {
    return this.page.goto(url);
  }

  /** Through JSON: what lies deep in an object does not come over the wire by itself. */
  async evaluate(act, argument) {
    const answer = await this.page.evaluate(`(async () => JSON.stringify(await (${act})(${JSON.stringify(argument) ?? ''})))()`);
    return answer === undefined ? undefined : JSON.parse(answer);
  }

  click(x, y) {
    return this.page.mouse.click(x, y);
  }

  move(x, y) {
    return this.page.mouse.move(x, y);
  }

  press(key) {
    return this.page.keyboard.press(key);
  }

  resize(width, height) {
    return size(this.page, { width, height, deviceScaleFactor: this.ratio });
  }

  screenshot() {
    return this.page.screenshot();
  }

  close() {
    return this.page.close();
  }
}
