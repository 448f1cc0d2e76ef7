//! Which figures belong on one picture, and in which form: what a good editor would choose, in the report's order.
//!
//! First what the report itself ties together (relations), then what it lists side by side, then what is left, by
//! sentence and section. Each figure is on one panel.

use super::gather::{self, Draft};
use super::join::join;
use super::name::named;
use super::order::sort;
use super::ties::Ties;
use super::{Form, Panel, headline, note, title};
use crate::checks::Relation;
use crate::metrics::Metric;
use crate::reading::Reading;

/// The panels of a report.
pub(crate) fn panels(reading: &Reading) -> Vec<Panel> {
    let ties = Ties::new(reading);
    let mut desk = Desk { reading, ties: &ties, is_used: vec![false; reading.metrics.len()], drafts: Vec::new() };
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
    let drafts = gather::gather(reading, desk.drafts, &left);
    let drafts = join(reading, in_order(drafts));
    let mut panels = named(drafts.iter().map(|draft| panel(draft, reading, &ties)).collect(), reading, &ties);
    if let Some(draft) = headline::headline(reading, &drafts, &ties) {
        panels.insert(0, headline::name(panel(&draft, reading, &ties), reading, &ties));
    }
    panels
}

/// The drafts in the report's order.
fn in_order(mut drafts: Vec<Draft>) -> Vec<Draft> {
    let firsts: Vec<Option<usize>> = drafts.iter().map(|draft| draft.metrics.iter().min().copied()).collect();
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    sort(&mut order, &|one, other| firsts.get(one) <= firsts.get(other));
    order.iter().filter_map(|&draft| drafts.get_mut(draft).map(std::mem::take)).collect()
}

fn panel(draft: &Draft, reading: &Reading, ties: &Ties) -> Panel {
    let section =
        draft.metrics.iter().filter_map(|&index| reading.metrics.get(index)).find_map(|metric| metric.section);
    let own = ties.relations(&draft.metrics, reading);
    let relations = ties.of_all(&draft.metrics);
    let checks = relations.iter().flat_map(|&relation| ties.checks(relation)).copied();
    let mut panel = Panel {
        form: draft.form,
        checks: checks.filter(|&check| is_shown(check, &draft.metrics, reading)).collect(),
        metrics: draft.metrics.clone(),
        section,
        because: draft.because.to_owned(),
        ..Panel::default()
    };
    panel.title = title::finding(&panel, reading, &own);
    panel.note = note::note(&panel, reading, &own);
    panel
}

/// Whether a check is of what is on the panel; the whole may stand elsewhere.
fn is_shown(check: usize, metrics: &[usize], reading: &Reading) -> bool {
    let Some(check) = reading.checks.get(check) else { return false };
    let Some(relation) = reading.relations.get(check.relation) else { return false };
    let has = |index: &usize| metrics.contains(index);
    let is_own = match relation {
        Relation::Share { share, parts, .. } => share.as_ref().map_or(parts.iter().all(has), has),
        Relation::Breakdown { parts, .. } => parts.iter().all(has),
        Relation::Change { delta, .. } => has(delta),
    };
    // That a part is no more than its whole needs no saying, unless it is not so.
    let is_partial = matches!(relation, Relation::Breakdown { exhaustive: false, .. });
    is_own && (!check.holds || !is_partial || check.stated == check.computed)
}

/// What is being laid out: which figures are on a panel already.
pub(super) struct Desk<'a> {
    pub(super) reading: &'a Reading,
    pub(super) ties: &'a Ties,
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

    /// The relations of a figure.
    pub(super) fn tied(&self, index: usize) -> impl Iterator<Item = &'a Relation> {
        let reading = self.reading;
        self.ties.of(index).iter().filter_map(|&number| reading.relations.get(number))
    }

    pub(super) fn value(&self, index: usize) -> f64 {
        self.metric(index).map_or(0.0, |metric| metric.value.to_f64())
    }

    /// Whether all figures agree with the first of them.
    pub(super) fn agree(&self, indexes: &[usize], is_same: &dyn Fn(&Metric, &Metric) -> bool) -> bool {
        let mut known = indexes.iter().filter_map(|&index| self.metric(index));
        let Some(first) = known.next() else { return true };
        known.all(|other| is_same(first, other))
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
        if !own.is_empty() {
            self.drafts.push(Draft { form, metrics: own, because });
        }
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
