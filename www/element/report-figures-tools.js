// What few pages need, loaded by those that do: reading the article around the tag, the way to a sentence in it, and what a
// reader takes along, a panel as a picture or its figures as a table. Nothing leaves the page.

export { Article } from './article.js';
export { leadHere } from './here.js';

/** @typedef {import('./panel-view.js').PanelView} PanelView */
/** @typedef {import('./report-figures.js').Metric} Metric */

/** Pixels to a CSS pixel: sharp where it is pasted. */
const RATIO = 2;
const MARGIN_PX = 16;
const SOURCE_PX = 12;

/**
 * Saves a panel as PNG, with its title and its source.
 * @param {PanelView} view
 * @param {string} source
 */
export async function savePicture(view, source) {
  const blob = await pictureOf(view, source);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${view.panel.title.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '').slice(0, 60) || 'figure'}.png`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/**
 * @param {PanelView} view
 * @param {string} source
 * @returns {Promise<Blob>}
 */
export function pictureOf({ shown, index, settings }, source) {
  const drawn = document.createElement('canvas');
  const look = /** @type {import('./look.js').Look} */ (settings);
  const frame = source ? MARGIN_PX + SOURCE_PX : 0;
  shown.handle.draw(index, drawn, { ...look, ratio: RATIO, frame: 'alone' });
  const sheet = document.createElement('canvas');
  [sheet.width, sheet.height] = [drawn.width, drawn.height + frame * RATIO];
  const pen = /** @type {CanvasRenderingContext2D} */ (sheet.getContext('2d'));
  pen.fillStyle = `#${look.ground.toString(16).padStart(6, '0')}`;
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.drawImage(drawn, 0, 0);
  pen.fillStyle = look.isDark ? '#a6abb1' : '#595d63';
  pen.font = `${SOURCE_PX * RATIO}px ${look.family}`;
  pen.fillText(source, MARGIN_PX * RATIO, drawn.height + SOURCE_PX * RATIO, sheet.width - 2 * MARGIN_PX * RATIO);
  drawn.width = 0;
  return new Promise((done, fail) => sheet.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture')))));
}

/**
 * Copies a panel's figures as CSV.
 * @param {Metric[]} metrics
 */
export async function copyTable(metrics) {
  const table = tableOf(metrics);
  try {
    await navigator.clipboard.writeText(table);
  } catch {
    // Pages that are not secure have no clipboard but the old one.
    const area = document.createElement('textarea');
    area.value = table;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}

const COLUMNS = /** @type {const} */ (['label', 'value', 'unit', 'written', 'period', 'place', 'direction', 'quote']);

/** @param {Metric[]} metrics */
export const tableOf = (metrics) =>
  [COLUMNS.join(','), ...metrics.map((metric) => COLUMNS.map((name) => cell(metric[name])).join(','))].join('\n');

/** @param {string | number | null | undefined} value */
function cell(value) {
  if (typeof value === 'number') return String(value);
  // Spreadsheets run what begins like a formula.
  const words = String(value ?? '').replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\n\r]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}
