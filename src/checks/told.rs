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
use super::change::is_from;
use super::ledger::{FAR, Ledger, NEAR, overlaps};
use super::share::{of, wholes};
use crate::metrics::Kind;
use crate::quantity::Decimal;
use crate::report::{has_any, is_any, last_two, without_end};

/// X占W的B%, where X is a figure of the sentence.
pub(super) fn portion(
    ledger: &Ledger<'_>,
    share: usize,
    named: &str,
    breakdowns: &[Relation],
    found: &[Relation],
) -> Option<Relation> {
    if let Some(relation) = together(ledger, share, named) {
        return Some(relation);
    }
    let part = part_of(ledger, share)?;
    let whole = if named.chars().count() >= 2 {
        let is_named = |n: &usize| ledger.metric(*n).is_some_and(|metric| overlaps(&metric.label, named));
        named_whole(ledger, part, named).or_else(|| held_in(ledger, part).filter(is_named))?
    } else {
        among(ledger, part)
            .or_else(|| held_in(ledger, part))
            .or_else(|| wholes(part, breakdowns).next())
            .or_else(|| whole_before(ledger, share, part, found))
            .or_else(|| named_after(ledger, part))?
    };
    is_claim(ledger, share, part, whole)?.then(|| of(share, &[part], whole)).flatten()
}

/// W个园区中,有P个…,占比B%
fn among(ledger: &Ledger<'_>, part: usize) -> Option<usize> {
    let (whole, words) = (part.checked_sub(1)?, ledger.before(part));
    let is_said = has_any(words, "中有 中,有");
    let is_here = ledger.same_unit(whole, part) && ledger.sentence(whole) == ledger.sentence(part);
    (is_said && is_here && ledger.is_level(whole)).then_some(whole)
}

/// a,b,两者合计占W的B%: as many levels just before as the words count.
fn together(ledger: &Ledger<'_>, share: usize, named: &str) -> Option<Relation> {
    let (words, _) = ledger.before(share).split_once("合计占")?;
    // 两者合计占, 三项合计占
    let is_count = |ch: &char| "二三四五".contains(*ch) || *ch == '两';
    let numeral = words.chars().rev().take(5).find(is_count)?;
    let count = "二三四五".chars().position(|ch| ch == numeral).map_or(2, |at| at + 2);
    let last = ledger.levels(share, NEAR).next()?;
    let sentence = ledger.sentence(last);
    let mut parts: Vec<usize> =
        ledger.levels(share, NEAR).take_while(|&n| ledger.sentence(n) == sentence).take(count).collect();
    parts.reverse();
    let first = *parts.first().filter(|_| parts.len() == count)?;
    parts.iter().all(|&n| ledger.same_unit(n, first)).then_some(())?;
    let whole = named_whole(ledger, first, named)?;
    let total = parts.iter().try_fold(Decimal::ZERO, |total, &n| total.plus(ledger.metric(n)?.value))?;
    is_claim_of(ledger, share, total, whole)?.then(|| of(share, &parts, whole)).flatten()
}

/// What has a share, by the share's name: 空运案件 of 空运案件所占比例.
pub(super) fn part_name(label: &str) -> &str {
    label.rsplit_once(['占', '佔']).map_or(label, |(own, _)| own).trim_end_matches('所')
}

/// The figure that a share has its name from: of that name, or right before it.
fn part_of(ledger: &Ledger<'_>, share: usize) -> Option<usize> {
    if let Some(part) = listed(ledger, share) {
        return Some(part);
    }
    let own = part_name(ledger.label(share));
    let sentence = ledger.sentence(share);
    let is_here = |&n: &usize| ledger.sentence(n) == sentence;
    let is_now = |&n: &usize| ledger.same_period(n, share) && !is_from(ledger, n);
    let here = || ledger.levels(share, NEAR).take_while(is_here).filter(is_now);
    let is_change = |n: usize| ledger.metric(n).is_some_and(|metric| metric.kind == Kind::Change);
    let is_next = |part: &usize| ledger.before(share).starts_with([',', '占']) && (part + 1..share).all(is_change);
    let next = here().next().filter(is_next).filter(|_| own.is_empty());
    // 给予处分a人,…,受处分的占B%: the verb may change, the last words stay.
    let tail = own.char_indices().nth_back(3).and_then(|(at, _)| own.get(at..));
    let ends_alike = |n: &usize| tail.is_some_and(|tail| ledger.label(*n).ends_with(tail));
    // 税收收入a元,增长A%,税收占B%
    let begins = |n: &usize| own.len() > 3 && ledger.label(*n).starts_with(own);
    here()
        .find(|&n| !own.is_empty() && ledger.label(n) == own)
        .or(next)
        .or_else(|| here().find(ends_alike))
        .or_else(|| here().find(begins))
}

/// 分别为a、b和c,占A%、B%和C%: of as many levels in a list the one in the place of the share.
fn listed(ledger: &Ledger<'_>, share: usize) -> Option<usize> {
    let is_share = |n: usize| ledger.metric(n).is_some_and(|metric| metric.kind == Kind::Share);
    let goes_on = |n: usize| is_share(n) && is_joined(ledger, n);
    let first = (0..=share).rev().find(|&n| !goes_on(n)).filter(|&first| is_share(first))?;
    let count = 1 + (first + 1..).take_while(|&n| goes_on(n)).count();
    let parts: Vec<usize> = ledger.levels(first, NEAR).take(count).collect();
    let (&head, rest) = parts.split_last().filter(|(_, rest)| !rest.is_empty())?;
    // 甲a个、乙b个、丙c个,三类分别占A%、B%和C%
    let is_told = ledger.before(first).contains("分别占");
    let is_list = rest.iter().all(|&n| (is_told || is_joined(ledger, n)) && ledger.same_unit(n, head));
    is_list.then(|| parts.iter().rev().nth(share - first).copied()).flatten()
}

fn is_joined(ledger: &Ledger<'_>, n: usize) -> bool {
    is_any(ledger.before(n), "和 与 及 、")
}

/// The name of a whole without the words that say how far it reaches: 全市, 同期, 总数.
pub(super) fn bare(named: &str) -> &str {
    const AREAS: &str = "全市 全省 全县 全区 全国 全部 全年 整体 同期 当年 本年 其 该";
    let mut name = AREAS.split(' ').find_map(|area| named.strip_prefix(area)).unwrap_or(named);
    while let Some(rest) = without_end(name, "总数 总量 总人次 总额 比重 比例") {
        name = rest.trim_end_matches('的');
    }
    name
}

/// The nearest level of this name before a part, for the same time, and no less than it; one of all the name before others.
fn named_whole(ledger: &Ledger<'_>, part: usize, named: &str) -> Option<usize> {
    let name = core(named);
    let sentence = ledger.sentence(part);
    let is_whole = |&n: &usize| {
        ledger.same_unit(n, part)
            && ledger.same_period(n, part)
            && ledger.metric(n).zip(ledger.metric(part)).is_some_and(|(whole, part)| whole.value >= part.value)
    };
    let levels = || ledger.levels(part, FAR).filter(is_whole);
    let is_long = |words: &str| words.chars().count() >= 4;
    // 占图斑总数的, right after 历史遗留矿山图斑1127个; 占检查数的, after 检查定点医药机构6842家
    let is_here = |n: usize, label: &str| {
        let is_end = label.ends_with(&name) || label.starts_with(&name);
        ledger.sentence(n) == sentence && name.chars().count() >= 2 && is_end
    };
    let is_named = |&n: &usize| {
        let label = core(ledger.label(n));
        is_here(n, &label)
            || is_long(&name) && (label.ends_with(&name) || label.starts_with(&name))
            || is_long(&label) && name.ends_with(&label)
    };
    levels().find(|&n| core(ledger.label(n)) == name).or_else(|| levels().find(is_named))
}

/// A name without what says only that it is counted: 出口总值 is 出口, 抽查件数 is 抽查.
fn core(name: &str) -> String {
    let rest = without_end(name, "总值 总额 总量 总数 件数 起数 人数 户数 数").unwrap_or(name);
    rest.chars().filter(|ch| *ch != '的').collect()
}

/// W,其中P: the greatest level of its unit that 其中 stands between.
fn held_in(ledger: &Ledger<'_>, part: usize) -> Option<usize> {
    let mut is_told = false;
    let mut greatest: Option<usize> = None;
    for n in (part.saturating_sub(NEAR)..=part).rev() {
        if ledger.paragraph(n) != ledger.paragraph(part) || ledger.sentence(part) - ledger.sentence(n) > 1 {
            break;
        }
        if is_told && ledger.is_level(n) && ledger.same_unit(n, part) {
            let is_greater = |before: usize| {
                ledger.metric(before).map(|metric| metric.value) < ledger.metric(n).map(|metric| metric.value)
            };
            greatest = greatest.filter(|&before| !is_greater(before)).or(Some(n));
            // 其中 at the head of a sentence speaks of the one before, and of no other.
            if ledger.sentence(n) < ledger.sentence(part) {
                break;
            }
        }
        is_told |= ledger.cues(n).within && ledger.sentence(n) == ledger.sentence(part);
    }
    greatest
}

/// 断面W个,优良断面P个 and 应完成W,完成P: the level before, whose name the part's goes on from.
fn named_after(ledger: &Ledger<'_>, part: usize) -> Option<usize> {
    let name = &ledger.metric(part)?.label;
    let sentence = ledger.sentence(part);
    let here = ledger.levels(part, NEAR).take_while(|&n| ledger.sentence(n) == sentence);
    let mut alike = here.filter(|&n| ledger.same_unit(n, part));
    alike.find(|&n| {
        let whole = ledger.label(n);
        let tail = last_two(whole);
        whole != name && (whole.ends_with(name.as_str()) || tail.chars().count() == 2 && name.ends_with(&tail))
    })
}

/// a,占W的A%;b,占B%: the whole of the share told just before, in the paragraph.
fn whole_before(ledger: &Ledger<'_>, share: usize, part: usize, found: &[Relation]) -> Option<usize> {
    let Relation::Share { share: Some(before), parts, whole } = found.last()? else { return None };
    let between = ledger.levels(part, NEAR).take_while(|n| n > before).count();
    let is_near = ledger.paragraph(*before) == ledger.paragraph(share) && between == 0;
    (is_near && parts.len() == 1 && *whole != part && ledger.same_unit(*whole, part)).then_some(*whole)
}

/// a,占A%;b,占B%: the whole of the share told right after, where that holds.
pub(super) fn before_sibling(ledger: &Ledger<'_>, found: &[Relation]) -> Vec<Relation> {
    let mut told = Vec::new();
    for (at, relation) in found.iter().enumerate() {
        let Relation::Share { share: Some(after), parts, whole } = relation else { continue };
        let Some(part) = parts.first().copied().filter(|_| parts.len() == 1) else { continue };
        let last = at.checked_sub(1).and_then(|before| match found.get(before) {
            Some(Relation::Share { share, .. }) => *share,
            _ => None,
        });
        let share = (last.map_or(0, |last| last + 1)..part).rev().find(|&n| {
            ledger.metric(n).is_some_and(|metric| metric.kind == Kind::Share && metric.unit == "%")
                && ledger.sentence(n) == ledger.sentence(*after)
                && ledger.before(n).contains('占')
        });
        let claim = share.and_then(|share| {
            let own = part_of(ledger, share).filter(|&own| own > *whole && ledger.same_unit(own, part))?;
            let is_next = ledger.levels(part, NEAR).next() == Some(own);
            (is_next && is_claim(ledger, share, own, *whole)?).then(|| of(share, &[own], *whole)).flatten()
        });
        told.extend(claim);
    }
    told
}

/// X率B%: what its name says, out of what stands before it, or out of the whole that it is a part of.
pub(super) fn rate(ledger: &Ledger<'_>, share: usize, near: &[usize], breakdowns: &[Relation]) -> Option<Relation> {
    let sentence = ledger.sentence(share);
    let here = || near.iter().copied().filter(|&n| ledger.sentence(n) == sentence);
    if ledger.label(share).contains("完成") && !ledger.label(share).ends_with('率') {
        let part = here().next()?;
        let is_aim = |n: &usize| has_any(ledger.label(*n), "预算 计划 目标 任务");
        let whole = here().nth(1).filter(|n| is_aim(n) && ledger.same_unit(*n, part))?;
        return is_claim(ledger, share, part, whole)?.then(|| of(share, &[part], whole)).flatten();
    }
    let stem = ledger.label(share).strip_suffix('率')?;
    let verb = last_two(stem.strip_suffix('化').unwrap_or(stem));
    let is_done = |n: usize| {
        let words = [ledger.before(n), ledger.label(n)];
        words.iter().any(|words| says(words, &verb)) && !words.iter().any(|words| is_undone(words, &verb, stem))
    };
    let part = here().find(|&n| is_done(n)).filter(|_| verb.chars().count() == 2)?;
    let before = || {
        // 受理W件(新收a件、旧存b件),审结P件
        let whole = here().find(|&n| n < part && !ledger.cues(n).inside)?;
        let is_run = Some(part) == here().next() && ledger.is_alike(part, whole);
        // 货币资金a元,有息负债b元,资产负债率B%: of 资产, which the words don't name.
        let rest = stem.strip_suffix(verb.as_str()).unwrap_or_default();
        let is_money = ledger.metric(part).is_some_and(|part| part.unit.ends_with('元'));
        (!is_money || rest.is_empty() || overlaps(ledger.label(whole), rest)).then_some(())?;
        // 起诉a人,不起诉b人: the level before what is not done is its other half.
        (is_run && !ledger.label(part).contains(['不', '未']) && !ledger.label(whole).contains(&verb)).then_some(whole)
    };
    let wholes = [wholes(part, breakdowns).next(), held_in(ledger, part), before()];
    // 其中甲受理W,审结P,结案率B%: of what 其中 speaks of, or, where that is far off, of the level before.
    let whole = wholes.into_iter().flatten().find(|&whole| is_claim(ledger, share, part, whole) == Some(true))?;
    // 城市a人、农村b人,其中供养P人,供养率B%: of both, which no figure is.
    let other = ledger.levels(whole, NEAR).next().filter(|&n| {
        ledger.sentence(n) == sentence && ledger.same_unit(n, whole) && ledger.before(whole).starts_with('、')
    });
    let is_of_both = || {
        let both = ledger.interval(whole)?.plus(ledger.interval(other?)?)?;
        ledger.interval(part)?.is_rate_of(both, ledger.interval(share)?, Decimal::whole(100))
    };
    (is_of_both() != Some(true)).then(|| of(share, &[part], whole)).flatten()
}

/// Whether words say what a rate is named after: 办结 of 办结率, 不批准逮捕 of 不捕率, 审结 of 结案率.
fn says(words: &str, verb: &str) -> bool {
    let mut rest = words.chars();
    let is_short = words.chars().count() <= 12;
    words.contains(verb)
        || is_short && verb.chars().all(|ch| rest.any(|other| other == ch))
        || verb.strip_suffix('案').is_some_and(|done| words.contains(done))
}

/// 未办结, 不合格, where the rate is not one of these itself.
fn is_undone(words: &str, verb: &str, stem: &str) -> bool {
    "未 不 阶段性".split(' ').any(|no| {
        let undone = [no, verb].concat();
        words.contains(&undone) && !stem.contains(&undone)
    })
}

/// Whether a rate may be meant of a part and a whole: one so far off that another pair must be meant is no fault of the report's.
fn is_claim(ledger: &Ledger<'_>, share: usize, part: usize, whole: usize) -> Option<bool> {
    is_claim_of(ledger, share, ledger.metric(part)?.value, whole)
}

/// The same of a rate that may pass a hundred: 完成预算的104.3%.
pub(super) fn is_near(ledger: &Ledger<'_>, share: usize, part: usize, whole: usize) -> Option<bool> {
    is_near_of(ledger, share, ledger.metric(part)?.value, whole)
}

fn is_claim_of(ledger: &Ledger<'_>, share: usize, part: Decimal, whole: usize) -> Option<bool> {
    Some(part <= ledger.metric(whole)?.value && is_near_of(ledger, share, part, whole)?)
}

fn is_near_of(ledger: &Ledger<'_>, share: usize, part: Decimal, whole: usize) -> Option<bool> {
    let (rate, whole) = (ledger.metric(share)?, ledger.metric(whole)?);
    let scale = if rate.unit == "‰" { 3 } else { 2 };
    let computed = part.shifted(scale).over(whole.value, 6)?;
    let off = computed.minus(rate.value)?.abs();
    let is_near = off <= Decimal::whole(15) && off.times(Decimal::whole(2))? <= rate.value;
    Some(rate.approx.is_none() && whole.approx.is_none() && is_near)
}
