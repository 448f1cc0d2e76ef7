//! The level that a change comes from: told before it, in a list of its own, or right behind it.
//!
//! ```text
//! 由A升至D,增长B% · D,较上年的A增长B% · D,增长B%(上年同期A) · D(2023年12月31日:A),增长B%
//! ```

use super::ledger::{Ledger, MEMBERS, overlaps};
use crate::metrics::Metric;
use crate::quantity::Decimal;
use crate::report::{has_any, is_any, starts_with_any};

/// How many figures a change looks back over for its level.
pub(super) const WINDOW: usize = 12;

/// The figures before a change in its sentence, nearest first.
pub(super) fn before(ledger: &Ledger<'_>, n: usize) -> impl Iterator<Item = usize> {
    let sentence = ledger.sentence(n);
    (n.saturating_sub(WINDOW)..n).rev().take_while(move |&at| ledger.sentence(at) == sentence)
}

/// Whether a level is the earlier one: 由A…, 较上年的A…, 与A相比; or goes on a list of such, 较上年的a、b分别上升A%、B%.
pub(super) fn is_from(ledger: &Ledger<'_>, n: usize) -> bool {
    let is_next = |&at: &usize| ledger.is_joined(at + 1) && ledger.is_level(at);
    let is_then = |n: usize| ledger.cues(n).then;
    is_then(n) || (n.saturating_sub(MEMBERS)..n).rev().take_while(is_next).any(is_then)
}

/// The days of a period in their year: `-01` and `-09` of `2024-01/2024-09`.
fn days(period: &str) -> impl Iterator<Item = &str> {
    period.split('/').filter_map(|day| day.get(4..))
}

/// Whether a figure is of an earlier year than another, and of the same days.
pub(super) fn is_earlier(one: &Metric, other: &Metric) -> bool {
    let (Some(one), Some(other)) = (&one.period, &other.period) else { return false };
    !one.starts_with('.') && one < other && days(one).eq(days(other))
}

/// The earlier level, of the same name and unit.
pub(super) fn from_of(ledger: &Ledger<'_>, to: usize, delta: usize) -> Option<usize> {
    // 66.9%,距70%的目标尚差3.1个百分点: a gap, and no change from a level.
    let is_gap = ledger.before(delta).trim_end_matches(['约', '近', '了']).ends_with('差');
    (!is_gap && !is_at_other_prices(ledger, delta)).then_some(())?;
    let change = Change { ledger, to, delta };
    let mut levels = before(ledger, delta).filter(|&n| n != to && !ledger.is_change(n));
    let is_it = |&n: &usize| change.is_named(n) && change.is_told(n) && !change.is_apart(n);
    // 审结民商事案件a件,同比增长A%,上年同期审结b件
    let next = (delta + 1..delta + 3).find(|&n| !ledger.is_change(n)).unwrap_or(delta + 1);
    let is_named = || overlaps(ledger.label(next), ledger.label(to)) || ledger.label(next) == ledger.label(delta);
    let is_alike = || is_named() && !ledger.is_joined(next + 1);
    // 按月减少A%,按年减少B%(去年六月为a): of the last
    let is_last = || (delta + 1..next).all(|n| !has_any(ledger.before(n), "按 比 较"));
    let is_next = || is_behind(ledger, next) && is_last() && is_alike() && change.is_told(next);
    let from = levels.find(is_it).or_else(|| is_next().then_some(next))?;
    // 2023年a 2022年(调整后)b 2022年(调整前)c 增减B%: of two of one time the one that is meant.
    let other = levels.next().filter(|n| is_it(n) && ledger.is_in_table(*n) && ledger.same_period(*n, from));
    other.filter(|&other| off(ledger, to, delta, other) < off(ledger, to, delta, from)).or(Some(from))
}

/// A change and the level that it leads to.
struct Change<'l, 'r> {
    ledger: &'l Ledger<'r>,
    to: usize,
    delta: usize,
}

impl Change<'_, '_> {
    fn is_named(&self, from: usize) -> bool {
        let (name, level) = (self.ledger.label(from), self.ledger.label(self.to));
        // 审理周期a天,比⟨普通程序案件的b天⟩缩短c天
        let is_other = || from + 1 == self.delta && from > self.to && name.ends_with(level);
        name == level || name == self.ledger.label(self.delta) || is_other()
    }

    /// Whether words or its time say that a figure is what the level was before.
    fn is_told(&self, from: usize) -> bool {
        let Change { ledger, to, delta } = *self;
        let is_then = |then: &Metric, level: &Metric| {
            // W百万港元(2024年12月31日:a百万港元),增加B%; W宗(a宗),下跌B%, where that is nearly so
            let words = ledger.before(from);
            let is_dated = words.starts_with('(') && words.ends_with(':') && then.period.is_some();
            let is_near = || is_dated || words == "(" && is_nearly(ledger, to, delta, from) == Some(true);
            is_earlier(then, level)
                || from == to + 1 && ledger.cues(from).inside && (then.period < level.period || is_near())
        };
        let is_told = || ledger.metric(from).zip(ledger.metric(to)).is_some_and(|(then, level)| is_then(then, level));
        // 较上年同期(a)下降A个百分点,较上季度上升B个百分点: a is of the first.
        let own = ledger.before(delta).trim_start_matches([',', ';']);
        let is_of_first =
            starts_with_any(own, "比 较 按月 按季 环比") && (from + 1..delta).any(|n| ledger.is_change(n));
        let is_of_time = !self.is_of_other_time(from) && !is_of_first;
        ledger.same_unit(from, to) && is_of_time && (is_from(ledger, from) || is_told())
    }

    /// 较2022年(a)下降A%,较2023年下降B%: what it was in 2022 is not what the second is measured by.
    fn is_of_other_time(&self, from: usize) -> bool {
        let told = self.ledger.metric(self.delta).and_then(|change| change.baseline.as_deref()).unwrap_or_default();
        let then = self.ledger.metric(from).and_then(|from| from.period.as_deref()).unwrap_or_default();
        let is_date = told.starts_with(|ch: char| ch.is_ascii_digit());
        is_date && !then.starts_with(told) && !told.starts_with(then)
    }

    /// 收入a元(上年b元);其中四季度c元,下降C%: b is of the change before.
    fn is_apart(&self, from: usize) -> bool {
        let (ledger, to) = (self.ledger, self.to);
        (from + 1..to).any(|between| ledger.is_change(between) || ledger.is_level(between))
            || from > 0 && from < to && ledger.is_change(from - 1) && is_behind(ledger, from)
    }
}

/// Whether a change in per cent is nearly what a level makes of an earlier one: one that is far off is of another name.
pub(super) fn is_nearly(ledger: &Ledger<'_>, to: usize, delta: usize, from: usize) -> Option<bool> {
    let stated = ledger.metric(delta)?.value.abs().times(ledger.metric(from)?.value)?;
    Some(off(ledger, to, delta, from)?.times(Decimal::whole(2))? <= stated)
}

/// 下降A%,上年为b。 增长A%(2022年同期:b): whether a figure right behind a change says what was before it; 较2019年的b增长B% is another's.
fn is_behind(ledger: &Ledger<'_>, n: usize) -> bool {
    let words = ledger.before(n).trim_start_matches([',', '(']);
    // 环比增长B%(一季度A)
    let is_quarter = ledger.before(n).starts_with('(') && (words.contains("季度") || words.ends_with('月'));
    let is_time = words.chars().next().is_some_and(|ch| "上去2".contains(ch)) || is_quarter;
    let is_time = is_time && !words.contains(['较', '比']);
    let is_here = n > 0 && ledger.sentence(n) == ledger.sentence(n - 1);
    let is_changed = ledger.is_change(n + 1) && ledger.sentence(n + 1) == ledger.sentence(n);
    is_time && is_here && (ledger.cues(n).inside || ledger.before(n).starts_with('(') || !is_changed)
}

/// How far a change in per cent is from what a level makes of an earlier one, in hundredths of that one.
fn off(ledger: &Ledger<'_>, to: usize, delta: usize, from: usize) -> Option<Decimal> {
    let value = |n: usize| Some(ledger.metric(n)?.value);
    let moved = value(to)?.minus(value(from)?)?.abs().times(Decimal::whole(100))?;
    moved.minus(value(delta)?.abs().times(value(from)?)?).map(Decimal::abs)
}

/// 城乡收入为a和b,增长A%和B%; a起、b人,较上年的c起、d人分别增长A%、B%: the level of a change in a list and, where told, the one that it
/// comes from, each in its place.
pub(super) fn listed(ledger: &Ledger<'_>, delta: usize) -> Option<(usize, Option<usize>)> {
    // 上年分别为c和d,增长A%、下降B%
    let is_next =
        |n: usize| ledger.is_joined(n) || is_any(ledger.before(n), "、增长 、下降 、上升 、减少 、增加 和增长 和下降");
    let (first, count) = ledger.list(delta, |n| ledger.is_change(n), is_next).filter(|list| list.1 > 1)?;
    let at = first + count - 1 - delta;
    // 分别增长A%、B%(上年分别为c、d)
    let after = first + count;
    let is_after = ledger.is_level(after) && is_behind(ledger, after);
    let mut levels = before(ledger, first).filter(|&n| ledger.is_level(n));
    let last: Vec<usize> =
        if is_after { (after..after + count).rev().collect() } else { levels.by_ref().take(count).collect() };
    let (&head, rest) = last.split_last().filter(|_| last.len() == count)?;
    let own = *last.get(at)?;
    let is_then = |&n: &usize| {
        let earlier = ledger.metric(n).zip(ledger.metric(first));
        is_from(ledger, n) || earlier.is_some_and(|(level, change)| is_earlier(level, change))
    };
    if last.iter().all(is_then) {
        let is_told = [first, head].iter().any(|&n| ledger.before(n).contains("分别"));
        return levels.nth(at).filter(|&to| is_told && ledger.same_unit(to, own)).map(|to| (to, Some(own)));
    }
    // A list of levels as long as that of changes, and of changes that levels can have.
    let is_one = (first..after).all(|n| ledger.same_unit(n, first)) && !ledger.is_points(first);
    let is_list = !ledger.is_joined(head) && rest.iter().all(|&n| ledger.is_joined(n)) && !last.iter().any(is_then);
    (is_one && is_list).then_some((own, None))
}

/// 扣除物价因素,实际增长B%, 年均增长B%: not what the figures themselves changed by; 年均浓度 is a figure of its own.
pub(super) fn is_at_other_prices(ledger: &Ledger<'_>, delta: usize) -> bool {
    let words = [ledger.before(delta), ledger.label(delta)];
    let is_by_year = |words: &str| words.split("年均").skip(1).any(|after| !after.starts_with('浓'));
    words.iter().any(|words| is_by_year(words) || has_any(words, "实际 實際 实质 實質 可比 不变价 扣除 剔除 同口径"))
}
