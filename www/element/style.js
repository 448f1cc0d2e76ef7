// How the element looks: the paper's own type and inks, hairlines, and nothing that moves.

export const STYLE = `
:host { display: block; }
:host([hidden]) { display: none; }
[hidden] { display: none !important; }
.report {
  --accent: var(--report-figures-accent, #1d5ca0);
  --warn: var(--report-figures-warn, #8f5a00);
  --quiet: var(--report-figures-quiet, color-mix(in srgb, currentColor 72%, transparent));
  --line: var(--report-figures-line, color-mix(in srgb, currentColor 18%, transparent));
  --edge: color-mix(in srgb, currentColor 45%, transparent);
  --mark: var(--report-figures-mark, color-mix(in srgb, var(--accent) 22%, transparent));
  color: var(--report-figures-ink, inherit);
  font-family: var(--report-figures-font, inherit);
  font-size: 13px;
  font-variant-numeric: tabular-nums;
  line-height: 1.6;
  text-align: start;
  overflow-wrap: anywhere;
}
.report.dark { --accent: var(--report-figures-accent, #70acec); --warn: var(--report-figures-warn, #f0ad42); }
.report.own { background: var(--ground); color: #1a1c1f; padding: 16px; }
.report.own.dark { color: #eceef0; }
h3, h4, p, figure { margin: 0; font: inherit; }
.section { margin-top: 48px; padding-top: 12px; border-top: 1px solid var(--line); }
.section:first-child { margin-top: 0; padding-top: 0; border-top: 0; }
h3 { font-size: 14px; font-weight: 600; margin-bottom: 20px; }
.panel + .panel { margin-top: 36px; }
.stage { position: relative; touch-action: pan-y; outline: none; cursor: default; }
canvas { position: absolute; left: 0; top: 0; max-width: 100%; touch-action: pan-y; -webkit-tap-highlight-color: transparent; }
.ring { position: absolute; pointer-events: none; outline: 1.5px solid currentColor; outline-offset: 2px; }
.stage:focus-visible { outline: 2px solid var(--accent); outline-offset: 4px; }
.stage:has(.ring:not([hidden])) { outline: none; }
.readout {
  position: absolute; z-index: 1; left: 0; width: max-content; max-width: min(100%, 400px); box-sizing: border-box;
  padding: 10px 12px; background: var(--ground); border: 1px solid var(--edge); border-radius: 2px;
}
.readout .label, .readout .period, td .sentence, thead th { color: var(--quiet); font-size: 12px; }
.readout .value { font-size: 17px; font-weight: 600; line-height: 1.4; white-space: nowrap; margin-inline-end: 8px; }
.readout .sentence { margin-top: 6px; }
mark { background: var(--mark); color: inherit; padding: 0 1px; white-space: nowrap; }
.checks { list-style: none; margin: 8px 0 0; padding: 0; color: var(--quiet); font-size: 12px; text-wrap: pretty; }
.checks .differs { color: var(--warn); }
.foot { display: flow-root; margin-top: 8px; font-size: 12px; }
.source { float: left; max-width: 80%; color: var(--quiet); }
summary {
  display: block; width: fit-content; margin: -4px 0 -4px auto; padding: 4px 0 4px 12px; cursor: pointer;
  color: var(--quiet); text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: 3px;
}
summary::-webkit-details-marker { display: none; }
summary::after { content: " ＋"; content: " ＋" / ""; }
details[open] > summary::after { content: " －"; content: " －" / ""; }
table { clear: both; width: 100%; border-collapse: collapse; margin-top: 8px; font-size: 13px; line-height: 1.5; }
th, td { text-align: start; vertical-align: top; padding: 6px 0; font-weight: 400; }
th + *, td + * { padding-inline-start: 12px; }
.number { text-align: end; white-space: nowrap; }
.when { white-space: nowrap; color: var(--quiet); font-size: 12px; text-align: end; }
tbody { border-top: 1px solid var(--line); }
.tools { display: flex; gap: 16px; margin-top: 4px; }
.tools button { min-height: 32px; }
.quote td { padding: 0 0 10px; }
a, button {
  color: inherit; text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: 3px;
}
button { font: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
.original { display: inline-block; font-size: 12px; min-height: 24px; line-height: 24px; min-width: 24px; }
a:hover, button:hover, summary:hover { text-decoration-color: currentColor; }
a:focus-visible, button:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.probe { color: Canvas; background-color: CanvasText; }
@media (forced-colors: active) {
  .ring { outline-color: Highlight; }
  mark { background: Mark; color: MarkText; }
  .readout { border-color: CanvasText; }
}
@media (max-width: 340px) { .number, .when { white-space: normal; } }
@media print {
  .readout, .ring, summary, .tools { display: none; }
  .panel { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  slot.whole { display: contents !important; }
  slot.whole ~ .report { display: none; }
}
`;
