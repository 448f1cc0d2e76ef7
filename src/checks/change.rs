//! Changes: a level, what it changed by, and the level it came from.
//!
//! ```text
//! A,增长B%            to A, delta B
//! A,增加C,增长B%       to A, delta B, using C
//! 由A升至D,增长B%      from A, to D, delta B
//! ```

use super::Relation;
use super::earlier::{WINDOW, before, from_of, is_at_other_prices, is_earlier, is_from, is_nearly, listed};
use super::ledger::{FAR, Ledger, NEAR, overlaps, unit_of};
use super::partition::is_aside;
use super::verify::holds;
use crate::metrics::{Direction, Kind, Metric};
use crate::quantity::Decimal;
use crate::report::{is_any, without_end};

/// Finds every change that the report states of a level of its own, in order.
pub(super) fn find(ledger: &Ledger<'_>) -> Vec<Relation> {
    let mut found: Vec<Relation> = Vec::new();
    for delta in (0..ledger.metrics.len()).filter(|&n| ledger.is_change(n)) {
        let listed = listed(ledger, delta);
        let level = listed.map(|(to, _)| to).or_else(|| level_of(ledger, delta));
        let level = level.or_else(|| same_as_before(ledger, &found, delta));
        if let Some(to) = level.filter(|&to| !is_of_part(ledger, to, delta)) {
            let from = listed.and_then(|(_, from)| from).or_else(|| from_of(ledger, to, delta));
            let using = using_of(ledger, to, delta);
            let is_possible =
                is_possible(ledger, to, delta, from) && using.is_none_or(|using| is_possible(ledger, to, using, None));
            let relation = Relation::Change { to: Some(to), delta, from, using };
            if is_possible && !is_far_off(ledger, to, delta, from, using) && !is_of_others(ledger, &relation, delta) {
                found.push(relation);
            }
        }
    }
    found
}

/// 上年861起、602人,分别下降13.8%和8.3%: whether a change that does not hold is what two other figures beside it make; then it is theirs.
fn is_of_others(ledger: &Ledger<'_>, relation: &Relation, delta: usize) -> bool {
    let is_here =
        |&n: &usize| ledger.paragraph(n) == ledger.paragraph(delta) && ledger.sentence(delta) - ledger.sentence(n) <= 1;
    let Relation::Change { to: Some(own), from: its, .. } = *relation else { return false };
    let is_own = |n: usize| n == own || Some(n) == its;
    let is_other = |to: usize, from: usize| to != from && ledger.same_unit(to, from) && !(is_own(to) && is_own(from));
    let near = || ledger.levels(delta, NEAR).take_while(is_here);
    let is_made = |to: usize, from: usize| {
        let other = Relation::Change { to: Some(to), delta, from: Some(from), using: None };
        holds(ledger.metrics, &other) == Some(true)
    };
    let is_then = |from: usize, to: usize| {
        let levels = ledger.metric(from).zip(ledger.metric(to));
        is_from(ledger, from) || levels.is_some_and(|(from, to)| is_earlier(from, to))
    };
    holds(ledger.metrics, relation) == Some(false)
        && near().any(|from| near().any(|to| is_other(to, from) && is_then(from, to) && is_made(to, from)))
}

/// Whether a level can have changed by so much: 超收a元,较上年增收b元 and 合作社a户,比上年末的b户净增c户 are changes of what stands before.
fn is_possible(ledger: &Ledger<'_>, to: usize, delta: usize, from: Option<usize>) -> bool {
    let (Some(level), Some(change)) = (ledger.metric(to), ledger.metric(delta)) else { return false };
    let is_up = change.direction == Some(Direction::Up) && change.unit == level.unit && !level.value.is_negative();
    let before = from.and_then(|from| ledger.metric(from)).map(|from| from.value);
    !is_up || change.value <= level.value && before.is_none_or(|before| before <= level.value)
}

/// Whether a change in per cent is told of another level: more than ten times off is no slip of a pen. 消费量W吨,较目标超出a吨,比上年增加c吨、增长B%.
fn is_far_off(ledger: &Ledger<'_>, to: usize, delta: usize, from: Option<usize>, using: Option<usize>) -> bool {
    // What the level was before is near enough to it for this.
    let is_off = || {
        let value = |n: usize| Some(ledger.metric(n)?.value.abs());
        let (level, stated) = (value(to)?, value(delta)?);
        let (before, moved) = match from {
            Some(from) => (value(from)?, level.minus(value(from)?)?.abs()),
            None => (level, value(using?)?),
        };
        let against = |times: i64| Decimal::compare_products([moved, Decimal::whole(times)], [stated, before]);
        Some(against(10)?.is_gt() || against(1000)?.is_lt() && moved.digits != 0)
    };
    ledger.metric(delta).is_some_and(|change| change.unit == "%") && is_off() == Some(true)
}

/// 全年收入a元,…一季度、上半年增幅分别为A%和B%: a change of a part of the year that the level is of.
fn is_of_part(ledger: &Ledger<'_>, level: usize, delta: usize) -> bool {
    let period = |n: usize| ledger.metric(n).and_then(|metric| metric.period.as_deref()).unwrap_or_default();
    period(level).len() == 4 && period(delta).contains('/') && period(delta).starts_with(period(level))
}

fn is_level(ledger: &Ledger<'_>, n: usize) -> bool {
    ledger.metric(n).is_some_and(|metric| matches!(metric.kind, Kind::Quantity | Kind::Share))
        && !is_from(ledger, n)
        && !is_aside(ledger, n)
}

/// The levels before a change in its sentence that it may lead to, nearest first: none of the year before.
fn levels<'l>(ledger: &'l Ledger<'_>, delta: usize) -> impl Iterator<Item = usize> + 'l {
    let is_then = move |n: usize| {
        ledger.metric(n).zip(ledger.metric(delta)).is_some_and(|(level, change)| is_earlier(level, change))
    };
    // 当月a 增长A% 累计b 增长B%: in a table no level before another change, where one stands behind it.
    let last = before(ledger, delta)
        .find(|&n| ledger.is_change(n))
        .filter(|&last| ledger.is_in_table(delta) && (last + 1..delta).any(|n| is_level(ledger, n)));
    before(ledger, delta).filter(move |&n| last < Some(n) && is_level(ledger, n) && !is_then(n))
}

/// The level that a change leads to: of the same name, in the same sentence.
fn level_of(ledger: &Ledger<'_>, delta: usize) -> Option<usize> {
    let change = ledger.metric(delta)?;
    let fits = |n: &usize, rates: bool| {
        ledger.metric(*n).is_some_and(|level| {
            let is_rate = matches!(level.unit.as_str(), "%" | "‰");
            is_rate == rates
                && units_fit(level, change)
                && is_same(&level.label, &change.label)
                && !ledger.is_in_bracket(*n, delta)
        })
    };
    // A change in per cent is one of a level rather than of its share: 出口5亿元,占60%,增长8%.
    let is_of_rate = ledger.is_points(delta);
    let named = levels(ledger, delta)
        .find(|n| fits(n, is_of_rate))
        .or_else(|| levels(ledger, delta).find(|n| fits(n, !is_of_rate)));
    named
        .or_else(|| shortened(ledger, delta))
        .or_else(|| begun(ledger, delta))
        .or_else(|| reached(ledger, delta))
        .or_else(|| alike(ledger, delta))
        .or_else(|| told_before(ledger, delta))
        .or_else(|| of_earlier(ledger, delta))
}

/// Whether a change is told of a level: 人均可支配收入 and 人均可支配收入实际增长, 办结率占比 and 办结率.
fn is_same(level: &str, change: &str) -> bool {
    if level == change || level.strip_suffix("占比") == Some(change) {
        return true;
    }
    const TOLD: &str = "环比 同口径增长 同口径下降 名义增长 实际增长 实际上升 环比增长 环比下降 环比上升 环比减少 环比增加 环比上涨 升幅 跌幅 \
        降幅 增幅 增速 涨幅 实质增长 实质上升 增长速度 实际下降 减幅 增长率 环比回落 环比增 环比降 环比升 环比减";
    change.strip_prefix(level).is_some_and(|rest| is_any(rest, TOLD))
}

/// 细颗粒物、二氧化硫浓度分别为a和b,其中细颗粒物下降A%: the level whose name begins with all of the change's.
fn begun(ledger: &Ledger<'_>, delta: usize) -> Option<usize> {
    let change = ledger.metric(delta).filter(|change| change.label.chars().count() >= 3)?;
    let is_it = |level: &Metric| level.label.starts_with(&change.label) && units_fit(level, change);
    levels(ledger, delta).find(|&n| ledger.metric(n).is_some_and(is_it))
}

/// The last level before a change that is told of it by less than its name.
fn shortened(ledger: &Ledger<'_>, delta: usize) -> Option<usize> {
    let change = ledger.metric(delta)?;
    // 死亡人数降幅: of a level in 人
    let name = without_end(&change.label, "降幅 升幅 增幅 跌幅 涨幅").unwrap_or(&change.label);
    let counted =
        name.strip_suffix('数').and_then(|name| "起 人 件 宗 户".split(' ').find(|unit| name.ends_with(unit)));
    // 猪肉、牛肉、禽肉产量分别增长: not what 猪牛羊禽肉产量 did
    (counted.is_some() || !ledger.is_joined(delta)).then_some(())?;
    let fits = |level: &Metric| units_fit(level, change) && counted.is_none_or(|unit| level.unit == unit);
    let level = levels(ledger, delta).find(|&n| ledger.metric(n).is_some_and(fits))?;
    let is_count_alone = counted.is_some() && name.chars().count() == 2;
    // 扣留货物326批次,批次下降
    let is_unit = ledger.metric(level)?.unit == name;
    (is_count_alone || is_unit || is_shortened(&ledger.metric(level)?.label, name)).then_some(level)
}

/// Whether a change is told of a level by less than its name: 罚款额 of 罚款, 损失 of 直接财产损失, Ⅰ~Ⅲ类比例 of Ⅰ~Ⅲ类断面占比.
fn is_shortened(level: &str, change: &str) -> bool {
    const COUNTED: &str = "起数 人数 件数 宗数 户数 人次 数量 额 数";
    const RATED: &str = "占比 比例 比重";
    let is_long = |name: &str| name.chars().count() >= 2;
    match (without_end(level, RATED), without_end(change, RATED)) {
        (Some(level), Some(change)) => is_long(change) && level.starts_with(change),
        (Some(_), None) | (None, Some(_)) => false,
        (None, None) => {
            let change = without_end(change, COUNTED).unwrap_or(change);
            is_long(change) && level.ends_with(change)
        }
    }
}

/// 手足口病a例…。其中手足口病上升B%: a level of the sentence before, by its whole name. (一)耕地W公顷。… 与上年相比,耕地增加C公顷: of an absolute
/// change one anywhere before, or in its paragraph by the last words of it.
fn told_before(ledger: &Ledger<'_>, delta: usize) -> Option<usize> {
    let change = ledger.metric(delta)?;
    let is_absolute = change.kind == Kind::Change && !matches!(change.unit.as_str(), "%" | "‰" | "倍" | "百分点");
    let is_it = |n: usize, level: &Metric| {
        let is_here = || ledger.paragraph(n) == ledger.paragraph(delta);
        let is_next = || ledger.sentence(n) + 1 == ledger.sentence(delta) && is_here();
        let is_tail = || level.label.ends_with(&change.label) && change.label.chars().count() > 1 && is_here();
        let is_told = is_absolute && ledger.same_period(n, delta) && (level.label == change.label || is_tail())
            || is_same(&level.label, &change.label) && is_next();
        is_told && units_fit(level, change) && !is_from(ledger, n)
    };
    let mut levels = ledger.levels(delta, if is_absolute { FAR } else { WINDOW });
    let mut nearest = None;
    // 省内流动人口a人。…流动人口增加c人: of all of them, where that is told.
    let own = levels.find(|&n| {
        let is_told = ledger.metric(n).is_some_and(|level| is_it(n, level));
        nearest = nearest.or(Some(n).filter(|_| is_told));
        is_told && ledger.label(n) == change.label
    });
    own.or(nearest)
}

/// 甲级客运量比上年的W人下降B%, after 其中甲级P人 in the sentence before: the nearest level of its unit that shares words with the earlier one.
fn of_earlier(ledger: &Ledger<'_>, delta: usize) -> Option<usize> {
    let from = delta.checked_sub(1).filter(|&n| ledger.is_level(n) && is_from(ledger, n))?;
    let is_bare = ledger.before(delta).chars().count() <= 3 && ledger.sentence(from) == ledger.sentence(delta);
    let is_near =
        |&n: &usize| ledger.paragraph(n) == ledger.paragraph(from) && ledger.sentence(from) - ledger.sentence(n) <= 1;
    let mut levels = ledger.levels(from, WINDOW).take_while(is_near);
    let level = levels.find(|&n| {
        is_bare && ledger.same_unit(n, from) && !is_from(ledger, n) && overlaps(ledger.label(n), ledger.label(from))
    })?;
    is_nearly(ledger, level, delta, from)?.then_some(level)
}

/// 减少0.4万人至10.6万人: the level stands right behind.
fn reached(ledger: &Ledger<'_>, delta: usize) -> Option<usize> {
    let next = delta + 1;
    let is_next = ledger.metric(next)?.label == ledger.metric(delta)?.label && is_level(ledger, next);
    (is_next && matches!(ledger.before(next), "至" | "到")).then_some(next)
}

/// 发生事故38起,…事故起数增加2起: an absolute change of the last level in its unit, which its name is about.
fn alike(ledger: &Ledger<'_>, delta: usize) -> Option<usize> {
    let change = ledger.metric(delta)?;
    let level = levels(ledger, delta).find(|&n| ledger.metric(n).is_some_and(|level| level.unit == change.unit))?;
    // 建筑业68起、71人,事故起数增加3起: the name says no more than what is counted, and the level none of its own.
    let is_count = || {
        let counted = [change.unit.as_str(), "数"].concat();
        let is_bare = !ledger.after(level).starts_with(|ch: char| ('\u{3400}'..='\u{9FFF}').contains(&ch));
        change.label.ends_with(&counted) && is_bare && !(level + 1..=delta).any(|n| ledger.before(n).contains(';'))
    };
    // 基金收入a元,减收c元,其中土地出让收入减收d元: of a part
    let is_of_part = ledger.cues(delta).within && change.label != ledger.label(level);
    (change.kind == Kind::Change
        && !is_of_part
        && !matches!(change.unit.as_str(), "" | "%" | "‰")
        && (overlaps(&ledger.metric(level)?.label, &change.label) || is_count()))
    .then_some(level)
}

/// A relative change of the name that the absolute one before it has.
fn same_as_before(ledger: &Ledger<'_>, found: &[Relation], delta: usize) -> Option<usize> {
    (ledger.metric(delta)?.unit == "%").then_some(())?;
    let Relation::Change { to, delta: before, .. } = found.last()? else { return None };
    let is_same = ledger.metric(*before)?.label == ledger.metric(delta)?.label;
    (is_same && before + 1 == delta && ledger.sentence(*before) == ledger.sentence(delta)).then_some(*to).flatten()
}

/// Whether what a level is counted in is what a change is, or it is one in per cent.
fn units_fit(level: &Metric, change: &Metric) -> bool {
    match change.unit.as_str() {
        "百分点" => matches!(level.unit.as_str(), "%" | ""),
        "千分点" => level.unit == "‰",
        "%" | "‰" | "倍" | "成" => true,
        _ => unit_of(level) == unit_of(change),
    }
}

/// The absolute change stated beside a relative one.
fn using_of(ledger: &Ledger<'_>, to: usize, delta: usize) -> Option<usize> {
    let (level, change) = (ledger.metric(to)?, ledger.metric(delta)?);
    (change.unit == "%").then_some(())?;
    let using = before(ledger, delta).take_while(|&n| n > to).find(|&n| {
        ledger.metric(n).is_some_and(|using| {
            using.kind == Kind::Change
                && using.unit == level.unit
                && change.label.starts_with(&using.label)
                && using.direction == change.direction
                && using.baseline == change.baseline
        })
    })?;
    (!is_at_other_prices(ledger, delta)).then_some(using)
}
