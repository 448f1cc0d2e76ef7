//! Lists whose unit stands on the last number only: 分别为29、51、7和24微克/立方米; 三次产业结构为9.0:43.0:48.0.

use super::{Decimal, Quantity, Role};
use crate::report::Folded;

/// Gives numbers without a unit the one of the number that ends their list, and its scale with it.
pub(super) fn share_units(text: &Folded, found: &mut [Quantity]) {
    // The power of ten that the number after this one was given.
    let mut given = None;
    for at in (1..found.len()).rev() {
        let (before, after) = found.split_at_mut(at);
        let (Some(quantity), Some(last)) = (before.last_mut(), after.first()) else { continue };
        let is_open = quantity.role == Role::Metric && quantity.unit.is_none();
        if !is_open
            || last.role != Role::Metric
            || last.unit.is_none()
            || last.high.is_some()
            || !joins(text, quantity, last)
        {
            given = None;
            continue;
        }
        let scale = given.unwrap_or_else(|| scale_of(text, last));
        quantity.unit.clone_from(&last.unit);
        // 依次为2.9亿、2.4亿和1.5亿立方米: one that has a scale of its own takes no other
        let shift = if scale_of(text, quantity) == 0 { scale } else { 0 };
        quantity.value = quantity.value.shifted(shift);
        quantity.high = quantity.high.map(|high| high.shifted(shift));
        given = Some(scale);
    }
}

/// 第7、8、21项: the places in an order that a place goes on to.
pub(super) fn mark_orders(text: &Folded, found: &mut [Quantity]) {
    for at in 1..found.len() {
        let (before, after) = found.split_at_mut(at);
        let (Some(last), Some(quantity)) = (before.last(), after.first_mut()) else { continue };
        let is_next = last.role == Role::Ordinal && quantity.role == Role::Metric && last.value < quantity.value;
        // 排名第1、3个项目落地: a count of its own
        let is_count = matches!(quantity.unit.as_deref(), Some("个" | "家" | "人" | "%"));
        if is_next && !is_count && quantity.value.exponent == 0 && joins(text, last, quantity) {
            quantity.role = Role::Ordinal;
        }
    }
}

/// Marks the parts of a structure, a:b:c that add up to a hundred, as per cents.
pub(super) fn mark_structures(text: &Folded, found: &mut [Quantity]) {
    let mut from = 0;
    while from < found.len() {
        let rest = found.get(from..).unwrap_or_default();
        let count = 1 + rest.windows(2).take_while(|pair| is_ratio(text, pair)).count();
        let parts = rest.iter().take(count);
        let sum = parts.map(|part| part.value).try_fold(Decimal::ZERO, Decimal::plus);
        if count >= 3 && sum.is_some_and(|sum| sum > Decimal::whole(97) && sum < Decimal::whole(103)) {
            for part in found.iter_mut().skip(from).take(count) {
                part.unit = Some("%".to_owned());
            }
        }
        from += count;
    }
}

/// 收入比为1.89:1, 性别比为103.5:100: the one, or the hundred, that it is told against belongs to it.
pub(super) fn join_ratios(text: &Folded, found: &mut Vec<Quantity>) {
    let is_one =
        |last: &Quantity| matches!(last.value.digits, 1 | 100) && last.value.exponent == 0 && last.unit.is_none();
    let is_against_one = |found: &[Quantity], at: usize| {
        let pair = |from: usize| found.get(from..from + 2).is_some_and(|pair| is_ratio(text, pair));
        found.get(at).is_some_and(is_one) && pair(at - 1) && !pair(at) && (at < 2 || !pair(at - 2))
    };
    let ones: Vec<usize> = (1..found.len()).filter(|&at| is_against_one(found, at)).collect();
    for &at in &ones {
        let end = found.get(at).map_or(0, |one| one.span.end);
        if let Some(ratio) = found.get_mut(at - 1) {
            ratio.span.end = end;
        }
    }
    let mut ones = ones.into_iter().peekable();
    let mut at = 0;
    found.retain(|_| {
        at += 1;
        ones.next_if_eq(&(at - 1)).is_none()
    });
}

fn is_ratio(text: &Folded, pair: &[Quantity]) -> bool {
    let [first, second] = pair else { return false };
    let is_open = |quantity: &Quantity| quantity.role == Role::Metric && quantity.unit.is_none();
    if !is_open(first) || !is_open(second) || !is_close(first, second) {
        return false;
    }
    let between = text.slice(text.index(first.span.end), text.index(second.span.start));
    matches!(between, [':'])
}

/// The power of ten of the scale word a number is written with; 0 without one.
fn scale_of(text: &Folded, quantity: &Quantity) -> i32 {
    let written = text.slice(text.index(quantity.span.start), text.index(quantity.span.end));
    let power = |ch: &char| match ch {
        '万' => 4,
        '亿' => 8,
        _ => 0,
    };
    written.iter().map(power).sum()
}

/// Whether nothing but 、 和 与 及 stands between, and both numerals are Arabic.
fn joins(text: &Folded, quantity: &Quantity, last: &Quantity) -> bool {
    if !is_close(quantity, last) {
        return false;
    }
    let (end, start) = (text.index(quantity.span.end), text.index(last.span.start));
    let is_arabic = |at: usize| text.at(at).is_ascii_digit() || matches!(text.at(at), '-' | '第');
    let is_joined = matches!(text.slice(end, start), ['、' | '和' | '与' | '及']);
    is_joined && is_arabic(text.index(quantity.span.start)) && is_arabic(start)
}

/// Whether one character at most stands between: asked first, for it needs no look into the text.
fn is_close(first: &Quantity, second: &Quantity) -> bool {
    second.span.start.saturating_sub(first.span.end) <= 3
}
