// The class by itself, for those who define it under their own conditions.

export { ReportFiguresElement } from './report-figures-element.js';
export { define } from './define.js';
