//! The figures as a bookkeeper sees them: levels in order, with the words that stand before each.

use super::rounding::Interval;
use crate::metrics::{Kind, Metric};
use crate::report::{Folded, Report};

/// The figures of a report with the words around them, ready to be related.
pub(super) struct Ledger<'r> {
    pub(super) folded: Folded,
    pub(super) report: &'r Report,
    pub(super) metrics: &'r [Metric],
    /// The sentence each figure stands in.
    sentences: Vec<usize>,
    intervals: Vec<Interval>,
}

impl<'r> Ledger<'r> {
    pub(super) fn new(report: &'r Report, metrics: &'r [Metric]) -> Ledger<'r> {
        let mut next = 0;
        let sentences = metrics.iter().map(|metric| {
            while report.sentences.get(next).is_some_and(|sentence| sentence.span.end <= metric.span.start) {
                next += 1;
            }
            next
        });
        let sentences = sentences.collect();
        let intervals = metrics.iter().map(Interval::of).collect();
        Ledger { folded: report.folded(), report, metrics, sentences, intervals }
    }

    pub(super) fn metric(&self, n: usize) -> Option<&'r Metric> {
        self.metrics.get(n)
    }

    pub(super) fn sentence(&self, n: usize) -> usize {
        self.sentences.get(n).copied().unwrap_or(usize::MAX)
    }

    pub(super) fn paragraph(&self, n: usize) -> Option<usize> {
        self.report.sentences.get(self.sentence(n)).map(|sentence| sentence.paragraph)
    }

    pub(super) fn interval(&self, n: usize) -> Option<Interval> {
        self.intervals.get(n).copied()
    }

    /// A count, amount or level above zero, that parts and wholes are made of.
    pub(super) fn is_level(&self, n: usize) -> bool {
        self.metric(n).is_some_and(|metric| metric.kind == Kind::Quantity && metric.value.digits > 0)
    }

    /// The words between the figure before, or the head of the sentence, and this one.
    pub(super) fn before(&self, n: usize) -> String {
        let Some(metric) = self.metric(n) else { return String::new() };
        let floor = metric.sentence.start;
        let from = n.checked_sub(1).and_then(|n| self.metric(n)).map_or(floor, |before| before.span.end.max(floor));
        self.between(from, metric.span.start)
    }

    /// The words between this figure and the next one, or the end of the sentence.
    pub(super) fn after(&self, n: usize) -> String {
        let Some(metric) = self.metric(n) else { return String::new() };
        let ceiling = metric.sentence.end;
        let to = self.metric(n + 1).map_or(ceiling, |next| next.span.start.min(ceiling));
        self.between(metric.span.end, to)
    }

    fn between(&self, from: usize, to: usize) -> String {
        let (from, to) = (self.folded.index(from), self.folded.index(to));
        let from = from.max(to.saturating_sub(60));
        let words: String = self.folded.slice(from, to).iter().filter(|ch| !ch.is_ascii_whitespace()).collect();
        words.replace("当中", "其中")
    }

    /// Whether two figures count in units that may be added or divided.
    pub(super) fn is_alike(&self, one: usize, other: usize) -> bool {
        match (self.metric(one), self.metric(other)) {
            (Some(one), Some(other)) => one.unit == other.unit || is_count(&one.unit) && is_count(&other.unit),
            _ => false,
        }
    }

    /// Whether parts so counted may make a whole counted otherwise: 处理78人, 处分38次.
    pub(super) fn is_alike_in_list(&self, whole: usize, part: usize) -> bool {
        match (self.metric(whole), self.metric(part)) {
            (Some(whole), Some(part)) => {
                let is_loose = |unit: &str| is_count(unit) || unit == "次";
                is_loose(&whole.unit) && is_loose(&part.unit)
            }
            _ => false,
        }
    }

    pub(super) fn same_unit(&self, one: usize, other: usize) -> bool {
        self.metric(one).map(|metric| &metric.unit) == self.metric(other).map(|metric| &metric.unit)
    }
}

/// Classifiers of affairs that reports change between in one breath: 问题5300个, 完成5294项.
fn is_count(unit: &str) -> bool {
    matches!(unit, "个" | "项" | "件" | "起" | "宗" | "条" | "家" | "处" | "例" | "名" | "人")
}

/// Whether two names have two characters in a row in common.
pub(super) fn overlaps(one: &str, other: &str) -> bool {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    one.windows(2).any(|pair| other.windows(2).any(|window| window == pair))
}
