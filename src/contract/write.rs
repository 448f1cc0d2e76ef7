//! A reading and its panels in the contract's words.

use super::VERSION;
use super::coverage::Coverage;
use super::word::word;
use super::writer::{Layout, Writer};
use crate::charts::Panel;
use crate::checks::{Check, Relation};
use crate::metrics::Metric;
use crate::quantity::{Decimal, Quantity};
use crate::reading::Reading;
use crate::report::{Report, Span, Utf16};

/// A sentence longer than this is no sentence, and quoting it with each of its figures would square the output.
const LONGEST_QUOTE: usize = 2000;

/// Writes what a report says and what is drawn of it, as JSON.
#[must_use]
pub fn write(reading: &Reading, panels: &[Panel], layout: Layout) -> String {
    let report = &reading.report;
    let offsets = Utf16::new(&report.text);
    let mut out = Writer::new(layout);
    out.object(|out| {
        put_index(out, "version", Some(VERSION as usize));
        put_words(out, "title", report.title.as_deref());
        put_words(out, "source", report.source.as_deref());
        put_words(out, "url", report.url.as_deref());
        put_words(out, "date", report.date.as_deref());
        put_words(out, "lang", Some(word(report.lang)));
        out.key("sections");
        out.list(&report.sections, |section, out| {
            out.object(|out| {
                put_words(out, "heading", Some(&section.heading));
                put_span(out, "span", section.span, &offsets);
            });
        });
        out.key("metrics");
        out.list(&reading.metrics, |metric, out| put_metric(out, metric, report, &offsets));
        out.key("relations");
        out.list(&reading.relations, |relation, out| put_relation(out, relation));
        out.key("checks");
        out.list(&reading.checks, |check, out| put_check(out, check));
        out.key("panels");
        out.list(panels, |panel, out| put_panel(out, panel));
        put_coverage(out, reading, &offsets);
    });
    out.finish()
}

/// Writes every number of a text, metric or not, as JSON; each number of a date by itself.
#[must_use]
pub fn write_quantities(text: &str, quantities: &[Quantity], layout: Layout) -> String {
    let offsets = Utf16::new(text);
    let mut numbers = Vec::with_capacity(quantities.len());
    for Quantity { span, role, value, high, unit, pieces, .. } in quantities {
        for piece in pieces {
            numbers.push((piece.span, piece.value, None, Some(piece.unit), *role));
        }
        if pieces.is_empty() {
            numbers.push((*span, *value, *high, unit.as_deref(), *role));
        }
    }
    let mut out = Writer::new(layout);
    out.list(&numbers, |(span, value, high, unit, role), out| {
        out.object(|out| {
            put_index(out, "start", Some(offsets.unit(span.start)));
            put_index(out, "end", Some(offsets.unit(span.end)));
            put_words(out, "text", text.get(span.start..span.end));
            out.key("value");
            match high {
                Some(high) => out.list(&[*value, *high], |value, out| out.number(*value)),
                None => out.number(*value),
            }
            put_words(out, "unit", *unit);
            put_words(out, "is", Some(word(*role)));
        });
    });
    out.finish()
}

/// Writes the metrics alone, one JSON object a line.
#[must_use]
pub fn write_metrics(reading: &Reading) -> String {
    let offsets = Utf16::new(&reading.report.text);
    let mut lines = String::new();
    for metric in &reading.metrics {
        let mut out = Writer::new(Layout::OneLine);
        put_metric(&mut out, metric, &reading.report, &offsets);
        lines.push_str(&out.finish());
        lines.push('\n');
    }
    lines
}

/// Writes what stands for the result of something that could not be read: `{"error":"…"}`.
#[must_use]
pub fn write_fault(what: &str) -> String {
    let mut out = Writer::new(Layout::OneLine);
    out.object(|out| put_words(out, "error", Some(what)));
    out.finish()
}

fn put_metric(out: &mut Writer, metric: &Metric, report: &Report, offsets: &Utf16<'_>) {
    let quote = report.words(metric.sentence);
    let length = offsets.unit(metric.sentence.end) - offsets.unit(metric.sentence.start);
    out.object(|out| {
        put_words(out, "id", Some(&metric.id));
        put_words(out, "label", Some(&metric.label));
        out.key("value");
        out.number(metric.value);
        if let Some(high) = metric.high {
            out.key("high");
            out.number(high);
        }
        put_exponent(out, "precision", metric.value);
        if let Some(high) = metric.high.filter(|high| high.exponent != metric.value.exponent) {
            put_exponent(out, "high_precision", high);
        }
        put_words(out, "unit", Some(metric.unit.as_str()).filter(|unit| !unit.is_empty()));
        put_words(out, "written", Some(&metric.written));
        put_words(out, "kind", Some(word(metric.kind)));
        put_words(out, "period", metric.period.as_deref());
        put_words(out, "place", metric.place.as_deref());
        put_words(out, "direction", metric.direction.map(word));
        put_words(out, "baseline", metric.baseline.as_deref());
        put_words(out, "approx", metric.approx.map(word));
        put_index(out, "section", metric.section);
        put_index(out, "paragraph", paragraph(metric, report));
        put_span(out, "span", metric.span, offsets);
        put_span(out, "sentence", metric.sentence, offsets);
        put_words(out, "quote", Some(quote).filter(|_| (1..=LONGEST_QUOTE).contains(&length)));
    });
}

fn paragraph(metric: &Metric, report: &Report) -> Option<usize> {
    let at = report.sentences.partition_point(|sentence| sentence.span.start <= metric.sentence.start);
    report.sentences.get(at.checked_sub(1)?).map(|sentence| sentence.paragraph)
}

fn put_relation(out: &mut Writer, relation: &Relation) {
    out.object(|out| match relation {
        Relation::Share { share, parts, whole } => {
            put_words(out, "is", Some("share"));
            put_index(out, "share", *share);
            put_indexes(out, "parts", parts);
            put_index(out, "whole", Some(*whole));
        }
        Relation::Breakdown { whole, parts, exhaustive } => {
            put_words(out, "is", Some("breakdown"));
            put_index(out, "whole", Some(*whole));
            put_indexes(out, "parts", parts);
            put_flag(out, "exhaustive", *exhaustive);
        }
        Relation::Change { to, delta, from, using } => {
            put_words(out, "is", Some("change"));
            put_index(out, "to", *to);
            put_index(out, "delta", Some(*delta));
            put_index(out, "from", *from);
            put_index(out, "using", *using);
        }
    });
}

fn put_check(out: &mut Writer, check: &Check) {
    out.object(|out| {
        put_index(out, "relation", Some(check.relation));
        put_flag(out, "holds", check.holds);
        out.key("stated");
        out.number(check.stated);
        out.key("computed");
        out.number(check.computed);
        if check.note.is_some() {
            put_words(out, "note", check.note.as_deref());
        }
    });
}

fn put_panel(out: &mut Writer, panel: &Panel) {
    out.object(|out| {
        put_words(out, "id", Some(&panel.id));
        put_words(out, "title", Some(&panel.title));
        put_words(out, "note", Some(&panel.note));
        put_words(out, "chart", Some(word(panel.form)));
        put_indexes(out, "metrics", &panel.metrics);
        put_indexes(out, "checks", &panel.checks);
        put_index(out, "section", panel.section);
        put_words(out, "because", Some(&panel.because));
    });
}

/// What was understood of the numerals, and where what was not stands.
fn put_coverage(out: &mut Writer, reading: &Reading, offsets: &Utf16<'_>) {
    let Some(coverage) = Coverage::of(reading) else { return };
    out.key("coverage");
    out.object(|out| {
        put_index(out, "numerals", Some(reading.quantities.len()));
        put_index(out, "metrics", Some(reading.metrics.len()));
        put_index(out, "other", Some(coverage.other));
        for (name, spans) in
            [("unlabelled", &coverage.unlabelled), ("clauses", &coverage.clauses), ("others", &coverage.others)]
        {
            out.key(name);
            out.list(spans, |span, out| put_range(out, *span, offsets));
        }
    });
}

fn put_words(out: &mut Writer, name: &str, words: Option<&str>) {
    out.key(name);
    match words {
        Some(words) => out.text(words),
        None => out.null(),
    }
}

fn put_index(out: &mut Writer, name: &str, index: Option<usize>) {
    out.key(name);
    match index {
        Some(index) => out.index(index),
        None => out.null(),
    }
}

fn put_indexes(out: &mut Writer, name: &str, indexes: &[usize]) {
    out.key(name);
    out.list(indexes, |index, out| out.index(*index));
}

/// The power of ten that the last written place stands for.
fn put_exponent(out: &mut Writer, name: &str, value: Decimal) {
    out.key(name);
    out.number(Decimal::whole(value.exponent.into()));
}

fn put_flag(out: &mut Writer, name: &str, flag: bool) {
    out.key(name);
    out.flag(flag);
}

fn put_span(out: &mut Writer, name: &str, span: Span, offsets: &Utf16<'_>) {
    out.key(name);
    put_range(out, span, offsets);
}

fn put_range(out: &mut Writer, span: Span, offsets: &Utf16<'_>) {
    out.list(&[span.start, span.end], |byte, out| out.index(offsets.unit(*byte)));
}
