// Lights up: a figure and its sentence in the text, its marks in the charts, its rows in the lists, all at once.

/** What is lit, by figure; the views listen. */
export class Light extends EventTarget {
  /** @type {number | undefined} */
  metric;

  /**
   * @param {number | undefined} metric
   * @param {string} [from] the view that it was lit in
   */
  set(metric, from = '') {
    if (this.metric === metric) return;
    this.metric = metric;
    this.dispatchEvent(new CustomEvent('light', { detail: from }));
  }
}

const NAME = 'sentence';

/**
 * Lights a sentence behind the text, where the browser can paint a range; the mark itself is lit by its class.
 * @param {HTMLElement} lines
 * @param {readonly [number, number] | undefined} span
 */
export function lightSentence(lines, span) {
  if (!globalThis.Highlight || !CSS.highlights) return;
  const range = span && rangeOf(lines, span);
  if (range) CSS.highlights.set(NAME, new Highlight(range));
  else CSS.highlights.delete(NAME);
}

/**
 * @param {HTMLElement} lines
 * @param {readonly [number, number]} span
 */
function rangeOf(lines, [from, to]) {
  const range = new Range();
  let start = 0;
  let isOpen = false;
  for (const line of lines.children) {
    const length = line.textContent === '\u200b' ? 0 : (line.textContent?.length ?? 0);
    if (!isOpen && from <= start + length) {
      range.setStart(...place(line, from - start));
      isOpen = true;
    }
    if (isOpen && to <= start + length) {
      range.setEnd(...place(line, to - start));
      return range;
    }
    start += length + 1;
  }
  return undefined;
}

/**
 * @param {Element} line
 * @param {number} at
 * @returns {[Node, number]}
 */
function place(line, at) {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let rest = at;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = /** @type {Text} */ (node);
    if (rest <= length) return [node, rest];
    rest -= length;
  }
  return [line, line.childNodes.length];
}
