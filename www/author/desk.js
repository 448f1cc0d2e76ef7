// The desk: the work, what was read of it, the way back, and its keeping.

import { noEdits } from './correct.js';
import { read } from './reader.js';
import { clear, keep, kept } from './store.js';

/** @typedef {import('./types.js').Work} Work */
/** @typedef {import('./types.js').Edits} Edits */
/** @typedef {import('./types.js').Input} Input */

const MOST_STEPS = 100;
/** Keys struck within this time are one step. */
const ONE_STEP_MS = 1000;
const KEEP_AFTER_MS = 250;

/** @returns {Work} */
const empty = () => ({ input: { form: 'text', words: '', name: '' }, edits: noEdits() });

/** Tells `work` when something was changed, `told` when it was read, `refused` when it could not be, `kept` when it is safe. */
export class Desk extends EventTarget {
  work = empty();
  /** @type {import('./types.js').Told | undefined} */
  told;
  /** @type {Work[]} */
  #before = [];
  /** @type {Work[]} */
  #after = [];
  #typedAt = 0;
  #timer = 0;
  /** Whether all is in the store; without one it never is. */
  isKept = true;

  /** Takes up the work where it was left. */
  async open() {
    const work = await kept().catch(() => undefined);
    if (work?.input && this.work.input.words === '') this.work = { ...work, edits: { ...noEdits(), ...work.edits } };
    this.#emit('work');
    await this.#read();
  }

  /**
   * Another report; corrections of the last do not go with it.
   * @param {Input} input
   */
  bring(input) {
    return this.#change({ input, edits: noEdits() });
  }

  /**
   * The same report, written on.
   * @param {string} words
   */
  type(words) {
    const { input, edits } = this.work;
    const isOneStep = performance.now() - this.#typedAt < ONE_STEP_MS;
    this.#typedAt = performance.now();
    // An emptied page is a new one.
    return this.#change({ input: { ...input, words }, edits: words.trim() ? edits : noEdits() }, isOneStep);
  }

  /** @param {Partial<Edits>} edits */
  edit(edits) {
    return this.#change({ ...this.work, edits: { ...this.work.edits, ...edits } });
  }

  get canUndo() {
    return this.#before.length > 0;
  }

  get canRedo() {
    return this.#after.length > 0;
  }

  undo() {
    return this.#step(this.#before, this.#after);
  }

  redo() {
    return this.#step(this.#after, this.#before);
  }

  /** Takes everything off the desk and out of the store. */
  async clear() {
    clearTimeout(this.#timer);
    this.work = empty();
    this.#before = [];
    this.#after = [];
    this.isKept = true;
    await clear().catch(() => {});
    this.#emit('work');
    await this.#read();
  }

  /**
   * @param {Work[]} from
   * @param {Work[]} to
   */
  #step(from, to) {
    const work = from.pop();
    if (!work) return undefined;
    to.push(this.work);
    this.#typedAt = 0;
    return this.#take(work);
  }

  /**
   * @param {Work} work
   * @param {boolean} [isOneStep] with the last
   */
  #change(work, isOneStep = false) {
    if (!isOneStep || !this.canUndo) this.#before.push(this.work);
    if (this.#before.length > MOST_STEPS) this.#before.shift();
    this.#after = [];
    return this.#take(work);
  }

  /** @param {Work} work */
  #take(work) {
    this.work = work;
    this.isKept = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keep(), KEEP_AFTER_MS);
    this.#emit('work');
    return this.#read();
  }

  async keep() {
    const { work } = this;
    try {
      await keep(work);
      this.isKept = work === this.work;
      this.#emit('kept');
    } catch {
      this.#emit('unkept');
    }
  }

  async #read() {
    try {
      const told = await read(this.work);
      if (!told) return;
      this.told = told;
      this.#emit('told');
    } catch (error) {
      this.dispatchEvent(new CustomEvent('refused', { detail: String(error instanceof Error ? error.message : error) }));
    }
  }

  /** @param {string} name */
  #emit(name) {
    this.dispatchEvent(new Event(name));
  }
}
