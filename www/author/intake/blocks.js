// The words of markup as lines: a line a block, a tab between the cells of a row.

const LEFT_OUT = 'script,style,noscript,template,nav,header nav,footer,aside,button,form,select,svg,iframe,[hidden],[aria-hidden="true"]';
const BLOCKS = new Set(
  'address article aside blockquote br caption dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody tfoot thead tr ul body'.split(' '),
);

/**
 * @param {Element} root
 * @returns {string}
 */
export function linesOf(root) {
  let text = '';
  let gap = '';
  /** @param {Node} parent */
  const walk = (parent) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === 3) take(node.nodeValue ?? '');
      else if (node.nodeType === 1) enter(/** @type {Element} */ (node));
    }
  };
  /** @param {Element} element */
  const enter = (element) => {
    const name = element.localName;
    if (element.matches(LEFT_OUT)) return;
    const isCell = name === 'td' || name === 'th';
    if (BLOCKS.has(name)) gap = '\n';
    // The blocks inside a cell make no lines: a row stays one.
    const inside = isCell ? (element.textContent ?? '').replace(/\s+/g, ' ').trim() : undefined;
    if (isCell && element.previousElementSibling) gap = '\t';
    if (inside === undefined) walk(element);
    else put(inside);
    if (BLOCKS.has(name)) gap = '\n';
  };
  /** @param {string} words */
  const put = (words) => {
    text += (text ? gap : '') + words;
    gap = '';
  };
  /** @param {string} words */
  const take = (words) => {
    const clean = words.replace(/[\s\u3000]+/g, ' ');
    if (!clean.trim()) {
      gap ||= clean && text ? ' ' : '';
      return;
    }
    // A line break in the middle of Chinese is the source's, not the report's.
    if (clean.startsWith(' ') && !gap) gap = /[^\x00-\xff]$/.test(text) ? '' : ' ';
    put(clean.trim());
    if (clean.endsWith(' ')) gap = /[^\x00-\xff]$/.test(text) ? '' : ' ';
  };
  walk(root);
  return text;
}
