// What an element shows: what was painted last stays to be seen until what comes next is painted, so nothing flashes.

/** @typedef {import('./panels.js').Panels} Panels */

export class Showing {
  /** @type {Panels | undefined} */
  panels;
  /** Where they stand unseen, until they are painted. @type {HTMLElement | undefined} */
  next;
  /** What is seen until then, a picture only. @type {Panels | undefined} */
  past;

  /** @param {ReturnType<typeof import('./shadow.js').openShadow>} shadow */
  constructor(shadow) {
    this.shadow = shadow;
  }

  /**
   * @param {Panels} panels
   * @param {HTMLElement} next
   */
  begin(panels, next) {
    this.panels = panels;
    this.next = next;
    this.shadow.report.append(next);
  }

  /** @param {HTMLElement} host */
  reveal(host) {
    if (this.next) this.shadow.reveal(host, this.next);
    this.next = undefined;
    this.past?.free();
    this.past = undefined;
  }

  /** Ends the work on what is shown; what was not seen yet goes. */
  retire() {
    this.panels?.stop();
    if (this.next) this.panels?.free();
    else this.past = this.panels ?? this.past;
    this.next?.remove();
    this.next = this.panels = undefined;
  }

  /** Takes everything down; the author's own content is seen again. */
  clear() {
    this.retire();
    this.past?.free();
    this.past = undefined;
    this.shadow.clear();
  }
}
