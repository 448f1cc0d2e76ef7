//! Numbers that a word before them opens: 第一, 第二季度, 上半年, 前三季度, 每万元, 劣Ⅴ, 双重.

use super::amount::{self, Amount};
use super::digits::{digit, gap, is_han};
use super::unit::{self, Sort};
use super::{Decimal, Period, Piece, Quantity, Role, Step, arabic, idiom, period};
use crate::report::Folded;

/// Reads what such a word opens.
pub(super) fn read(text: &Folded, at: usize) -> Step {
    let next = text.at(at + 1);
    match text.at(at) {
        '劣' => match roman(next) {
            Some(value) => Step::found(text, Role::Name, at, at + 2, value),
            None => Step::Past(at + 1),
        },
        ch @ 'Ⅰ'..='Ⅻ' => Step::found(text, Role::Name, at, at + 1, roman(ch).unwrap_or_default()),
        '双' => idiom::read(text, at).unwrap_or_else(|| double(text, at)),
        '每' if matches!(next, '万' | '亿' | '百' | '千') => per(text, at + 1),
        '第' => idiom::read(text, at).unwrap_or_else(|| ordinal(text, at)),
        '上' | '下' if next == '半' => dated(text, at, None),
        '前' | '首' if next.is_ascii_digit() || digit(next).is_some() => dated(text, at, None),
        _ => Step::Past(at + 1),
    }
}

/// 双重: two, said of a thing.
fn double(text: &Folded, at: usize) -> Step {
    if text.at(at + 1) == '重' { Step::found(text, Role::Other, at, at + 1, 2) } else { Step::Past(at + 1) }
}

/// 亿元以上项目, (单位:万元), “百日攻坚”: a scale word with a unit and no number.
pub(super) fn scale(text: &Folded, at: usize) -> Option<Step> {
    let power = match text.at(at) {
        '百' => 2,
        '千' => 3,
        '万' => 4,
        '亿' => 8,
        _ => return None,
    };
    let unit = unit::read(text, at + 1)?;
    let (before, is_money) = (text.before(at), unit.sort == Sort::Money);
    let is_cell = !is_han(before) && !is_han(text.at(unit.end));
    let role = match power {
        2 | 3 if is_quoted(before) => Role::Name,
        4 | 8 if is_money || is_cell => Role::Other,
        _ => return None,
    };
    let (span, value) = (text.span(at, unit.end), Decimal::new(1, power));
    Some(Step::Found(Quantity { span, role, value, unit: Some(unit.common), ..Quantity::default() }, unit.end))
}

fn is_quoted(before: char) -> bool {
    "“\"「『‘".contains(before)
}

/// The index after the digits that begin at one.
fn digits_end(text: &Folded, from: usize) -> usize {
    let mut end = from;
    while text.at(end).is_ascii_digit() {
        end += 1;
    }
    end
}

/// 0351-1234567, 2024-015, 10:30, 2.2.1: digits that a sign joins into a code, a time or a section number.
pub(super) fn code(text: &Folded, start: usize) -> Option<Step> {
    matches!(text.at(digits_end(text, start)), '-' | '—' | ':' | ' ').then_some(())?;
    let first = arabic::read(text, start).filter(|first| first.places > 0)?;
    let sign = text.at(first.end);
    let value = first.value?.to_whole()?;
    let second = arabic::read(text, first.end + 1)?;
    // 医护比为1:1.21: one ratio, and no count of either
    if sign == ':' && value == 1 && second.value.is_some_and(|second| second.exponent < 0) {
        return Some(Step::found(text, Role::Other, start, second.end, value));
    }
    let second = Some(second).filter(|second| second.places > 0)?;
    let role = match sign {
        ' ' if text.at(start) == '0' && first.places > 2 && second.places > 6 => Role::Other,
        '-' if text.at(start) == '0' && first.places > 2
            || second.places != first.places && text.at(first.end + 1) == '0' =>
        {
            Role::Other
        }
        '-' if text.at(second.end) == '型' => Role::Name,
        // GB 3095—2012
        '-' | '—' if is_standard(text, start) && second.places == 4 => Role::Name,
        // 致电2860 5012, 热线182 8080
        ' ' if (first.places == 4 && is_han(text.before(start))
            || first.places == 3 && matches!(text.before(start), '电' | '线' | '话'))
            && second.places == 4
            && !unit::is_at(text, second.end) =>
        {
            Role::Other
        }
        ':' if second.places == 2 && first.places <= 2 && value < 25 && !matches!(text.before(start), '比' | '为') => {
            Role::Other
        }
        _ => return None,
    };
    let mut end = second.end;
    let is_phone = sign == '-' && text.at(start) == '0';
    // 0519-8830 6621
    while (text.at(end) == sign || text.at(end) == ' ' && is_phone) && text.at(end + 1).is_ascii_digit() {
        end = arabic::read(text, end + 1)?.end;
    }
    Some(Step::found(text, role, start, end, value))
}

/// Whether the letters of a standard and a blank stand before its number: GB 3095, HJ/T 194.
fn is_standard(text: &Folded, start: usize) -> bool {
    text.before(start) == ' ' && start > 2 && (2..4).all(|back| text.at(start - back).is_ascii_uppercase())
}

/// 第三批, 第二批; 第二季度 is a date.
fn ordinal(text: &Folded, at: usize) -> Step {
    if let step @ Step::Found(..) = dated(text, at, None) {
        return step;
    }
    match amount::read(text, gap(text, at + 1, false)) {
        Some(amount) => {
            let value = amount.value.unwrap_or_default();
            let span = text.span(at, amount.end);
            Step::Found(Quantity { span, role: Role::Ordinal, value, ..Quantity::default() }, amount.end)
        }
        None => Step::Past(at + 1),
    }
}

/// The date that begins at an index, as a quantity; `first` is the amount that begins there, where one does.
pub(super) fn dated(text: &Folded, start: usize, first: Option<Amount>) -> Step {
    if text.at(start).is_ascii_digit() && !period::may_follow(text, digits_end(text, start)) {
        return Step::Past(start + 1);
    }
    match period::read(text, start, first) {
        Some(dated) => {
            let value = first_number(&dated.pieces, dated.period);
            let span = text.span(start, dated.end);
            let (period, pieces) = (Some(dated.period), dated.pieces);
            let unit = pieces.first().map(|piece| piece.unit.to_owned());
            Step::Found(
                Quantity { span, role: Role::Date, value, unit, period, pieces, ..Quantity::default() },
                dated.end,
            )
        }
        None => Step::Past(start + 1),
    }
}

fn first_number(pieces: &[Piece], period: Period) -> Decimal {
    let half = || Decimal::whole(i64::from(period.start.half.unwrap_or_default()));
    pieces.first().map_or_else(half, |piece| piece.value)
}

/// 每万元国内生产总值: the denominator of an intensity.
fn per(text: &Folded, from: usize) -> Step {
    let count = match text.at(from) {
        '百' => 100,
        '千' => 1000,
        '万' => 10_000,
        _ => 100_000_000,
    };
    match unit::read(text, from + 1) {
        Some(unit) => {
            let span = text.span(from, unit.end);
            let value = Decimal::whole(count);
            Step::Found(
                Quantity { span, role: Role::Other, value, unit: Some(unit.common), ..Quantity::default() },
                unit.end,
            )
        }
        // 每千人口
        None if text.at(from + 1) == '人' => Step::found(text, Role::Other, from, from + 1, count),
        None => Step::Past(from + 1),
    }
}

fn roman(ch: char) -> Option<i64> {
    match ch {
        'V' => Some(5),
        'Ⅰ'..='Ⅻ' => Some(i64::from(ch as u32 - 'Ⅰ' as u32) + 1),
        _ => None,
    }
}
