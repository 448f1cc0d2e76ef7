// How the page around an element looks, so that its figures look the same.

/**
 * @typedef {object} Look
 * @property {number} width in CSS pixels
 * @property {number} ratio device pixels to a CSS pixel
 * @property {boolean} isDark
 * @property {boolean} isOwnGround whether the page's ground would not do
 * @property {number} ground 0xRRGGBB
 * @property {number | undefined} accent 0xRRGGBB, where the page wishes one
 * @property {Record<string, number> | undefined} forced the reader's own colours
 * @property {string} family a CSS list of fonts
 * @property {number} fonts how many of the page's own fonts are there
 */

/** Wider than this a bar says no more. */
const MOST_PX = 720;
/** Around a ground of the element's own. */
const MARGIN_PX = 16;
const OWN_GROUNDS = ['#ffffff', '#14171a'];

/**
 * @param {HTMLElement} host
 * @param {HTMLElement} report
 * @param {HTMLElement} probe painted in the system colours that the host's colour scheme has
 * @param {'auto' | 'light' | 'dark'} theme
 * @returns {Look}
 */
export function lookOf(host, report, probe, theme) {
  const ratio = devicePixelRatio || 1;
  const around = groundOf(host) ?? getComputedStyle(probe).color;
  const isDark = theme === 'auto' ? isDarkColor(around) : theme === 'dark';
  // Asked for the theme that the page has not, the element brings its own ground.
  const isOwnGround = isDark !== isDarkColor(around);
  const room = Math.min(host.clientWidth - (isOwnGround ? 2 * MARGIN_PX : 0), MOST_PX);
  const style = getComputedStyle(report);
  const wish = style.getPropertyValue('--report-figures-accent').trim();
  return {
    width: Math.floor(room),
    ratio,
    isDark,
    isOwnGround,
    ground: packed(isOwnGround ? OWN_GROUNDS[Number(isDark)] : around),
    accent: wish ? packed(wish) : undefined,
    forced: matchMedia('(forced-colors: active)').matches ? forcedColors() : undefined,
    family: style.fontFamily,
    fonts: [...(document.fonts ?? [])].filter(({ status }) => status === 'loaded').length,
  };
}

/**
 * Gives the words around the pictures the colours of the pictures.
 * @param {HTMLElement} report
 * @param {Look} look
 */
export function dress(report, { isDark, ground, isOwnGround }) {
  report.style.setProperty('--ground', `#${ground.toString(16).padStart(6, '0')}`);
  report.classList.toggle('dark', isDark);
  report.classList.toggle('own', isOwnGround);
}

/**
 * The colour that the page paints behind an element.
 * @param {Element} element
 */
function groundOf(element) {
  for (let at = /** @type {Element | null} */ (element); at; at = parentOf(at)) {
    const color = getComputedStyle(at).backgroundColor;
    const [, , , alpha] = channelsOf(color);
    if (alpha > 0.5) return color;
  }
  return undefined;
}

/** @param {Element} element */
function parentOf(element) {
  if (element.assignedSlot) return element.assignedSlot;
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : element.parentElement;
}

/** @param {string} color */
function isDarkColor(color) {
  const [red, green, blue] = channelsOf(color);
  return red * 0.3 + green * 0.59 + blue * 0.11 < 128;
}

function forcedColors() {
  const colors = { ground: 'Canvas', text: 'CanvasText', accent: 'Highlight', neutral: 'GrayText' };
  return Object.fromEntries(Object.entries(colors).map(([name, color]) => [name, packed(color)]));
}

/** @param {string} color */
function packed(color) {
  const [red, green, blue] = channelsOf(color);
  return (red << 16) | (green << 8) | blue;
}

/** @type {Map<string, Uint8ClampedArray>} */
const mixed = new Map();

/**
 * Red, green, blue to 255 and alpha to 1 of any colour that the browser knows, mixed by the browser itself.
 * @param {string} color
 */
function channelsOf(color) {
  let channels = mixed.get(color);
  if (!channels) {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const pen = canvas.getContext('2d');
    if (!pen) return [255, 255, 255, 0];
    pen.fillStyle = color;
    pen.fillRect(0, 0, 1, 1);
    channels = pen.getImageData(0, 0, 1, 1).data;
    mixed.set(color, channels);
  }
  const [red, green, blue, alpha] = channels;
  return [red, green, blue, alpha / 255];
}
