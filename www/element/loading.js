// Brings an element its report: the core, the words, the reading; once more from the start where the core falls over.

import { settled, startCore } from './core.js';
import { Failure } from './failure.js';
import { buildFor, isTrap, lease, renew, sourceOf } from './reports.js';

/** @typedef {import('./attributes.js').Wishes} Wishes */
/** @typedef {import('./reports.js').Lease} Lease */

export class Loading {
  /** Counts loads: what belongs to an earlier one is dropped. */
  #turn = 0;
  /** Whether a trap of the core was answered with a fresh one already. */
  #isRenewed = false;
  /** @type {Lease | undefined} */
  lease;

  /**
   * @param {Element} element
   * @param {() => Wishes} wishes
   * @param {(lease: Lease, source: import('./reports.js').Source, wishes: Wishes) => void} show
   * @param {(failure?: Failure) => void} drop what is shown, for good where a failure is told
   */
  constructor(element, wishes, show, drop) {
    this.element = element;
    this.wishes = wishes;
    this.show = show;
    this.drop = drop;
  }

  /** Begins, for a reason of the page's own. */
  begin() {
    this.#isRenewed = false;
    this.load();
  }

  /** Begins, whatever happened before. */
  async load() {
    const turn = ++this.#turn;
    const isLate = () => turn !== this.#turn || !this.element.isConnected;
    try {
      const wishes = this.wishes();
      const core = startCore(buildFor(wishes), wishes.wasmUrl);
      const [small, source] = await Promise.all([core, sourceOf(wishes, this.element)]);
      await settled();
      // Attributes set one after another start loads of which the last counts.
      if (isLate()) return;
      let taken = lease(small, source, this);
      if (!taken) {
        const whole = await startCore('whole', wishes.wasmUrl);
        await settled();
        if (isLate()) return;
        taken = lease(whole, source, this);
      }
      if (!taken) return;
      this.drop();
      if (taken !== this.lease) this.lease?.close(this);
      this.lease = taken;
      // Reading it was one piece of work, showing it is another: what the page's reader does meanwhile goes between.
      await new Promise((resolve) => setTimeout(resolve));
      if (!isLate()) this.show(taken, source, wishes);
    } catch (error) {
      if (!isLate()) this.fail(error);
    }
  }

  /**
   * Tells what went wrong. After a trap the core starts afresh, in any case for the others who show its reports; this element
   * tries once more.
   * @param {unknown} error
   */
  async fail(error) {
    const isFirst = !this.#isRenewed;
    this.lease?.users.delete(this);
    const renewal = isTrap(error) ? renew() : undefined;
    this.stop();
    if (renewal) {
      this.#isRenewed = true;
      const isBack = await renewal.then(() => true, () => false);
      if (isFirst && isBack && this.element.isConnected) return void this.load();
    }
    this.drop(Failure.of(error));
  }

  /** Takes down what is shown, and gives it back. */
  stop() {
    this.drop();
    this.end();
  }

  /** Gives back what was lent, and lets go of what is on its way. */
  end() {
    this.#turn += 1;
    this.lease?.close(this);
    this.lease = undefined;
  }
}
