//! Panels of figures that the report lists side by side: two periods, changes, places and classes.

use super::Form;
use super::changes::is_one_measure;
use super::choose::Desk;
use super::order::{push_new, sort};
use super::shared::common_suffix;
use crate::metrics::{Kind, Metric};
use crate::reading::Reading;
use crate::report::has_any;

/// A list with more rows than this is no picture any more, and goes on in another.
const LONGEST_LIST: usize = 31;
/// The two ends of a measure stand at most this many figures apart.
const NEAR: usize = 16;

fn is_dated_apart(one: &Metric, other: &Metric) -> bool {
    one.period != other.period && one.period.is_some() && other.period.is_some()
}

/// Whether nothing but the way from one to the other stands between them: 由8.61年提高至9.37年.
fn is_from_to(one: &Metric, other: &Metric, reading: &Reading) -> bool {
    let between = reading.report.text.get(one.span.end..other.span.start).unwrap_or_default();
    between.chars().count() <= 4
        && between.ends_with(['至', '到', '为', '為'])
        && has_any(between, "升 降 增 减 減 提高 上漲 上涨 下跌 扩大 擴大 缩小 縮小 调整 調整")
}

impl Desk<'_> {
    /// One measure in two periods.
    pub(super) fn pairs(&mut self) {
        let mut group: Vec<usize> = Vec::new();
        for (sentence, free) in self.free_by_sentence() {
            for (place, &one) in free.iter().enumerate() {
                let other = free.iter().skip(place + 1).take(NEAR).copied().find(|&other| self.is_pair(one, other));
                let Some(other) = other.filter(|other| !group.contains(&one) && !group.contains(other)) else {
                    continue;
                };
                let is_new = group
                    .first()
                    .and_then(|&first| self.metric(first))
                    .is_some_and(|metric| metric.sentence.start != sentence);
                if is_new {
                    let full = std::mem::take(&mut group);
                    self.draft(Form::Slope, full, "one measure in two periods");
                }
                group.extend([one, other]);
            }
        }
        if !group.is_empty() {
            self.draft(Form::Slope, group, "one measure in two periods");
        }
    }

    pub(super) fn is_pair(&self, one: usize, other: usize) -> bool {
        let (Some(one), Some(other)) = (self.metric(one), self.metric(other)) else { return false };
        one.kind != Kind::Change
            && (&one.label, &one.unit, one.kind, &one.place) == (&other.label, &other.unit, other.kind, &other.place)
            && (is_dated_apart(one, other) || is_from_to(one, other, self.reading))
    }

    /// Two changes and more against one baseline.
    pub(super) fn changes(&mut self) {
        for (_, free) in self.free_by_sentence() {
            let mut groups: Vec<Vec<usize>> = Vec::new();
            for &index in
                free.iter().filter(|&&index| self.metric(index).is_some_and(|metric| metric.kind == Kind::Change))
            {
                let is_same = |group: &Vec<usize>| {
                    group.first().is_some_and(|&first| self.agree(&[first, index], &is_one_measure))
                };
                match groups.iter_mut().find(|group| is_same(group)) {
                    Some(group) => group.push(index),
                    None => groups.push(vec![index]),
                }
            }
            let mut pictures: Vec<Vec<usize>> = Vec::new();
            for group in groups.into_iter().filter(|group| group.len() > 1) {
                let known = pictures.iter_mut().find(|known| self.is_told_again(known, &group));
                match known {
                    Some(known) => known.extend(group),
                    None => pictures.push(group),
                }
            }
            for picture in pictures {
                self.draft(Form::Changes, picture, "changes against one baseline");
            }
        }
    }

    /// Whether the changes of one group are those of another in another unit.
    fn is_told_again(&self, known: &[usize], group: &[usize]) -> bool {
        let labels = |group: &[usize]| -> Vec<Option<&str>> {
            group.iter().map(|&index| self.metric(index).map(|metric| metric.label.as_str())).collect()
        };
        labels(known) == labels(group)
    }

    /// Three figures and more that measure one thing over places or classes.
    pub(super) fn lists(&mut self) {
        for (_, free) in self.free_by_sentence() {
            let mut run: Vec<usize> = Vec::new();
            for &index in &free {
                let longer = [run.as_slice(), &[index]].concat();
                if longer.len() <= LONGEST_LIST && self.is_list(&longer) {
                    run = longer;
                    continue;
                }
                self.list(std::mem::take(&mut run));
                run = if self.is_list(&[index]) { vec![index] } else { Vec::new() };
            }
            self.list(run);
        }
    }

    fn list(&mut self, mut run: Vec<usize>) {
        if run.len() < 3 {
            return;
        }
        sort(&mut run, &|one, other| self.value(one) >= self.value(other));
        self.draft(Form::Bars, run, "one measure over places or classes");
    }

    fn is_list(&self, indexes: &[usize]) -> bool {
        let known: Vec<&Metric> = indexes.iter().filter_map(|&index| self.metric(index)).collect();
        let is_level = known.iter().all(|metric| metric.kind != Kind::Change && metric.value.digits >= 0);
        let is_same = self.agree(indexes, &|one, other| {
            (&one.unit, one.kind, &one.period) == (&other.unit, other.kind, &other.period)
        });
        let (mut places, mut labels) = (Vec::new(), Vec::new());
        let mut shared = known.first().map(|first| first.label.clone()).unwrap_or_default();
        for metric in &known {
            push_new(&mut places, metric.place.as_deref());
            push_new(&mut labels, Some(metric.label.as_str()));
            shared = common_suffix(&shared, &metric.label);
        }
        let is_by_place = places.len() == known.len() && !places.contains(&None);
        let has_measure = !shared.is_empty() && labels.len() == known.len();
        is_level && is_same && (is_by_place || has_measure)
    }
}
