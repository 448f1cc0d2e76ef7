// The words of an article in the page, and the way back from a position in them to the place on the page.

const LEFT_OUT = 'report-figures,script,style,noscript,template,textarea,select,button,input,svg,canvas,iframe';

/** @typedef {{ node: Text, from: number, start: number, length: number }} Run a stretch of a node, copied as it is */

/** An article, read. */
export class Article {
  /** @param {Element} element */
  constructor(element) {
    this.text = '';
    /** @type {Run[]} */
    this.runs = [];
    /** A space or line break that stands before whatever comes next. */
    this.gap = '';
    this.walk(element);
  }

  /** @param {Node} parent */
  walk(parent) {
    for (const node of parent.childNodes) {
      if (node instanceof Text) this.take(node);
      else if (node instanceof Element && !node.matches(LEFT_OUT)) this.enter(node);
    }
  }

  /** @param {Element} element */
  enter(element) {
    const { display } = getComputedStyle(element);
    if (display === 'none') return;
    const isBlock = element.localName === 'br' || !/^(inline|contents|ruby|table-cell)/.test(display);
    if (isBlock) this.gap = '\n';
    else if (display === 'table-cell') this.gap ||= '\t';
    this.walk(element);
    if (isBlock) this.gap = '\n';
  }

  /** @param {Text} node */
  take(node) {
    for (const { 0: words, index } of node.data.matchAll(/[^ \t\n\r\f]+|[ \t\n\r\f]+/g)) {
      if (/[ \t\n\r\f]/.test(words[0])) {
        // A line break in the middle of Chinese is the author's editor's, not the report's.
        this.gap ||= /\n/.test(words) && /[^\x00-\xff]$/.test(this.text) ? '' : ' ';
        continue;
      }
      this.text += this.text ? this.gap : '';
      this.gap = '';
      this.runs.push({ node, from: index, start: this.text.length, length: words.length });
      this.text += words;
    }
  }

  /**
   * The place of a span on the page; `undefined` when the page has changed since.
   * @param {readonly [number, number]} span
   */
  rangeOf([start, end]) {
    const first = this.runs.find((run) => start < run.start + run.length);
    const last = this.runs.findLast((run) => run.start < end);
    if (!first?.node.isConnected || !last?.node.isConnected) return undefined;
    const range = new Range();
    try {
      range.setStart(first.node, first.from + Math.max(0, start - first.start));
      range.setEnd(last.node, last.from + Math.min(last.length, end - last.start));
    } catch {
      return undefined;
    }
    return range;
  }

  /**
   * Brings a span into view and marks it; nothing where the page has changed since.
   * @param {readonly [number, number]} span
   */
  show(span) {
    const range = this.rangeOf(span);
    if (range) show(range);
  }
}

const HIGHLIGHT = 'report-figures';

/**
 * Brings a place of the page into view and marks it, until another is marked.
 * @param {Range} range
 */
function show(range) {
  const { matches: isStill } = matchMedia('(prefers-reduced-motion: reduce)');
  range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: isStill ? 'auto' : 'smooth' });
  if (globalThis.Highlight && CSS.highlights) {
    styleHighlight();
    CSS.highlights.set(HIGHLIGHT, new Highlight(range));
  } else {
    getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  }
}

/** @type {CSSStyleSheet | undefined} */
let sheet;

function styleHighlight() {
  if (sheet) return;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(`::highlight(${HIGHLIGHT}){background-color:Mark;color:MarkText}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
