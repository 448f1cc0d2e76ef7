//! Reads digits as the keyboard gives them: 12, 1,100, 2.55, .5, 2e5.

use super::Decimal;
use super::digits::MOST_DIGITS;
use crate::report::Folded;

/// Digits with their grouping and decimal point.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arabic {
    pub(super) end: usize,
    /// `None` where it is too long to hold.
    pub(super) value: Option<Decimal>,
    /// How many digits, where there is neither point nor grouping; 0 otherwise.
    pub(super) places: usize,
}

/// Reads the digits that begin at an index.
pub(super) fn read(text: &Folded, start: usize) -> Option<Arabic> {
    let mut digits = Digits { value: 0, count: 0 };
    let mut end = digits.take(text, start);
    let places = end - start;
    let mut is_plain = true;
    while (1..=3).contains(&places) && text.at(start) != '0' && is_group(text, end) {
        end = digits.take(text, end + 1);
        is_plain = false;
    }
    let whole = end;
    let mut decimals = 0;
    if is_point(text.at(end)) && text.at(end + 1).is_ascii_digit() && !is_chain(text, start, end) {
        end = digits.take(text, end + 1);
        decimals = end - whole - 1;
        is_plain = false;
    }
    if end == start || decimals > MOST_DIGITS {
        return (end > start).then_some(Arabic { end, value: None, places: 0 });
    }
    let mut exponent = i32::try_from(decimals).map_or(0, |decimals| -decimals);
    if let Some((power, after)) = power(text, end) {
        (exponent, end, is_plain) = (exponent + power, after, false);
    }
    let value = (digits.count <= MOST_DIGITS).then_some(Decimal::new(digits.value, exponent));
    Some(Arabic { end, value, places: if is_plain { places } else { 0 } })
}

struct Digits {
    value: i128,
    count: usize,
}

impl Digits {
    fn take(&mut self, text: &Folded, from: usize) -> usize {
        let mut at = from;
        while let Some(next) = text.at(at).to_digit(10) {
            if self.count < MOST_DIGITS {
                self.value = self.value * 10 + i128::from(next);
            }
            self.count += 1;
            at += 1;
        }
        at
    }
}

/// A comma and exactly three digits. A full-width comma groups full-width digits only: «20，300» is two numbers.
fn is_group(text: &Folded, comma: usize) -> bool {
    text.at(comma) == ','
        && (!text.is_wide(comma) || text.is_wide(comma + 1))
        && (1..=3).all(|next| text.at(comma + next).is_ascii_digit())
        && !text.at(comma + 4).is_ascii_digit()
}

fn is_point(ch: char) -> bool {
    matches!(ch, '.' | '·' | '・' | '‧')
}

/// 2.2.1 and 2222.2222.22 are no decimals.
fn is_chain(text: &Folded, start: usize, point: usize) -> bool {
    let mut at = point + 1;
    while text.at(at).is_ascii_digit() {
        at += 1;
    }
    let goes_on = is_point(text.at(at)) && text.at(at + 1).is_ascii_digit();
    goes_on || is_point(text.before(start)) && start >= 2 && text.at(start - 2).is_ascii_digit()
}

/// e5, E+14, e-1 after digits, and no letter after them.
fn power(text: &Folded, at: usize) -> Option<(i32, usize)> {
    if !matches!(text.at(at), 'e' | 'E') {
        return None;
    }
    let (sign, mut end) = match text.at(at + 1) {
        '-' => (-1, at + 2),
        '+' => (1, at + 2),
        _ => (1, at + 1),
    };
    let from = end;
    let mut power = 0_i32;
    while let Some(next) = text.at(end).to_digit(10).filter(|_| end < from + 2) {
        power = power * 10 + i32::try_from(next).ok()?;
        end += 1;
    }
    (end > from && power <= 40 && !text.at(end).is_ascii_alphanumeric()).then_some((sign * power, end))
}
