// What a page loads: defines <report-figures>, once.

import { define } from './define.js';

export { ReportFiguresElement } from './report-figures-element.js';

define();
