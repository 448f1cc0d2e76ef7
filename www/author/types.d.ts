// What the desk's modules hand to each other.

import type { Chart, Metric, Reading, Span } from '../element/report-figures.js';

/** What was handed in. */
export interface Input {
  form: 'text' | 'csv' | 'json';
  words: string;
  /** Of the file; empty for what was typed or pasted. */
  name: string;
}

/** What an editor says of a figure; a field left out is as it was read. */
export interface Patch {
  label?: string;
  /** Digits, exact. */
  value?: string;
  unit?: string;
  period?: string;
  kind?: Metric['kind'];
  direction?: Metric['direction'] | '';
  /** It is no figure of the report. */
  removed?: boolean;
}

/** A figure that the core did not read; its place is told by the words around it. */
export interface Added extends Patch {
  id: string;
  before: string;
  written: string;
  after: string;
}

/** A relation by the ids of its figures. */
export interface Tie {
  is: 'share' | 'breakdown' | 'change';
  one: Record<string, string | null>;
  parts: string[];
  exhaustive?: boolean;
}

export interface PanelEdit {
  title?: string;
  chart?: Chart;
  hidden?: boolean;
}

/** All that an editor changed; what it names are ids, so that it survives another reading of the text. */
export interface Edits {
  metrics: Record<string, Patch>;
  added: Added[];
  /** Keys of relations taken away. */
  untied: string[];
  tied: Tie[];
  /** By the key of the check's relation. */
  notes: Record<string, string>;
  panels: Record<string, PanelEdit>;
  /** Ids of panels; those not named stay behind the one they stood behind. */
  order: string[];
}

export interface Quantity {
  start: number;
  end: number;
  text: string;
  unit: string | null;
  value: number | [number, number];
  is: 'metric' | 'date' | 'duration' | 'ordinal' | 'name' | 'other';
}

export interface Coverage {
  numerals: number;
  metrics: number;
  other: number;
  unlabelled: Span[];
}

/** What the worker says of the work. */
export interface Told {
  reading: Reading;
  /** Figures that the editor took out. */
  removed: Metric[];
  /** The words on show, which the spans count in. */
  text: string;
  quantities: Quantity[];
  coverage?: Coverage;
  /** Each check in words. */
  checks: string[];
}

export interface File {
  name: string;
  /** Its text in UTF-8. */
  bytes: Uint8Array<ArrayBuffer>;
}

/** What the core wrote for taking home. */
export interface Made {
  title: string;
  files: File[];
  json: string;
  csv: string;
}

export interface Wishes {
  /** Ids; all where it is empty. */
  panels: string[];
  /** Where the files will lie. */
  base: string;
  /** Where the report is published. */
  url: string;
}

/** What is kept, undone and redone. */
export interface Work {
  input: Input;
  edits: Edits;
}
