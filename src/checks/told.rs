//! Shares that words alone make, whether they hold or not: the claims that can be told to be wrong.
//!
//! ```text
//! 其中P,占W的B%            W by its name, or as what P is a part of
//! a,占W的A%;b,占B%         the whole is the one just named
//! ```
//!
//! A rate that is far off is one of another whole: nothing is said then.

use super::claim::{is_claim, is_claim_of, is_close, is_of_both, is_one_off, of};
use super::earlier::is_from;
use super::ledger::{Ledger, NEAR, overlaps};
use super::partition::wholes;
use super::total::counted;
use super::verify::holds;
use super::{Relation, named};
use crate::metrics::Kind;
use crate::quantity::Decimal;
use crate::report::{has_any, is_any, last_two, without_end};

/// How many levels are looked back over for those that words name one by one.
const AROUND: usize = 24;

/// X占W的B%, where X is a figure of the sentence.
pub(super) fn portion(
    ledger: &Ledger<'_>,
    share: usize,
    named: &str,
    breakdowns: &[Relation],
    found: &[Relation],
) -> Option<Relation> {
    if let Some(relation) = together(ledger, share, named, breakdowns) {
        return Some(relation);
    }
    // 占产生量与利用往年贮存量之和的: of a sum that no figure tells; 共占: of several
    (!named.contains("之和") && !has_any(ledger.before(share), "共占 合占 合计占 合共占")).then_some(())?;
    let Some(part) = part_of(ledger, share) else { return compound(ledger, share) };
    let is_bare = is_bare(ledger, share);
    let is_claim = |&whole: &usize| {
        is_claimed(ledger, share, part, whole, named, found)
            || is_certain(ledger, share, part, whole, named, breakdowns)
    };
    let told = if named.chars().count() >= 2 {
        by_name(ledger, share, part, named)
    } else {
        by_place(ledger, share, part, breakdowns, found)
    };
    // Where these are far off, or none: what comes near.
    let is_close = |whole: &usize| is_close(ledger, share, part, *whole) == Some(true);
    let near = || {
        let by_place = [whole_before(ledger, share, part, found), nearest(ledger, part, breakdowns)];
        // 检查机构W家,处理P家,占被查机构的B%: by a word of its name, where it stands right before
        let is_its = |whole: &usize| is_bare || whole + 1 == part && overlaps(ledger.label(*whole), named);
        let near = by_place.into_iter().flatten().filter(is_its).chain(wholes(part, breakdowns));
        near.chain(named::holding(ledger, part, named)).find(is_close)
    };
    let whole = told.filter(is_claim).or_else(near)?;
    of(share, &[part], whole)
}

/// 占W的B%: the whole of that name.
fn by_name(ledger: &Ledger<'_>, share: usize, part: usize, named: &str) -> Option<usize> {
    let is_named = |n: &usize| ledger.metric(*n).is_some_and(|metric| overlaps(&metric.label, named));
    named::whole(ledger, share, part, named).or_else(|| held_in(ledger, part).filter(is_named))
}

/// 占B%: the whole that the words before the part, or its own name, tell.
fn by_place(
    ledger: &Ledger<'_>,
    share: usize,
    part: usize,
    breakdowns: &[Relation],
    found: &[Relation],
) -> Option<usize> {
    let is_bare = is_bare(ledger, share);
    among(ledger, part)
        .or_else(|| named::before_list(ledger, part))
        .or_else(|| held_in(ledger, part))
        .or_else(|| wholes(part, breakdowns).next())
        .or_else(|| whole_before(ledger, share, part, found))
        .or_else(|| named::done_to(ledger, part))
        .or_else(|| named::begun(ledger, part))
        .or_else(|| part.checked_sub(1).filter(|&n| is_bare && ledger.is_level(n) && ledger.same_unit(n, part)))
}

/// Whether a share may be meant of a part and a whole that words tell.
fn is_claimed(ledger: &Ledger<'_>, share: usize, part: usize, whole: usize, named: &str, found: &[Relation]) -> bool {
    let is_bare = is_bare(ledger, share);
    // W航次,P航次,占B%; a,占W的A%;b,占B%: nothing else is meant, however far off. In 600 reports that hold, words so put meant another
    // whole in one of forty, which then was one that fits.
    let is_by_the_way = |n: usize| ledger.is_change(n) || is_from(ledger, n);
    let is_near = ledger.sentence(whole) == ledger.sentence(part) && (whole + 1..part).all(is_by_the_way);
    let is_sibling = || whole_before(ledger, share, part, found) == Some(whole);
    let is_its = is_bare || named.chars().count() > 1 && overlaps(ledger.label(whole), named);
    let is_both = || is_of_both(ledger, share, part, whole) == Some(true);
    let is_plain = part + 1 == share
        && is_less(ledger, part, whole)
        && is_its
        && (is_near && !is_both() || is_bare && is_sibling());
    // Words of two characters are found in too many names.
    let is_meant = || !matches!(named.chars().count(), 1..=3) && is_one_off(ledger, share, part, whole) == Some(true);
    is_plain || is_claim(ledger, share, part, whole) == Some(true) || is_meant()
}

/// 詐騙案W宗,…。其中P宗,佔詐騙案B%; 城镇a元,乡村b元,乡村占比B%: whether the name is all of the whole's, or the parts make it and this one has
/// the share's name: nothing else is meant then, however far off.
fn is_certain(
    ledger: &Ledger<'_>,
    share: usize,
    part: usize,
    whole: usize,
    named: &str,
    breakdowns: &[Relation],
) -> bool {
    let is_next = part + 1 == share && is_less(ledger, part, whole);
    let is_here = ledger.paragraph(whole) == ledger.paragraph(part);
    let is_all = named.chars().count() > 2 && named::core(ledger.label(whole)) == named && ledger.cues(part).within;
    let makes = |relation: &Relation| {
        matches!(relation, Relation::Breakdown { whole: its, parts, exhaustive: true } if *its == whole && parts.contains(&part))
            && holds(ledger.metrics, relation) != Some(false)
    };
    let own = ledger.before(share).trim_start_matches([',', '、']);
    let is_named =
        own.split_once("占比").is_some_and(|(own, _)| own.chars().count() > 1 && ledger.label(part).starts_with(own));
    let is_own = is_bare(ledger, share) || is_named;
    let near = breakdowns.iter().skip(breakdowns.partition_point(|one| one.place().0 < part));
    is_next && is_here && (is_all || is_own && near.take(8).any(makes))
}

/// P,占B%: whether a share says of what it is by its place alone.
fn is_bare(ledger: &Ledger<'_>, share: usize) -> bool {
    is_any(ledger.before(share), ",占 占 ,占比 ,占比为 ,占比达 ,占比达到 (占 ,佔 佔 ,佔比 ,比率为 ,比例为 ,比重为")
}

/// 支出W,完成预算的A%。民生支出P,占B%: the level before it in its paragraph, or what that is a part of; none with a share of its own.
fn nearest(ledger: &Ledger<'_>, part: usize, breakdowns: &[Relation]) -> Option<usize> {
    let is_its = |&n: &usize| {
        let is_now = ledger.may_be_of_one_year(n, part) && !is_from(ledger, n);
        ledger.same_unit(n, part) && is_now && !ledger.is_in_bracket(n, part)
    };
    let is_here = |&n: &usize| ledger.paragraph(n) == ledger.paragraph(part);
    let before = ledger.levels(part, NEAR).take_while(is_here).find(is_its)?;
    let is_share = |n: usize| ledger.metric(n).is_some_and(|metric| metric.kind == Kind::Share);
    let has_share = is_share(before + 1) && ledger.before(before + 1).contains('占');
    let is_plain = !has_share && !ledger.is_joined(part) && !ledger.is_in_table(part);
    is_plain.then(|| wholes(before, breakdowns).next().unwrap_or(before))
}

fn is_less(ledger: &Ledger<'_>, part: usize, whole: usize) -> bool {
    let figures = ledger.metric(part).zip(ledger.metric(whole));
    figures.is_some_and(|(part, whole)| part.value <= whole.value && part.approx.is_none() && whole.approx.is_none())
}

/// 客运量W,其中铁路P…。铁路客运量占比B%: the name of a part with that of its whole.
fn compound(ledger: &Ledger<'_>, share: usize) -> Option<Relation> {
    let own = named::part_name(ledger.label(share));
    let is_here = |&n: &usize| ledger.paragraph(n) == ledger.paragraph(share);
    let mut near = ledger.levels(share, NEAR).take_while(is_here).filter(|&n| !is_from(ledger, n));
    let rest = |n: usize| own.strip_prefix(ledger.bare(n)).filter(|rest| rest.chars().count() > 1);
    let part = near.find(|&n| ledger.bare(n).chars().count() > 1 && rest(n).is_some())?;
    let whole =
        near.find(|&n| ledger.same_unit(n, part) && ledger.label(n).ends_with(rest(part).unwrap_or_default()))?;
    is_claim(ledger, share, part, whole)?.then(|| of(share, &[part], whole)).flatten()
}

/// W个园区中,有P个…,占比B%
pub(super) fn among(ledger: &Ledger<'_>, part: usize) -> Option<usize> {
    let (whole, words) = (part.checked_sub(1)?, ledger.before(part));
    // 被捕的1203人中,青少年有268名
    let is_said = has_any(words, "中有 中, 已有") || words.ends_with('中');
    let is_of_it = ledger.same_unit(whole, part) || ledger.is_alike_in_list(whole, part);
    let is_here = is_of_it && ledger.sentence(whole) == ledger.sentence(part);
    (is_said && is_here && ledger.is_level(whole)).then_some(whole)
}

/// a,b,两者合计占W的B%: as many levels just before as the words count, or those that they name.
fn together(ledger: &Ledger<'_>, share: usize, named: &str, breakdowns: &[Relation]) -> Option<Relation> {
    let (words, _) = ledger.before(share).split_once("合计占")?;
    if let Some((whole, parts)) = by_first(ledger, share, words, breakdowns) {
        let total = parts.iter().try_fold(Decimal::ZERO, |total, &n| total.plus(ledger.metric(n)?.value))?;
        return is_claim_of(ledger, share, total, whole)?.then(|| of(share, parts, whole)).flatten();
    }
    let parts = by_names(ledger, share, words).or_else(|| by_count(ledger, share, words))?;
    let first = *parts.first()?;
    let whole = if named.chars().count() >= 2 {
        named::whole(ledger, share, first, named)?
    } else {
        wholes(first, breakdowns).next().or_else(|| held_in(ledger, first))?
    };
    let total = parts.iter().try_fold(Decimal::ZERO, |total, &n| total.plus(ledger.metric(n)?.value))?;
    is_claim_of(ledger, share, total, whole)?.then(|| of(share, &parts, whole)).flatten()
}

/// 前两种合计占: the first of the parts last told, and their whole.
fn by_first<'b>(
    ledger: &Ledger<'_>,
    share: usize,
    words: &str,
    breakdowns: &'b [Relation],
) -> Option<(usize, &'b [usize])> {
    let count = words.rsplit_once('前').and_then(|(_, words)| counted(words))?;
    let until = breakdowns.partition_point(|relation| relation.place().0 < share);
    breakdowns.get(..until)?.iter().rev().take(4).find_map(|relation| {
        let Relation::Breakdown { whole, parts, .. } = relation else { return None };
        let is_here = parts.first().is_some_and(|&first| ledger.paragraph(first) == ledger.paragraph(share));
        (is_here && parts.len() > count).then_some((*whole, parts.get(..count)?))
    })
}

/// 两者合计占, 三项合计占: so many levels just before.
fn by_count(ledger: &Ledger<'_>, share: usize, words: &str) -> Option<Vec<usize>> {
    let count = counted(words)?;
    let last = ledger.levels(share, NEAR).next()?;
    let is_here = |&n: &usize| ledger.sentence(n) == ledger.sentence(last);
    let mut parts: Vec<usize> = ledger.levels(share, NEAR).take_while(is_here).take(count).collect();
    parts.reverse();
    let is_list = parts.len() == count && parts.iter().all(|&n| ledger.same_unit(n, last));
    is_list.then_some(parts)
}

/// 属实a件、部分属实b件,⟨属实和部分属实的⟩合计占B%; 大气、水、噪声三类合计占B%
fn by_names(ledger: &Ledger<'_>, share: usize, words: &str) -> Option<Vec<usize>> {
    let clause = words.rsplit([',', ';', '。']).next()?.trim_end_matches('的');
    let names = without_end(clause, "两类 三类 四类 五类 两项 三项 四项 五项 两者 三者 二者").unwrap_or(clause);
    let is_near =
        |&n: &usize| ledger.paragraph(n) == ledger.paragraph(share) && ledger.sentence(share) - ledger.sentence(n) <= 1;
    let near = || ledger.levels(share, AROUND).take_while(is_near);
    let figure = |name: &str| {
        let ends = |n: &usize| name.chars().count() > 1 && ledger.label(*n).ends_with(name);
        near().find(|&n| ledger.label(n) == name).or_else(|| near().find(ends))
    };
    let parts = names.split(['、', '和', '与']).map(figure).collect::<Option<Vec<usize>>>()?;
    let first = *parts.first()?;
    let is_after = parts.windows(2).all(|pair| pair.first() < pair.last());
    let is_list = parts.len() > 1 && is_after && parts.iter().all(|&n| ledger.same_unit(n, first));
    is_list.then_some(parts)
}

/// The figure that a share has its name from: of that name, or right before it.
fn part_of(ledger: &Ledger<'_>, share: usize) -> Option<usize> {
    if let Some(part) = listed(ledger, share) {
        return Some(part);
    }
    // 贷款率(贷款余额占缴存余额的比重)为B%
    let told = ledger.before(share).split_once('(').and_then(|(_, words)| words.split_once('占'));
    let own =
        told.filter(|(own, _)| !own.is_empty()).map_or_else(|| named::part_name(ledger.label(share)), |(own, _)| own);
    let sentence = ledger.sentence(share);
    let is_here = |&n: &usize| ledger.sentence(n) == sentence;
    let is_now = |&n: &usize| ledger.same_period(n, share) && !is_from(ledger, n) && !ledger.is_in_bracket(n, share);
    let before = || ledger.levels(share, NEAR).take_while(|&n| ledger.paragraph(n) == ledger.paragraph(share));
    let here = || ledger.levels(share, NEAR).take_while(is_here).filter(is_now);
    let is_change = |n: usize| ledger.metric(n).is_some_and(|metric| metric.kind == Kind::Change);
    let is_next = |part: &usize| ledger.before(share).starts_with([',', '占']) && (part + 1..share).all(is_change);
    let next = here().next().filter(is_next).filter(|_| own.is_empty());
    // 给予处分a人,…,受处分的占B%: the verb may change, the last words stay.
    let tail = own.char_indices().nth_back(3).and_then(|(at, _)| own.get(at..));
    let ends_alike = |n: &usize| tail.is_some_and(|tail| ledger.label(*n).ends_with(tail));
    // 税收收入a元,增长A%,税收占B%; 其中药费a元,药占比B%
    let begins =
        |n: &usize| (own.len() > 3 || ledger.cues(*n).within && !own.is_empty()) && ledger.label(*n).starts_with(own);
    // 给予处分a人,处分人数占…; 投递服务a件,…,其中投递服务问题占…
    let bare = named::core(own);
    let is_longer = |n: &usize| {
        let label = ledger.label(*n);
        let is_noun = |rest: &str| rest.chars().count() <= 2 && label.chars().count() >= 2;
        bare.chars().count() >= 2 && label.ends_with(&bare)
            || own.strip_prefix(label).is_some_and(is_noun)
            || leaves_out(own, label)
    };
    let is_own = |n: &usize| !own.is_empty() && ledger.label(*n) == own;
    let nearest = |is_it: &dyn Fn(&usize) -> bool| here().find(is_it);
    let is_told = |n: &usize| own.chars().count() >= 4 && ledger.label(*n).ends_with(own);
    let alike: [&dyn Fn(&usize) -> bool; 3] = [&ends_alike, &begins, &is_longer];
    nearest(&is_own)
        .or(next)
        .or_else(|| alike.into_iter().find_map(nearest))
        .or_else(|| before().filter(is_now).find(|n| is_told(n) || !own.is_empty() && is_longer(n)))
}

/// Ⅱ类断面 of Ⅱ类水质断面: whether a name of four or more is another's without words in its midst.
fn leaves_out(own: &str, label: &str) -> bool {
    let mut rest = label.chars();
    let is_ends = own.chars().next() == label.chars().next() && last_two(own) == last_two(label);
    own.chars().count() >= 4 && is_ends && own.chars().all(|ch| rest.any(|other| other == ch))
}

/// 分别为a、b和c,占A%、B%和C%: of as many levels in a list the one in the place of the share.
fn listed(ledger: &Ledger<'_>, share: usize) -> Option<usize> {
    let is_share = |n: usize| ledger.metric(n).is_some_and(|metric| metric.kind == Kind::Share);
    let (first, count) = ledger.list(share, is_share, |n| ledger.is_joined(n))?;
    let parts: Vec<usize> = ledger.levels(first, NEAR).take(count).collect();
    let (&head, rest) = parts.split_last().filter(|(_, rest)| !rest.is_empty())?;
    // 甲a个、乙b个、丙c个,三类分别占A%、B%和C%
    let is_told = ledger.before(first).contains("分别占");
    let is_list = is_told || rest.iter().all(|&n| ledger.is_joined(n) && ledger.same_unit(n, head));
    is_list.then(|| parts.iter().rev().nth(share - first).copied()).flatten()
}

/// W,其中P: the greatest level of its unit that 其中 stands between.
pub(super) fn held_in(ledger: &Ledger<'_>, part: usize) -> Option<usize> {
    let mut is_told = false;
    let mut greatest: Option<usize> = None;
    for n in (part.saturating_sub(NEAR)..=part).rev() {
        if ledger.paragraph(n) != ledger.paragraph(part) || ledger.sentence(part) - ledger.sentence(n) > 1 {
            break;
        }
        if is_told && ledger.is_level(n) && ledger.same_unit(n, part) && !ledger.cues(n).inside && !is_from(ledger, n) {
            let is_greater = |before: usize| {
                ledger.metric(before).map(|metric| metric.value) < ledger.metric(n).map(|metric| metric.value)
            };
            greatest = greatest.filter(|&before| !is_greater(before)).or(Some(n));
            // 其中 at the head of a sentence speaks of the one before, and of no other.
            if ledger.sentence(n) < ledger.sentence(part) {
                break;
            }
        }
        // a;W,其中P: of nothing before the semicolon.
        if is_told && ledger.before(n).contains(';') {
            break;
        }
        is_told |= ledger.cues(n).within && ledger.sentence(n) == ledger.sentence(part);
    }
    greatest
}

/// a,占W的A%;b,占B%: the whole of the share told just before, in the paragraph.
fn whole_before(ledger: &Ledger<'_>, share: usize, part: usize, found: &[Relation]) -> Option<usize> {
    let Relation::Share { share: Some(before), parts, whole } = found.last()? else { return None };
    let between = ledger.levels(part, NEAR).take_while(|n| n > before).count();
    let is_near = ledger.paragraph(*before) == ledger.paragraph(share) && between == 0;
    (is_near && parts.len() == 1 && *whole != part && ledger.same_unit(*whole, part)).then_some(*whole)
}

/// 决算W(预算a),其中P,占B%;Q,占C%: the whole that another part of it has its share in, though another figure fits.
pub(super) fn as_sibling(
    ledger: &Ledger<'_>,
    relation: &Relation,
    breakdowns: &[Relation],
    shares: &[Relation],
) -> Option<usize> {
    let Relation::Share { share: Some(share), parts, .. } = relation else { return None };
    let &[part] = parts.as_slice() else { return None };
    (is_bare(ledger, *share) && part + 1 == *share).then_some(())?;
    let whole = wholes(part, breakdowns).next()?;
    let is_other = |other: &Relation| match other {
        Relation::Share { parts: others, whole: its, .. } => {
            *its == whole && others != parts && others.iter().all(|&n| wholes(n, breakdowns).next() == Some(whole))
        }
        _ => false,
    };
    let first = shares.partition_point(|relation| relation.place().0 + NEAR < *share);
    let mut near = shares.iter().skip(first).take(2 * NEAR);
    (near.any(is_other) && is_claim(ledger, *share, part, whole)?).then_some(whole)
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
