// A list that may have thousands of members: made as far as it is looked at, and further when its end comes near.

import { make, reconcile } from '../make.js';

/** So many are made at once. */
const SLICE = 40;

/** @template T */
export class LongList {
  #shown = SLICE;
  #end = make('li', { class: 'end', 'aria-hidden': 'true' });
  /** @type {readonly T[]} */
  #members = [];

  /**
   * @param {HTMLElement} list
   * @param {(member: T, index: number) => string} keyOf
   * @param {(member: T, index: number) => Element} build
   */
  constructor(list, keyOf, build) {
    this.list = list;
    this.keyOf = keyOf;
    this.build = build;
    const near = new IntersectionObserver(
      ([{ isIntersecting }]) => isIntersecting && this.#shown < this.#members.length && this.#lay(this.#shown + SLICE),
      { rootMargin: '1200px' },
    );
    near.observe(this.#end);
    /** Looked at anew after more was made: the end may still be near. */
    this.look = () => {
      near.unobserve(this.#end);
      near.observe(this.#end);
    };
  }

  /** @param {readonly T[]} members */
  show(members) {
    this.#members = members;
    this.#lay(this.#shown);
  }

  /** From the top again, as for another report. */
  reset() {
    this.#shown = SLICE;
  }

  /**
   * The member at an index, made if it was not.
   * @param {number} index
   */
  reach(index) {
    if (index >= this.#shown) this.#lay(index + SLICE);
    return index < this.#members.length ? this.list.children[index] : undefined;
  }

  /** @param {number} shown */
  #lay(shown) {
    this.#shown = shown;
    this.#end.remove();
    reconcile(this.list, this.#members.slice(0, shown), this.keyOf, this.build);
    if (shown >= this.#members.length) return;
    this.list.append(this.#end);
    this.look();
  }
}
