// The canvas against the SVG of the same panel: one scene, one picture.

import assert from 'node:assert/strict';

import { REPORT, engine, open, test } from '../page.mjs';

const RATIO = 2;
/** WebKit rounds the widths of letters in an SVG, and not on a canvas; Firefox smooths a few of them otherwise. */
const MOST = { webkit: 0.03, firefox: 0.003 }[engine.name] ?? 0.002;

/** For each panel, the share of its picture that differs between canvas and SVG. */
const compare = async ([report, look]) => {
  const { default: init, Report } = await import('/target/wasm/report_figures.js');
  await init({ module_or_path: '/pkg/report_figures_bg.wasm' });
  const handle = Report.fromText(await (await fetch(report)).text());
  const { painted, unlike } = await import('/www/gallery/compare.js');
  const shares = {};
  for (const [index, { id }] of JSON.parse(handle.reading()).panels.entries()) {
    const canvas = document.createElement('canvas');
    const svg = handle.svg(index, look);
    const [, family] = /font-family="([^"]*)"/.exec(svg);
    handle.draw(index, canvas, { ...look, family });
    const picture = Object.assign(new Image(), { src: URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })) });
    await picture.decode();
    shares[id] = unlike(canvas, painted(picture, canvas));
  }
  return shares;
};

for (const [name, look] of Object.entries({
  'alone, light, narrow': { width: 360, frame: 'alone' },
  'on a dark page, wide': { width: 688, frame: 'page', isDark: true, ground: 0x16181b },
})) {
  test(`every panel looks the same on canvas and as SVG: ${name}`, async (t) => {
    const page = await open(t, '/tests/browser/picture/index.html', { width: 720, ratio: RATIO });
    const shares = Object.entries(await page.evaluate(compare, [REPORT, { ...look, ratio: RATIO }]));
    assert.ok(shares.length > 10, `${shares.length} panels`);
    assert.deepEqual(shares.filter(([, share]) => share > MOST), []);
  });
}
