// Lines of pages as paragraphs: a full line goes on in the next; what repeats on every page is the page's, not the report's.

/**
 * @typedef {object} Line
 * @property {string} words
 * @property {number} left
 * @property {number} right
 * @property {number} top from the top of the page
 * @property {number} size of its letters
 */

/** @param {Line[][]} pages */
export function paragraphs(pages) {
  const furniture = repeated(pages);
  const lines = pages.flatMap((page) => page.filter((line) => !isFurniture(line, page, furniture)));
  const right = edge(lines);
  const left = Math.min(...lines.map((line) => line.left));
  let text = '';
  lines.forEach((line, index) => {
    const words = line.words.trim();
    const last = lines[index - 1];
    text += last && goesOn(last, line, left, right) ? joint(text, words) + words : (text && '\n') + words;
  });
  return text;
}

/**
 * Where full lines end: the right edge that most lines come near to.
 * @param {Line[]} lines
 */
function edge(lines) {
  const rights = lines.map((line) => line.right).sort((one, other) => one - other);
  return rights[Math.floor(rights.length * 0.8)] ?? 0;
}

/**
 * Whether a line goes on with what the last one began: that one is full, and this one is no new paragraph.
 * @param {Line} last
 * @param {Line} line
 * @param {number} left
 * @param {number} right
 */
function goesOn(last, line, left, right) {
  const isFull = last.right > right - last.size * 2.2;
  const isIndented = line.left > left + line.size * 1.4;
  const isSameType = Math.abs(last.size - line.size) < 1;
  return isFull && !isIndented && isSameType && !/\t/.test(last.words + line.words);
}

/**
 * Letters and figures of two lines are kept apart, Chinese is not.
 * @param {string} before
 * @param {string} after
 */
const joint = (before, after) => (/[A-Za-z,;]$/.test(before) && /^[A-Za-z]/.test(after) ? ' ' : '');

/**
 * The first and last lines that stand on most pages, their numbers aside.
 * @param {Line[][]} pages
 */
function repeated(pages) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  for (const page of pages) {
    const ends = new Set([...page.slice(0, 2), ...page.slice(-2)].map(bare));
    for (const words of ends) seen.set(words, (seen.get(words) ?? 0) + 1);
  }
  return new Set([...seen].filter(([, count]) => count > 2 && count > pages.length / 2).map(([words]) => words));
}

/** @param {Line} line */
const bare = ({ words }) => words.replace(/[\d\s]+/g, '#');

/**
 * @param {Line} line
 * @param {Line[]} page
 * @param {Set<string>} furniture
 */
function isFurniture(line, page, furniture) {
  const at = page.indexOf(line);
  const isAtEnd = at < 2 || at >= page.length - 2;
  const isNumber = /^[-—–\s]*第?\s*\d{1,4}\s*页?[-—–\s]*$/.test(line.words) && (at === 0 || at === page.length - 1);
  return isAtEnd && (isNumber || furniture.has(bare(line)));
}
