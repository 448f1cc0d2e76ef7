// For a page that shows figures in frames: gives each frame the height of what is in it.

const LEAST_PX = 120;
const MOST_PX = 4000;

/** @param {MessageEvent} message */
function resize({ source, data }) {
  if (data?.type !== 'report-figures:resize' || !Number.isFinite(data.height)) return;
  // Whoever sends is known by its window, not by what it says of itself.
  const frame = [...document.querySelectorAll('iframe')].find(({ contentWindow }) => contentWindow === source);
  if (frame) frame.style.height = `${Math.min(Math.max(Math.ceil(data.height), LEAST_PX), MOST_PX)}px`;
}

/** Begins to listen, once a page; frames that were there before are asked. */
export function listen() {
  removeEventListener('message', resize);
  addEventListener('message', resize);
  for (const { contentWindow } of document.querySelectorAll('iframe')) {
    contentWindow?.postMessage({ type: 'report-figures:hello', v: 1 }, '*');
  }
}

if (globalThis.document) listen();
