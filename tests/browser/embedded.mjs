// What `report-figures embed` writes, made by the core of the author's page.

import { readFileSync } from 'node:fs';

import init, { Report } from '../../target/wasm/desk/report_figures.js';

const file = (path) => readFileSync(new URL(`../../${path}`, import.meta.url));

await init({ module_or_path: file('pkg/report_figures_desk_bg.wasm') });
const report = Report.fromText(String(file('tests/reports/rectification/report.txt')));

/**
 * The files of an embed, as a server takes them: below `/paper/`, the scripts below `/pkg/` unless said.
 * @param {object} [wishes]
 */
export function embedded(wishes) {
  const files = report.embed({ panels: ['任务', '发现问题', '负有责任的责任人'], scripts: '/pkg/', ...wishes });
  return Object.fromEntries(files.map(([name, text]) => [`/paper/${name}`, text]));
}
