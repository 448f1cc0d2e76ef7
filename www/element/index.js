// What a page loads: defines <report-figures>, once.
import start, { Report } from '../../target/wasm/report_figures.js';

export { Report, start };
