export type * from './report-figures.js';
export { ReportFiguresElement } from './report-figures.js';

/** Defines `<report-figures>` with this version, unless the page has one. */
export declare function define(): void;
