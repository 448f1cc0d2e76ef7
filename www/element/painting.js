// One panel a frame, whichever element it belongs to: a page that scrolls is never held up for long.

/** @type {Set<() => void>} */
const waiting = new Set();
let frame = 0;

/**
 * Does a piece of work in a frame of its own, after what waits already.
 * @param {() => void} work
 */
export function enqueue(work) {
  waiting.add(work);
  frame ||= requestAnimationFrame(next);
}

/** @param {() => void} work */
export const forget = (work) => waiting.delete(work);

function next() {
  const [work] = waiting;
  if (work) waiting.delete(work);
  frame = waiting.size > 0 ? requestAnimationFrame(next) : 0;
  work?.();
}
