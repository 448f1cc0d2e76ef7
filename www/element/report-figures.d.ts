/** Why an element shows no figures. */
export type Reason =
  | 'no-wasm'
  | 'csp'
  | 'wasm-not-found'
  | 'cors'
  | 'bad-report'
  | 'no-figures'
  | 'too-large'
  | 'version-mismatch'
  | 'internal';

/** The form of a panel. */
export type Chart =
  | 'figures'
  | 'progress'
  | 'breakdown'
  | 'nested'
  | 'level'
  | 'changes'
  | 'bars'
  | 'slope'
  | 'funnel';

/** From and to, in UTF-16 code units of the report's text. */
export type Span = [number, number];

/** A figure of the report. */
export interface Metric {
  id: string;
  label: string;
  value: number;
  high?: number;
  /** The power of ten that the last written place stands for: 6 for 1.50亿, -1 for 94.0; the figure is good to half of that. */
  precision?: number;
  /** The same of `high`, where it differs. */
  high_precision?: number;
  unit: string | null;
  written: string;
  kind: 'quantity' | 'share' | 'change' | 'multiple';
  period: string | null;
  place: string | null;
  direction: 'up' | 'down' | null;
  baseline: string | null;
  approx: 'about' | 'over' | 'under' | 'nearly' | null;
  section: number | null;
  span: Span;
  sentence: Span;
  quote: string | null;
}

/** What the report says of its own figures; numbers are indexes into `metrics`. */
export type Relation =
  | { is: 'share'; share: number | null; parts: number[]; whole: number }
  | { is: 'breakdown'; whole: number; parts: number[]; exhaustive: boolean }
  | { is: 'change'; to: number | null; delta: number; from: number | null; using: number | null };

/** A claim of the report, recomputed from its own figures. */
export interface Check {
  relation: number;
  holds: boolean;
  stated: number;
  computed: number;
  /** How an editor explains it, shown after the check. */
  note?: string;
}

/** Figures that are drawn on one picture; numbers are indexes. */
export interface Panel {
  id: string;
  title: string;
  note: string;
  chart: Chart;
  metrics: number[];
  checks: number[];
  section: number | null;
  because: string;
  hidden?: boolean;
}

/** What a report says: version 1 of the interchange. */
export interface Reading {
  version: 1;
  title: string | null;
  source: string | null;
  url: string | null;
  date: string | null;
  lang: 'zh-Hans' | 'zh-Hant' | 'en';
  sections: { heading: string; span: Span | null }[];
  metrics: Metric[];
  relations: Relation[];
  checks: Check[];
  panels: Panel[];
  /** Only where it was read from a text. */
  coverage?: Coverage;
}

/** What was not understood of a text, and where it stands. */
export interface Coverage {
  /** How many numbers the text has. */
  numerals: number;
  metrics: number;
  /** How many numbers are no figures: dates, names, places in an order and others. */
  other: number;
  /** Figures that no metric was made of. */
  unlabelled: Span[];
  /** The clauses these stand in. */
  clauses: Span[];
  /** Numbers that are neither figure nor date, duration, name or place in an order. */
  others: Span[];
}

/** `<report-figures>`. */
export declare class ReportFiguresElement extends HTMLElement {
  /** The version of this script. */
  static readonly version: string;
  /** What the report says; `undefined` until it is read. */
  readonly reading: Reading | undefined;
  /** A report given by script, as JSON or as an object, before `src` and `for`; read back it is what was read. */
  get report(): Reading | undefined;
  set report(report: string | object | null | undefined);
  /** A panel as SVG text; `undefined` where there is none, not yet, or where a published reading is drawn by the small core. */
  svg(id: string, width?: number): string | undefined;
}

export interface ReportFiguresEventMap {
  /** The figures are painted. */
  'report-figures-ready': CustomEvent<{ panels: number }>;
  /** There are none, and the element's own content stays. */
  'report-figures-error': CustomEvent<{ reason: Reason; message: string }>;
  /** A reader chose a figure. */
  'report-figures-select': CustomEvent<{ metric: Metric; quote: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'report-figures': ReportFiguresElement;
  }
  interface HTMLElementEventMap extends ReportFiguresEventMap {}
  interface DocumentEventMap extends ReportFiguresEventMap {}
}
