// A newsroom's script in TypeScript: it must compile against what the package declares.

import { ReportFiguresElement, type Metric, type Reason } from 'report-figures';

const figures: ReportFiguresElement = document.createElement('report-figures');
figures.setAttribute('src', './report.txt');
document.body.append(figures);

document.addEventListener('report-figures-ready', ({ detail }) => {
  const count: number = detail.panels;
  console.log(count, figures.reading?.panels.map((panel) => panel.title), ReportFiguresElement.version);
});

figures.addEventListener('report-figures-error', ({ detail }) => {
  const reason: Reason = detail.reason;
  console.log(reason, detail.message);
});

figures.addEventListener('report-figures-select', ({ detail }) => {
  const metric: Metric = detail.metric;
  console.log(metric.written, detail.quote);
});

const svg: string | undefined = figures.svg('progress', 360);
console.log(svg?.length);

figures.report = { version: 1, metrics: [{ label: '检查企业', value: 1200, unit: '家' }] };
const title: string | null | undefined = figures.report?.title;
console.log(title);
