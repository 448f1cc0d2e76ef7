// The class apart from its name, and the other side of frames.

import { ReportFiguresElement, define, type Reading } from 'report-figures/element';
import { listen } from 'report-figures/host';

if (!customElements.get('report-figures')) define();
listen();

const reading: Reading | undefined = new ReportFiguresElement().reading;
console.log(reading?.metrics.length);
