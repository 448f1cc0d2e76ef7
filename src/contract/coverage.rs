//! What was not understood of a text: where an editor should look.

use crate::quantity::Role;
use crate::reading::Reading;
use crate::report::{Report, Span};

/// Numerals and clauses that became no figure, by position.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Coverage {
    /// Figures that no metric was made of.
    pub(super) unlabelled: Vec<Span>,
    /// The clauses these stand in, each once.
    pub(super) clauses: Vec<Span>,
    /// Numerals that are neither figure nor date, duration, place in an order or name.
    pub(super) others: Vec<Span>,
    /// How many numerals are no figures.
    pub(super) other: usize,
}

impl Coverage {
    /// `None` for a reading that was not made from a text, whose numerals nobody counted.
    pub(super) fn of(reading: &Reading) -> Option<Coverage> {
        if reading.quantities.is_empty() && !reading.metrics.is_empty() {
            return None;
        }
        let mut coverage = Coverage::default();
        let mut labelled = reading.metrics.iter().filter(|metric| !metric.label.is_empty()).peekable();
        for quantity in &reading.quantities {
            let span = quantity.span;
            while labelled.next_if(|metric| metric.span.end <= span.start).is_some() {}
            let is_labelled = labelled.peek().is_some_and(|metric| metric.span.start < span.end);
            match quantity.role {
                Role::Metric if !is_labelled => coverage.unlabelled.push(span),
                Role::Other => coverage.others.push(span),
                _ => {}
            }
            coverage.other += usize::from(quantity.role != Role::Metric);
        }
        coverage.clauses = clauses(&reading.report, &coverage.unlabelled);
        Some(coverage)
    }
}

/// The clauses that these spans stand in: between two marks, within their sentence.
fn clauses(report: &Report, spans: &[Span]) -> Vec<Span> {
    let mut clauses: Vec<Span> = Vec::new();
    for &span in spans {
        let at = report.sentences.partition_point(|sentence| sentence.span.end <= span.start);
        let Some(sentence) = report.sentences.get(at).map(|sentence| sentence.span) else { continue };
        if clauses.last().is_some_and(|last| last.holds(span)) || !sentence.holds(span) {
            continue;
        }
        let is_mark = |ch: char| ",，;；:：。!！?？\n".contains(ch);
        let before = report.words(Span { start: sentence.start, end: span.start });
        let after = report.words(Span { start: span.end, end: sentence.end });
        let start = before.char_indices().rev().find(|(_, ch)| is_mark(*ch)).map_or(0, |(at, ch)| at + ch.len_utf8());
        let end = after.find(is_mark).unwrap_or(after.len());
        clauses.push(Span { start: sentence.start + start, end: span.end + end });
    }
    clauses
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    #[test]
    fn what_is_left_over_is_named_with_its_place() {
        let reading = read("99%,88。全省检查企业12家。见[3]。2023年4个方面。");
        let Some(coverage) = Coverage::of(&reading) else { panic!("a text has a coverage") };
        let words =
            |spans: &[Span]| spans.iter().map(|&span| reading.report.words(span).to_owned()).collect::<Vec<_>>();
        assert_eq!(words(&coverage.others), ["3", "4个"]);
        assert_eq!(words(&coverage.unlabelled), ["99%", "88"]);
        assert_eq!(words(&coverage.clauses), ["99%", "88"]);
        assert_eq!(coverage.other, 3);
    }
}
