//! Which figures belong on one picture, and in which form: what a good editor would choose, in the report's order.
//!
//! First what the report itself ties together (relations), then what it lists side by side, then what is left, by
//! sentence and section. Each figure is on one panel.

use super::changes::is_yearly;
use super::gather::{self, Draft};
use super::name::named;
use super::order::{distinct, sort_few};
use super::value::is_alike;
use super::{Form, Panel, note, title};
use crate::checks::{Check, Relation};
use crate::metrics::{Kind, Metric};
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
        !check.holds || !matches!(relation, Relation::Breakdown { exhaustive: false, .. })
    };
    let known = reading.checks.iter().enumerate();
    let own = known.filter(|(_, check)| {
        let relation = reading.relations.get(check.relation);
        relation.is_some_and(|relation| is_own(relation) && is_told(check, relation))
    });
    own.map(|(index, _)| index).collect()
}

/// The two ends of a measure stand at most this many figures apart.
const NEAR: usize = 16;
/// A list with more rows than this is no picture any more, and goes on in another.
const LONGEST_LIST: usize = 31;
/// A group of levels on one picture has at most this many.
const MOST_LEVELS: usize = 6;

struct Desk<'a> {
    reading: &'a Reading,
    is_used: Vec<bool>,
    drafts: Vec<Draft>,
}

impl<'a> Desk<'a> {
    fn is_free(&self, index: usize) -> bool {
        self.is_used.get(index) == Some(&false)
    }

    fn metric(&self, index: usize) -> Option<&'a Metric> {
        self.reading.metrics.get(index)
    }

    fn same<T: PartialEq>(&self, indexes: &[usize], field: impl Fn(&'a Metric) -> T) -> bool {
        let mut fields = indexes.iter().filter_map(|&index| self.metric(index)).map(field);
        let Some(first) = fields.next() else { return true };
        fields.all(|other| other == first)
    }

    /// Puts figures on a panel, each once.
    fn draft(&mut self, form: Form, metrics: Vec<usize>, because: &'static str) {
        let mut own = Vec::new();
        for index in metrics {
            if let Some(is_used) = self.is_used.get_mut(index).filter(|is_used| !**is_used) {
                *is_used = true;
                own.push(index);
            }
        }
        self.drafts.push(Draft { form, metrics: own, because });
    }

    /// Chains of three and more, each a part of the one before.
    fn chains(&mut self) {
        let links: Vec<(usize, usize, Option<usize>)> = self.reading.relations.iter().filter_map(link).collect();
        for &(first, _, _) in &links {
            if links.iter().any(|(_, part, _)| *part == first) {
                continue;
            }
            let (mut levels, mut all, mut at) = (vec![first], vec![first], first);
            while let Some((_, part, share)) =
                links.iter().find(|(whole, part, _)| *whole == at && !levels.contains(part))
            {
                levels.push(*part);
                all.push(*part);
                all.extend(share);
                at = *part;
            }
            let is_one_unit = self.same(&levels, |metric| metric.unit.as_str());
            if levels.len() >= 3 && is_one_unit && all.iter().all(|&index| self.is_free(index)) {
                self.draft(Form::Funnel, all, "a chain in which each is a part of the one before");
            }
        }
    }

    /// Wholes that make a total, and what is done of them.
    fn ledgers(&mut self) {
        for relation in &self.reading.relations {
            let Relation::Breakdown { whole, parts, exhaustive: true } = relation else { continue };
            let mut all = vec![*whole];
            for part in parts {
                all.push(*part);
                all.extend(self.shares_of(*part));
            }
            let has_shares = all.len() > parts.len() + 1;
            if has_shares && self.is_one_scale(*whole, parts) && all.iter().all(|&index| self.is_free(index)) {
                self.draft(Form::Progress, all, "done of all, and the wholes that make the total");
            }
        }
    }

    /// The parts and rates of the shares over a whole.
    fn shares_of(&self, of: usize) -> Vec<usize> {
        let found = self.reading.relations.iter().flat_map(|relation| match relation {
            Relation::Share { share, parts, whole } if *whole == of => parts.iter().copied().chain(*share).collect(),
            _ => Vec::new(),
        });
        found.collect()
    }

    /// Parts that make a whole, or some of a whole; the whole may be on an earlier panel.
    fn breakdowns(&mut self, is_whole: bool) {
        for relation in &self.reading.relations {
            let Relation::Breakdown { whole, parts, exhaustive } = relation else { continue };
            let is_free = parts.iter().all(|&part| self.is_free(part));
            let is_one_scale = self.is_one_scale(*whole, parts);
            if *exhaustive != is_whole || !is_free || parts.is_empty() || !is_one_scale {
                continue;
            }
            let mut all = vec![*whole];
            all.extend(parts);
            let rates: Vec<usize> = all.iter().flat_map(|&index| self.rates(index, parts)).collect();
            let further: Vec<usize> = rates.iter().flat_map(|&index| self.rates(index, &[])).collect();
            all.extend(rates);
            all.extend(further);
            all.retain(|&index| self.is_free(index));
            match (is_whole, parts.len()) {
                (true, 2..) => self.draft(Form::Breakdown, all, "parts that make a whole"),
                (false, _) if self.is_free(*whole) => self.draft(Form::Nested, all, "some of a whole"),
                _ => {}
            }
        }
    }

    /// Whether all count the same things; a whole that stands elsewhere is not drawn.
    fn is_one_scale(&self, whole: usize, parts: &[usize]) -> bool {
        let drawn = self.is_free(whole).then_some(whole);
        let mut units = drawn.iter().chain(parts).filter_map(|&index| self.metric(index)).map(|metric| &metric.unit);
        let Some(first) = units.next() else { return false };
        units.all(|unit| is_alike(first, unit))
    }

    /// The rates and changes stated for a figure, as far as they need nothing that is not among `parts`.
    fn rates(&self, of: usize, parts: &[usize]) -> Vec<usize> {
        let found = self.reading.relations.iter().flat_map(|relation| match relation {
            Relation::Share { share, parts: own, whole }
                if *whole == of && own.iter().all(|part| parts.contains(part)) =>
            {
                share.iter().copied().collect::<Vec<_>>()
            }
            Relation::Change { to: Some(to), delta, from: None, using } if *to == of => {
                [Some(*delta), *using].into_iter().flatten().collect()
            }
            _ => Vec::new(),
        });
        found.collect()
    }

    /// Done of all; those of one sentence together.
    fn shares(&mut self) {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for relation in &self.reading.relations {
            let Relation::Share { share, parts, whole } = relation else { continue };
            let mut all = vec![*whole];
            all.extend(parts);
            all.extend(*share);
            if !all.iter().all(|&index| self.is_free(index)) || groups.iter().flatten().any(|index| all.contains(index))
            {
                continue;
            }
            match groups.last_mut() {
                Some(last) if last.len() < 12 && self.is_one_sentence(last, &all) => last.extend(all),
                _ => groups.push(all),
            }
        }
        for group in groups {
            self.draft(Form::Progress, group, "done of all");
        }
    }

    fn is_one_sentence(&self, one: &[usize], other: &[usize]) -> bool {
        let both = [one, other].concat();
        self.same(&both, |metric| metric.sentence)
    }

    /// Levels with their changes; those of one paragraph side by side.
    fn levels(&mut self) {
        let mut groups: Vec<(Form, usize, Vec<usize>)> = Vec::new();
        for relation in &self.reading.relations {
            let Relation::Change { to: Some(to), delta, from, using } = relation else { continue };
            let all: Vec<usize> = [Some(*to), *from, *using, Some(*delta)].into_iter().flatten().collect();
            let form = if from.is_some_and(|from| self.is_free(from)) { Form::Slope } else { Form::Level };
            let known = groups.iter_mut().find(|(_, _, group)| group.contains(to));
            if let Some((_, _, group)) = known {
                group.extend(all.into_iter().filter(|&index| self.is_used.get(index) == Some(&false)));
                continue;
            }
            if ![*to, *delta].iter().all(|&index| self.is_free(index)) {
                continue;
            }
            match groups.last_mut() {
                Some((last, count, group))
                    if *last == form && *count < MOST_LEVELS && gather::is_one_paragraph(self.reading, group, &all) =>
                {
                    group.extend(all);
                    *count += 1;
                }
                _ => groups.push((form, 1, all)),
            }
        }
        for (form, _, group) in groups {
            let because = if form == Form::Slope { "from one level to another" } else { "a level with its change" };
            self.draft(form, group, because);
        }
    }

    /// One measure in two periods.
    fn pairs(&mut self) {
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

    fn is_pair(&self, one: usize, other: usize) -> bool {
        let (Some(one), Some(other)) = (self.metric(one), self.metric(other)) else { return false };
        one.kind != Kind::Change
            && (&one.label, &one.unit, one.kind, &one.place) == (&other.label, &other.unit, other.kind, &other.place)
            && one.period != other.period
            && one.period.is_some()
            && other.period.is_some()
    }

    /// Two changes and more against one baseline.
    fn changes(&mut self) {
        for (_, free) in self.free_by_sentence() {
            let mut groups: Vec<Vec<usize>> = Vec::new();
            for &index in
                free.iter().filter(|&&index| self.metric(index).is_some_and(|metric| metric.kind == Kind::Change))
            {
                let measure = |metric: &'a Metric| (&metric.unit, &metric.baseline, is_yearly(&metric.label));
                match groups.iter_mut().find(|group| self.same(&[group.as_slice(), &[index]].concat(), measure)) {
                    Some(group) => group.push(index),
                    None => groups.push(vec![index]),
                }
            }
            for group in groups.into_iter().filter(|group| group.len() > 1) {
                self.draft(Form::Changes, group, "changes against one baseline");
            }
        }
    }

    /// Three figures and more that measure one thing over places or classes.
    fn lists(&mut self) {
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
        let value = |index: &usize| self.metric(*index).map_or(0.0, |metric| metric.value.to_f64());
        sort_few(&mut run, |index| -value(index));
        self.draft(Form::Bars, run, "one measure over places or classes");
    }

    fn is_list(&self, indexes: &[usize]) -> bool {
        let known: Vec<&Metric> = indexes.iter().filter_map(|&index| self.metric(index)).collect();
        let is_level = known.iter().all(|metric| metric.kind != Kind::Change && metric.value.digits >= 0);
        let is_same = self.same(indexes, |metric| (&metric.unit, metric.kind, &metric.period));
        let places = distinct(known.iter().map(|metric| metric.place.as_deref()));
        let is_by_place = places.len() == known.len() && !places.contains(&None);
        let labels = distinct(known.iter().map(|metric| metric.label.as_str()));
        let first = labels.first().map(|&first| first.to_owned()).unwrap_or_default();
        let shared = labels.iter().fold(first, |shared, label| title::common_suffix(&shared, label));
        let has_measure = !shared.is_empty() && labels.len() == known.len();
        is_level && is_same && (is_by_place || has_measure)
    }

    /// What is not on a panel yet, sentence by sentence.
    fn free_by_sentence(&self) -> Vec<(usize, Vec<usize>)> {
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

/// A share of one part: whole, part, rate.
fn link(relation: &Relation) -> Option<(usize, usize, Option<usize>)> {
    match relation {
        Relation::Share { share, parts, whole } => match parts.as_slice() {
            [part] => Some((*whole, *part, *share)),
            _ => None,
        },
        _ => None,
    }
}
