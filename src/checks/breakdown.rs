//! Breakdowns: parts that make a whole, told by words (其中, 分, 合计, a list after :) or by a sum that closes.
//!
//! ```text
//! W:a,b,c · W,其中a、b · 按职级分,a、b、c · a、b、c,合计W · 2019年a …2020年b of W
//! ```

use std::collections::BTreeMap;

use super::claim::would_close;
use super::earlier::is_from;
use super::ledger::Ledger;
use super::rounding::{Interval, sum};
use super::{Relation, named, partition, total};
use crate::metrics::Kind;
use crate::report::{has_any, last_two};

/// The longest list of parts, and how many levels before it may be its whole.
pub(super) const PARTS_MAX: usize = 16;
pub(super) const WHOLES_MAX: usize = 8;

/// Finds the breakdowns, in the order of their first part.
pub(super) fn find(ledger: &Ledger<'_>) -> Vec<Relation> {
    let mut finder = Finder { ledger, levels: Vec::new(), known: BTreeMap::new(), found: Vec::new() };
    finder.levels.extend((0..ledger.metrics.len()).filter(|&n| ledger.is_level(n)));
    for at in 0..finder.levels.len() {
        finder.run_from(at);
        finder.remember(at);
    }
    finder.by_period();
    finder.by_name();
    finder.by_rate();
    finder.beside();
    finder.drop_partial();
    finder.found
}

pub(super) struct Finder<'l, 'r> {
    pub(super) ledger: &'l Ledger<'r>,
    /// The levels, in order.
    pub(super) levels: Vec<usize>,
    /// Whole counts met so far, by unit and value: a whole may stand far before its parts.
    known: BTreeMap<u64, u32>,
    pub(super) found: Vec<Relation>,
}

impl<'r> Finder<'_, 'r> {
    fn level(&self, at: usize) -> Option<usize> {
        self.levels.get(at).copied()
    }

    fn remember(&mut self, at: usize) {
        let Some(n) = self.level(at) else { return };
        let Some(metric) = self.ledger.metric(n) else { return };
        if metric.value.exponent == 0
            && metric.value.digits >= 100
            && metric.approx.is_none()
            && !is_from(self.ledger, n)
        {
            self.known.entry(self.key(n, metric.value.digits)).or_insert(n as u32);
        }
    }

    /// Looks for a breakdown whose first part is the level at this place: the longest list that closes.
    fn run_from(&mut self, at: usize) {
        let parts = self.run(at);
        let sums = self.sums(&parts);
        // 分方式看,公路a、铁路b、水路c: all of the list, or none.
        let sorted = parts.first().filter(|&&first| partition::is_sorted(self.ledger, first));
        let least = sorted.map_or(2, |&first| partition::series(self.ledger, first).len());
        for count in (least.max(2)..=parts.len()).rev() {
            let (Some(parts), Some(Some(total))) = (parts.get(..count), sums.get(count - 1)) else { continue };
            let whole = self.whole_of(at, parts, *total);
            if let Some((whole, exhaustive)) = whole.filter(|_| !partition::is_lost_in_rounding(self.ledger, parts)) {
                self.push(whole, parts, exhaustive);
                return;
            }
        }
        let carried = || total::carried(self.ledger, *parts.first()?);
        let told = self.heads(at, &parts).or_else(carried).or_else(|| self.partition(at, &parts));
        if let Some((whole, parts)) = told {
            self.push(whole, &parts, true);
            return;
        }
        if let Some((whole, parts, exhaustive)) = self.told(at, &parts) {
            self.push(whole, &parts, exhaustive);
        }
    }

    /// W中,a,已完成a1;b,已完成b1;c: what stands first between semicolons, where that makes the level right before it.
    fn heads(&self, at: usize, run: &[usize]) -> Option<(usize, Vec<usize>)> {
        let ledger = self.ledger;
        let whole = self.level(at.checked_sub(1)?)?;
        let heads = self.first_of_groups(run);
        let (&first, &last) = heads.first().zip(heads.last())?;
        let sum = self.sums(&heads).pop().flatten().filter(|_| (2..run.len()).contains(&heads.len()))?;
        let is_here = ledger.same_unit(whole, first) && ledger.sentence(whole) == ledger.sentence(last);
        let is_told = heads.len() > 2 || ledger.cues(first).divides;
        (is_here && is_told && self.closes(whole, sum)).then_some((whole, heads))
    }

    /// What stands first between semicolons.
    pub(super) fn first_of_groups(&self, run: &[usize]) -> Vec<usize> {
        let is_head = |n: &usize| Some(n) == run.first() || self.ledger.before(*n).contains(';');
        run.iter().copied().filter(is_head).collect()
    }

    /// What the words alone make all the parts of a whole: those before their total, and those after it.
    fn partition(&self, at: usize, run: &[usize]) -> Option<(usize, Vec<usize>)> {
        let ledger = self.ledger;
        let first = *run.first()?;
        let after = self.levels.partition_point(|n| Some(n) <= run.last());
        // 乙c户、d人,两类合计W户: past what is counted otherwise
        let is_beside = |n: usize| ledger.before(n) == "、" && !ledger.same_unit(n, first);
        let after = after + usize::from(self.level(after).is_some_and(is_beside));
        let total = self.level(after).filter(|&n| ledger.cues(n).total);
        let before_total = total.and_then(|whole| Some((whole, total::before_total(ledger, whole)?)));
        if let Some(told) = before_total.filter(|(_, parts)| parts.first() == Some(&first)) {
            return Some(told);
        }
        // 比上年决算数a元增长: what a whole was before has other parts.
        let is_of_one = |n: usize| ledger.same_unit(n, first) || ledger.is_alike_in_list(n, first);
        let alike = |n: &usize| is_of_one(*n) && !is_from(ledger, *n);
        let is_sorted = partition::is_sorted(ledger, first);
        if is_sorted || partition::is_sorted_by_heading(ledger, first) {
            // 甲院a个,乙院b个;按等级分,…: what is a part of its sentence has not these parts.
            let is_part = |n: usize| {
                let parts = self.found.iter().rev().take(2).filter_map(Relation::sum);
                ledger.sentence(n) == ledger.sentence(first)
                    && parts.flat_map(|(_, parts)| parts).any(|&part| part == n)
            };
            let before = self.levels.get(at.saturating_sub(2 * WHOLES_MAX)..at)?.iter().rev().copied();
            // 59.6%与互联网有关,共a宗: a part itself
            let is_share = |n: usize| n > 0 && ledger.metric(n - 1).is_some_and(|share| share.kind == Kind::Share);
            let is_told_so = |n: usize| is_share(n) && ledger.before(n).ends_with('共');
            let before = before.filter(|n| alike(n) && !is_part(*n) && !is_told_so(*n));
            let near = if is_sorted { partition::sorted(ledger, before.clone(), first) } else { None };
            let told = near.or_else(|| self.sorted_far(before, first));
            if is_sorted || told.is_some() {
                return told;
            }
        }
        let near = self.levels.get(at.saturating_sub(WHOLES_MAX)..at)?;
        // 累计W人次,日均a人次: of the first
        let is_mean = |n: usize| has_any(ledger.label(n), "日均 月均 人均");
        let is_apart = |n: usize| is_mean(n) || partition::is_aside(ledger, n) || ledger.is_in_bracket(n, first);
        let is_whole = |n: &usize| alike(n) && !is_apart(*n);
        let near = || near.iter().rev().copied().find(is_whole);
        let whole = named::before_list(ledger, first).or_else(near)?;
        let is_next =
            ledger.sentence(first) - ledger.sentence(whole) <= 1 && ledger.paragraph(first) == ledger.paragraph(whole);
        let is_own = !partition::is_among(ledger, first);
        let heads = || partition::all_of(ledger, whole, self.first_of_groups(run), false).filter(|_| is_own);
        let parts = partition::parts(ledger, whole, first).or_else(heads).filter(|_| is_next)?;
        let has_rest = || parts.last().is_some_and(|&n| ledger.cues(n).rest) || partition::is_proven(ledger, &parts);
        let is_told = ledger.cues(first).divides || ledger.before(first).starts_with('(') || has_rest();
        // 转移安置W人,集中安置a人,分散安置b人
        let is_alike = || parts.iter().all(|&n| ledger.label(n).ends_with(&last_two(ledger.label(whole))));
        // 大型银行W元,占A%;城市银行a元,占B%;农村机构b元,占C%: one beside the others
        let has_share = |n: usize| {
            let is_share = ledger.metric(n + 1).is_some_and(|share| share.kind == Kind::Share);
            is_share && ledger.before(n + 1).starts_with(",占")
        };
        let is_beside = has_share(whole) && parts.iter().all(|&n| has_share(n));
        let is_told = is_told || partition::is_pair(ledger, &parts) && is_alike() && !is_beside;
        is_told.then_some((whole, parts))
    }

    /// 按所在地分,城镇a,乡村b: of the levels in paragraphs before, the one of the same time that they make. One that they only come near
    /// may be the whole of something else: 营业收入 is more than 主营业务收入 by region.
    fn sorted_far(&self, mut before: impl Iterator<Item = usize>, first: usize) -> Option<(usize, Vec<usize>)> {
        let parts = partition::sorted_parts(self.ledger, first);
        let sum = self.sums(&parts).pop().flatten().filter(|_| parts.len() > 1)?;
        let closes = |n: usize| self.closes(n, sum) || would_close(self.ledger, n, &parts, 100_000);
        let whole = before.find(|&n| self.ledger.same_period(n, first) && closes(n))?;
        Some((whole, parts))
    }

    /// The sum of the first, the first two, … of these parts; `None` from the first that is only approximate.
    pub(super) fn sums(&self, parts: &[usize]) -> Vec<Option<Interval>> {
        let mut total = sum([]);
        let mut add = |&n: &usize| {
            total = total.and_then(|total| total.plus(self.stated(n)?));
            total
        };
        parts.iter().map(&mut add).collect()
    }

    /// What a figure may stand for; `None` where the report gives it as approximate.
    fn stated(&self, n: usize) -> Option<Interval> {
        self.ledger.interval(n).filter(|_| self.ledger.metric(n).is_some_and(|metric| metric.approx.is_none()))
    }

    pub(super) fn push(&mut self, whole: usize, parts: &[usize], exhaustive: bool) {
        self.found.push(Relation::Breakdown { whole, parts: parts.to_vec(), exhaustive });
    }

    /// Levels of one unit in a row, in one paragraph.
    fn run(&self, at: usize) -> Vec<usize> {
        let Some(first) = self.level(at) else { return Vec::new() };
        let paragraph = self.ledger.paragraph(first);
        // 公立398个,民营626个。三级86个,…: the second of a list does not begin one that goes on in the next sentence.
        let sentence = |n: usize| self.ledger.sentence(n);
        let is_within = at
            .checked_sub(1)
            .and_then(|before| self.level(before))
            .is_some_and(|n| self.ledger.same_unit(n, first) && sentence(n) == sentence(first));
        let mut parts = vec![first];
        for &n in self.levels.iter().skip(at + 1).take(3 * PARTS_MAX) {
            let is_inside = |n: usize| self.ledger.cues(n).inside;
            let is_over = self.ledger.paragraph(n) != paragraph
                || is_within && sentence(n) != sentence(first)
                || is_inside(first) && !is_inside(n);
            if is_over || parts.len() >= PARTS_MAX || self.ledger.cues(n).total {
                break;
            }
            // 本科学校57所(含独立学院1所): what a part has in brackets is no part beside it.
            if self.ledger.same_unit(first, n) && is_inside(n) == is_inside(first) {
                parts.push(n);
            }
        }
        parts
    }

    pub(super) fn closes(&self, whole: usize, total: Interval) -> bool {
        self.stated(whole).is_some_and(|whole| whole.meets(total))
    }

    /// The whole that these parts close to.
    fn whole_of(&self, at: usize, parts: &[usize], sum: Interval) -> Option<(usize, bool)> {
        let first = *parts.first()?;
        let after = self.levels.partition_point(|n| Some(n) <= parts.last());
        let is_total = |n: usize| self.ledger.cues(n).total || self.ledger.before(n).ends_with('共');
        let total = self.level(after).filter(|&n| is_total(n) && self.ledger.same_unit(n, first));
        if let Some(total) = total.filter(|&n| self.closes(n, sum)) {
            return Some((total, true));
        }
        let near = self.levels.get(at.saturating_sub(WHOLES_MAX)..at).unwrap_or_default();
        let may = |whole: usize| self.ledger.same_unit(whole, first) || self.ledger.is_alike_in_list(whole, first);
        // 112年底a人: what the whole was before has other parts, but for those in a bracket right behind it.
        let is_now = |whole: usize| self.ledger.cues(first).inside || !is_from(self.ledger, whole);
        let mut near = near.iter().rev().copied().filter(|&whole| may(whole));
        let near = near.find(|&whole| self.closes(whole, sum) && is_now(whole) && self.is_whole(whole, parts));
        let whole = near.or_else(|| self.far_whole(first, sum))?;
        let is_all = !self.ledger.cues(first).within || partition::leaves_nothing(self.ledger, whole, parts);
        Some((whole, is_all))
    }

    /// Whether a level before a list may be its whole.
    fn is_whole(&self, whole: usize, parts: &[usize]) -> bool {
        let ledger = self.ledger;
        let (Some(&first), Some(&last)) = (parts.first(), parts.last()) else { return false };
        let together = ledger.sentence(first) == ledger.sentence(last);
        let told = ledger.cues(first).divides || ledger.before(first).starts_with('(');
        if !told && self.is_cut_out(whole, first, last) {
            return false;
        }
        let next = ledger.paragraph(whole) == ledger.paragraph(first);
        let is_large = parts.len() > 2 || partition::are_parallel(ledger, first, last, whole);
        let same = ledger.same_unit(whole, first);
        let is_changed_unit = !same && parts.len() > 2 && ledger.is_alike_in_list(whole, first) && together;
        next && (same && (together || told) && (is_large || told) || is_changed_unit)
    }

    /// Whether the list goes on before the first of these parts or after the last: a piece of a list is no division.
    fn is_cut_out(&self, whole: usize, first: usize, last: usize) -> bool {
        let ledger = self.ledger;
        let goes_on = |before: usize, n: usize| {
            let joint = ledger.before(n);
            ledger.is_level(before)
                && ledger.is_level(n)
                && ledger.same_unit(before, n)
                && ledger.sentence(before) == ledger.sentence(n)
                && joint.starts_with(['、', ','])
                && !joint.contains([';', ':'])
                && !joint.starts_with(",已")
                && joint.matches(',').count() <= 1
        };
        let opens = first.checked_sub(1).is_some_and(|before| before > whole && goes_on(before, first));
        opens
            || ledger.before(last).starts_with('、')
                && ledger.before(last + 1).starts_with('、')
                && goes_on(last, last + 1)
    }

    /// Drops what was found before, what only sums a piece of a list that another breakdown holds whole, and what makes one of its members
    /// the whole of others.
    fn drop_partial(&mut self) {
        // Which breakdowns each figure is a part of: only these can hold a list that it begins.
        let mut holding: Vec<Vec<usize>> = vec![Vec::new(); self.ledger.metrics.len()];
        for (at, relation) in self.found.iter().enumerate() {
            let Relation::Breakdown { parts, .. } = relation else { continue };
            for &part in parts {
                if let Some(holding) = holding.get_mut(part) {
                    holding.push(at);
                }
            }
        }
        let is_piece = |at: usize, relation: &Relation| {
            let Relation::Breakdown { whole, parts, .. } = relation else { return false };
            let Some(first) = parts.first() else { return false };
            let is_list = !self.ledger.cues(*first).divides;
            let others = holding.get(*first).into_iter().flatten();
            others.filter_map(|&n| Some((n, self.found.get(n)?))).any(|(n, other)| match other {
                Relation::Breakdown { whole: other, parts: more, .. } => {
                    let is_held = more.len() > parts.len() && parts.iter().all(|part| more.contains(part));
                    // What stands beside a part is not its whole.
                    n < at && whole == other && parts == more
                        || is_list && (whole != other && is_held || more.contains(whole))
                }
                _ => false,
            })
        };
        let kept = self.found.iter().enumerate().filter(|&(at, relation)| !is_piece(at, relation));
        self.found = kept.map(|(_, relation)| relation.clone()).collect();
    }

    /// A whole count anywhere before that these whole counts make exactly.
    fn far_whole(&self, first: usize, sum: Interval) -> Option<usize> {
        let total = sum.low.digits;
        (sum.low.exponent == 0 && sum.high.digits == total && total >= 1000).then_some(())?;
        let n = *self.known.get(&self.key(first, total))? as usize;
        let is_it = self.ledger.same_unit(n, first) && self.ledger.metric(n)?.value.digits == total;
        is_it.then_some(n)
    }

    /// What a count is known by: its value and its unit in one number, for a kind of map that the core holds anyway.
    fn key(&self, n: usize, digits: i64) -> u64 {
        digits.unsigned_abs().wrapping_mul(31).wrapping_add(self.ledger.unit(n).unwrap_or_default() as u64)
    }
}
