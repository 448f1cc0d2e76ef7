//! What is measured: each figure of the report with its label, period, direction and baseline.

mod baseline;
mod borrow;
mod change;
mod clause;
mod context;
mod industries;
mod label;
mod lexicon;
mod list;
mod moved;
mod opening;
mod period;
mod pieces;
mod place;
mod portion;
mod scope;
mod shape;
mod table;

mod words;
mod year;

use crate::quantity::{Approx, Decimal, Quantity};
use crate::report::{Folded, Report, Span, ends_with_any, hash};
use std::collections::BTreeMap;

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

impl Kind {
    /// The kind of a figure of which only the unit is told.
    pub(crate) fn of_unit(unit: &str) -> Kind {
        match unit {
            "%" | "‰" => Kind::Share,
            "百分点" | "千分点" => Kind::Change,
            "倍" => Kind::Multiple,
            _ => Kind::Quantity,
        }
    }
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

impl Metric {
    /// Whether it tells how many times something is what it was: 是上年的2.4倍, and not 增长1.4倍.
    #[must_use]
    pub fn is_times(&self) -> bool {
        self.kind == Kind::Multiple && self.direction.is_none()
    }

    /// Whether two figures may be of one year: 2024, ../2024-12.
    #[must_use]
    pub fn may_be_of_one_year(&self, other: &Metric) -> bool {
        let year = |period: &'_ Option<String>| -> Option<[u8; 4]> {
            period.as_deref()?.trim_start_matches("../").as_bytes().first_chunk().copied()
        };
        year(&self.period).zip(year(&other.period)).is_none_or(|(one, other)| one == other)
    }
}

/// Measures: gives each quantity that is a metric its meaning, in order.
#[must_use]
pub fn measure(report: &Report, folded: &Folded, quantities: &[Quantity]) -> Vec<Metric> {
    let (clauses, figures) = clause::cut(report, folded, quantities);
    let calendar = period::Calendar::new(folded, quantities).counted_from(report.date.as_deref(), folded);
    let mut drafts = shape::shape(folded, &calendar, &clauses, &figures);
    scope::tell_apart(report, folded, &clauses, &figures, &mut drafts);
    let times = context::times(report, folded, &calendar, &clauses, &figures, &drafts);
    let mut in_tables = table::measure(report, &calendar, folded, quantities).into_iter().peekable();
    let mut metrics = Vec::with_capacity(figures.len());
    for ((figure, draft), time) in figures.iter().zip(&drafts).zip(times) {
        let Some(clause) = clauses.get(figure.clause) else { continue };
        let Some(sentence) = report.sentences.get(clause.sentence) else { continue };
        let label = draft.label(report, folded);
        let quantity = figure.quantity;
        let is_whole = sentence.span.holds(quantity.span) && quantity.value.digits.unsigned_abs() < LARGEST;
        if !is_whole || label.is_empty() || quantity.unit.is_none() && !label.chars().any(is_han) {
            continue;
        }
        while let Some(cell) = in_tables.next_if(|cell| cell.span.start < quantity.span.start) {
            metrics.push(cell);
        }
        // PM2.5浓度改善6.4%: less of it
        let is_better = draft.direction.is_some() && folded.is_any_before(figure.words.from, "改善");
        let is_less = is_better && ends_with_any(&label, "浓度 指数");
        metrics.push(Metric {
            label,
            value: quantity.value,
            high: quantity.high,
            unit: quantity.unit.clone().unwrap_or_default(),
            written: report.words(quantity.span).to_owned(),
            kind: draft.kind,
            period: time.period,
            direction: if is_less { Some(Direction::Down) } else { draft.direction },
            baseline: time.baseline,
            approx: quantity.approx,
            section: sentence.section,
            span: quantity.span,
            sentence: sentence.span,
            ..Metric::default()
        });
    }
    metrics.extend(in_tables);
    let mut names = Names::default();
    for metric in &mut metrics {
        metric.id = names.name(&metric.label, &metric.unit, metric.kind);
    }
    place::name(&mut metrics);
    metrics
}

/// Digits beyond these are no figure of a report, and more than a table's reader holds.
const LARGEST: u64 = 1_000_000_000_000_000;

/// A bare number is a figure only where words of the report name it.
fn is_han(ch: char) -> bool {
    ('\u{3400}'..='\u{9FFF}').contains(&ch)
}

/// Names already given, so that the second figure of a name gets one of its own.
#[derive(Default)]
struct Names {
    given: BTreeMap<u64, u32>,
}

impl Names {
    /// What a figure measures names it: its value may be corrected and its sentence moved.
    fn name(&mut self, label: &str, unit: &str, kind: Kind) -> String {
        let kind = match kind {
            Kind::Quantity => "q",
            Kind::Share => "s",
            Kind::Change => "c",
            Kind::Multiple => "x",
        };
        let hash = hash(&[label, "|", unit, "|", kind]);
        let short = (hash >> 32) ^ (hash & 0xffff_ffff);
        let count = self.given.entry(short).and_modify(|count| *count += 1).or_insert(1);
        let mut id = String::with_capacity(12);
        id.push('m');
        id.extend((0..8).rev().filter_map(|place| char::from_digit((short >> (4 * place) & 0xf) as u32, 16)));
        if *count > 1 {
            id.push('-');
            id.push_str(&count.to_string());
        }
        id
    }
}
