// The panels of one element: laid out together, painted when near, their pixels given back when far.

import { enqueue, forget } from './painting.js';

/** @typedef {import('./panel-view.js').PanelView} PanelView */

/** How far from the screen a panel is painted, in its heights. */
const NEAR = 0.5;
/** Around a picture: checks, source and the gap to the next. */
const FOOT_PX = 90;

export class Panels {
  /**
   * @param {PanelView[]} views
   * @param {(error: unknown) => void} failed told when a panel cannot be painted
   */
  constructor(views, failed) {
    this.views = views;
    this.failed = failed;
    /** @type {Map<PanelView, () => void>} */
    this.work = new Map(views.map((view) => [view, () => this.paint(view)]));
    /** @type {Set<PanelView>} */
    this.near = new Set();
    this.arrived = () => {};
    this.watch = new IntersectionObserver((entries) => this.moved(entries), { rootMargin: `${NEAR * 100}% 0px` });
    this.print = () => this.views.forEach((view) => view.paint());
    addEventListener('beforeprint', this.print);
  }

  /** @param {import('./look.js').Look} look */
  lay(look) {
    for (const view of this.views) view.lay(look);
    for (const view of this.near) this.want(view);
  }

  /**
   * Paints what will be near the screen once it is shown, one panel a frame.
   * @param {number} top where the first panel will stand on the screen
   * @param {() => void} then when it is done
   */
  open(top, then) {
    const margin = innerHeight * NEAR;
    let at = top;
    const first = this.views.filter(({ stage }) => {
      const begin = at;
      at += parseFloat(stage.style.height) + FOOT_PX;
      return at > -margin && begin < innerHeight + margin;
    });
    this.near = new Set(first.length > 0 ? first : this.views.slice(0, 1));
    this.arrived = () => {
      if (![...this.near].every(({ isPainted }) => isPainted)) return;
      this.arrived = () => {};
      then();
      for (const { stage } of this.views) this.watch.observe(stage);
    };
    for (const view of this.near) this.want(view);
  }

  /** @param {PanelView} view */
  want(view) {
    enqueue(this.workOf(view));
  }

  /** @param {PanelView} view */
  workOf(view) {
    return /** @type {() => void} */ (this.work.get(view));
  }

  /** @param {PanelView} view */
  paint(view) {
    try {
      view.paint();
      this.arrived();
    } catch (error) {
      this.failed(error);
    }
  }

  /** @param {IntersectionObserverEntry[]} entries */
  moved(entries) {
    for (const { target, isIntersecting } of entries) {
      const view = this.views.find(({ stage }) => stage === target);
      if (!view) continue;
      if (isIntersecting) {
        this.near.add(view);
        this.want(view);
      } else {
        this.near.delete(view);
        forget(this.workOf(view));
        view.release();
      }
    }
  }

  /** Ends all work; what is painted stays as it is, a picture. */
  stop() {
    this.watch.disconnect();
    removeEventListener('beforeprint', this.print);
    for (const [view, work] of this.work) {
      forget(work);
      view.readout.free();
    }
  }

  /** Gives everything back, after the end of the work. */
  free() {
    for (const view of this.views) view.free();
  }
}
