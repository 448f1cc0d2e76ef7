// The panels of one element: what is on the screen is drawn first, the others when they are near; their pixels are given back when far.

import { enqueue, forget } from './painting.js';

/** @typedef {import('./panel-view.js').PanelView} PanelView */

/** How far from the screen a panel is painted, in its heights. */
const NEAR = 0.5;
/** The least around a picture: source and the gap to the next. */
const FOOT_PX = 64;

export class Panels {
  /**
   * @param {PanelView[]} views
   * @param {(error: unknown) => void} failed told when a panel cannot be drawn
   */
  constructor(views, failed) {
    this.views = views;
    this.failed = failed;
    /** @type {Map<PanelView, () => void>} */
    this.work = new Map(views.map((view) => [view, () => this.paint(view)]));
    /** @type {Set<PanelView>} */
    this.near = new Set();
    /** Whether the panels are seen. */
    this.isOpen = false;
    this.arrived = () => {};
    this.watch = new IntersectionObserver((entries) => this.moved(entries), { rootMargin: `${NEAR * 100}% 0px` });
    this.rest = () => this.try(() => this.settle());
    this.shown = this.tables = () => {};
    this.timer = 0;
    this.print = () => this.views.forEach((view) => view.paint());
    addEventListener('beforeprint', this.print);
  }

  /**
   * Looks another way: what is on the screen at once, the others after it.
   * @param {import('./look.js').Look} look
   */
  follow(look) {
    const seen = [...this.near].filter(({ stage }) => isOnScreen(stage));
    const last = Math.max(-1, ...seen.map((view) => this.views.indexOf(view)));
    for (const view of this.views) view.dress(look);
    // Those over the screen take their room with it, so that what is read moves once.
    for (const view of this.views.slice(0, last + 1)) seen.includes(view) ? view.paint() : view.lay();
    // A picture of the old size costs the browser as much in this frame as a new one, and nobody sees it.
    for (const view of this.near) if (!seen.includes(view)) view.release();
    enqueue(this.rest);
    for (const view of this.near) this.want(view);
  }

  /**
   * Paints what will be on the screen once it is shown, one panel a frame.
   * @param {import('./look.js').Look} look
   * @param {number} top where the first panel will stand on the screen
   * @param {() => void} reveal shows the panels
   * @param {() => void} then when all have their room and their tables
   */
  open(look, top, reveal, then) {
    let bottom = top;
    this.near = new Set();
    for (const view of this.views) {
      view.dress(look);
      if (bottom > innerHeight) continue;
      view.lay();
      bottom += parseFloat(view.stage.style.height) + FOOT_PX;
      if (bottom > 0) this.near.add(view);
    }
    if (this.near.size === 0) this.near.add(this.views[0]);
    forget(this.shown);
    this.shown = () => {
      this.isOpen = true;
      reveal();
      // Room is reckoned between the frames: one frame more has it all.
      this.later([...this.views.map((view) => () => view.lay()), () => enqueue(this.rest), () => enqueue(this.tables)]);
    };
    this.tables = () => this.later([...this.views.map((view) => () => view.tabulate()), then]);
    this.arrived = () => {
      if (![...this.near].every(({ isPainted }) => isPainted)) return;
      this.arrived = () => {};
      // In a frame of its own: the browser has all of it to lay out and to paint then, which takes as long as a picture.
      enqueue(this.shown);
    };
    for (const view of this.near) this.want(view);
  }

  settle() {
    for (const view of this.views) view.lay();
    for (const { stage } of this.views) this.watch.observe(stage);
  }

  /**
   * Does one piece of work, then each of the others in a task of its own.
   * @param {(() => void)[]} works
   */
  later([work, ...rest]) {
    this.try(() => {
      work();
      if (rest.length > 0) this.timer = setTimeout(() => this.later(rest));
    });
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
    this.try(() => {
      view.paint();
      this.arrived();
    });
  }

  /** @param {() => void} work */
  try(work) {
    try {
      work();
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
    for (const work of [this.shown, this.rest, this.tables]) forget(work);
    clearTimeout(this.timer);
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

/** @param {Element} element */
function isOnScreen(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
