// What the page's Trusted Types let through: our own scripts for workers, and markup for documents that never run.

const OWN = new URL('.', import.meta.url).href;

let isImporting = false;

const rules = {
  /** @param {string} markup */
  createHTML(markup) {
    if (!isImporting) throw new TypeError('markup enters while a report is being imported, and at no other time');
    return markup;
  },
  /** @param {string} url */
  createScriptURL(url) {
    if (!new URL(url, OWN).href.startsWith(OWN)) throw new TypeError(`${url} is no script of this page`);
    return url;
  },
};

// The default policy: libraries that take a report apart assign markup inside inert documents, and know of no policy.
/** @type {any} */ (globalThis).trustedTypes?.createPolicy('default', rules);

/**
 * Lets work pass that takes markup apart in documents without scripts, images or a window.
 * @template T
 * @param {() => T} work
 * @returns {T}
 */
export function importing(work) {
  isImporting = true;
  try {
    return work();
  } finally {
    isImporting = false;
  }
}

/**
 * A document that never runs, from the markup of a report.
 * @param {string} markup
 */
export const inert = (markup) => importing(() => new DOMParser().parseFromString(markup, 'text/html'));
