// What a tap on a mark tells: the figure as printed, its period, and the sentence it stands in.

import { leadHere, original, quote } from './quote.js';
import { make } from './shadow.js';
import { periodOf, valueOf } from './words.js';

/** How far a finger may miss, in CSS pixels. */
const REACH_PX = 12;

/**
 * Where a finger finds a figure.
 * @typedef {{ metric: number, x: number, y: number, width: number, height: number }} Target
 */
/** @typedef {import('./report-view.js').Shown} Shown */

/** The readout of one panel: a ring round the mark, and a slip of paper beside it. */
export class Readout {
  /**
   * @param {Shown} shown
   * @param {HTMLElement} stage what the canvas stands on
   * @param {(metric: number) => void} told when the reader chose a figure
   */
  constructor(shown, stage, told) {
    this.shown = shown;
    this.stage = stage;
    this.told = told;
    /** @type {Target[]} */
    this.targets = [];
    /** @type {Target | undefined} */
    this.open = undefined;
    this.isPinned = false;
    this.ring = make('div', { class: 'ring', hidden: '' });
    this.slip = make('div', { class: 'readout', part: 'readout', role: 'status', hidden: '' });
    this.stops = new AbortController();
    stage.append(this.ring, this.slip);
    this.listen();
  }

  listen() {
    const { signal } = this.stops;
    const on = (/** @type {string} */ name, /** @type {(event: any) => void} */ act) =>
      this.stage.addEventListener(name, act, { signal });
    on('click', (event) => this.tap(event));
    on('pointermove', (event) => this.hover(event));
    on('pointerleave', () => this.isPinned || this.close());
    on('keydown', (event) => this.walk(event));
    on('focusout', ({ relatedTarget }) => this.stage.contains(relatedTarget) || this.close());
    // In the capture phase: the article may scroll in a box of its own.
    addEventListener('scroll', () => this.close(), { signal, capture: true, passive: true });
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && this.close(), { signal });
  }

  /** @param {MouseEvent} event */
  tap(event) {
    if (this.slip.contains(/** @type {Node} */ (event.target))) return;
    const target = this.at(event, REACH_PX);
    if (!target || (this.isPinned && target === this.open)) return this.close();
    this.show(target, true);
  }

  /** @param {PointerEvent} event */
  hover(event) {
    if (event.pointerType !== 'mouse' || this.isPinned) return;
    if (this.slip.contains(/** @type {Node} */ (event.target))) return;
    const target = this.at(event, 0);
    if (target) this.show(target, false);
    else this.close();
  }

  /** @param {KeyboardEvent} event */
  walk(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step || this.targets.length === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { open } = this;
    // A figure may have more marks than one: it is told once.
    const isFirst = (/** @type {Target} */ { metric }, /** @type {number} */ at) =>
      this.targets.findIndex((other) => other.metric === metric) === at;
    const stops = this.targets.filter(isFirst);
    const at = stops.findIndex(({ metric }) => metric === open?.metric);
    const target = open ? stops.at((at + step) % stops.length) : stops.at(step > 0 ? 0 : -1);
    if (target) this.show(target, true);
  }

  /**
   * The figure at a point: on its mark, else the nearest within reach.
   * @param {MouseEvent} event
   * @param {number} reach
   */
  at({ clientX, clientY }, reach) {
    const { left, top } = this.stage.getBoundingClientRect();
    const [x, y] = [clientX - left, clientY - top];
    /** @type {Target | undefined} */
    let nearest;
    let least = reach;
    for (const target of this.targets) {
      const across = Math.max(target.x - x, 0, x - target.x - target.width);
      const down = Math.max(target.y - y, 0, y - target.y - target.height);
      const distance = Math.hypot(across, down);
      if (distance < least || (distance === 0 && least > 0) || (reach === 0 && distance === 0 && !nearest)) {
        [nearest, least] = [target, distance];
      }
    }
    return nearest;
  }

  /**
   * @param {Target} target
   * @param {boolean} isPinned
   */
  show(target, isPinned) {
    if (isPinned && !(this.isPinned && target === this.open)) this.told(target.metric);
    this.isPinned = isPinned;
    if (target === this.open) return;
    this.open = target;
    this.fill(target.metric);
    this.place(target);
    leadHere(this.shown, this.slip).then(() => target === this.open && this.place(target));
  }

  /** @param {number} index */
  fill(index) {
    const metric = this.shown.reading.metrics[index];
    if (!metric) return;
    const { terms } = this.shown;
    this.slip.replaceChildren(
      make('div', { class: 'label' }, metric.label),
      make('span', { class: 'value' }, valueOf(metric, terms)),
      make('span', { class: 'period' }, periodOf(metric.period, terms)),
      quote(this.shown, [metric]) ?? '',
      original(this.shown, metric) ?? '',
    );
  }

  /** @param {Target} target */
  place({ x, y, width, height }) {
    const { ring, slip, stage } = this;
    ring.hidden = slip.hidden = false;
    move(ring, x, y);
    ring.style.width = `${width}px`;
    ring.style.height = `${height}px`;
    move(slip, 0, 0);
    const left = Math.min(Math.max(0, x + width / 2 - slip.offsetWidth / 2), stage.clientWidth - slip.offsetWidth);
    const below = y + height + 8;
    const above = y - 8 - slip.offsetHeight;
    const bottom = stage.getBoundingClientRect().top + below + slip.offsetHeight;
    const isAbove = bottom > innerHeight && above + stage.getBoundingClientRect().top > 0;
    move(slip, Math.max(0, left), isAbove ? above : below);
  }

  close() {
    if (!this.open) return;
    this.open = undefined;
    this.isPinned = false;
    this.ring.hidden = this.slip.hidden = true;
    this.slip.replaceChildren();
  }

  free() {
    this.close();
    this.stops.abort();
  }
}

/**
 * @param {HTMLElement} element
 * @param {number} x
 * @param {number} y
 */
function move(element, x, y) {
  element.style.left = `${x}px`;
  element.style.top = `${y}px`;
}
