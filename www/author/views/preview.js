// A panel's picture as it will be seen, drawn when it comes near, with a place to point at for each of its figures.

import { make } from '../make.js';
import { draw } from '../reader.js';

/** @typedef {{ width: number, isDark: boolean }} Look */
/** @typedef {import('../../element/report-figures.js').Metric} Metric */

/** @type {WeakMap<Element, () => void>} */
const drawers = new WeakMap();

const near = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      drawers.get(target)?.();
    }
  },
  { rootMargin: '600px' },
);

/** The picture of one panel. */
export class Preview {
  element = make('div', { class: 'preview', role: 'group' });
  picture = make('img', { alt: '' });
  #url = '';
  /** Counts drawings: a late one is dropped. */
  #turn = 0;

  /**
   * @param {import('../../element/report-figures.js').Panel} panel
   * @param {() => readonly Metric[]} metrics those read last
   * @param {import('./light.js').Light} light
   * @param {(index: number) => void} choose
   */
  constructor(panel, metrics, light, choose) {
    Object.assign(this.picture, { alt: panel.title });
    this.panel = panel;
    this.metrics = metrics;
    this.light = light;
    this.choose = choose;
    this.element.setAttribute('aria-label', panel.title);
    this.element.append(this.picture);
    this.element.addEventListener('keydown', (event) => this.#walk(event));
    this.element.addEventListener('pointerleave', () => light.set(undefined, 'chart'));
    drawers.set(this.element, () => this.#draw());
  }

  /** @param {Look} look */
  show(look) {
    this.look = look;
    this.#turn += 1;
    this.element.style.setProperty('--width', `${look.width}px`);
    this.element.classList.toggle('dark', look.isDark);
    near.unobserve(this.element);
    near.observe(this.element);
  }

  async #draw() {
    const turn = this.#turn;
    const { id } = this.panel;
    const drawn = await draw(id, { ...this.look, frame: 'alone' }).catch(() => undefined);
    if (!drawn || turn !== this.#turn) return;
    const old = this.#url;
    this.#url = URL.createObjectURL(new Blob([drawn.svg], { type: 'image/svg+xml' }));
    this.picture.src = this.#url;
    const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(drawn.svg) ?? [];
    this.picture.setAttribute('width', width);
    this.picture.setAttribute('height', height);
    await this.picture.decode().catch(() => {});
    URL.revokeObjectURL(old);
    const spots = this.#spots(drawn.targets, Number(width), Number(height));
    this.element.replaceChildren(this.picture, ...spots);
    this.lightUp();
  }

  /**
   * A button for each place; the first is the way in by keyboard, arrows go on from there.
   * @param {Float32Array} places five numbers each
   * @param {number} across
   * @param {number} down
   */
  #spots(places, across, down) {
    return Array.from({ length: places.length / 5 }, (_, number) => {
      const [index, x, y, width, height] = places.subarray(number * 5, number * 5 + 5);
      const { id = '', label = '', written = '' } = this.metrics()[index] ?? {};
      // The picture stays while figures before its own come and go: its figures are known by id.
      const now = () => this.metrics().findIndex((metric) => metric.id === id);
      const spot = make('button', { class: 'spot', 'aria-label': `${label} ${written}`, tabindex: number === 0 ? 0 : -1, 'data-id': id });
      const per = (/** @type {number} */ part, /** @type {number} */ whole) => `${(part / whole) * 100}%`;
      Object.assign(spot.style, { left: per(x, across), top: per(y, down), width: per(width, across), height: per(height, down) });
      spot.addEventListener('pointerenter', () => this.light.set(now(), 'chart'));
      spot.addEventListener('focus', () => this.light.set(now(), 'chart'));
      spot.addEventListener('click', () => this.choose(now()));
      return spot;
    });
  }

  /** @param {KeyboardEvent} event */
  #walk(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const spots = /** @type {HTMLElement[]} */ ([...this.element.querySelectorAll('.spot')]);
    const at = spots.indexOf(/** @type {HTMLElement} */ (event.target));
    event.preventDefault();
    spots.at((at + step) % spots.length)?.focus();
  }

  /** Shows which of its figures is lit. */
  lightUp() {
    const id = this.metrics()[this.light.metric ?? -1]?.id;
    for (const spot of this.element.querySelectorAll('.spot')) {
      spot.classList.toggle('lit', /** @type {HTMLElement} */ (spot).dataset.id === id);
    }
  }

  free() {
    this.#turn += 1;
    near.unobserve(this.element);
    URL.revokeObjectURL(this.#url);
  }
}
