//! Latin words that hold digits: names (PM2.5, SO2, COVID-19) and addresses of pages.

use super::{Decimal, Quantity, Role, Step};
use crate::report::Folded;

/// Currencies that stand before their amount: USD1.23.
const CURRENCIES: &str = "HKD USD CNY RMB EUR GBP JPY";

/// Reads the word that begins with a letter.
pub(super) fn read(text: &Folded, start: usize) -> Step {
    if text.is_any_at(start, "http www. HTTP") {
        return address(text, start);
    }
    let (end, has_digit) = end_of(text, start);
    if text.is_any_at(start, CURRENCIES) && text.at(start + 3).is_ascii_digit() {
        return Step::Past(start + 3);
    }
    if let Some(from) = amount_from(text, start, end) {
        return Step::Past(from);
    }
    if has_digit { Step::found(text, Role::Name, start, end, number_in(text, start, end)) } else { Step::Past(end) }
}

/// GDP28839亿元: where the figure begins in a word whose digits a scale or a per cent follows; 5G and PM2.5 are names.
fn amount_from(text: &Folded, start: usize, end: usize) -> Option<usize> {
    let from = (start..end).find(|&at| !text.at(at).is_ascii_alphabetic())?;
    let is_number = (from..end).all(|at| text.at(at).is_ascii_digit() || text.at(at) == '.');
    let is_scaled = text.at(end) == '%' || matches!(text.at(end), '万' | '亿');
    (from >= start + 3 && is_number && is_scaled).then_some(from)
}

/// The index after letters and digits, with the points and hyphens that digits follow (F—16: also a dash after a letter; K12+300: a plus after a digit);
/// whether there is a digit.
pub(super) fn end_of(text: &Folded, start: usize) -> (usize, bool) {
    let (mut at, mut has_digit) = (start, false);
    loop {
        let ch = text.at(at);
        let is_dash = ch == '—' && text.before(at).is_ascii_alphabetic();
        // a place on a road: K1208+300
        let is_sum = ch == '+' && text.before(at).is_ascii_digit();
        let joins = (matches!(ch, '.' | '-') || is_dash || is_sum) && text.at(at + 1).is_ascii_digit() && at > start;
        if !ch.is_ascii_alphanumeric() && !joins {
            return (at, has_digit);
        }
        has_digit |= ch.is_ascii_digit();
        at += 1;
    }
}

/// The first run of digits in a name; 0 where it is too long to matter.
fn number_in(text: &Folded, start: usize, end: usize) -> i64 {
    let digits = text.slice(start, end).iter().skip_while(|ch| !ch.is_ascii_digit());
    digits.map_while(|ch| ch.to_digit(10)).take(18).fold(0, |sum, next| sum * 10 + i64::from(next))
}

/// An address is one Other for all its digits, from the first to the last; nothing where it has none.
fn address(text: &Folded, start: usize) -> Step {
    let (mut at, mut first, mut last) = (start, None, start);
    while text.at(at).is_ascii_graphic() {
        if text.at(at).is_ascii_digit() {
            first.get_or_insert(at);
            last = at + 1;
        }
        at += 1;
    }
    match first {
        Some(from) => {
            let value = Decimal::whole(number_in(text, from, last));
            let span = text.span(from, last);
            Step::Found(Quantity { span, role: Role::Other, value, ..Quantity::default() }, at)
        }
        None => Step::Past(at),
    }
}
