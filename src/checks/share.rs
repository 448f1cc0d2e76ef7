//! Shares: the words name a rate, its part and its whole; arithmetic says which figures they are.
//!
//! ```text
//! W…,完成P,占B%           the figure just stated over one before it
//! P,占营业收入的B%         over the figure of that name
//! 发现W,完成整治P,整治率B%  the rate of what its name says
//! a, b, …,占B%            the sum of the first parts of a breakdown
//! ```

use super::Relation;
use super::claim::{is_claim, is_near, of};
use super::earlier::is_from;
use super::ledger::{FAR, Ledger, NEAR, overlaps};
use super::partition::{are_siblings, wholes};
use super::rounding::{Interval, sum};
use super::{named, rate, ratio, told};
use crate::metrics::{Kind, Metric};
use crate::quantity::Decimal;
use crate::report::{ends_with_any, has_any, is_any, starts_with_any, without_end};

/// How many figures a share looks back over for a whole nearby.
pub(super) const AROUND: usize = 40;

/// Finds every share that the report states of figures of its own; `breakdowns` are those already found.
pub(super) fn find(ledger: &Ledger<'_>, breakdowns: &[Relation]) -> Vec<Relation> {
    let mut found = Vec::new();
    for share in 0..ledger.metrics.len() {
        let is_share = ledger.metric(share).is_some_and(|metric| {
            matches!(metric.unit.as_str(), "%" | "‰") && metric.kind == Kind::Share && metric.value.digits > 0
        });
        if is_share && let Some(relation) = relate(ledger, share, breakdowns, &found) {
            // 整改率91.1%,较上年同期的88.5%提高2.6个百分点
            let is_kept = is_of_another(ledger, share, &relation) && !is_from(ledger, share);
            found.extend(is_kept.then_some(relation));
        }
    }
    let meant: Vec<Option<usize>> =
        found.iter().map(|relation| told::as_sibling(ledger, relation, breakdowns, &found)).collect();
    for (relation, meant) in found.iter_mut().zip(meant) {
        if let (Relation::Share { whole, .. }, Some(meant)) = (relation, meant) {
            *whole = meant;
        }
    }
    found.extend(told::before_sibling(ledger, &found));
    found
}

/// Whether the part is neither the whole itself (常住人口434万人,比重100%) nor, in a table, one more of its kind (甲市30天, 乙市31天).
fn is_of_another(ledger: &Ledger<'_>, share: usize, relation: &Relation) -> bool {
    let Relation::Share { parts, whole, .. } = relation else { return true };
    let Some(&part) = parts.first() else { return true };
    let said = |n: usize| ledger.metric(n).map(|metric| (&metric.label, metric.value));
    let is_other_row = ledger.is_in_table(share) && ledger.sentence(part) != ledger.sentence(*whole);
    said(part) != said(*whole) && !(is_other_row && are_peers(ledger.label(part), ledger.label(*whole)))
}

/// Whether two names are one but for their beginning: 甲市优良天数, 乙市优良天数.
fn are_peers(one: &str, other: &str) -> bool {
    one != other && one.chars().count() > 2 && one.chars().skip(2).eq(other.chars().skip(2))
}

fn relate(ledger: &Ledger<'_>, share: usize, breakdowns: &[Relation], found: &[Relation]) -> Option<Relation> {
    let label = &ledger.metric(share)?.label;
    if let Some(relation) = ratio::of_industry(ledger, share, breakdowns) {
        return Some(relation);
    }
    let words = ledger.before(share);
    let clause = words.rsplit([';', '。', ',']).next().unwrap_or_default();
    // 旅客占1,627人(28.0%)
    let head = list_head(ledger, share);
    let head = head - usize::from(words == "(" && head > 0 && ledger.before(head - 1).ends_with('占'));
    let all = ledger.before(head);
    if let Some(relation) = of_figure(ledger, share).or_else(|| ratio::of_bracket(ledger, share)) {
        return Some(relation);
    }
    if all.contains('占') || label.contains(['占', '佔']) || label.ends_with("比重") {
        let named = |words: &str| words.rsplit_once(['占', '佔']).map(|(_, named)| named.to_owned());
        let whole = named(clause).or_else(|| named(own_name(label))).unwrap_or_default();
        // 占W的比重分别为A%、B%
        let whole = without_end(&whole, "分别为").unwrap_or(&whole);
        let whole = without_end(whole, "比重 比例").unwrap_or(whole);
        let whole = whole.trim_end_matches(['约', '近', '达', '为', '的', '之', '了', '到', '超', ')']);
        let whole = named::bare(whole.strip_prefix('比').unwrap_or(whole));
        let told = portion(ledger, share, whole, breakdowns)
            .or_else(|| told::portion(ledger, share, whole, breakdowns, found))
            .or_else(|| far_portion(ledger, share, whole, found))
            .or_else(|| ratio::of_behind(ledger, share));
        // 甲a、乙b、丙c,分别占A%、B%和C%, all under one name: what each is of, the words don't tell; only what holds is meant.
        let is_one_name = |(first, count): (usize, usize)| count > 2 && ledger.label(first) == ledger.label(first + 1);
        let is_unnamed = ratio::list(ledger, share).is_some_and(is_one_name);
        let is_it = |told: &Relation| told.sum().is_none_or(|(whole, parts)| holds(ledger, share, parts, whole));
        return told.filter(|told| !is_unnamed || is_it(told)).or_else(|| ratio::of_list(ledger, share, breakdowns));
    }
    // Of the people on average over the year, whom no report counts.
    let is_of_people = ends_with_any(label, "出生率 死亡率 增长率");
    let is_rate = label.ends_with('率') || ends_with_any(label, "比例 进度 比率 面");
    let is_done = || clause.contains("完成") && clause.ends_with('的') || label.ends_with("完成预算");
    let rated = if !is_of_people && (is_rate || is_done()) { rate(ledger, share, breakdowns, found) } else { None };
    rated.or_else(|| ratio::relate(ledger, share, breakdowns))
}

/// The first figure of the list that this one goes on: 分别占a和b.
fn list_head(ledger: &Ledger<'_>, share: usize) -> usize {
    let mut at = share;
    while at > 0 && share - at < 8 && is_any(ledger.before(at), "、 和 , 及 与") {
        at -= 1;
    }
    at
}

/// Whether parts over a whole may be a rate.
pub(super) fn holds(ledger: &Ledger<'_>, share: usize, parts: &[usize], whole: usize) -> bool {
    let scale =
        Decimal::whole(if ledger.metric(share).is_some_and(|metric| metric.unit == "‰") { 1000 } else { 100 });
    let found = || {
        let part = sum(parts.iter().map(|&n| ledger.interval(n)).collect::<Option<Vec<Interval>>>()?)?;
        part.is_rate_of(ledger.interval(whole)?, ledger.interval(share)?, scale)
    };
    found().unwrap_or(false)
}

/// 为年初预算211.00亿元的101.7%: the whole stands in front of its share.
fn of_figure(ledger: &Ledger<'_>, share: usize) -> Option<Relation> {
    let words = ledger.before(share);
    if let Some(whole) = told_behind(ledger, share) {
        let part = share.checked_sub(1).filter(|&n| ledger.is_level(n) && ledger.same_unit(n, whole))?;
        return is_near(ledger, share, part, whole)?.then(|| of(share, &[part], whole)).flatten();
    }
    // 完成全年⟨55万人⟩目标任务的106.5%
    let is_of = words.ends_with(['的', '之']) && words.chars().count() <= 8 && !words.contains([',', '占', '、']);
    let whole = share.checked_sub(1).filter(|&n| ledger.is_level(n) && is_of)?;
    // 利润总额a元(上年同期b元),完成年度目标W元的B%
    let is_other = |&n: &usize| ledger.is_in_bracket(n, whole) || is_from(ledger, n);
    let near = whole.saturating_sub(NEAR)..whole;
    let part = near
        .rev()
        .find(|n| !is_other(n) && !ledger.is_change(*n))
        .filter(|&n| ledger.is_level(n) && ledger.same_unit(n, whole))?;
    (ledger.sentence(part) == ledger.sentence(share)).then_some(())?;
    // 关停a家、搬迁b家、改造c家,占总数W家的B%: of all of them, where that is so.
    let parts = run(ledger, part);
    let fits = |first: &usize| holds(ledger, share, parts.get(*first..).unwrap_or_default(), whole);
    if let Some(first) = (0..parts.len()).rev().find(fits) {
        return of(share, parts.get(first..)?, whole);
    }
    // 甲a人、乙b人,合共占W人的B%: of both
    if has_any(ledger.before(whole), "合共 合计 共占") {
        return None;
    }
    if is_near(ledger, share, part, whole) == Some(true) {
        return of(share, &[part], whole);
    }
    // P,占W的B%; P,完成目标W的B%: nothing else is meant, however far off.
    let is_plain = part + 1 == whole && starts_with_any(ledger.before(whole), ",占 ,完成 ,为");
    of(share, &[part], whole).filter(|_| is_plain && parts.len() == 1)
}

/// 支出P,完成调整预算的B%,⟨调整预算为W⟩; 老人P,占总人口的B%,⟨总人口为W⟩: the whole that is told right behind its share, by the name that it has there.
fn told_behind(ledger: &Ledger<'_>, share: usize) -> Option<usize> {
    let (words, whole) = (ledger.before(share), share + 1);
    let name = ledger.label(whole);
    let is_named = name.chars().count() > 2 && (ledger.label(share).ends_with(name) || words.contains(name));
    (is_named && ledger.is_level_beside(whole, share) && has_any(words, "完成 占 佔") && words.ends_with('的'))
        .then_some(whole)
}

/// What has the share: X of X占比.
fn own_name(label: &str) -> &str {
    label.strip_suffix("占比").or_else(|| label.strip_suffix("佔比")).unwrap_or(label)
}

/// X占W的B%.
fn portion(ledger: &Ledger<'_>, share: usize, named: &str, breakdowns: &[Relation]) -> Option<Relation> {
    let own = named::part_name(ledger.label(share));
    let sentence = ledger.sentence(share);
    let is_of_then = |&n: &usize| ledger.same_period(n, share) || !ledger.is_in_table(share);
    let here = || ledger.levels(share, NEAR).filter(|&n| ledger.sentence(n) == sentence).filter(is_of_then);
    let is_own = |n: &usize| ledger.metric(*n).is_some_and(|metric| metric.label == own);
    // 税收a元,非税收入b元,税收占比A%
    let begins = |n: &usize| own.chars().count() > 1 && ledger.label(*n).starts_with(own);
    let part = here()
        .find(is_own)
        .or_else(|| here().find(begins))
        .or_else(|| here().find(|&n| ledger.metric(n).is_some_and(|metric| overlaps(&metric.label, own))));
    if let Some(part) = part.or_else(|| here().next()) {
        let told = wholes(part, breakdowns).find(|&whole| holds(ledger, share, &[part], whole));
        let whole = told.or_else(|| whole_of(ledger, share, part, named));
        if let Some(whole) = whole.filter(|&whole| !are_siblings(breakdowns, part, whole)) {
            return of(share, &[part], whole);
        }
        return of_sum(ledger, share, breakdowns).or_else(|| of_run(ledger, share, part, named));
    }
    let before = ledger.levels(share, NEAR).next().filter(|&n| ledger.paragraph(n) == ledger.paragraph(share));
    let is_together = has_any(ledger.before(share), "合占 合计占 共占");
    let run = before.filter(|_| is_together).and_then(|last| of_run(ledger, share, last, named));
    run.or_else(|| of_sum(ledger, share, breakdowns))
}

/// 一产增加值a元…。一产增加值占生产总值比重为A%,二产增加值比重为B%: a part of the sentence before, by its whole name, where that holds
/// or the whole has all of its name, too.
fn far_portion(ledger: &Ledger<'_>, share: usize, named: &str, found: &[Relation]) -> Option<Relation> {
    let own = named::part_name(ledger.label(share));
    let own = without_end(own, "比重").unwrap_or(own);
    let paragraph = ledger.paragraph(share);
    let mut here = ledger.levels(share, AROUND).take_while(|&n| ledger.paragraph(n) == paragraph);
    let part = here.find(|&n| own.len() > 3 && ledger.label(n).starts_with(own))?;
    let last = found.last().and_then(|relation| match relation {
        Relation::Share { share: Some(last), whole, .. } if ledger.sentence(*last) == ledger.sentence(share) => {
            Some(*whole)
        }
        _ => None,
    });
    let is_named = |n: &usize| ledger.metric(*n).is_some_and(|whole| whole.label == named);
    let whole = ledger.levels(part, FAR).find(is_named).or(last)?;
    let is_now = || !is_from(ledger, part) && !is_from(ledger, whole) && ledger.same_period(part, whole);
    let is_both = || ledger.label(part) == own && is_named(&whole) && is_now();
    let is_told = || is_both() && is_claim(ledger, share, part, whole) == Some(true);
    (holds(ledger, share, &[part], whole) || is_told()).then(|| of(share, &[part], whole)).flatten()
}

/// The figure that a part is a share of, nearest first, those of the name that the report gives before others.
fn whole_of(ledger: &Ledger<'_>, share: usize, part: usize, named: &str) -> Option<usize> {
    let fits = |n: &usize| *n != part && ledger.is_alike(*n, part) && holds(ledger, share, &[part], *n);
    let is_named = |n: &usize| {
        ledger.metric(*n).is_some_and(|metric| overlaps(&metric.label, named) || named.ends_with(&metric.unit))
    };
    let is_exact = |n: &usize| ledger.metric(*n).is_some_and(|metric| metric.label == named);
    let exact = ledger.levels(share, FAR).filter(|n| ledger.same_unit(*n, part)).filter(is_exact).find(fits);
    // 占第二产业用电量的B%: where that is told and does not fit, no other is meant.
    let told = || ledger.levels(part, NEAR).filter(|n| ledger.same_unit(*n, part) && ledger.same_period(*n, part));
    if exact.is_none() && !named.is_empty() && told().any(|n| is_exact(&n)) {
        return None;
    }
    let near = exact.or_else(|| ledger.levels(share, NEAR).filter(|n| ledger.same_unit(*n, part)).find(fits));
    let far = || ledger.levels(share, FAR).filter(|n| ledger.same_unit(*n, part)).filter(is_named).find(fits);
    let around = || ledger.levels(share, AROUND).find(|n| named.is_empty() && ledger.same_unit(*n, part) && fits(n));
    let beside = || ledger.levels(share, NEAR).find(fits);
    near.or_else(far).or_else(around).or_else(beside)
}

/// 占53.8%: several parts of a breakdown just stated, over its whole.
fn of_sum(ledger: &Ledger<'_>, share: usize, breakdowns: &[Relation]) -> Option<Relation> {
    let sentence = ledger.sentence(share);
    let from = breakdowns.partition_point(|relation| relation.place().0 + 3 < share);
    let until = breakdowns.partition_point(|relation| relation.place().0 < share);
    breakdowns.get(from..until)?.iter().rev().find_map(|relation| {
        let Relation::Breakdown { whole, parts, .. } = relation else { return None };
        let last = *parts.last()?;
        (last < share && ledger.sentence(last) == sentence && share - last <= 3).then_some(())?;
        (2..parts.len()).find_map(|count| {
            let first = parts.get(..count)?;
            holds(ledger, share, first, *whole).then(|| of(share, first, *whole)).flatten()
        })
    })
}

/// The levels of one unit in the sentence of the last of them.
fn run(ledger: &Ledger<'_>, last: usize) -> Vec<usize> {
    let sentence = ledger.sentence(last);
    let run =
        ledger.levels(last + 1, NEAR).take_while(|&n| ledger.sentence(n) == sentence && ledger.same_unit(n, last));
    let mut parts: Vec<usize> = run.collect();
    parts.reverse();
    parts
}

/// 甲a、乙b和丙c,合计占W的B%: the list just stated, over a whole before it.
fn of_run(ledger: &Ledger<'_>, share: usize, last: usize, named: &str) -> Option<Relation> {
    let parts = run(ledger, last);
    (0..parts.len().saturating_sub(1)).find_map(|first| {
        let parts = parts.get(first..)?;
        let window = if named.is_empty() { AROUND } else { FAR };
        let near = ledger.levels(*parts.first()?, window).filter(|&n| ledger.same_unit(n, last));
        let is_named =
            |n: &usize| named.is_empty() || ledger.metric(*n).is_some_and(|metric| overlaps(&metric.label, named));
        let whole = near.filter(is_named).find(|&n| holds(ledger, share, parts, n))?;
        of(share, parts, whole)
    })
}

/// X率B%: two counts just before it.
fn rate(ledger: &Ledger<'_>, share: usize, breakdowns: &[Relation], found: &[Relation]) -> Option<Relation> {
    // 超过七成 is true of too many pairs: only words tell which is meant.
    let is_exact = ledger.metric(share)?.approx.is_none();
    let paragraph = ledger.paragraph(share);
    // A concentration is no part of another.
    let is_counted = |near: &Metric| !near.unit.is_empty() && !near.unit.contains("g/");
    let is_near = |&n: &usize| ledger.paragraph(n) == paragraph && ledger.metric(n).is_some_and(is_counted);
    let near: Vec<usize> = ledger.levels(share, NEAR).filter(is_near).take(6).collect();
    for (at, &part) in near.iter().enumerate() {
        for &whole in near.iter().skip(at + 1) {
            let is_less =
                ledger.metric(part).zip(ledger.metric(whole)).is_some_and(|(part, whole)| part.value < whole.value);
            let is_pair = ledger.is_alike(part, whole) && !are_siblings(breakdowns, part, whole);
            // 昼间达标P个,达标率A%;夜间达标Q个,达标率B%: two rates are not of one pair.
            let is_taken = || at > 0 && found.last().and_then(Relation::sum) == Some((whole, &[part]));
            if is_exact && is_less && is_pair && holds(ledger, share, &[part], whole) && !is_taken() {
                return of(share, &[part], whole);
            }
        }
    }
    if let Some(relation) = of_section(ledger, share, &near) {
        return Some(relation);
    }
    let is_sum = ledger.metric(share)?.label.contains('和');
    let sum = if is_sum { of_sum(ledger, share, breakdowns) } else { None };
    sum.or_else(|| rate::relate(ledger, share, &near, breakdowns, found))
}

/// 失业人数P…失业率B%: what the rate is named after, over a level of its section.
fn of_section(ledger: &Ledger<'_>, share: usize, near: &[usize]) -> Option<Relation> {
    let rate = ledger.metric(share)?;
    let stem = rate.label.strip_suffix('率').filter(|stem| stem.chars().count() >= 2 && rate.approx.is_none())?;
    let part = near.iter().copied().find(|&n| ledger.metric(n).is_some_and(|part| part.label.starts_with(stem)))?;
    let mut here = ledger
        .levels(part, AROUND)
        .take_while(|&n| ledger.metric(n).is_some_and(|whole| whole.section == rate.section));
    let whole = here.find(|&n| ledger.same_unit(n, part) && holds(ledger, share, &[part], n))?;
    of(share, &[part], whole)
}
