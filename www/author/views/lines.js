// The report's lines behind the field that one writes in: the same words, with a line under each numeral where somebody looks.

import { make, piece } from '../make.js';

/** @typedef {import('./marks.js').Mark} Mark */
/** @typedef {{ start: number, words: string, own: Mark[] }} Written */
/** @typedef {Written & { element: HTMLElement, isDue: boolean }} Line what stands in an element that is due is older than its marks */

/** So many changed lines get their marks at once; of more, those that come near. */
const AT_ONCE = 60;
const NEAR = '1200px';

export class Lines {
  element = piece('lines');
  /** @type {Line[]} */
  #lines = [];
  /** @type {Map<Element | null, Line>} */
  #of = new Map();
  // A browser that knows no margin around what scrolls marks a line when it comes into view.
  #near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) this.#mark(this.#of.get(target));
    },
    /** @type {IntersectionObserverInit} */ ({ rootMargin: NEAR, scrollMargin: NEAR }),
  );

  /**
   * @param {string} text
   * @param {readonly Mark[]} marks in its order
   */
  show(text, marks) {
    const [old, written] = [this.#lines, linesOf(text, marks)];
    const { head, tail } = alike(old, written);
    const [oldEnd, end] = [old.length - tail, written.length - tail];
    const behind = old[oldEnd]?.element ?? null;
    this.#lines = written.map((line, at) => {
      if (at < head) return { ...old[at], ...line };
      if (at >= end) return { ...old[at - end + oldEnd], ...line };
      return this.#put(line, at < oldEnd ? old[at] : undefined, behind);
    });
    for (const { element } of old.slice(end, oldEnd)) this.#drop(element);
    this.#of = new Map(this.#lines.map((line) => [line.element, line]));
    const due = this.#lines.slice(head, end).filter(({ isDue }) => isDue);
    for (const line of due) due.length > AT_ONCE ? this.#near.observe(line.element) : this.#mark(line);
  }

  /**
   * A line in the place of another; the element stays where only the marks are others.
   * @param {Written} line
   * @param {Line | undefined} old
   * @param {Element | null} behind where there was none
   * @returns {Line}
   */
  #put(line, old, behind) {
    if (old?.words === line.words) return { ...line, element: old.element, isDue: old.isDue || !isSame(old, line) };
    const element = plain(line);
    this.element.insertBefore(element, old?.element ?? behind);
    if (old) this.#drop(old.element);
    return { ...line, element, isDue: line.own.length > 0 };
  }

  /** @param {Element} element */
  #drop(element) {
    this.#near.unobserve(element);
    element.remove();
  }

  /** @param {Line | undefined} line */
  #mark(line) {
    if (!line?.isDue) return;
    line.isDue = false;
    this.#near.unobserve(line.element);
    line.element.replaceChildren(...marked(line));
  }

  /**
   * Where a mark stands; its line gets its marks if it has none yet.
   * @param {Mark | undefined} mark
   * @returns {HTMLElement | undefined}
   */
  spanOf(mark) {
    const line = mark && this.#lines.findLast(({ start }) => start <= mark.start);
    if (!line) return undefined;
    this.#mark(line);
    return marksIn(line.element)[line.own.findIndex(({ start }) => start === mark.start)];
  }

  /**
   * @param {HTMLElement} span
   * @returns {Mark | undefined}
   */
  markOf(span) {
    const line = this.#of.get(span.parentElement);
    return line?.isDue ? undefined : line?.own[marksIn(line.element).indexOf(span)];
  }
}

/**
 * @param {string} text
 * @param {readonly Mark[]} marks
 * @returns {Written[]}
 */
function linesOf(text, marks) {
  let [start, next] = [0, 0];
  return text.split('\n').map((words) => {
    const line = { start, words, own: /** @type {Mark[]} */ ([]) };
    for (; next < marks.length && marks[next].start <= start + words.length; next += 1) line.own.push(marks[next]);
    start += words.length + 1;
    return line;
  });
}

/**
 * How many lines look alike at the head of two texts, and how many at the tail.
 * @param {readonly Written[]} old
 * @param {readonly Written[]} lines
 */
function alike(old, lines) {
  const most = Math.min(old.length, lines.length);
  let [head, tail] = [0, 0];
  while (head < most && isSame(old[head], lines[head])) head += 1;
  while (tail < most - head && isSame(old[old.length - 1 - tail], lines[lines.length - 1 - tail])) tail += 1;
  return { head, tail };
}

/**
 * Whether two lines look alike, wherever they stand.
 * @param {Written} one
 * @param {Written} other
 */
function isSame(one, other) {
  if (one.words !== other.words || one.own.length !== other.own.length) return false;
  return one.own.every((mark, index) => {
    const twin = other.own[index];
    const isThere = mark.start - one.start === twin.start - other.start && mark.end - one.start === twin.end - other.start;
    return isThere && mark.is === twin.is && mark.differs === twin.differs;
  });
}

/** An empty line has the height of one. @param {Written} line */
const plain = ({ words }) => make('div', {}, words || '\u200b');

/**
 * The words of a line with its marks; one that goes on in the next line ends with this.
 * @param {Written} line
 */
function marked({ start, words, own }) {
  let at = 0;
  const pieces = own.flatMap(({ start: from, end, is, differs }) => {
    const before = words.slice(at, from - start);
    at = Math.min(end - start, words.length);
    return [before, make('span', { class: `mark ${is}${differs ? ' differs' : ''}` }, words.slice(from - start, at))];
  });
  return [...pieces, words.slice(at)];
}

/** @param {Element} line @returns {HTMLElement[]} */
const marksIn = (line) => [...line.querySelectorAll('.mark')].map((span) => /** @type {HTMLElement} */ (span));
