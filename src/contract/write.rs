//! A reading and its panels in the contract's words.

use super::VERSION;
use super::wire::{self, Amount, Is, Number, Word};
use crate::charts::Panel;
use crate::checks::{Check, Relation};
use crate::metrics::Metric;
use crate::quantity::{Decimal, Quantity, Role};
use crate::reading::Reading;
use crate::report::{Report, Span, Utf16};

/// A sentence longer than this is no sentence, and quoting it with each of its figures would square the output.
const LONGEST_QUOTE: usize = 2000;

/// Writes what a report says.
#[must_use]
pub fn write(reading: &Reading, panels: &[Panel]) -> wire::Reading {
    let report = &reading.report;
    let offsets = Utf16::new(&report.text);
    let sections = report.sections.iter();
    wire::Reading {
        version: Some(Number(Decimal::whole(VERSION.into()))),
        title: report.title.clone(),
        source: report.source.clone(),
        url: report.url.clone(),
        date: report.date.clone(),
        lang: Some(Word(report.lang)),
        sections: sections
            .map(|section| wire::Section {
                heading: section.heading.clone(),
                span: Some(range(&offsets, section.span)),
            })
            .collect(),
        metrics: reading.metrics.iter().map(|metric| write_metric(metric, report, &offsets)).collect(),
        relations: reading.relations.iter().map(write_relation).collect(),
        checks: Some(reading.checks.iter().map(write_check).collect()),
        panels: Some(panels.iter().map(write_panel).collect()),
        coverage: cover(reading, &offsets),
    }
}

/// Writes every number of a text, metric or not; each number of a date by itself.
#[must_use]
pub fn write_quantities(text: &str, quantities: &[Quantity]) -> Vec<wire::Quantity> {
    let offsets = Utf16::new(text);
    let write = |span: Span, value: Amount, unit: Option<String>, role: Role| {
        let [start, end] = range(&offsets, span);
        let text = text.get(span.start..span.end).unwrap_or_default().to_owned();
        wire::Quantity { start, end, text, value, unit, is: Word(role) }
    };
    let mut written = Vec::with_capacity(quantities.len());
    for quantity in quantities {
        for piece in &quantity.pieces {
            let value = Amount::One(Number(piece.value));
            written.push(write(piece.span, value, Some(piece.unit.to_owned()), quantity.role));
        }
        if quantity.pieces.is_empty() {
            let low = Number(quantity.value);
            let value = quantity.high.map_or(Amount::One(low), |high| Amount::Range([low, Number(high)]));
            written.push(write(quantity.span, value, quantity.unit.clone(), quantity.role));
        }
    }
    written
}

fn range(offsets: &Utf16<'_>, span: Span) -> wire::Range {
    [offsets.unit(span.start), offsets.unit(span.end)]
}

fn write_metric(metric: &Metric, report: &Report, offsets: &Utf16<'_>) -> wire::Metric {
    let sentence = range(offsets, metric.sentence);
    let is_short = sentence[1] - sentence[0] <= LONGEST_QUOTE;
    let quote = if is_short { report.words(metric.sentence) } else { "" };
    wire::Metric {
        id: Some(metric.id.clone()),
        label: Some(metric.label.clone()),
        value: Number(metric.value),
        high: metric.high.map(Number),
        unit: some_words(&metric.unit),
        written: Some(metric.written.clone()),
        kind: Some(Word(metric.kind)),
        period: metric.period.clone(),
        place: metric.place.clone(),
        direction: metric.direction.map(Word),
        baseline: metric.baseline.clone(),
        approx: metric.approx.map(Word),
        section: metric.section,
        paragraph: paragraph(metric, report),
        span: Some(range(offsets, metric.span)),
        sentence: Some(sentence),
        quote: some_words(quote),
    }
}

fn paragraph(metric: &Metric, report: &Report) -> Option<usize> {
    let at = report.sentences.partition_point(|sentence| sentence.span.start <= metric.sentence.start);
    report.sentences.get(at.checked_sub(1)?).map(|sentence| sentence.paragraph)
}

/// The words, `None` where there are none.
fn some_words(words: &str) -> Option<String> {
    (!words.is_empty()).then(|| words.to_owned())
}

fn write_relation(relation: &Relation) -> wire::Relation {
    match relation {
        Relation::Share { share, parts, whole } => {
            let (parts, whole) = (parts.clone(), Some(*whole));
            wire::Relation { share: *share, parts, whole, ..wire::Relation::new(Is::Share) }
        }
        Relation::Breakdown { whole, parts, exhaustive } => {
            let (parts, whole, exhaustive) = (parts.clone(), Some(*whole), Some(*exhaustive));
            wire::Relation { whole, parts, exhaustive, ..wire::Relation::new(Is::Breakdown) }
        }
        Relation::Change { to, delta, from, using } => {
            let (to, delta, from, using) = (*to, Some(*delta), *from, *using);
            wire::Relation { to, delta, from, using, ..wire::Relation::new(Is::Change) }
        }
    }
}

fn write_check(check: &Check) -> wire::Check {
    wire::Check {
        relation: check.relation,
        holds: check.holds,
        stated: Number(check.stated),
        computed: Number(check.computed),
    }
}

fn write_panel(panel: &Panel) -> wire::Panel {
    wire::Panel {
        id: Some(panel.id.clone()),
        title: Some(panel.title.clone()),
        note: Some(panel.note.clone()),
        chart: Some(Word(panel.form)),
        metrics: panel.metrics.clone(),
        checks: panel.checks.clone(),
        section: panel.section,
        because: Some(panel.because.clone()),
        hidden: false,
    }
}

/// What was understood; `None` for a reading that was not made from a text, whose numerals nobody counted.
fn cover(reading: &Reading, offsets: &Utf16<'_>) -> Option<wire::Coverage> {
    if reading.quantities.is_empty() && !reading.metrics.is_empty() {
        return None;
    }
    let labelled: Vec<Span> =
        reading.metrics.iter().filter(|metric| !metric.label.is_empty()).map(|metric| metric.span).collect();
    let is_labelled = |span: Span| {
        let at = labelled.partition_point(|other| other.end <= span.start);
        labelled.get(at).is_some_and(|other| other.start < span.end)
    };
    let counting = reading.quantities.iter().filter(|quantity| quantity.role == Role::Metric);
    Some(wire::Coverage {
        numerals: reading.quantities.len(),
        metrics: reading.metrics.len(),
        other: reading.quantities.iter().filter(|quantity| quantity.role != Role::Metric).count(),
        unlabelled: counting
            .filter(|quantity| !is_labelled(quantity.span))
            .map(|quantity| range(offsets, quantity.span))
            .collect(),
    })
}
