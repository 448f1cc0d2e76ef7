//! Reads digits as the keyboard gives them: 12, 1,100, 2.55, .5, 2e5.

use super::digits::{MOST_DIGITS, gap, is_han};
use super::{Decimal, unit};
use crate::report::{Folded, is_counted};

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
    if is_plain && (1..=3).contains(&places) && text.at(start) != '0' && is_spaced(text, start, end) {
        while text.at(end) == ' ' {
            end = digits.take(text, end + 1);
        }
        is_plain = false;
    }
    let whole = digits.count;
    let mut decimals = 0;
    if let Some(from) = after_point(text, start, end) {
        end = digits.take(text, from);
        decimals = digits.count - whole;
        is_plain = false;
    }
    if end == start || decimals > MOST_DIGITS {
        return (end > start).then_some(Arabic { end, value: None, places: 0 });
    }
    let mut exponent = i32::try_from(decimals).map_or(0, |decimals| -decimals);
    if let Some((power, after)) = power(text, end) {
        (exponent, end, is_plain) = (exponent + power, after, false);
    }
    let mut value = (digits.count <= MOST_DIGITS).then_some(Decimal::new(digits.value, exponent));
    if let Some((power, after)) = raised(text, end) {
        (value, end, is_plain) = (value.and_then(|value| raise(value, power)), after, false);
    }
    Some(Arabic { end, value, places: if is_plain { places } else { 0 } })
}

struct Digits {
    value: i64,
    count: usize,
}

impl Digits {
    fn take(&mut self, text: &Folded, from: usize) -> usize {
        let mut at = from;
        while let Some(next) = text.at(at).to_digit(10).or_else(|| {
            at = wrapped(text, at).filter(|_| at > from)?;
            text.at(at).to_digit(10)
        }) {
            if self.count < MOST_DIGITS {
                self.value = self.value * 10 + i64::from(next);
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
        // [20,100) is an interval
        && !(matches!(text.at(comma + 4), ')' | ']') && (1..=4).any(|back| comma >= back && text.at(comma - back) == '['))
}

/// «审查23 418件»: groups of three that a blank parts, after a word and before a unit; cells of a table stand between blanks.
fn is_spaced(text: &Folded, start: usize, end: usize) -> bool {
    let Some(mut at) = triple(text, end) else { return false };
    while let Some(after) = triple(text, at).filter(|_| at < end + 12) {
        at = after;
    }
    let is_led = match text.before(start) {
        '\t' | '/' | '.' => false,
        '\n' | ' ' => is_han(text.before(start - 1)),
        _ => true,
    };
    let fraction = if text.at(at) == '.' {
        text.slice(at + 1, at + 4).iter().take_while(|ch| ch.is_ascii_digit()).count()
    } else {
        0
    };
    let next = gap(text, if fraction > 0 { at + 1 + fraction } else { at }, true);
    is_led && (unit::is_at(text, next) || matches!(text.at(next), '余' | '多' | '万' | '亿'))
}

/// The index after a blank and three digits, one of which may stand on the next line.
fn triple(text: &Folded, blank: usize) -> Option<usize> {
    (text.at(blank) == ' ' && text.at(blank + 1).is_ascii_digit()).then_some(())?;
    let mut at = blank + 1;
    for _ in 0..3 {
        at = if text.at(at).is_ascii_digit() { at } else { wrapped(text, at).filter(|_| at > blank + 1)? } + 1;
    }
    (!text.at(at).is_ascii_digit()).then_some(at)
}

/// The index of the digit after a line end inside a number: «下降8.» and «2%» on the next line. The line must be long enough to
/// have been broken, and the number must end in a unit.
fn wrapped(text: &Folded, at: usize) -> Option<usize> {
    const LONG_LINE: usize = 12;
    if text.at(at) != '\n' || !text.is_wrap(at) || !text.at(at + 1).is_ascii_digit() {
        return None;
    }
    let line = text.slice(at.checked_sub(LONG_LINE)?, at);
    let mut end = at + 1;
    while end < at + 5 && (text.at(end).is_ascii_digit() || text.at(end) == '.') {
        end += 1;
    }
    let is_number = unit::is_at(text, end) && text.at(end) != '年';
    (is_number && !line.contains(&'\n')).then_some(at + 1)
}

/// The index of the digit after a point and a blank, as copies of a PDF have them: 下降12. 6%. Only a rate is told from an
/// enumerator so.
fn parted(text: &Folded, start: usize, point: usize) -> Option<usize> {
    let from = gap(text, point + 1, true);
    let end = (from..from + 3).find(|&at| !text.at(at).is_ascii_digit())?;
    let is_rate = text.at(end) == '%' || text.is_any_at(end, "个百分 个千分 百分点");
    (from > point + 1 && end > from && is_rate && is_han(text.before(start))).then_some(from)
}

/// The index of the first decimal, where a decimal point stands here.
fn after_point(text: &Folded, start: usize, point: usize) -> Option<usize> {
    (is_point(text.at(point)) && !is_chain(text, start, point)).then_some(())?;
    let next = point + 1;
    let from = wrapped(text, next).or_else(|| parted(text, start, point)).unwrap_or(next);
    (text.at(from).is_ascii_digit() && !is_enumerator(text, start, point)).then_some(from)
}

/// 「;3.9月数据…」 and 「。2.34个项目…」: what opens a sentence and would count months or things in decimals.
fn is_enumerator(text: &Folded, start: usize, point: usize) -> bool {
    let before = text.before(start);
    let is_head = matches!(before, '。' | ';') || before == '\n' && !text.is_wrap(start - 1);
    is_head && text.at(start) != '0' && point <= start + 2 && is_counted(text, point)
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

/// ^23, ^-2 after digits.
fn raised(text: &Folded, at: usize) -> Option<(i32, usize)> {
    if text.at(at) != '^' {
        return None;
    }
    signed(text, at + 1)
}

/// `value` to a whole power; below zero to a fraction. `None` where it is too long to hold.
fn raise(value: Decimal, power: i32) -> Option<Decimal> {
    const PLACES: u8 = 18;
    let product = (0..power.unsigned_abs()).try_fold(Decimal::whole(1), |product, _| product.times(value))?;
    if power < 0 { Decimal::whole(1).over(product, PLACES) } else { Some(product) }
}

/// e5, E+14, e-1 after digits, and no letter after them.
fn power(text: &Folded, at: usize) -> Option<(i32, usize)> {
    if !matches!(text.at(at), 'e' | 'E') {
        return None;
    }
    signed(text, at + 1).filter(|(_, end)| !text.at(*end).is_ascii_alphanumeric())
}

/// A whole power of at most two digits, with its sign.
fn signed(text: &Folded, at: usize) -> Option<(i32, usize)> {
    let (sign, from) = match text.at(at) {
        '-' => (-1, at + 1),
        '+' => (1, at + 1),
        _ => (1, at),
    };
    let (mut power, mut end) = (0_i32, from);
    while let Some(next) = text.at(end).to_digit(10).filter(|_| end < from + 2) {
        power = power * 10 + i32::try_from(next).ok()?;
        end += 1;
    }
    (end > from && power <= 40 && !text.at(end).is_ascii_digit()).then_some((sign * power, end))
}
