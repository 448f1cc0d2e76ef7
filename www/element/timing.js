// When an element draws: in the frame of a new size at once, else in the next one, and once in it.

export class Timing {
  #frame = 0;
  #size = new ResizeObserver(() => this.#resized());

  /**
   * @param {HTMLElement} host
   * @param {() => boolean} isSeen whether there is something drawn that would be seen at a wrong size
   * @param {() => boolean} draw says whether it drew anything new
   */
  constructor(host, isSeen, draw) {
    this.host = host;
    this.isSeen = isSeen;
    this.draw = draw;
  }

  /** Draws at every new size from now on. */
  watch() {
    this.#size.observe(this.host);
    return () => this.#size.disconnect();
  }

  /** Draws in the next frame. */
  schedule() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.draw();
    });
  }

  cancel() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #resized() {
    if (!this.isSeen()) return this.schedule();
    if (!this.draw()) return;
    // The new height is its own doing: an observer that is called by what it does itself reports an error to the page.
    this.#size.unobserve(this.host);
    requestAnimationFrame(() => this.host.isConnected && this.#size.observe(this.host));
  }
}
