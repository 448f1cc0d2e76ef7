// ECharts, tree-shaken as its handbook says.

import * as echarts from 'echarts/core';
import { BarChart } from 'echarts/charts';
import { GridComponent, TitleComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';

import panels from './panels.json';

echarts.use([BarChart, GridComponent, TitleComponent, CanvasRenderer]);

const charts = [...document.querySelectorAll('.panel')].map((box, index) => {
  const { title, rows } = panels[index];
  const chart = echarts.init(box);
  chart.setOption({
    animation: false,
    title: { text: title, textStyle: { fontSize: 16 } },
    grid: { left: 0, right: 60, top: 32, bottom: 0 },
    xAxis: { type: 'value', show: false },
    yAxis: { type: 'category', inverse: true, data: rows.map(({ label }) => label) },
    series: [
      {
        type: 'bar',
        itemStyle: { color: '#1d5ca0' },
        data: rows.map(({ part }) => part),
        label: { show: true, position: 'right', formatter: ({ dataIndex }) => rows[dataIndex].written },
      },
    ],
  });
  return chart;
});

addEventListener('resize', () => charts.forEach((chart) => chart.resize()));
