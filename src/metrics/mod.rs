//! What is measured: each figure of the report with its label, period, direction and baseline.

use crate::quantity::{Approx, Decimal, Quantity};
use crate::report::{Report, Span};

/// What sort of figure it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A count, amount, level, money.
    #[default]
    Quantity,
    /// Part of a whole.
    Share,
    /// Against a baseline.
    Change,
    /// N倍
    Multiple,
}

/// Which way a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// 增长, 上升, 提高
    Up,
    /// 下降, 减少, 降低
    Down,
}

/// A figure of the report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metric {
    /// A name that survives small edits of the text.
    pub id: String,
    /// What is measured, in the report's own words, clear by itself on an axis.
    pub label: String,
    /// The value, fully scaled; a per cent as written. The lower end of a range.
    pub value: Decimal,
    /// The upper end of a range.
    pub high: Option<Decimal>,
    /// The unit in its common form; empty where the report gives none.
    pub unit: String,
    /// The numeral with its scale and unit as the report writes it.
    pub written: String,
    /// What sort of figure it is.
    pub kind: Kind,
    /// ISO 8601 at the report's precision: `2019`, `2018-11-06/2018-12-06`, `../2020-06`.
    pub period: Option<String>,
    /// Where, when the report lists places.
    pub place: Option<String>,
    /// Which way, on a change.
    pub direction: Option<Direction>,
    /// What a change is against: a period, or `previous-period`.
    pub baseline: Option<String>,
    /// How it departs from the number written.
    pub approx: Option<Approx>,
    /// Index into the report's sections.
    pub section: Option<usize>,
    /// Where it is written.
    pub span: Span,
    /// The sentence it stands in.
    pub sentence: Span,
}

/// Measures: gives each quantity that is a metric its meaning, in order.
#[must_use]
pub fn measure(_report: &Report, _quantities: &[Quantity]) -> Vec<Metric> {
    Vec::new()
}
