//! What a report says: the whole road from text to checked figures, in order, on one screen.

use crate::checks::{self, Check, Relation};
use crate::metrics::{self, Metric};
use crate::quantity::{self, Quantity};
use crate::report::{Folded, Report};

/// A report that has been read. All positions are bytes into `report.text`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The text and its parts.
    pub report: Report,
    /// Every numeral found, by position, metric or not.
    pub quantities: Vec<Quantity>,
    /// The figures that measure something, by position.
    pub metrics: Vec<Metric>,
    /// What the report says of its figures: shares, breakdowns, changes.
    pub relations: Vec<Relation>,
    /// One for each relation that can be recomputed from the report itself.
    pub checks: Vec<Check>,
}

/// Reads a report. Never fails: what is not understood is left out.
#[must_use]
pub fn read(text: &str) -> Reading {
    let folded = Folded::new(text);
    let report = Report::outline_folded(text, &folded);
    let folded = folded.joined(report.sentences.iter().map(|sentence| sentence.span));
    let quantities = quantity::find(&folded);
    let metrics = metrics::measure(&report, &folded, &quantities);
    let relations = checks::relate(&report, &folded, &metrics);
    let checks = checks::verify(&metrics, &relations);
    Reading { report, quantities, metrics, relations, checks }
}
