// What changes around an element without telling it: sharpness, light and dark, the page's own switches.

/** @type {Set<() => void>} */
const listeners = new Set();

/** @type {(() => void)[]} */
let stops = [];

/**
 * Calls back on a change around the elements; one set of observers serves the whole page.
 * @param {() => void} listener
 * @returns {() => void} ends it
 */
export function watchSurroundings(listener) {
  if (listeners.size === 0) start();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) stop();
  };
}

function changed() {
  for (const listener of listeners) listener();
}

function start() {
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    const media = matchMedia(query);
    media.addEventListener('change', changed);
    stops.push(() => media.removeEventListener('change', changed));
  }
  const switches = new MutationObserver(changed);
  for (const element of [document.documentElement, document.body]) {
    // Sites switch to dark by a class, a style or a data attribute of the root.
    if (element) switches.observe(element, { attributes: true });
  }
  stops.push(() => switches.disconnect());
  // A font that arrives late changes every letter on a canvas.
  document.fonts?.addEventListener('loadingdone', changed);
  stops.push(() => document.fonts?.removeEventListener('loadingdone', changed));
  watchSharpness();
}

function stop() {
  for (const end of stops) end();
  stops = [];
}

/** A query for a sharpness answers once: it is asked anew for each. */
function watchSharpness() {
  const media = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  const end = () => media.removeEventListener('change', next);
  const next = () => {
    end();
    stops = stops.filter((stop) => stop !== end);
    watchSharpness();
    changed();
  };
  media.addEventListener('change', next);
  stops.push(end);
}
