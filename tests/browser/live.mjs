// What a page holds at a time: observers, listeners, canvases. Runs in the page before all else, and stands by itself there.

/** Counts what is observed and listened to, keeps no canvas from being collected, and lets go of nothing itself. */
export const COUNT = () => {
  window.live = { observers: 0, listeners: 0 };
  for (const name of ['IntersectionObserver', 'ResizeObserver', 'MutationObserver']) {
    const Base = window[name];
    window[name] = class extends Base {
      #isOn = false;
      observe(...what) {
        super.observe(...what);
        if (!this.#isOn) window.live.observers += 1;
        this.#isOn = true;
      }
      disconnect() {
        super.disconnect();
        if (this.#isOn) window.live.observers -= 1;
        this.#isOn = false;
      }
    };
  }
  for (const target of [window, document, MediaQueryList.prototype]) {
    const { addEventListener, removeEventListener } = target;
    target.addEventListener = function (name, act, options) {
      window.live.listeners += 1;
      options?.signal?.addEventListener('abort', () => (window.live.listeners -= 1));
      return addEventListener.call(this, name, act, options);
    };
    target.removeEventListener = function (...what) {
      window.live.listeners -= 1;
      return removeEventListener.apply(this, what);
    };
  }
  window.canvases = [];
  const { createElement } = document;
  document.createElement = function (...what) {
    const made = createElement.apply(this, what);
    if (made.localName === 'canvas') window.canvases.push(new WeakRef(made));
    return made;
  };
};
