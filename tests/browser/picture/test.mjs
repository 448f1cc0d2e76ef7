// The canvas against the SVG of the same panel: one scene, one picture.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { open, seen } from '../page.mjs';

test('every panel looks the same on canvas and as SVG', async (t) => {
  const { page } = await open(t, '/tests/browser/readout/index.html', { width: 392, ratio: 2 });
  await seen(page, 'report-figures-ready');
  const differences = await page.evaluate(async () => {
    const host = document.querySelector('#one');
    const draw = async (svg, { width, height }) => {
      const picture = new Image();
      picture.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
      await picture.decode();
      const pen = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
      pen.drawImage(picture, 0, 0, width, height);
      return pen.getImageData(0, 0, width, height).data;
    };
    const differences = [];
    for (const panel of host.shadowRoot.querySelectorAll('.panel')) {
      const canvas = panel.querySelector('canvas');
      const { width, height } = canvas;
      const ours = canvas.getContext('2d').getImageData(0, 0, width, height).data;
      const theirs = await draw(host.svg(panel.dataset.panel, width / 2), canvas);
      let different = 0;
      for (let at = 0; at < ours.length; at += 4) {
        const distance = Math.abs(ours[at] - theirs[at]) + Math.abs(ours[at + 1] - theirs[at + 1]) + Math.abs(ours[at + 2] - theirs[at + 2]);
        different += distance > 180;
      }
      differences.push([panel.dataset.panel, different / (width * height)]);
    }
    return differences;
  });
  assert.ok(differences.length > 3);
  // Letters are smoothed a little differently in the two; shapes are not.
  const unlike = differences.filter(([, share]) => share > 0.01);
  assert.deepEqual(unlike, []);
});
