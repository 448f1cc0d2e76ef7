// The element's shadow: its style, its frame, and how pieces of it are made, without a line of markup text.

import { STYLE } from './style.js';

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * Makes a piece. Words enter as text, never as markup.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string | null | undefined)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) element.setAttribute(key, value);
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * The frame of an element: the author's own content until there is something better, then the report.
 * @param {HTMLElement} host
 */
export function openShadow(host) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const fallback = make('slot');
  const report = make('div', { class: 'report', part: 'report', hidden: '' });
  const probe = make('i', { class: 'probe', hidden: '' });
  adopt(root);
  root.append(fallback, report, probe);
  let isFirst = true;
  const reveal = (/** @type {HTMLElement} */ element, /** @type {HTMLElement} */ next) => {
    const { paddingTop, paddingBottom } = getComputedStyle(element);
    const room = element.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom);
    // Later the page itself asks for something else, of another height.
    report.style.minHeight = isFirst ? `${room}px` : '';
    isFirst = false;
    report.lang = next.lang;
    report.replaceChildren(...next.childNodes);
    // A static figure is what prints best.
    fallback.classList.toggle('whole', Boolean(element.querySelector('.report-figure')));
    report.hidden = !(fallback.hidden = true);
  };
  const clear = () => {
    report.replaceChildren();
    report.hidden = !(fallback.hidden = false);
    report.style.minHeight = '';
  };
  return { report, probe, reveal, clear };
}

/** @param {ShadowRoot} root */
function adopt(root) {
  if ('adoptedStyleSheets' in root) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    root.adoptedStyleSheets = [sheet];
  } else {
    // Safari before 16.4.
    /** @type {ShadowRoot} */ (root).append(make('style', {}, STYLE));
  }
}
