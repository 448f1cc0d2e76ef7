//! Lists whose unit stands on the last number only: 分别为29、51、7和24微克/立方米; 三次产业结构为9.0:43.0:48.0.

use super::{Decimal, Quantity, Role};
use crate::report::Folded;

/// Gives numbers without a unit the one of the number that ends their list, and its scale with it.
pub(super) fn share_units(text: &Folded, found: &mut [Quantity]) {
    let mut after: Option<Last> = None;
    for quantity in found.iter_mut().rev() {
        let last = after.take().filter(|last| joins(text, quantity, last));
        let is_open = quantity.role == Role::Metric && quantity.unit.is_none();
        if let Some(last) = last.filter(|_| is_open) {
            quantity.unit = Some(last.unit);
            quantity.value = quantity.value.shifted(last.scale);
            quantity.high = quantity.high.map(|high| high.shifted(last.scale));
            after = Last::of(text, quantity).map(|next| Last { scale: last.scale, ..next });
        } else {
            after = Last::of(text, quantity);
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
        if count >= 3 && sum.is_some_and(|sum| sum > Decimal::new(995, -1) && sum < Decimal::new(1005, -1)) {
            for part in found.iter_mut().skip(from).take(count) {
                part.unit = Some("%".to_owned());
            }
        }
        from += count;
    }
}

fn is_ratio(text: &Folded, pair: &[Quantity]) -> bool {
    let [first, second] = pair else { return false };
    let is_open = |quantity: &Quantity| quantity.role == Role::Metric && quantity.unit.is_none();
    let between = text.slice(text.index(first.span.end), text.index(second.span.start));
    is_open(first) && is_open(second) && matches!(between, [':' | '∶'])
}

struct Last {
    start: usize,
    unit: String,
    /// The power of ten of its scale word.
    scale: i32,
}

impl Last {
    /// The number as the end of a list; `None` where it has no unit to give.
    fn of(text: &Folded, quantity: &Quantity) -> Option<Last> {
        let unit = quantity.unit.clone().filter(|_| quantity.role == Role::Metric && quantity.high.is_none())?;
        let (start, end) = (text.index(quantity.span.start), text.index(quantity.span.end));
        let scale = text.slice(start, end).iter().find_map(|ch| match ch {
            '万' => Some(4),
            '亿' => Some(8),
            _ => None,
        });
        Some(Last { start: quantity.span.start, unit, scale: scale.unwrap_or(0) })
    }
}

/// Whether nothing but 、 和 与 及 stands between, and the numeral is written as the last one is: in Arabic digits.
fn joins(text: &Folded, quantity: &Quantity, last: &Last) -> bool {
    let (end, start) = (text.index(quantity.span.end), text.index(last.start));
    let is_arabic = |at: usize| text.at(at).is_ascii_digit() || text.at(at) == '-';
    let is_joined = matches!(text.slice(end, start), ['、' | '和' | '与' | '及']);
    is_joined && is_arabic(text.index(quantity.span.start)) && is_arabic(start) && quantity.span.end < last.start
}
