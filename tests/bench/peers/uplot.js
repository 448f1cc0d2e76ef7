// uPlot as its demos draw bars that lie: the scales turned by a quarter, values beside the bars by a hook.

import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

import panels from './panels.json';

const HEIGHT = 240;

const plots = [...document.querySelectorAll('.panel')].map((box, index) => {
  const { title, rows } = panels[index];
  const places = rows.map((_, row) => row);
  const options = {
    title,
    width: box.clientWidth,
    height: HEIGHT - 40,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, ori: 1, dir: -1, range: [-0.5, rows.length - 0.5] }, y: { ori: 0, range: [0, 1.3] } },
    axes: [
      { side: 3, size: 140, splits: () => places, values: () => rows.map(({ label }) => label), grid: { show: false }, ticks: { show: false } },
      { show: false },
    ],
    series: [{}, { fill: '#1d5ca0', width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [0.6, 40] }) }],
    hooks: { draw: [(plot) => writeValues(plot, rows)] },
  };
  const plot = new uPlot(options, [places, rows.map(({ part }) => part)], box);
  return { plot, box };
});

function writeValues({ ctx, valToPos }, rows) {
  ctx.save();
  ctx.font = `${13 * devicePixelRatio}px sans-serif`;
  ctx.fillStyle = '#1a1c1f';
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  rows.forEach(({ written, part }, row) => {
    ctx.fillText(written, valToPos(part, 'y', true) + 4 * devicePixelRatio, valToPos(row, 'x', true));
  });
  ctx.restore();
}

addEventListener('resize', () => plots.forEach(({ plot, box }) => plot.setSize({ width: box.clientWidth, height: HEIGHT - 40 })));
