//! Parts that words alone make parts of the level before them: 其中, 含, 包括, a colon.
//!
//! ```text
//! W,其中a、b · W,含a · W包括a、b · W:a,b
//! ```

use super::breakdown::{Finder, WHOLES_MAX};
use super::earlier::is_from;
use super::ledger::overlaps;
use super::partition;
use crate::quantity::Decimal;
use crate::report::has_any;

impl Finder<'_, '_> {
    /// Parts that words alone make parts: 其中 may leave some out, a list after 包括 or 按…分 may not.
    pub(super) fn told(&self, at: usize, parts: &[usize]) -> Option<(usize, Vec<usize>, bool)> {
        let ledger = self.ledger;
        let first = *parts.first()?;
        let sentence = ledger.sentence(first);
        let parts: Vec<usize> = parts.iter().copied().take_while(|&n| ledger.sentence(n) == sentence).collect();
        let before = ledger.before(first);
        let near = self.levels.get(at.saturating_sub(3)..at).unwrap_or_default();
        let is_named = |n: &usize| {
            ledger.metric(*n).zip(ledger.metric(first)).is_some_and(|(whole, part)| overlaps(&whole.label, &part.label))
        };
        // 较2022年的a宗上升: what a whole was before has other parts; what stands in a bracket, too.
        let is_alike = |&n: &usize| {
            let is_apart = partition::is_aside(ledger, n) || ledger.is_in_bracket(n, first) || is_from(ledger, n);
            ledger.same_unit(n, first) && ledger.same_period(n, first) && !is_apart
        };
        let alike = || near.iter().rev().copied().filter(is_alike);
        // 其中 speaks of its own sentence first.
        let here = || alike().filter(|&n| ledger.sentence(n) == sentence);
        let whole = here()
            .find(is_named)
            .or_else(|| here().next())
            .or_else(|| alike().find(is_named))
            .or_else(|| alike().next())?;
        // 平均住院日8.9日,其中公立医院8.7日: no sum
        let is_mean = |label: &str| has_any(label, "均 每");
        (!is_mean(&ledger.metric(whole)?.label)).then_some(())?;
        (ledger.same_unit(whole, first) && ledger.sentence(first) - ledger.sentence(whole) <= 1).then_some(())?;
        let stated = ledger.metric(whole)?.value;
        let total = |count: usize| {
            parts.iter().take(count).try_fold(Decimal::ZERO, |total, &n| total.plus(ledger.metric(n)?.value))
        };
        if ledger.cues(first).within {
            // 受理W件,审结P件。其中市中院受理a件、审结b件: two lists in one.
            let label = |n: usize| ledger.metric(n).map(|metric| &metric.label);
            let other = parts.iter().position(|&n| (whole + 1..first).any(|other| label(other) == label(n)));
            let count = self.listed(&parts).min(other.unwrap_or(parts.len()));
            let is_list = count > 2 || parts.get(1).is_some_and(|&n| ledger.before(n).starts_with('、'));
            if self.is_single(first, whole) && !is_list && total(1)? < stated {
                return Some((whole, vec![first], false));
            }
            let is_told = count >= 2 && is_list && total(count)? <= stated;
            return is_told.then(|| (whole, parts.into_iter().take(count).collect(), false));
        }
        if partition::has_contained(before) && self.is_single(first, whole) && whole + 1 == first {
            return (total(1)? < stated).then_some((whole, vec![first], false));
        }
        let is_partition = before.contains("包括") || self.is_split(whole);
        (is_partition && parts.len() >= 2 && whole + 1 == first).then_some(())?;
        let is_near = |parts: &[usize]| partition::is_near_sum(ledger, whole, parts) == Some(true);
        // a;b,其中b1,b2;c: what stands first between semicolons, where the parts have parts.
        let heads = self.first_of_groups(&parts);
        let parts = [parts, heads].into_iter().find(|parts| parts.len() >= 2 && is_near(parts))?;
        Some((whole, parts, true))
    }

    /// W,其中a: one part alone, with no other of its unit behind it that might be a second.
    fn is_single(&self, first: usize, whole: usize) -> bool {
        let ledger = self.ledger;
        let sentence = ledger.sentence(first);
        let rest = || (first + 1..first + WHOLES_MAX).take_while(|&n| ledger.sentence(n) == sentence);
        let next = rest().find(|&n| ledger.is_level(n) && ledger.same_unit(first, n));
        let is_new = |next: usize| {
            let words: String = (first + 1..=next).map(|n| ledger.before(n)).collect();
            let is_other = has_any(&words, ") ,已 日均 月均 人均");
            is_other || words.contains(';') && rest().any(|n| n > next && ledger.cues(n).within)
        };
        next.is_none_or(is_new) && ledger.paragraph(whole) == ledger.paragraph(first)
    }

    /// How many parts stand in one list, before a ; or another 其中.
    fn listed(&self, parts: &[usize]) -> usize {
        let ends = parts.windows(2).position(|pair| {
            let [before, n] = *pair else { return true };
            let words = self.ledger.before(n);
            // a、b、c,受处分的d: cut otherwise, it is no more of the list.
            let is_looser = self.ledger.before(before).starts_with('、') && words.starts_with(',');
            let is_other = is_looser || has_any(words, "; 其中 。 已 其余");
            is_other || n != before + 1
        });
        ends.map_or(parts.len(), |end| end + 1)
    }

    /// 按职级分,…W中,a、b and W:a、b name a division into parts.
    fn is_split(&self, whole: usize) -> bool {
        let (before, after) = (self.ledger.before(whole), self.ledger.after(whole));
        let is_sorted =
            before.contains('按') && before.contains("分") && (after.starts_with('中') || after.starts_with(','));
        is_sorted || after.contains(':')
    }
}
