//! Shares that words alone make, whether they hold or not: the claims that can be told to be wrong.
//!
//! ```text
//! 其中P,占W的B%            W by its name, or as what P is a part of
//! a,占W的A%;b,占B%         the whole is the one just named
//! W,已完成P,完成率B%        the rate of what its name says
//! ```
//!
//! A rate that is far off is one of another whole: nothing is said then.

use super::Relation;
use super::ledger::{Ledger, overlaps};
use super::share::{FAR, NEAR, levels, of};
use crate::metrics::Kind;
use crate::quantity::Decimal;

/// X占W的B%, where nothing but its own changes stands between X and its share.
pub(super) fn portion(
    ledger: &Ledger<'_>,
    share: usize,
    named: &str,
    breakdowns: &[Relation],
    found: &[Relation],
) -> Option<Relation> {
    let part = levels(ledger, share, NEAR).next().filter(|&part| is_own(ledger, share, part))?;
    let whole = if named.chars().count() >= 2 {
        let is_named = |n: &usize| ledger.metric(*n).is_some_and(|metric| overlaps(&metric.label, named));
        named_whole(ledger, part, named).or_else(|| held_in(ledger, part).filter(is_named))?
    } else {
        held_in(ledger, part)
            .or_else(|| whole_of_breakdown(part, breakdowns))
            .or_else(|| whole_before(ledger, share, part, found))?
    };
    is_claim(ledger, share, part, whole)?.then(|| of(share, &[part], whole)).flatten()
}

/// Whether a share has its name from the figure before it, and nothing else stands between them.
fn is_own(ledger: &Ledger<'_>, share: usize, part: usize) -> bool {
    let name = |n: usize| ledger.metric(n).map_or("", |metric| metric.label.as_str());
    let own = name(share);
    let own = own.split_once(['占', '佔']).map_or(own, |(own, _)| own);
    let is_change = |n: usize| ledger.metric(n).is_some_and(|metric| metric.kind == Kind::Change);
    let is_plain = ledger.before(share).starts_with(',') || ledger.before(share).starts_with("占");
    (own == name(part) || own.is_empty())
        && is_plain
        && ledger.sentence(part) == ledger.sentence(share)
        && (part + 1..share).all(is_change)
}

/// The name of a whole without the words that say how far it reaches: 全市, 同期, 总数.
pub(super) fn bare(named: &str) -> &str {
    const AREAS: [&str; 12] =
        ["全市", "全省", "全县", "全区", "全国", "全部", "全年", "同期", "当年", "本年", "其", "该"];
    const TOTALS: [&str; 6] = ["总数", "总量", "总人次", "总额", "比重", "比例"];
    let mut name = AREAS.iter().find_map(|area| named.strip_prefix(area)).unwrap_or(named);
    while let Some(rest) = TOTALS.iter().find_map(|total| name.strip_suffix(total)) {
        name = rest.trim_end_matches('的');
    }
    name
}

/// The nearest level of this name before a part, for the same time.
fn named_whole(ledger: &Ledger<'_>, part: usize, name: &str) -> Option<usize> {
    let of_part = ledger.metric(part)?;
    let is_named = |label: &str| {
        label == name
            || label.ends_with(name)
            || label.starts_with(name)
            || label.chars().count() > 2 && name.ends_with(label)
    };
    levels(ledger, part, FAR).find(|&n| {
        ledger.same_unit(n, part)
            && ledger.metric(n).is_some_and(|metric| is_named(&metric.label) && metric.period == of_part.period)
    })
}

/// W,其中P: the level before in the same unit.
fn held_in(ledger: &Ledger<'_>, part: usize) -> Option<usize> {
    let is_told = ledger.before(part).contains("其中");
    let whole = levels(ledger, part, NEAR).find(|&n| is_told && ledger.same_unit(n, part))?;
    let is_near = ledger.paragraph(whole) == ledger.paragraph(part);
    (is_near && ledger.sentence(part) - ledger.sentence(whole) <= 1).then_some(whole)
}

/// The whole of the breakdown that a part belongs to.
fn whole_of_breakdown(part: usize, breakdowns: &[Relation]) -> Option<usize> {
    let from = breakdowns.partition_point(|relation| relation.place().0 < part);
    breakdowns.iter().skip(from).take(8).find_map(|relation| match relation {
        Relation::Breakdown { whole, parts, .. } if parts.contains(&part) => Some(*whole),
        _ => None,
    })
}

/// a,占W的A%;b,占B%: the whole of the share told just before, in the paragraph.
fn whole_before(ledger: &Ledger<'_>, share: usize, part: usize, found: &[Relation]) -> Option<usize> {
    let Relation::Share { share: Some(before), parts, whole } = found.last()? else { return None };
    let between = levels(ledger, part, NEAR).take_while(|n| n > before).count();
    let is_near = ledger.paragraph(*before) == ledger.paragraph(share) && between == 0;
    (is_near && parts.len() == 1 && *whole != part && ledger.same_unit(*whole, part)).then_some(*whole)
}

/// X率B%: what its name says, out of what stands before it, or out of the whole that it is a part of.
pub(super) fn rate(ledger: &Ledger<'_>, share: usize, near: &[usize], breakdowns: &[Relation]) -> Option<Relation> {
    let stem = ledger.metric(share)?.label.strip_suffix('率')?;
    let verb = last_two(stem);
    let is_done = |n: usize| {
        let words = [ledger.before(n), ledger.metric(n).map_or("", |metric| metric.label.as_str())];
        words.iter().any(|words| words.contains(&verb)) && !words.iter().any(|words| is_undone(words, &verb, stem))
    };
    let sentence = ledger.sentence(share);
    let here = || near.iter().copied().filter(|&n| ledger.sentence(n) == sentence);
    let part = here().find(|&n| is_done(n)).filter(|_| verb.chars().count() == 2)?;
    let before = || {
        let whole = here().find(|&n| n < part)?;
        let is_run = Some(part) == here().next() && ledger.is_alike(part, whole);
        (is_run && !ledger.metric(whole)?.label.contains(&verb)).then_some(whole)
    };
    let whole = whole_of_breakdown(part, breakdowns).or_else(before)?;
    is_claim(ledger, share, part, whole)?.then(|| of(share, &[part], whole)).flatten()
}

/// 未办结, 不合格, where the rate is not one of these itself.
fn is_undone(words: &str, verb: &str, stem: &str) -> bool {
    ["未", "不", "阶段性"].iter().any(|no| {
        let undone = [no, verb].concat();
        words.contains(&undone) && !stem.contains(&undone)
    })
}

/// The last two characters of words; all where there are fewer.
fn last_two(words: &str) -> String {
    let mut last: Vec<char> = words.chars().rev().take(2).collect();
    last.reverse();
    last.into_iter().collect()
}

/// Whether a rate may be meant of a part and a whole: one so far off that another pair must be meant is no fault of the report's.
fn is_claim(ledger: &Ledger<'_>, share: usize, part: usize, whole: usize) -> Option<bool> {
    let (rate, part, whole) = (ledger.metric(share)?, ledger.metric(part)?, ledger.metric(whole)?);
    let scale = if rate.unit == "‰" { 3 } else { 2 };
    let computed = part.value.shifted(scale).over(whole.value, 6)?;
    let off = computed.minus(rate.value)?.abs();
    let is_near = off <= Decimal::whole(15) && off.times(Decimal::whole(2))? <= rate.value;
    Some(part.value <= whole.value && rate.approx.is_none() && is_near)
}
