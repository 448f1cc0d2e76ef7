// The words that a reading's positions count in: the text itself, or for JSON the sentences that it quotes.

/** @typedef {import('../element/report-figures.js').Reading} Reading */
/** @typedef {import('../element/report-figures.js').Metric} Metric */

/**
 * @param {import('./types.js').Input} input
 * @param {Reading} reading
 * @param {Metric[]} removed figures that an editor took out: their words stay
 * @returns {{ text: string, reading: Reading, removed: Metric[] }}
 */
export function told(input, reading, removed) {
  const placed = input.form === 'json' ? quoted(reading, removed) : { text: input.words, reading, removed };
  // The quotes are half of what is handed over, and stand in the text.
  const metrics = placed.reading.metrics.map((metric) => ({ ...metric, quote: null }));
  return { ...placed, reading: { ...placed.reading, metrics } };
}

/**
 * Headings and sentences one under another, with every position moved to where it stands there.
 * @param {Reading} reading
 * @param {Metric[]} removed
 */
function quoted(reading, removed) {
  let text = reading.title ? `${reading.title}\n\n` : '';
  /** @type {Map<string, number>} */
  const starts = new Map();
  let section = /** @type {number | null} */ (null);
  const ordered = [...reading.metrics, ...removed].sort((one, other) => one.sentence[0] - other.sentence[0]);
  for (const metric of ordered) {
    const key = placeOf(metric);
    if (starts.has(key)) continue;
    if (metric.section !== section) {
      section = metric.section;
      const heading = reading.sections[section ?? -1]?.heading;
      if (heading) text += `\n${heading}\n`;
    }
    starts.set(key, text.length);
    text += `${quoteOf(metric)}\n`;
  }
  const moved = (/** @type {Metric} */ metric) => {
    const start = starts.get(placeOf(metric)) ?? 0;
    const quote = quoteOf(metric);
    const at = metric.quote ? metric.span[0] - metric.sentence[0] : quote.indexOf(metric.written);
    const from = start + Math.max(0, Math.min(at, quote.length));
    return {
      ...metric,
      sentence: /** @type {[number, number]} */ ([start, start + quote.length]),
      span: /** @type {[number, number]} */ ([from, Math.min(from + metric.written.length, start + quote.length)]),
    };
  };
  return { text, reading: { ...reading, metrics: reading.metrics.map(moved) }, removed: removed.map(moved) };
}

/** @param {Metric} metric */
const placeOf = ({ quote, sentence, id }) => (quote ? `${sentence[0]} ${quote}` : id);

/** @param {Metric} metric */
const quoteOf = ({ quote, label, written }) => (quote ? quote.trimEnd() : `${label} ${written}`);
