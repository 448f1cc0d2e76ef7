// The report on paper: a text field to write in, and behind it the same words with a line under each numeral.

import { piece } from '../make.js';
import { Lines } from './lines.js';
import { marksOf, shifted } from './marks.js';

/** @typedef {import('./marks.js').Mark} Mark */

export class Paper extends EventTarget {
  words = /** @type {HTMLTextAreaElement} */ (piece('words'));
  #behind = new Lines();
  lines = this.#behind.element;
  /** @type {Mark[]} */
  marks = [];
  #text = '';
  /** @type {Mark | undefined} */
  #over;

  /** @param {import('../desk.js').Desk} desk */
  constructor(desk) {
    super();
    this.desk = desk;
    this.words.addEventListener('input', () => this.#typed());
    this.words.addEventListener('click', (event) => this.#pick(event));
    this.words.addEventListener('pointermove', (event) => this.#hover(event));
    this.words.addEventListener('pointerleave', () => this.#tell('over', undefined));
    this.words.addEventListener('keydown', (event) => this.#walk(event));
    desk.addEventListener('work', () => this.#follow());
    desk.addEventListener('told', () => this.#tellMarks());
  }

  /** Whether the text is one that can be written in: the sentences that JSON quotes are not. */
  get isOpen() {
    return this.desk.work.input.form !== 'json';
  }

  #typed() {
    const { value } = this.words;
    this.marks = shifted(this.marks, this.#text, value);
    this.#show(value);
    this.desk.type(value);
  }

  /** The desk has another text: brought in, undone, redone. */
  #follow() {
    const { form, words } = this.desk.work.input;
    this.words.readOnly = form === 'json';
    if (form === 'json' || this.words.value === words) return;
    const { selectionStart } = this.words;
    this.words.value = words;
    this.words.setSelectionRange(selectionStart, selectionStart);
    this.marks = shifted(this.marks, this.#text, words);
    this.#show(words);
  }

  #tellMarks() {
    const { told } = this.desk;
    if (!told) return;
    if (this.desk.work.input.form === 'json') this.words.value = told.text;
    // A reading of what has been written on since: the next one comes.
    else if (told.text !== this.words.value) return;
    this.marks = marksOf(told);
    this.#show(told.text);
    this.dispatchEvent(new Event('marked'));
  }

  /** @param {string} text */
  #show(text) {
    this.#text = text;
    this.#behind.show(text, this.marks);
  }

  /** @param {Mark | undefined} mark */
  spanOf(mark) {
    return this.#behind.spanOf(mark);
  }

  /** @param {number} index of a figure */
  markOf(index) {
    return this.marks.find(({ metric }) => metric === index);
  }

  /** The mark that the cursor stands in or before. */
  get current() {
    const { selectionStart } = this.words;
    return this.marks.find(({ start, end }) => start <= selectionStart && selectionStart <= end);
  }

  /** @param {MouseEvent} event */
  #at({ clientX, clientY }) {
    const found = document.elementsFromPoint(clientX, clientY).find((element) => element.matches('.mark'));
    return found && this.#behind.markOf(/** @type {HTMLElement} */ (found));
  }

  /** @param {MouseEvent} event */
  #pick(event) {
    const isSelecting = this.words.selectionStart !== this.words.selectionEnd;
    this.#tell('pick', isSelecting ? undefined : this.#at(event));
  }

  /** @param {PointerEvent} event */
  #hover(event) {
    if (event.pointerType !== 'mouse' || event.buttons) return;
    this.#tell('over', this.#at(event));
  }

  /**
   * Alt and an arrow go from mark to mark, Alt and Enter open the card.
   * @param {KeyboardEvent} event
   */
  #walk(event) {
    if (!event.altKey || !['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) return;
    event.preventDefault();
    if (event.key === 'Enter') return this.#tell('open', this.current);
    this.step(event.key === 'ArrowDown' ? 1 : -1);
  }

  /**
   * Goes to the next mark of some kinds.
   * @param {1 | -1} by
   * @param {(mark: Mark) => boolean} [isMeant]
   */
  step(by, isMeant = ({ metric, is }) => metric !== undefined || is === 'unread') {
    const { selectionStart } = this.words;
    const meant = this.marks.filter(isMeant);
    const next = by > 0 ? meant.find(({ start }) => start > selectionStart) : meant.findLast(({ end }) => end < selectionStart);
    const mark = next ?? meant.at(by > 0 ? 0 : -1);
    if (!mark) return;
    this.words.focus({ preventScroll: true });
    this.words.setSelectionRange(mark.start, mark.start);
    this.reveal(mark);
    this.#tell('pick', mark);
  }

  /**
   * Brings a mark into view.
   * @param {Mark | undefined} mark
   * @param {ScrollLogicalPosition} [block]
   */
  reveal(mark, block = 'center') {
    this.spanOf(mark)?.scrollIntoView({ block, inline: 'nearest' });
  }

  /**
   * @param {'pick' | 'over' | 'open'} name
   * @param {Mark | undefined} mark
   */
  #tell(name, mark) {
    if (name === 'over' && this.#over === mark) return;
    if (name === 'over') this.#over = mark;
    this.dispatchEvent(new CustomEvent(name, { detail: mark }));
  }
}
