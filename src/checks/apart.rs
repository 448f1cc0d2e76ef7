//! Breakdowns whose parts stand apart from each other: one in each year, one under each heading.

use std::collections::BTreeMap;

use super::breakdown::{Finder, PARTS_MAX, WHOLES_MAX};
use super::rounding::Interval;
use super::{Relation, partition};
use crate::metrics::Kind;
use crate::report::hash;

impl<'r> Finder<'_, 'r> {
    /// 2019年…28项,2020年…10项 of 38项: the first level of each year after a whole without one.
    pub(super) fn by_period(&mut self) {
        let mut found = Vec::new();
        for (at, &whole) in self.levels.iter().enumerate() {
            let Some(all) = self.ledger.metric(whole) else { continue };
            let mut parts: Vec<usize> = Vec::new();
            let mut periods = Vec::new();
            for &n in self.levels.iter().skip(at + 1).take(10) {
                let Some(part) = self.ledger.metric(n) else { break };
                if self.ledger.paragraph(n) != self.ledger.paragraph(whole) {
                    break;
                }
                if part.unit == all.unit
                    && part.period.is_some()
                    && part.period != all.period
                    && !periods.contains(&&part.period)
                {
                    periods.push(&part.period);
                    parts.push(n);
                }
            }
            let total = self.sums(&parts).last().copied().flatten();
            if parts.len() >= 2 && total.is_some_and(|total| self.closes(whole, total)) {
                found.push((whole, parts));
            }
        }
        for (whole, parts) in found {
            self.push(whole, &parts, true);
        }
    }

    /// 优良天数比例90.4%,其中优41.9%、良48.5%: a share that others make, where they close.
    pub(super) fn by_rate(&mut self) {
        let ledger = self.ledger;
        let is_rate = |n: &usize| ledger.metric(*n).is_some_and(|rate| rate.kind == Kind::Share && rate.unit == "%");
        for first in (1..ledger.metrics.len()).filter(|&n| ledger.cues(n).within && is_rate(&n)) {
            let Some(whole) = (first.saturating_sub(3)..first).rev().find(is_rate) else { continue };
            let is_next = |n: &usize| is_rate(n) && ledger.sentence(*n) == ledger.sentence(first);
            let parts: Vec<usize> = (first..first + PARTS_MAX).take_while(is_next).collect();
            let closes = |sum: Option<Interval>| sum.is_some_and(|sum| self.closes(whole, sum));
            if let Some(last) = self.sums(&parts).into_iter().skip(1).position(closes) {
                self.push(whole, parts.get(..last + 2).unwrap_or_default(), true);
            }
        }
    }

    /// W户V人,a户c人、b户d人 where a and b make W: what stands right behind each of them, with the same words before it, makes V, or comes
    /// near it.
    pub(super) fn beside(&mut self) {
        let ledger = self.ledger;
        let is_next = |n: usize, words: &str| {
            ledger.is_level(n + 1) && ledger.sentence(n + 1) == ledger.sentence(n) && ledger.before(n + 1) == words
        };
        for at in 0..self.found.len() {
            let Some((whole, parts)) = self.found.get(at).and_then(Relation::sum) else { continue };
            let words = ledger.before(whole + 1);
            let next: Vec<usize> = parts.iter().map(|&n| n + 1).collect();
            let sum = self.sums(parts).pop().flatten().filter(|_| words.chars().count() <= 10);
            let is_twin = sum.is_some_and(|sum| self.closes(whole, sum))
                && is_next(whole, words)
                && parts.iter().all(|&n| is_next(n, words) && ledger.same_unit(n + 1, whole + 1));
            if is_twin && partition::is_near_sum(ledger, whole + 1, &next) == Some(true) {
                self.push(whole + 1, &next, true);
            }
        }
    }

    /// (一)…共发生事故97起 (二)…共发生事故38起 …: the same name in sections one after the other.
    pub(super) fn by_name(&mut self) {
        let mut known = BTreeMap::new();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for &n in &self.levels {
            let group = *known.entry(hash(&[self.ledger.bare(n)])).or_insert(groups.len() as u32);
            match groups.get_mut(group as usize) {
                Some(group) => group.push(n),
                None => groups.push(vec![n]),
            }
        }
        for mut group in groups {
            while let Some(&first) = group.first() {
                let (alike, others): (Vec<usize>, _) =
                    group.into_iter().partition(|&n| self.ledger.same_unit(n, first));
                if let Some((whole, parts)) = self.of_sections(&alike) {
                    self.push(whole, &parts, true);
                }
                group = others;
            }
        }
    }

    /// The first figure of each section in a row, and the level before them that they make.
    fn of_sections(&self, group: &[usize]) -> Option<(usize, Vec<usize>)> {
        let mut parts: Vec<usize> = Vec::new();
        let mut last = None;
        for &n in group.iter().take(2 * PARTS_MAX) {
            let section = self.ledger.metric(n)?.section;
            if section > last {
                parts.push(n);
            }
            last = last.max(section);
        }
        let fits = |parts: &[usize]| {
            let first = *parts.first()?;
            let total = self.sums(parts).last().copied().flatten()?;
            let at = self.levels.partition_point(|&n| n < first);
            let near = self.levels.get(at.saturating_sub(WHOLES_MAX)..at)?;
            let whole = near
                .iter()
                .rev()
                .copied()
                .find(|&whole| self.ledger.same_unit(whole, first) && self.closes(whole, total))?;
            ((2..=PARTS_MAX).contains(&parts.len())).then(|| (whole, parts.to_vec()))
        };
        fits(&parts).or_else(|| fits(parts.get(1..)?))
    }
}
