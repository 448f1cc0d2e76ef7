// WebKit, the engine of every iPhone: Debian's MiniBrowser, driven by WebDriver over plain HTTP.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Wire, freePort } from './wire.mjs';

/** What a test may ask for that not every engine has. */
const CAN = ['files', 'hover'];

/** A sharp screen, as phones have. */
const RATIO = 2;

/** How long a browser takes to start at most. */
const START_MS = 20_000;

/** A window may be no narrower than its bar: a bar without room makes it as narrow as a phone. */
const BAR = 'toolbar, toolbar *, headerbar, headerbar *, box > button, entry { min-width: 0; min-height: 0; padding: 0; margin: 0; font-size: 1px; }\n';

/** What keys are called on the wire. */
const KEYS = { ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Escape: '\uE00C', Tab: '\uE004', Enter: '\uE007' };

/**
 * Starts a screen, the driver and a browser.
 * @param {{ driver: string, browser: string, screen: string }} programs
 */
export async function launch({ driver, browser, screen }) {
  const display = spawn(screen, ['-displayfd', '1', '-screen', '0', '1600x1400x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [number] = await once(display.stdout, 'data');
  const settings = mkdtempSync(join(tmpdir(), 'report-figures-'));
  mkdirSync(join(settings, 'gtk-3.0'));
  writeFileSync(join(settings, 'gtk-3.0/gtk.css'), BAR);
  const environment = { XDG_CONFIG_HOME: settings, GDK_SCALE: String(RATIO), ...process.env, DISPLAY: `:${String(number).trim()}`, LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };
  const wire = new Wire();
  let host;
  const startDriver = async () => {
    const port = await freePort();
    host = spawn(driver, [`--port=${port}`], { stdio: 'ignore', env: environment, detached: true });
    wire.origin = `http://127.0.0.1:${port}`;
    await wire.isUp();
  };
  // With the browsers that it has started: a driver that is ended alone leaves them behind.
  const endDriver = () => {
    try {
      process.kill(-host.pid);
    } catch {
      // All of them have ended by themselves.
    }
  };
  // A group of its own does not hear what the terminal says.
  const stop = () => {
    endDriver();
    display.kill();
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
  await startDriver();
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } } };
  const begin = async (tries = 3) => {
    try {
      const { sessionId } = await wire.ask('POST', '/session', { capabilities }, START_MS);
      await wire.ask('POST', `/session/${sessionId}/timeouts`, { script: 60_000, pageLoad: 60_000 });
      return `/session/${sessionId}`;
    } catch (error) {
      // One start in a hundred is never answered.
      if (tries === 1) throw error;
      endDriver();
      await startDriver();
      return begin(tries - 1);
    }
  };
  /** The browser, for the pages that are open: one that has had dozens of cores in its life falls over by itself now and then. */
  let session = '';
  let pages = 0;
  let frame;
  const leave = async () => {
    pages -= 1;
    if (pages > 0) return;
    await wire.ask('DELETE', session).catch(() => {});
    session = '';
  };
  return {
    name: 'webkit',
    can: new Set(CAN),
    newPage: async (options) => {
      session ||= await begin();
      pages += 1;
      frame ??= await frameOf(new WebKitPage(wire, session, [0, 0]));
      const page = new WebKitPage(wire, session, frame, leave);
      await page.resize(options.width, options.height);
      return page;
    },
    close: async () => {
      if (session) await wire.ask('DELETE', session).catch(() => {});
      endDriver();
      display.kill();
      rmSync(settings, { recursive: true });
    },
  };
}

/** The one window, as a page. */
class WebKitPage {
  /**
   * @param {Wire} wire
   * @param {string} session
   * @param {[number, number]} frame by how much the window is wider and higher than the page
   * @param {() => Promise<void>} [leave] what is to be done when it closes
   */
  constructor(wire, session, frame, leave) {
    this.wire = wire;
    this.session = session;
    this.frame = frame;
    this.leave = leave;
  }

  goto(url) {
    return this.ask('/url', { url });
  }

  /** Runs a function in the page; it may be asynchronous. */
  async evaluate(act, argument) {
    const script = `const [argument, done] = arguments;
      (async () => (${act})(argument === null ? undefined : argument))()
        .then((value) => done({ value }), (error) => done({ error: String(error) + '\\n' + error.stack }));`;
    const { value, error } = await this.ask('/execute/async', { script, args: [argument ?? null] });
    if (error) throw new Error(error);
    return value ?? undefined;
  }

  click(x, y) {
    return this.point([move(x, y), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }]);
  }

  move(x, y) {
    return this.point([move(x, y)]);
  }

  async press(key) {
    const value = KEYS[key] ?? key;
    const actions = [{ type: 'key', id: 'keys', actions: [{ type: 'keyDown', value }, { type: 'keyUp', value }] }];
    await this.ask('/actions', { actions });
  }

  /** The window takes its new size in its own time. */
  async resize(width, height) {
    const [frame, bar] = this.frame;
    await this.ask('/window/rect', { width: width + frame, height: height + bar });
    for (let turn = 0; turn < 100; turn += 1) {
      const [innerWidth, innerHeight] = await this.evaluate(() => [window.innerWidth, window.innerHeight]);
      if (innerWidth === width && innerHeight === height) return;
      await new Promise((done) => setTimeout(done, 20));
    }
    throw new Error(`the window does not become ${width}×${height}`);
  }

  async screenshot() {
    return Buffer.from(await this.wire.ask('GET', `${this.session}/screenshot`), 'base64');
  }

  close() {
    return this.leave?.();
  }

  point(actions) {
    return this.ask('/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
  }

  ask(path, body) {
    return this.wire.ask('POST', this.session + path, body);
  }
}

/** @param {WebKitPage} page */
async function frameOf(page) {
  const inner = await page.evaluate(() => [window.innerWidth, window.innerHeight]);
  const outer = await page.wire.ask('GET', `${page.session}/window/rect`);
  return [outer.width - inner[0], outer.height - inner[1]];
}

const move = (x, y) => ({ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y), origin: 'viewport' });
