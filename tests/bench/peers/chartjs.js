// Chart.js with only what bars need, as its documentation says for bundlers; values beside the bars by a plugin.

import { BarController, BarElement, CategoryScale, Chart, LinearScale, Title } from 'chart.js';

import panels from './panels.json';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Title);

document.querySelectorAll('.panel canvas').forEach((canvas, index) => {
  const { title, rows } = panels[index];
  const values = {
    id: 'values',
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      ctx.font = '13px sans-serif';
      ctx.fillStyle = '#1a1c1f';
      ctx.textAlign = 'left';
      ctx.textBaseline = 'middle';
      chart.getDatasetMeta(0).data.forEach(({ x, y }, row) => ctx.fillText(rows[row].written, x + 4, y));
      ctx.restore();
    },
  };
  new Chart(canvas, {
    type: 'bar',
    data: {
      labels: rows.map(({ label }) => label),
      datasets: [{ data: rows.map(({ part }) => part), backgroundColor: '#1d5ca0' }],
    },
    options: {
      indexAxis: 'y',
      animation: false,
      maintainAspectRatio: false,
      scales: { x: { display: false, max: 1.3 }, y: { grid: { display: false } } },
      plugins: { title: { display: true, text: title } },
    },
    plugins: [values],
  });
});
