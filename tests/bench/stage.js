// Runs in each page of the race before its own scripts: notes when a canvas on the screen shows its picture, and what else is measured.

globalThis.stage = (() => {
  const QUIET_MS = 1200;
  const MOST_MS = 30_000;
  const { port1: entrance, port2: exit } = new MessageChannel();
  /** Canvases with ink on them that was not on the screen yet. */
  const wet = new Set();
  /** When each canvas was seen. */
  let seen = new Map();
  let start = 0;
  let last = 0;
  let isArmed = false;
  let blocked = 0;
  let shift = 0;
  /** @type {WebAssembly.Memory[]} */
  const memories = [];

  // Every panel of every page has a word on it.
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (...given) {
    if (!seen.has(this.canvas)) wet.add(this.canvas);
    last = performance.now();
    return fillText.apply(this, given);
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await own.apply(WebAssembly, given);
      memories.push((made.instance ?? made).exports.memory);
      return made;
    };
  }
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) blocked += Math.max(0, duration - 50);
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) shift += value;
  }).observe({ type: 'layout-shift', buffered: true });

  const isOnScreen = (canvas) => {
    const { top, bottom, width } = canvas.getBoundingClientRect();
    return width > 0 && bottom > 0 && top < innerHeight;
  };
  // The message arrives when the frame is done.
  exit.onmessage = () => {
    for (const canvas of wet) {
      if (!isOnScreen(canvas)) continue;
      wet.delete(canvas);
      seen.set(canvas, performance.now());
    }
  };
  (function frame() {
    if (wet.size > 0) entrance.postMessage('');
    requestAnimationFrame(frame);
  })();
  /** The next resize begins the time anew; one while the page loads does not. */
  const restart = () => (isArmed = true);
  // Before the page's own listeners, which may draw at once.
  addEventListener('resize', () => {
    if (!isArmed) return;
    isArmed = false;
    start = last = performance.now();
    seen = new Map();
    wet.clear();
  });

  /** Waits until nothing has been drawn and nothing fetched for a while. */
  const quiet = () => new Promise((resolve, reject) => {
    const begin = performance.now();
    const look = () => {
      const fetched = Math.max(0, ...performance.getEntriesByType('resource').map(({ responseEnd }) => responseEnd));
      const isQuiet = !isArmed && seen.size > 0 && performance.now() - Math.max(last, fetched) > QUIET_MS;
      if (isQuiet) resolve(undefined);
      else if (performance.now() - begin > MOST_MS) reject(new Error('nothing was drawn, or no end of it'));
      else setTimeout(look, 100);
    };
    look();
  });

  return {
    quiet,
    restart,
    result: () => {
      const times = [...seen.values()].map((time) => time - start).sort((one, other) => one - other);
      const wasm = memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
      return { first: times[0], all: times.at(-1), count: times.length, blocked, shift, wasm };
    },
  };
})();
