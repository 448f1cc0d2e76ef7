//! Which figures belong on one picture, and in which form: what a good editor would choose, in the report's order.
//!
//! First what the report itself ties together (relations), then what it lists side by side, then what is left, by
//! sentence and section. Each figure is on one panel.

use super::gather::{self, Draft};
use super::name::named;
use super::order::sort_few;
use super::{Form, Panel, note, title};
use crate::checks::{Check, Relation};
use crate::metrics::Metric;
use crate::reading::Reading;

/// The panels of a report.
pub(crate) fn panels(reading: &Reading) -> Vec<Panel> {
    let mut desk = Desk { reading, is_used: vec![false; reading.metrics.len()], drafts: Vec::new() };
    desk.chains();
    desk.ledgers();
    desk.breakdowns(true);
    desk.breakdowns(false);
    desk.shares();
    desk.levels();
    desk.pairs();
    desk.changes();
    desk.lists();
    let left: Vec<usize> = (0..reading.metrics.len()).filter(|&index| desk.is_free(index)).collect();
    let mut drafts = gather::gather(reading, desk.drafts, &left);
    sort_few(&mut drafts, |draft| draft.metrics.iter().copied().min());
    named(drafts.into_iter().map(|draft| panel(draft, reading)).collect(), reading)
}

fn panel(draft: Draft, reading: &Reading) -> Panel {
    let section =
        draft.metrics.iter().filter_map(|&index| reading.metrics.get(index)).find_map(|metric| metric.section);
    let mut panel = Panel {
        form: draft.form,
        checks: checks(&draft.metrics, reading),
        metrics: draft.metrics,
        section,
        because: draft.because.to_owned(),
        ..Panel::default()
    };
    panel.title = title::finding(&panel, reading);
    panel.note = note::note(&panel, reading);
    panel
}

/// The checks of what is on the panel; the whole may stand elsewhere.
fn checks(metrics: &[usize], reading: &Reading) -> Vec<usize> {
    let has = |index: &usize| metrics.contains(index);
    let is_own = |relation: &Relation| match relation {
        Relation::Share { share, parts, .. } => share.as_ref().map_or(parts.iter().all(has), has),
        Relation::Breakdown { parts, .. } => parts.iter().all(has),
        Relation::Change { delta, .. } => has(delta),
    };
    // That a part is no more than its whole needs no saying, unless it is not so.
    let is_told = |check: &Check, relation: &Relation| {
        let is_partial = matches!(relation, Relation::Breakdown { exhaustive: false, .. });
        !check.holds || !is_partial || check.stated == check.computed
    };
    let known = reading.checks.iter().enumerate();
    let own = known.filter(|(_, check)| {
        let relation = reading.relations.get(check.relation);
        relation.is_some_and(|relation| is_own(relation) && is_told(check, relation))
    });
    own.map(|(index, _)| index).collect()
}

/// What is being laid out: which figures are on a panel already.
pub(super) struct Desk<'a> {
    pub(super) reading: &'a Reading,
    pub(super) is_used: Vec<bool>,
    drafts: Vec<Draft>,
}

impl<'a> Desk<'a> {
    pub(super) fn is_free(&self, index: usize) -> bool {
        self.is_used.get(index) == Some(&false)
    }

    pub(super) fn metric(&self, index: usize) -> Option<&'a Metric> {
        self.reading.metrics.get(index)
    }

    pub(super) fn value(&self, index: usize) -> f64 {
        self.metric(index).map_or(0.0, |metric| metric.value.to_f64())
    }

    pub(super) fn same<T: PartialEq>(&self, indexes: &[usize], field: impl Fn(&'a Metric) -> T) -> bool {
        let mut fields = indexes.iter().filter_map(|&index| self.metric(index)).map(field);
        let Some(first) = fields.next() else { return true };
        fields.all(|other| other == first)
    }

    /// Puts figures on a panel, each once.
    pub(super) fn draft(&mut self, form: Form, metrics: Vec<usize>, because: &'static str) {
        let mut own = Vec::new();
        for index in metrics {
            if let Some(is_used) = self.is_used.get_mut(index).filter(|is_used| !**is_used) {
                *is_used = true;
                own.push(index);
            }
        }
        self.drafts.push(Draft { form, metrics: own, because });
    }

    /// What is not on a panel yet, sentence by sentence.
    pub(super) fn free_by_sentence(&self) -> Vec<(usize, Vec<usize>)> {
        let mut sentences: Vec<(usize, Vec<usize>)> = Vec::new();
        for (index, metric) in self.reading.metrics.iter().enumerate().filter(|(index, _)| self.is_free(*index)) {
            match sentences.last_mut() {
                Some((start, free)) if *start == metric.sentence.start => free.push(index),
                _ => sentences.push((metric.sentence.start, vec![index])),
            }
        }
        sentences
    }
}
