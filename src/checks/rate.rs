//! Rates that are named after what they count: the claim is that what the name says was done, out of what there was, is so many per cent.
//!
//! ```text
//! W,已完成P,完成率B%               what stands before it, or what 其中 speaks of
//! 资产总额W,负债总额P,资产负债率B%   by both names
//! 罪案W。整体破案率B%,共侦破P         of all
//! ```

use super::claim::{is_claim, is_close, is_one_off, of};
use super::earlier::is_from;
use super::ledger::{Ledger, NEAR, overlaps};
use super::partition::wholes;
use super::told::{among, held_in};
use super::{Relation, named};
use crate::quantity::Decimal;
use crate::report::{ends_with_any, has_any, is_any, last_two, without_end};

/// X率B%: what its name says, out of what stands before it, or out of the whole that it is a part of; `near` are the levels before it in
/// its paragraph, nearest first.
pub(super) fn relate(
    ledger: &Ledger<'_>,
    share: usize,
    near: &[usize],
    breakdowns: &[Relation],
    found: &[Relation],
) -> Option<Relation> {
    let is_here = |n: &usize| ledger.sentence(*n) == ledger.sentence(share);
    let here: Vec<usize> = near.iter().copied().filter(is_here).collect();
    let (part, whole) = if ledger.label(share).contains("完成") && !ledger.label(share).ends_with('率') {
        let aim = of_aim(ledger, &here)?;
        is_claim(ledger, share, aim.0, aim.1)?.then_some(aim)?
    } else {
        let pair = pair(ledger, share, &here, breakdowns)?;
        // 昼间达标P个,达标率A%,夜间达标率B%: two rates are not of one pair.
        let is_taken = matches!(found.last(), Some(Relation::Share { share: Some(_), parts, whole })
            if parts == &[pair.0] && *whole == pair.1);
        (!is_taken).then_some(pair)?
    };
    of(share, &[part], whole)
}

/// 完成P,为预算W的B%
fn of_aim(ledger: &Ledger<'_>, here: &[usize]) -> Option<(usize, usize)> {
    let (&part, &whole) = here.first().zip(here.get(1))?;
    (has_any(ledger.label(whole), "预算 计划 目标 任务") && ledger.same_unit(whole, part)).then_some((part, whole))
}

/// The figures that a rate is of.
fn pair(ledger: &Ledger<'_>, share: usize, here: &[usize], breakdowns: &[Relation]) -> Option<(usize, usize)> {
    // 合格率依次为A%、B%: each of its own
    let is_listed =
        ledger.is_joined(share) || ledger.is_joined(share + 1) && ledger.label(share) == ledger.label(share + 1);
    // 提前下达比例由A%提高到B%: of no counts that stand here
    let is_moved = ends_with_any(ledger.before(share), "高到 升到 降到 高至 升至 降至");
    (!is_listed && !is_moved && !ledger.cues(share).total).then_some(())?;
    let is_so = |part: usize, whole: usize| is_so(ledger, share, part, whole);
    // 39个行业中有31个增长,增长面B%
    if let Some((part, whole)) = here.first().filter(|&&n| n + 1 == share).and_then(|&n| Some((n, among(ledger, n)?))) {
        return is_so(part, whole).then_some((part, whole));
    }
    let stem = without_end(ledger.label(share), "比率 比例 率 进度 面")?;
    // 生产W台,销售P台,产销率B%
    if let (Some((one, other)), [part, whole, ..]) = (stem.split_at_checked(3), here) {
        let is_each = other.len() == 3 && ledger.says(*part, other) && ledger.says(*whole, one);
        if is_each && ledger.same_unit(*part, *whole) && is_so(*part, *whole) {
            return Some((*part, *whole));
        }
    }
    let rate = Rate::of(ledger, share, stem);
    rate.by_name(here, breakdowns).or_else(|| rate.beside())
}

/// Whether a rate may be meant of these two.
fn is_so(ledger: &Ledger<'_>, share: usize, part: usize, whole: usize) -> bool {
    is_claim(ledger, share, part, whole) == Some(true) || is_one_off(ledger, share, part, whole) == Some(true)
}

/// A rate and its name: 破案率 of all that was done, 整体 of what.
struct Rate<'l, 'r> {
    ledger: &'l Ledger<'r>,
    share: usize,
    /// The name without 率.
    stem: &'l str,
    /// What was done: the last two characters of the stem.
    verb: String,
    /// To what: those before them.
    object: &'l str,
    /// Whether that is only 整体.
    is_of_all: bool,
}

impl<'l, 'r> Rate<'l, 'r> {
    fn of(ledger: &'l Ledger<'r>, share: usize, stem: &'l str) -> Rate<'l, 'r> {
        // 优良天数比例
        let stem = stem.strip_suffix("天数").unwrap_or(stem);
        let verb = last_two(stem.strip_suffix('化').unwrap_or(stem));
        let object = stem.strip_suffix(verb.as_str()).unwrap_or_default();
        Rate { ledger, share, stem, verb, object, is_of_all: is_any(object, "整体 整體 总体") }
    }

    /// What its name says was done, out of what there was of it.
    fn by_name(&self, here: &[usize], breakdowns: &[Relation]) -> Option<(usize, usize)> {
        let ledger = self.ledger;
        let part = self.part(here)?;
        let wholes = [
            self.whole_by_name(part),
            named::before_list(ledger, part),
            wholes(part, breakdowns).next(),
            held_in(ledger, part),
            self.whole_before(part, here),
            self.whole_of_all(part),
        ];
        // 其中甲受理W,审结P,结案率B%: of what 其中 speaks of, or, where that is far off, of the level before.
        // A rate in a row of a table is none of a column's sum.
        let is_of_row =
            |whole: usize| !ledger.is_in_table(self.share) || ledger.sentence(whole) == ledger.sentence(self.share);
        let whole =
            wholes.into_iter().flatten().find(|&whole| is_of_row(whole) && is_so(ledger, self.share, part, whole))?;
        (self.is_of(part, whole) && self.is_of_both(part, whole) != Some(true)).then_some((part, whole))
    }

    /// 抽查W座,规范的P座,达标率B%: what stands right before it, out of the level before that. In 640 reports that hold, rates so put were of
    /// these two in 500, and within three points of what these make, but of others, in two.
    fn beside(&self) -> Option<(usize, usize)> {
        let (ledger, share) = (self.ledger, self.share);
        let part = share.checked_sub(1).filter(|&n| ledger.is_level(n))?;
        let whole = (part.saturating_sub(NEAR)..part).rev().find(|&n| !ledger.is_change(n))?;
        let is_here = |n: usize| ledger.sentence(n) == ledger.sentence(share);
        let is_pair = ledger.is_level(whole) && ledger.same_unit(whole, part) && is_here(whole) && is_here(part);
        let is_now = !is_from(ledger, whole) && !is_from(ledger, part) && !ledger.is_in_table(share);
        // What a margin or a debt is, no level beside tells.
        let is_other = ends_with_any(self.stem, "负债 毛利") || self.is_of_both(part, whole) == Some(true);
        (is_pair && is_now && !is_other && is_close(ledger, share, part, whole)?).then_some((part, whole))
    }

    /// What was done, in the sentence before the rate, or right behind it: 整体破案率为B%,共侦破P宗.
    fn part(&self, here: &[usize]) -> Option<usize> {
        let ledger = self.ledger;
        let next = self.share + 1;
        let is_behind = self.is_of_all && ledger.is_level(next) && ledger.sentence(next) == ledger.sentence(self.share);
        let part = here.iter().copied().find(|&n| self.is_done(n));
        let part = part.or_else(|| Some(next).filter(|&n| is_behind && self.is_done(n)));
        part.filter(|_| self.verb.chars().count() == 2)
    }

    fn is_done(&self, n: usize) -> bool {
        let ledger = self.ledger;
        // 办结W件,其中调解结案P件,调解成功率B%
        let is_head =
            self.object.chars().count() >= 2 && ledger.cues(n).within && ledger.label(n).starts_with(self.object);
        let words = [ledger.before(n), ledger.label(n)];
        (is_head || words.iter().any(|words| says(words, &self.verb)))
            && !words.iter().any(|words| self.is_undone(words))
    }

    /// 未办结, 不合格, where the rate is not one of these itself.
    fn is_undone(&self, words: &str) -> bool {
        "未 不 阶段性".split(' ').any(|no| {
            let undone = [no, &self.verb].concat();
            words.contains(&undone) && !self.stem.contains(&undone)
        })
    }

    fn is_money(&self, part: usize) -> bool {
        self.ledger.metric(part).is_some_and(|part| part.unit.ends_with('元'))
    }

    /// 资产总额W元,负债总额P元,…,资产负债率B%; 整体罪案W宗。…侦破P宗,整体破案率B%
    fn whole_by_name(&self, part: usize) -> Option<usize> {
        let ledger = self.ledger;
        let is_named = |n: usize| {
            if self.is_money(part) {
                self.object.chars().count() == 2 && ledger.bare(n).starts_with(self.object)
            } else {
                self.is_of_all && ledger.label(n).contains(self.object)
            }
        };
        let is_said = !self.is_money(part) || ledger.label(part).starts_with(&self.verb);
        self.around(part).find(|&n| is_said && is_named(n) && !is_from(ledger, n))
    }

    /// 受理W件(新收a件、旧存b件),审结P件
    fn whole_before(&self, part: usize, here: &[usize]) -> Option<usize> {
        let ledger = self.ledger;
        // 受理W件,其中旧存a件,新收b件,比上年的c件多d件;审结P件: past what is less, and what was before
        let is_less =
            |n: usize| ledger.metric(n).zip(ledger.metric(part)).is_some_and(|(n, part)| n.value < part.value);
        let is_past = |n: usize| {
            let is_added = ledger.before(n).contains('加');
            ledger.same_unit(n, part) && !is_added && (is_from(ledger, n) || is_less(n))
        };
        let whole = here.iter().copied().find(|&n| n < part && !ledger.cues(n).inside && !is_past(n))?;
        // 优良P天(优a天,良b天),优良天数比例B%
        let is_last = || here.iter().find(|&&n| !ledger.cues(n).inside) == Some(&part);
        let is_run = (here.first() == Some(&part) || is_last()) && ledger.is_alike(part, whole);
        // 货币资金a元,有息负债b元,资产负债率B%: of 资产, which the words don't name.
        let is_told = !self.is_money(part) || self.object.is_empty() || overlaps(ledger.label(whole), self.object);
        // 起诉a人,不起诉b人: the level before what is not done is its other half. 未就业W人,就业P人
        let is_done = |label: &str| label.contains(&self.verb) && !label.contains(&["未", &self.verb].concat());
        let denied = self.stem.split_once(['不', '未']).map_or("", |(_, denied)| denied);
        let is_other = !denied.is_empty() && denied.chars().all(|ch| ledger.label(whole).contains(ch))
            || is_done(ledger.label(whole));
        (is_run && is_told && !is_other).then_some(whole)
    }

    /// 有效监测W天,…。优良天数P天,优良天数比率B%: of the first that the paragraph counts so.
    fn whole_of_all(&self, part: usize) -> Option<usize> {
        let name = self.ledger.label(part);
        let is_count = name.ends_with('数') && name.starts_with(self.stem);
        self.around(part).last().filter(|_| is_count || self.is_of_all)
    }

    /// The levels before it in its paragraph of its unit and its time, nearest first.
    fn around(&self, part: usize) -> impl Iterator<Item = usize> {
        let ledger = self.ledger;
        let is_alike = move |&n: &usize| ledger.same_unit(n, part) && ledger.same_period(n, part);
        ledger.levels(part, NEAR).take_while(move |&n| ledger.paragraph(n) == ledger.paragraph(part)).filter(is_alike)
    }

    /// 空编P名,县级空编率B%: of another than these.
    fn is_of(&self, part: usize, whole: usize) -> bool {
        let ledger = self.ledger;
        let is_its = |n: usize| overlaps(ledger.label(n), self.object) || overlaps(ledger.before(n), self.object);
        self.object.chars().count() < 2 || self.is_of_all || is_its(part) || is_its(whole)
    }

    /// 城市a人、农村b人,其中供养P人,供养率B%: of both, which no figure is.
    fn is_of_both(&self, part: usize, whole: usize) -> Option<bool> {
        let ledger = self.ledger;
        let other = ledger.levels(whole, NEAR).next().filter(|&n| {
            ledger.sentence(n) == ledger.sentence(self.share)
                && ledger.same_unit(n, whole)
                && ledger.before(whole).starts_with('、')
        });
        let both = ledger.interval(whole)?.plus(ledger.interval(other?)?)?;
        ledger.interval(part)?.is_rate_of(both, ledger.interval(self.share)?, Decimal::whole(100))
    }
}

/// Whether words say what a rate is named after: 办结 of 办结率, 收回 of 回收率, 不批准逮捕 of 不捕率, 审结 of 结案率.
fn says(words: &str, verb: &str) -> bool {
    let mut rest = words.chars();
    let count = words.chars().count();
    words.contains(verb)
        || count == 2 && verb.chars().all(|ch| words.contains(ch))
        || count <= 12 && verb.chars().all(|ch| rest.any(|other| other == ch))
        || verb.strip_suffix('案').is_some_and(|done| words.contains(done))
        // 收回a份,回收率B%
        || words.contains(&verb.chars().rev().collect::<String>())
}
