//! Panels of figures that the report's own relations tie together.

use super::choose::Desk;
use super::ties::push_known;
use super::value::is_alike;
use super::{Form, gather};
use crate::checks::Relation;
use crate::quantity::Decimal;
use crate::report::has_any;

/// A group of levels on one picture has at most this many.
const MOST_LEVELS: usize = 6;

impl Desk<'_> {
    /// Chains of three and more, each a part of the one before.
    pub(super) fn chains(&mut self) {
        for (first, _, _) in self.reading.relations.iter().filter_map(link) {
            if self.links(first).any(|(_, part, _)| part == first) {
                continue;
            }
            let (mut levels, mut all, mut at) = (vec![first], vec![first], first);
            while let Some((_, part, share)) =
                self.links(at).find(|(whole, part, _)| *whole == at && !levels.contains(part))
            {
                levels.push(part);
                push_known(&mut all, &[Some(part), share]);
                at = part;
            }
            let is_one_unit = self.agree(&levels, &|one, other| one.unit == other.unit);
            let is_falling = levels.is_sorted_by(|one, other| self.value(*one) >= self.value(*other));
            if levels.len() >= 3 && is_one_unit && is_falling && all.iter().all(|&index| self.is_free(index)) {
                all.extend(self.rates(&all, &[]));
                self.draft(Form::Funnel, all, "a chain in which each is a part of the one before");
            }
        }
    }

    /// The shares of one part in which a figure stands, as whole or as part.
    fn links(&self, index: usize) -> impl Iterator<Item = (usize, usize, Option<usize>)> {
        self.tied(index).filter_map(link)
    }

    /// Wholes that make a total, and what is done of them.
    pub(super) fn ledgers(&mut self) {
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
        let mut found = Vec::new();
        for relation in self.tied(of) {
            if let Relation::Share { share, parts, whole } = relation
                && *whole == of
            {
                found.extend_from_slice(parts);
                push_known(&mut found, &[*share]);
            }
        }
        found
    }

    /// Parts that make a whole, or some of a whole; the whole may be on an earlier panel.
    pub(super) fn breakdowns(&mut self, is_whole: bool) {
        for relation in &self.reading.relations {
            let Relation::Breakdown { whole, parts: said, exhaustive } = relation else { continue };
            let mut parts = said.clone();
            parts.retain(|&part| self.is_mean(part) == self.is_mean(*whole));
            let parts = &parts;
            let is_free = parts.iter().all(|&part| self.is_free(part));
            let is_one_scale = self.is_one_scale(*whole, parts);
            let is_exhaustive = said.len() == parts.len() && (*exhaustive || self.adds_up(*whole, parts));
            if is_exhaustive != is_whole || !is_free || parts.is_empty() || !is_one_scale {
                continue;
            }
            let mut all = vec![*whole];
            all.extend_from_slice(parts);
            let rates = self.rates(&all, parts);
            let further = self.rates(&rates, &[]);
            all.extend_from_slice(&rates);
            all.extend_from_slice(&further);
            all.retain(|&index| self.is_free(index));
            match (is_whole, parts.len()) {
                (true, 2..) => self.draft(Form::Breakdown, all, "parts that make a whole"),
                (false, _) if self.is_free(*whole) => self.draft(Form::Nested, all, "some of a whole"),
                _ => {}
            }
        }
    }

    /// Whether it is told of one head or household: 人均 stands on no scale with what all have together.
    fn is_mean(&self, index: usize) -> bool {
        let label = self.metric(index).map_or("", |metric| metric.label.as_str());
        has_any(label, "人均 户均 戶均 平均 每")
    }

    /// Whether parts that are only said to be some of a whole are all of it.
    fn adds_up(&self, whole: usize, parts: &[usize]) -> bool {
        let mut values = parts.iter().map(|&part| self.metric(part).map(|part| part.value));
        let sum = values.try_fold(Decimal::default(), |sum, value| sum.plus(value?));
        sum.is_some_and(|sum| self.metric(whole).is_some_and(|whole| whole.value == sum))
    }

    /// Whether all count the same things; a whole that stands elsewhere is not drawn.
    fn is_one_scale(&self, whole: usize, parts: &[usize]) -> bool {
        let drawn = self.is_free(whole).then_some(whole);
        let mut units = drawn.iter().chain(parts).filter_map(|&index| self.metric(index)).map(|metric| &metric.unit);
        let Some(first) = units.next() else { return false };
        units.all(|unit| is_alike(first, unit))
    }

    /// The rates and changes stated for figures, as far as they need nothing that is not among `parts`.
    fn rates(&self, indexes: &[usize], parts: &[usize]) -> Vec<usize> {
        let mut found = Vec::new();
        for &of in indexes {
            for relation in self.tied(of) {
                match relation {
                    Relation::Share { share, parts: own, whole }
                        if *whole == of
                            && own.iter().all(|part| parts.contains(part))
                            && !share.is_some_and(|share| self.is_of_two_times(share)) =>
                    {
                        push_known(&mut found, &[*share]);
                    }
                    Relation::Change { to: Some(to), delta, from: None, using } if *to == of => {
                        push_known(&mut found, &[Some(*delta), *using]);
                    }
                    _ => {}
                }
            }
        }
        found
    }

    /// 产业结构由a:b:c调整为d:e:f: whether the same is told of another time beside it, and both belong on one picture.
    fn is_of_two_times(&self, share: usize) -> bool {
        const NEAR: usize = 4;
        let sentence = |index: usize| self.metric(index).map(|metric| metric.sentence.start);
        let mut near = share.saturating_sub(NEAR)..=share + NEAR;
        near.any(|other| other != share && sentence(other) == sentence(share) && self.is_pair(other, share))
    }

    /// Done of all; those of one sentence together.
    pub(super) fn shares(&mut self) {
        self.sharers();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut is_taken = self.is_used.clone();
        for relation in &self.reading.relations {
            let Relation::Share { share, parts, whole } = relation else { continue };
            let mut all = vec![*whole];
            all.extend_from_slice(parts);
            push_known(&mut all, &[*share]);
            let mut rates = Vec::new();
            // 总资产84.25亿元，较上年末的80.13亿元增长5.14%
            for relation in all.iter().flat_map(|&index| self.tied(index)) {
                if let Relation::Change { to: Some(to), delta, from, using } = relation
                    && all.contains(to)
                {
                    push_known(&mut rates, &[*from, Some(*delta), *using]);
                }
            }
            let is_free = all.iter().all(|&index| is_taken.get(index) == Some(&false));
            if !is_free || self.is_told_elsewhere(*whole, parts) {
                continue;
            }
            all.extend(rates.into_iter().filter(|&rate| is_taken.get(rate) == Some(&false)));
            for &index in &all {
                if let Some(is_taken) = is_taken.get_mut(index) {
                    *is_taken = true;
                }
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

    /// Two parts and more of one whole, each with its rate.
    fn sharers(&mut self) {
        let mut is_seen = vec![false; self.is_used.len()];
        for relation in &self.reading.relations {
            let Relation::Share { whole, .. } = relation else { continue };
            let Some(is_seen) = is_seen.get_mut(*whole).filter(|is_seen| !**is_seen) else { continue };
            *is_seen = true;
            let (mut parts, mut shares) = (Vec::new(), Vec::new());
            for (_, part, share) in self.links(*whole).filter(|(of, _, _)| of == whole) {
                if !parts.contains(&part) {
                    parts.push(part);
                }
                push_known(&mut shares, &[share]);
            }
            let mut all = [&[*whole], parts.as_slice(), shares.as_slice()].concat();
            let is_free = all.iter().all(|&index| self.is_free(index));
            let is_told_elsewhere = self.is_told_elsewhere(*whole, &parts);
            if parts.len() > 1 && is_free && !is_told_elsewhere && self.is_one_scale(*whole, &parts) {
                let rates = self.rates(&all, &[]);
                all.extend_from_slice(&rates);
                all.retain(|&index| self.is_free(index));
                self.draft(Form::Nested, all, "parts of a whole with their rates");
            }
        }
    }

    /// Whether the whole belongs to another sentence, which says how it has changed.
    fn is_told_elsewhere(&self, whole: usize, parts: &[usize]) -> bool {
        let changes = |relation: &Relation| matches!(relation, Relation::Change { to: Some(to), .. } if *to == whole);
        !self.is_one_sentence(&[whole], parts) && self.tied(whole).any(changes)
    }

    fn is_one_sentence(&self, one: &[usize], other: &[usize]) -> bool {
        let both = [one, other].concat();
        self.agree(&both, &|one, other| one.sentence == other.sentence)
    }

    /// Levels with their changes; those of one paragraph side by side.
    pub(super) fn levels(&mut self) {
        let mut groups: Vec<(Form, usize, Vec<usize>)> = Vec::new();
        // The first group that each figure is in.
        let mut places: Vec<Option<usize>> = vec![None; self.is_used.len()];
        for relation in &self.reading.relations {
            let Relation::Change { to: Some(to), delta, from, using } = relation else { continue };
            let mut all = Vec::new();
            push_known(&mut all, &[Some(*to), *from, *using, Some(*delta)]);
            let form = if from.is_some_and(|from| self.is_free(from)) { Form::Slope } else { Form::Level };
            let known = places.get(*to).copied().flatten();
            if known.is_none() && !(self.is_free(*to) && self.is_free(*delta)) {
                continue;
            }
            let is_beside = groups.last().is_some_and(|(last, count, group)| {
                *last == form && *count < MOST_LEVELS && gather::is_one_paragraph(self.reading, group, &all)
            });
            let place = known.unwrap_or(groups.len() - usize::from(is_beside));
            if place == groups.len() {
                groups.push((form, 0, Vec::new()));
            }
            let Some((_, count, group)) = groups.get_mut(place) else { continue };
            *count += usize::from(known.is_none());
            for index in all {
                if known.is_none() || self.is_free(index) {
                    group.push(index);
                    if let Some(place_of) = places.get_mut(index) {
                        place_of.get_or_insert(place);
                    }
                }
            }
        }
        for (form, _, group) in groups {
            let because = if form == Form::Slope { "from one level to another" } else { "a level with its change" };
            self.draft(form, group, because);
        }
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
