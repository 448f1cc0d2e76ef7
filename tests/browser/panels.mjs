// What the panels of an element show. Runs in the page, and stands by itself there.

export async function lookAtPanels(selector) {
  const found = [];
  for (const panel of document.querySelector(selector).shadowRoot.querySelectorAll('.panel')) {
    const canvas = panel.querySelector('canvas');
    // What is far from the screen is not painted.
    panel.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    for (let turn = 0; turn < 200 && canvas.width === 0; turn += 1) await new Promise((done) => requestAnimationFrame(done));
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const inks = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const ink = (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
      inks.set(ink, (inks.get(ink) ?? 0) + 1);
    }
    const box = canvas.getBoundingClientRect();
    found.push({
      id: panel.dataset.panel,
      title: panel.querySelector('.title').textContent,
      backing: [canvas.width, canvas.height],
      css: [box.width, box.height],
      inks: inks.size,
      // The most frequent ink is the ground.
      painted: 1 - Math.max(...inks.values()) / (data.length / 4),
      values: [...panel.querySelectorAll('tbody .number')].map((cell) => cell.textContent),
      checks: [...panel.querySelectorAll('.checks li')].map((line) => line.textContent),
    });
  }
  return found;
}
