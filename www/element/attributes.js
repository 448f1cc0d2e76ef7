// What an author writes, relaxed, and what the element works with, strict.

/** @typedef {'zh-Hans' | 'zh-Hant' | 'en'} Lang */

/**
 * @typedef {object} Wishes
 * @property {string} report JSON given by script
 * @property {string | undefined} src
 * @property {string} integrity of what lies there
 * @property {string | undefined} article
 * @property {string[]} panels
 * @property {string} section
 * @property {string} chart
 * @property {'auto' | 'light' | 'dark'} theme
 * @property {Lang | undefined} lang
 * @property {string | undefined} wasmUrl
 */

export const NAMES = ['src', 'integrity', 'for', 'panel', 'section', 'chart', 'theme', 'lang', 'wasm-url'];

/**
 * Reads an element's attributes; what is unknown is as if it were not there.
 * @param {Element} element
 * @param {string} report what a script has given it
 * @returns {Wishes}
 */
export function wishesOf(element, report) {
  const read = (/** @type {string} */ name) => element.getAttribute(name)?.trim() ?? '';
  const theme = read('theme').toLowerCase();
  return {
    report,
    integrity: read('integrity'),
    src: absolute(read('src')),
    article: read('for') || undefined,
    panels: read('panel').split(/[\s,]+/).filter(Boolean),
    section: read('section'),
    chart: read('chart').toLowerCase(),
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    lang: langOf(element),
    wasmUrl: absolute(read('wasm-url')),
  };
}

/**
 * The element's own language, or the one around it if that is Chinese: page templates say `en` without meaning it.
 * @param {Element} element
 * @returns {Lang | undefined}
 */
function langOf(element) {
  const own = element.getAttribute('lang')?.trim() ?? '';
  const tag = own || (element.closest('[lang]')?.getAttribute('lang') ?? '');
  if (/^zh\b.*(hant|tw|hk|mo)/i.test(tag)) return 'zh-Hant';
  if (/^zh\b/i.test(tag)) return 'zh-Hans';
  return /^en\b/i.test(own) ? 'en' : undefined;
}

/** @param {string} url */
function absolute(url) {
  if (!url) return undefined;
  try {
    return new URL(url, document.baseURI).href;
  } catch {
    return url;
  }
}
