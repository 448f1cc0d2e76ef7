//! Reads one numeral: an amount with its sign, as a fraction, or as a share in words.
//!
//! ```text
//! numeral  = [-|负|零下] (share | fraction | amount [k|M]) | 半
//! share    = 百分之 amount | 千分之 amount | 百分百          百分之三点八 → 3.8 %
//! fraction = [amount 又] amount 分之 amount | [n] n/n        四分之3, 3又1/4
//! ```

use super::amount::{self, Amount, Form};
use super::digits::{digit, gap, is_han, is_scale};
use super::{Approx, Decimal, unit};
use crate::report::{Folded, is_any};

/// A numeral, signed, without its unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    pub(super) start: usize,
    /// The index after its last character.
    pub(super) end: usize,
    /// `None` where it is too long to hold.
    pub(super) value: Option<Decimal>,
    pub(super) high: Option<Decimal>,
    pub(super) approx: Option<Approx>,
    pub(super) form: Form,
    /// The power of ten of the last scale word.
    pub(super) scale: i32,
    /// Digits of a plain whole numeral; 0 for others.
    pub(super) places: usize,
    /// % or ‰ where the numeral says it in words.
    pub(super) share: Option<&'static str>,
    /// A fraction, half, or share: never a year or a place in an order.
    pub(super) is_part: bool,
}

/// How many decimal places a fraction is worked out to: as many as there is room for.
const FRACTION_PLACES: [u8; 5] = [18, 15, 12, 9, 6];

/// Reads the numeral that begins at an index; `amount` is the one that begins there, where it has no sign.
pub(super) fn read(text: &Folded, start: usize, amount: Option<Amount>) -> Option<Numeral> {
    let (negative, from) = sign(text, start)?;
    let amount = || if from == start { amount } else { amount::read(text, from) };
    let mut numeral = share(text, from).or_else(|| half(text, from)).or_else(|| counted(text, from, amount()?))?;
    numeral.start = start;
    if negative {
        numeral.value = numeral.value.map(Decimal::negated);
    }
    Some(numeral)
}

/// The sign and where the numeral goes on; `None` where a sign stands that is none.
fn sign(text: &Folded, at: usize) -> Option<(bool, usize)> {
    match text.at(at) {
        '负' => {
            let next = gap(text, at + 1, false);
            Some((
                true,
                if text.at(next) == '的' && (is_scale(text.at(next + 1)) || digit(text.at(next + 1)).is_some()) {
                    next + 1
                } else {
                    next
                },
            ))
        }
        '零' if text.is_at(at, "零下") => Some((true, at + 2)),
        '-' | '−' | '﹣' => {
            let before = text.before(at);
            // «8.15／-1.6» are two cells
            let is_joined = before.is_ascii_alphanumeric()
                || "-)]%—/.".contains(before) && !(before == '/' && text.is_wide(at - 1));
            let next = text.at(at + 1);
            let is_close = next.is_ascii_digit() || next == '.' || text.is_at(at + 1, "百分之");
            (!is_joined && (is_close || at == 0 && next == ' ')).then(|| (true, gap(text, at + 1, false)))
        }
        _ => Some((false, at)),
    }
}

/// 百分之 and its like with no number before it: a share in words.
fn share(text: &Folded, start: usize) -> Option<Numeral> {
    let (power, named) = denominator(text, start)?;
    let divide = gap(text, named, false);
    if power == 2 && text.is_at(named, "分百") {
        let value = Some(Decimal::whole(100));
        return Some(Numeral { value, share: Some("%"), ..part(start, named + 2) });
    }
    let of = gap(text, divide + 1, false);
    if text.at(divide) != '分' || text.at(of) != '之' {
        return None;
    }
    let from = gap(text, of + 1, false);
    let (negative, from) = sign(text, from)?;
    if text.at(from) == '百' && !negative {
        return Some(Numeral { value: Some(Decimal::whole(100)), share: Some("%"), ..part(start, from + 1) });
    }
    let amount = suffixed(text, amount::read(text, from)?);
    let (unit, shift) = match power {
        2 => ("%", 0),
        3 => ("‰", 0),
        power => ("%", 2 - power),
    };
    let signed = |value: Decimal| if negative { value.negated() } else { value }.shifted(shift);
    Some(Numeral {
        value: amount.value.map(signed),
        high: amount.high.map(signed),
        approx: amount.approx,
        share: Some(unit),
        scale: amount.scale,
        ..part(start, amount.end)
    })
}

/// 百, 千, 万, 百万, 千万, 万万, 亿 as the denominator of a share: its power of ten and the index after it.
fn denominator(text: &Folded, start: usize) -> Option<(i32, usize)> {
    let power = |ch: char| match ch {
        '百' | '佰' => Some(2),
        '千' | '仟' => Some(3),
        '万' => Some(4),
        '亿' => Some(8),
        _ => None,
    };
    let first = power(text.at(start))?;
    match power(text.at(start + 1)) {
        Some(4) => Some((first + 4, start + 2)),
        _ => Some((first, start + 1)),
    }
}

/// 半个, 半年, 半加仑, 一半; not 半岛, 上半年.
fn half(text: &Folded, start: usize) -> Option<Numeral> {
    let value = Some(Decimal::new(5, -1));
    if text.is_at(start, "一半") {
        return Some(Numeral { value, ..part(start, start + 2) });
    }
    if text.at(start) == '对' && text.at(start + 1) == '折' && matches!(text.before(start), '打' | '按' | '成') {
        return Some(Numeral { value: Some(Decimal::whole(5)), ..part(start, start + 1) });
    }
    if text.at(start) != '半' || "上下大多过前后".contains(text.before(start)) {
        return None;
    }
    let unit = unit::read(text, start + 1)?;
    let is_counted = unit.sort != unit::Sort::Count || is_any(&unit.common, "个 杯 瓶 碗 块 张 袋 箱 份 套");
    is_counted.then(|| Numeral { value, ..part(start, start + 1) })
}

fn part(start: usize, end: usize) -> Numeral {
    let (value, high, approx, share) = (None, None, None, None);
    Numeral { start, end, value, high, approx, form: Form::Words, scale: 0, places: 0, share, is_part: true }
}

/// An amount, or the fraction that it opens.
fn counted(text: &Folded, start: usize, amount: Amount) -> Option<Numeral> {
    let first = suffixed(text, amount);
    fraction(text, start, &first).or_else(|| slashed(text, start, &first)).or_else(|| {
        let Amount { end, value, high, approx, form, scale, places } = first;
        Some(Numeral { start, end, value, high, approx, form, scale, places, share: None, is_part: false })
    })
}

/// A fraction beside a whole, to as many places as both have room for.
fn quotient(whole: Decimal, top: Decimal, bottom: Decimal) -> Option<Decimal> {
    FRACTION_PLACES.into_iter().find_map(|places| whole.plus(top.over(bottom, places)?.reduced()))
}

/// 四分之三, 三百五十又三分之一.
fn fraction(text: &Folded, start: usize, first: &Amount) -> Option<Numeral> {
    let joined = gap(text, first.end, false);
    let (whole, below) = if text.at(joined) == '又' {
        let from = gap(text, joined + 1, false);
        let next = amount::read(text, from)?;
        if let Some(rest) = slashed(text, from, &next) {
            let value = quotient(first.value?, rest.value?, Decimal::whole(1));
            return Some(Numeral { value, ..part(start, rest.end) });
        }
        (first.value, next)
    } else {
        (Some(Decimal::ZERO), *first)
    };
    let divide = gap(text, below.end, false);
    let of = gap(text, divide + 1, false);
    if matches!(text.at(divide), '分' | '份') && text.at(of) != '之' {
        return short_fraction(text, start, &below, divide);
    }
    if text.at(divide) != '分' || text.at(of) != '之' {
        return None;
    }
    let (minus, from) = sign(text, gap(text, of + 1, false))?;
    let above = amount::read(text, from)?;
    let top = if minus { above.value?.negated() } else { above.value? };
    let value = quotient(whole?, top, below.value?);
    // 负三分之负一: the sign before is taken on by the caller
    Some(Numeral { value, ..part(start, above.end) })
}

/// 四分一公升, 二份一: two lone digits, the first the greater.
fn short_fraction(text: &Folded, start: usize, below: &Amount, divide: usize) -> Option<Numeral> {
    let above = amount::read(text, divide + 1).filter(|above| above.form == Form::Lone && below.form == Form::Lone)?;
    let (top, bottom) = (above.value?, below.value?);
    let is_ended = !is_han(text.at(above.end)) || unit::is_at(text, above.end);
    let is_less = top < bottom && top > Decimal::ZERO;
    (is_less && is_ended).then(|| Numeral { value: quotient(Decimal::ZERO, top, bottom), ..part(start, above.end) })
}

/// 3/4, 1 4/3, 六十/一百二十; not 12/34/56, 2019/2020, 3/吨, 15.1/10万.
fn slashed(text: &Folded, start: usize, first: &Amount) -> Option<Numeral> {
    let spaced = first.places == 1 && text.at(first.end) == ' ' && text.at(first.end + 1).is_ascii_digit();
    let (whole, above) = if spaced {
        (first.value, amount::read(text, first.end + 1).filter(|above| above.places > 0)?)
    } else {
        (Some(Decimal::ZERO), *first)
    };
    if text.at(above.end) != '/' || text.before(start) == '/' || above.places > 3 {
        return None;
    }
    let below = amount::read(text, above.end + 1).filter(|below| below.places <= 3)?;
    let (top, bottom) = (above.value?, below.value?);
    let goes_on = matches!(text.at(below.end), '/' | '%' | '.' | '年')
        || bottom.exponent < 0
        || top.places() > 1
        || text.is_any_at(above.end + 1, "10万 十万");
    let value = quotient(whole?, top, bottom);
    (!goes_on).then(|| Numeral { value, ..part(start, below.end) })
}

/// 5k, 1.04M: the letter is a scale where no other letter or digit follows it.
fn suffixed(text: &Folded, amount: Amount) -> Amount {
    let at = gap(text, amount.end, false);
    let power = match text.at(at) {
        'k' | 'K' => 3,
        'M' => 6,
        _ => return amount,
    };
    let is_free = !text.at(at + 1).is_ascii_alphanumeric() && !matches!(text.at(at + 1), '/' | '·');
    match (amount.form, amount.value) {
        (Form::Arabic, Some(value)) if is_free && amount.scale == 0 => {
            Amount { end: at + 1, value: Some(value.shifted(power)), scale: power, places: 0, ..amount }
        }
        _ => amount,
    }
}

/// Whether a numeral stands as one by itself, touched by no word.
pub(super) fn is_apart(text: &Folded, start: usize, end: usize) -> bool {
    !is_han(text.before(start)) && !is_han(text.at(end)) && digit(text.at(end)).is_none()
}
