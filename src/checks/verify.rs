//! Recomputes each relation from the report's own figures.

use super::rounding::{Interval, sum};
use super::{Check, Relation};
use crate::metrics::{Direction, Kind, Metric};
use crate::quantity::Decimal;

/// Decimal places of a figure recomputed.
const PLACES: u8 = 3;

/// Recomputes each relation that can be.
#[must_use]
pub fn verify(metrics: &[Metric], relations: &[Relation]) -> Vec<Check> {
    let checks = relations.iter().enumerate().filter_map(|(n, relation)| {
        let (holds, stated, computed) = recompute(metrics, relation)?;
        Some(Check { relation: n, holds, stated, computed: rounded(computed), note: None })
    });
    checks.collect()
}

/// Whether one relation holds; `None` where it can't be recomputed.
pub(super) fn holds(metrics: &[Metric], relation: &Relation) -> Option<bool> {
    recompute(metrics, relation).map(|(holds, ..)| holds)
}

type Outcome = Option<(bool, Decimal, Decimal)>;

fn recompute(metrics: &[Metric], relation: &Relation) -> Outcome {
    match relation {
        Relation::Share { share, parts, whole } => {
            let parts: Option<Vec<&Metric>> = parts.iter().map(|&n| metrics.get(n)).collect();
            share_of(metrics.get((*share)?)?, &parts?, metrics.get(*whole)?)
        }
        Relation::Breakdown { whole, parts, exhaustive } => {
            let parts: Option<Vec<&Metric>> = parts.iter().map(|&n| metrics.get(n)).collect();
            breakdown_of(metrics.get(*whole)?, &parts?, *exhaustive)
        }
        Relation::Change { to, delta, from, using } => {
            let at = |n: &Option<usize>| n.and_then(|n| metrics.get(n));
            change_of(metrics.get(*delta)?, at(to)?, at(from), at(using))
        }
    }
}

fn share_of(share: &Metric, parts: &[&Metric], whole: &Metric) -> Outcome {
    let scale = Decimal::whole(if share.unit == "‰" { 1000 } else { 100 });
    let part = sum(parts.iter().map(|metric| Interval::of(metric)))?;
    let holds = part.is_rate_of(Interval::of(whole), Interval::of(share), scale)?;
    let total = parts.iter().try_fold(Decimal::ZERO, |total, metric| total.plus(metric.value))?;
    Some((holds, share.value, scale.times(total)?.over(whole.value, PLACES)?))
}

fn breakdown_of(whole: &Metric, parts: &[&Metric], exhaustive: bool) -> Outcome {
    // One person counts more than once in 人次.
    if whole.unit != "人次" && parts.iter().any(|part| part.unit == "人次") {
        return None;
    }
    let total = parts.iter().try_fold(Decimal::ZERO, |total, part| total.plus(signed(part)))?;
    let interval = sum(parts.iter().map(|part| signed_interval(part)))?;
    let stated = signed_interval(whole);
    let holds = interval.meets(stated) || !exhaustive && interval.low <= stated.high;
    Some((holds, signed(whole), total))
}

/// A fall counts below zero.
fn signed(metric: &Metric) -> Decimal {
    let is_down = metric.kind == Kind::Change && metric.direction == Some(Direction::Down);
    if is_down && !metric.value.is_negative() { metric.value.negated() } else { metric.value }
}

fn signed_interval(metric: &Metric) -> Interval {
    let interval = Interval::of(metric);
    if signed(metric) == metric.value { interval } else { interval.negated() }
}

fn change_of(delta: &Metric, to: &Metric, from: Option<&Metric>, using: Option<&Metric>) -> Outcome {
    let reached = Interval::of(to);
    if let Some(from) = from.filter(|_| delta.is_times()) {
        let once = Decimal::whole(1);
        let holds = reached.is_rate_of(Interval::of(from), Interval::of(delta), once)?;
        return Some((holds, delta.value, to.value.over(from.value, PLACES)?));
    }
    let (before, moved, value_before, value_moved) = match (from, using) {
        (Some(from), _) => {
            let before = Interval::of(from);
            (before, reached.minus(before)?, from.value, to.value.minus(from.value)?)
        }
        (None, Some(using)) => {
            let moved = signed_interval(using);
            (reached.minus(moved)?, moved, to.value.minus(signed(using))?, signed(using))
        }
        (None, None) => return None,
    };
    // 亏损收窄, 减亏, 扩大: of losses the words tell how much, not which way.
    let is_loss = to.value.is_negative() || value_before.is_negative();
    let before = if value_before.is_negative() { before.negated() } else { before };
    // (-10.9%): a sign in place of a verb.
    let is_below = delta.value.is_negative();
    let magnitude = if is_below { Interval::of(delta).negated() } else { Interval::of(delta) };
    let told_down = delta.direction.map(|direction| direction == Direction::Down).or(is_below.then_some(true));
    let is_down = value_moved.is_negative();
    let size = if is_down { moved.negated() } else { moved };
    let size_value = value_moved.abs();
    let same_way = is_loss || told_down.is_none_or(|told| told == is_down || size_value.digits == 0);
    let (holds, computed) = match delta.unit.as_str() {
        "%" | "‰" | "倍" => {
            let scale = Decimal::whole(match delta.unit.as_str() {
                "%" => 100,
                "‰" => 1000,
                _ => 1,
            });
            (size.is_rate_of(before, magnitude, scale)?, scale.times(size_value)?.over(value_before.abs(), PLACES)?)
        }
        _ => (size.meets(magnitude), size_value),
    };
    Some((holds && same_way, delta.value, if is_below { computed.negated() } else { computed }))
}

/// To three decimal places, half away from zero.
fn rounded(value: Decimal) -> Decimal {
    if value.exponent >= -3 { value } else { value.over(Decimal::whole(1), PLACES).unwrap_or(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metric(digits: i64, exponent: i32, unit: &str) -> Metric {
        Metric { value: Decimal::new(digits, exponent), unit: unit.to_owned(), ..Metric::default() }
    }

    #[test]
    fn figures_are_recomputed() {
        let down = |metric: Metric| Metric { kind: Kind::Change, direction: Some(Direction::Down), ..metric };
        let metrics = [
            metric(5300, 0, "个"),
            metric(5294, 0, "个"),
            metric(987, -1, "%"),
            metric(6, 0, "个"),
            metric(2176, 0, "件"),
            down(metric(318, 0, "件")),
            down(metric(128, -1, "%")),
            down(metric(-128, -1, "%")),
        ];
        let relations = [
            Relation::Share { share: Some(2), parts: vec![1], whole: 0 },
            Relation::Breakdown { whole: 0, parts: vec![1, 3], exhaustive: true },
            Relation::Change { to: Some(4), delta: 6, from: None, using: Some(5) },
            Relation::Change { to: Some(4), delta: 6, from: None, using: None },
            Relation::Change { to: Some(4), delta: 7, from: None, using: Some(5) },
        ];
        let checks = verify(&metrics, &relations);
        let got: Vec<(usize, bool, String)> =
            checks.iter().map(|check| (check.relation, check.holds, check.computed.to_string())).collect();
        let wanted = [(0, false, "99.887"), (1, true, "5300"), (2, true, "12.751"), (4, true, "-12.751")];
        assert_eq!(got, wanted.map(|(n, holds, computed)| (n, holds, computed.to_owned())));
    }
}
