// The engines that pages are tested in, and where they are on this machine.

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const CHROMIUMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const PLACES = {
  chromium: [
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
  webkit: ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`),
};

/**
 * Each engine: the programs that it needs, and how it is started.
 * @type {Record<string, { programs: () => Record<string, string | undefined>, start: (programs: any) => Promise<any> }>}
 */
const ENGINES = {
  chromium: {
    programs: () => ({ browser: process.env.CHROMIUM ?? find(CHROMIUMS, PLACES.chromium) }),
    start: async (programs) => (await import('./chromium.mjs')).launch(programs),
  },
  phone: {
    programs: () => ENGINES.chromium.programs(),
    start: async (programs) => (await import('./chromium.mjs')).launchPhone(programs),
  },
  firefox: {
    programs: () => ({ browser: process.env.FIREFOX ?? find(['firefox-esr', 'firefox'], PLACES.firefox) }),
    start: async (programs) => (await import('./firefox.mjs')).launch(programs),
  },
  webkit: {
    programs: () => ({
      driver: find(['WebKitWebDriver'], []),
      browser: process.env.WEBKIT ?? find([], PLACES.webkit),
      screen: find(['Xvfb'], []),
    }),
    start: async (programs) => (await import('./webkit.mjs')).launch(programs),
  },
};

export const NAMES = Object.keys(ENGINES);

/**
 * What keeps an engine from starting; nothing where it can.
 * @param {string} name
 */
export function missing(name) {
  return Object.entries(ENGINES[name].programs()).flatMap(([role, path]) => (path ? [] : [role]));
}

/** @param {string} name */
export function launch(name) {
  const { programs, start } = ENGINES[name];
  return start(programs());
}

/**
 * @param {string[]} names
 * @param {string[]} places
 */
function find(names, places) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places].find(existsSync);
}
