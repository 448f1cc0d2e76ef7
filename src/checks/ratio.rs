//! Shares whose part or whole stands where neither 占 nor a name in 率 looks for it.
//!
//! ```text
//! 三次产业结构为A:B:C                  of the value added before it
//! P,覆盖率B%(全市共W)                the whole in a bracket behind it
//! W…,X占B%,为P · X占B%(P)            the part right behind its share
//! 存款余额W…,贷款余额P…,存贷比B%      a ratio of two names
//! 限额W,余额P…,余额为限额的B%        the whole by the words that the ratio has for it
//! 酸雨频率B%(样品W个,酸雨P个)         both behind it
//! 受理W件,执结P件(B%)               in a bracket of its own
//! 甲a、乙b,占比分别为A%、B%            the parts of a sum just told, each
//! 应修复W,已修复P,完成B%             what was done, of what was to be
//! ```

use super::Relation;
use super::claim::{is_close, is_near, of};
use super::earlier::is_from;
use super::ledger::{FAR, Ledger, NEAR};
use super::partition::wholes;
use super::share::{AROUND, holds};
use crate::metrics::Kind;
use crate::report::{ends_with_any, has_any, is_any, starts_with_any, without_end};

/// Ratios, what is divided, and by what.
const RATIOS: &[[&str; 3]] = &[
    ["存贷比", "贷款", "存款"],
    ["利润率", "利润总额", "营业收入"],
    ["恩格尔系数", "食品烟酒", "消费支出"],
    [
        "负债比率 負債比率",
        "净负债 淨負債 净借贷 淨借貸 净债务 淨債務 借款净额 借款淨額 净借款 淨借款",
        "权益总额 權益總額",
    ],
];

/// A share that has neither, by where its part and its whole stand, or by its own name.
pub(super) fn relate(ledger: &Ledger<'_>, share: usize, breakdowns: &[Relation]) -> Option<Relation> {
    of_two_names(ledger, share)
        .or_else(|| of_said(ledger, share))
        .or_else(|| of_counts(ledger, share))
        .or_else(|| of_bracket_behind(ledger, share))
        .or_else(|| of_list(ledger, share, breakdowns))
        .or_else(|| of_done(ledger, share))
}

/// P,占总人口的B%(总人口W), P,覆盖率B%(全市共W): of what a bracket right behind it tells. In 690 reports that hold, those whose bracket was
/// more than its part and came within three points were of it in every case.
pub(super) fn of_bracket(ledger: &Ledger<'_>, share: usize) -> Option<Relation> {
    let (part, whole) = (share.checked_sub(1)?, share + 1);
    let is_here = |n: usize| ledger.is_level_beside(n, share);
    let is_open = ledger.before(whole).starts_with('(') && !ledger.before(whole).contains([')', ';']);
    let is_next = ledger.before(share).starts_with(',') && !ledger.is_in_table(share) && ledger.same_unit(part, whole);
    let is_pair = is_open && is_next && is_here(part) && is_here(whole) && !is_from(ledger, part);
    (is_pair && is_near(ledger, share, part, whole)?).then(|| of(share, &[part], whole)).flatten()
}

/// 第一产业增加值a亿元…。三次产业结构为A:B:C: what the ratio has of the value added before it.
pub(super) fn of_industry(ledger: &Ledger<'_>, share: usize, breakdowns: &[Relation]) -> Option<Relation> {
    let label = ledger.label(share);
    let industry = label.get(..12).filter(|industry| is_any(industry, "第一产业 第二产业 第三产业"))?;
    (ledger.before(share) == ":" || ledger.before(share + 1) == ":").then_some(())?;
    let is_its = |&n: &usize| ledger.label(n).starts_with(industry) && ledger.may_be_of_one_year(n, share);
    let part = ledger.levels(share, AROUND).find(is_its)?;
    let whole = wholes(part, breakdowns).next()?;
    let is_it = holds(ledger, share, &[part], whole) || is_close(ledger, share, part, whole) == Some(true);
    (is_it && ledger.same_period(part, share)).then(|| of(share, &[part], whole)).flatten()
}

/// X占B%,为P; X占B%(P): of the nearest level before it that it is near to.
pub(super) fn of_behind(ledger: &Ledger<'_>, share: usize) -> Option<Relation> {
    let part = share + 1;
    let is_told = is_any(ledger.before(part), "( ,为 ,即 ,计 ,达 ,共 ,約 ,共計 ,共计 ,有 ,约为");
    let is_here = |n: usize| ledger.is_level_beside(n, share);
    (is_told && is_here(part) && !is_from(ledger, part) && !ledger.is_in_table(share)).then_some(())?;
    let is_whole =
        |&n: &usize| is_here(n) && ledger.same_unit(n, part) && !ledger.cues(n).inside && !is_from(ledger, n);
    nearest(ledger, share, part, &(share.saturating_sub(NEAR)..share).rev().filter(is_whole))
}

/// Of what may be the whole the nearest that the rate is of, else the nearest that it comes near to.
fn nearest(
    ledger: &Ledger<'_>,
    share: usize,
    part: usize,
    wholes: &(impl Iterator<Item = usize> + Clone),
) -> Option<Relation> {
    let is_close = |&n: &usize| is_close(ledger, share, part, n) == Some(true);
    let is_it = |&n: &usize| holds(ledger, share, &[part], n) && is_close(&n);
    let whole = wholes.clone().find(is_it).or_else(|| wholes.clone().find(is_close))?;
    of(share, &[part], whole)
}

/// 存款余额W…,贷款余额P…,存贷比B%
fn of_two_names(ledger: &Ledger<'_>, share: usize) -> Option<Relation> {
    let [_, part, whole] = RATIOS.iter().find(|[name, ..]| ends_with_any(ledger.label(share), name))?;
    // 44.6%(去年底:43.0%)
    (!ledger.cues(share).inside && !is_from(ledger, share)).then_some(())?;
    let is_now = |n: usize| !is_from(ledger, n) && !ledger.cues(n).inside && ledger.same_period(n, share);
    let here = || ledger.levels(share + 3, 2 * NEAR).filter(|&n| ledger.paragraph(n) == ledger.paragraph(share));
    let named = |words: &str| here().find(|&n| has_any(ledger.label(n), words) && is_now(n));
    let (part, whole) = named(part).zip(named(whole))?;
    let is_pair = part != whole && ledger.same_unit(part, whole);
    (is_pair && is_near(ledger, share, part, whole)?).then(|| of(share, &[part], whole)).flatten()
}

/// 受理W件,执结P件(B%)
fn of_bracket_behind(ledger: &Ledger<'_>, share: usize) -> Option<Relation> {
    let part = share.checked_sub(1).filter(|&n| ledger.is_level(n))?;
    (ledger.before(share) == "(" && ledger.after(share).starts_with(')') && !ledger.is_in_table(share)).then_some(())?;
    let is_whole =
        |&n: &usize| ledger.is_level(n) && ledger.same_unit(n, part) && ledger.paragraph(n) == ledger.paragraph(part);
    nearest(ledger, share, part, &(part.saturating_sub(NEAR)..part).rev().filter(is_whole))
}

/// The shares that one stands among, 分别占A%、B%和C%: the first, and how many.
pub(super) fn list(ledger: &Ledger<'_>, share: usize) -> Option<(usize, usize)> {
    let is_share = |n: usize| ledger.metric(n).is_some_and(|metric| metric.kind == Kind::Share);
    ledger.list(share, is_share, |n| ledger.is_joined(n))
}

/// W个测点中,一级a个、二级b个、三级c个,占比分别为A%、B%、C%: each of its own, where two of three are.
pub(super) fn of_list(ledger: &Ledger<'_>, share: usize, breakdowns: &[Relation]) -> Option<Relation> {
    let (first, count) = list(ledger, share).filter(|(_, count)| *count > 1)?;
    let has_all = |relation: &&Relation| {
        relation.sum().is_some_and(|(_, parts)| parts.len() == count && parts.iter().all(|&n| n < first))
    };
    let until = breakdowns.partition_point(|relation| relation.place().0 < first);
    let (whole, parts) = breakdowns.get(..until)?.iter().rev().take(2).find(has_all)?.sum()?;
    let is_near = first - parts.last()? <= 2 && ledger.paragraph(first) == ledger.paragraph(whole);
    let fitting = (first..).zip(parts).filter(|&(share, &part)| holds(ledger, share, &[part], whole)).count();
    (is_near && fitting * 3 >= count * 2).then(|| of(share, parts.get(share - first..=share - first)?, whole)).flatten()
}

/// 限额W,余额P…,余额为限额的B%; 农村标准P,相当于城市标准的B%: of the nearest level that has the first two characters of what the words say.
fn of_said(ledger: &Ledger<'_>, share: usize) -> Option<Relation> {
    let clause = ledger.before(share).rsplit([',', ';']).next()?;
    let name = clause.strip_suffix('的')?;
    let name = ["相当于", "為", "为", "是"].into_iter().find_map(|is| Some(name.split_once(is)?.1))?;
    let name = name.get(..6)?;
    let part = share.checked_sub(1)?;
    let is_here = |n: usize| ledger.is_level(n) && ledger.paragraph(n) == ledger.paragraph(share);
    let part = (part.saturating_sub(3)..=part).rev().find(|&n| is_here(n) && !ledger.cues(n).inside)?;
    let is_whole = |&n: &usize| is_here(n) && ledger.same_unit(n, part) && ledger.says(n, name);
    nearest(ledger, share, part, &(share.saturating_sub(FAR)..part).rev().filter(is_whole))
}

/// 酸雨频率B%(采集样品W个,其中酸雨样品P个), 终本率B%,即W件中P件: both right behind.
fn of_counts(ledger: &Ledger<'_>, share: usize) -> Option<Relation> {
    let (whole, part) = (share + 1, share + 2);
    let is_here = |n: usize| ledger.is_level_beside(n, share);
    let is_told = starts_with_any(ledger.before(whole), "( ,即 ,共 — ,其中");
    let is_pair = is_here(whole) && is_here(part) && ledger.same_unit(whole, part) && !ledger.is_in_table(share);
    // 分别为94.4%和78.6%(断面数分别为18个和14个)
    (is_told && is_pair && !ledger.is_joined(part))
        .then(|| nearest(ledger, share, part, &std::iter::once(whole)))
        .flatten()
}

/// 应修复W,已修复P,完成B%
fn of_done(ledger: &Ledger<'_>, share: usize) -> Option<Relation> {
    let part = share.checked_sub(1)?;
    let words = ledger.before(share).strip_prefix(',')?;
    is_any(without_end(words, "了 达").unwrap_or(words), "完成 到位").then_some(())?;
    let is_here = |n: usize| ledger.is_level_beside(n, share);
    let whole = part.checked_sub(1).filter(|&n| is_here(n) && is_here(part) && ledger.same_unit(n, part))?;
    nearest(ledger, share, part, &std::iter::once(whole))
}
