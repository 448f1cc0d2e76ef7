//! The characters that numerals are written with.

use crate::report::Folded;

/// The most digits a value may have; longer runs are no figure that a report states.
pub(super) const MOST_DIGITS: usize = 18;

/// The value of a Chinese digit, everyday or financial. 两 is one too, but stands at the head of a numeral only.
pub(super) fn digit(ch: char) -> Option<u8> {
    Some(match ch {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' | '俩' => 2,
        '三' | '叁' | '参' | '仨' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// Financial digits that are everyday words as well (队伍, 登陆, 参加, 收拾, 放肆): a numeral only beside other numerals.
pub(super) fn is_doubtful(ch: char) -> bool {
    "伍陆参拾肆".contains(ch)
}

/// The power of ten of 十百千.
pub(super) fn small_scale(ch: char) -> Option<i32> {
    Some(match ch {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        _ => return None,
    })
}

/// The power of ten of 万亿兆.
pub(super) fn big_scale(ch: char) -> Option<i32> {
    Some(match ch {
        '万' => 4,
        '亿' => 8,
        '兆' => 12,
        _ => return None,
    })
}

/// 廿 and 卅: the tens they stand for.
pub(super) fn tens(ch: char) -> Option<u8> {
    match ch {
        '廿' => Some(2),
        '卅' => Some(3),
        '卌' => Some(4),
        _ => None,
    }
}

/// Whether the character is any scale word.
pub(super) fn is_scale(ch: char) -> bool {
    small_scale(ch).is_some() || big_scale(ch).is_some()
}

/// Past at most four blanks, and line ends where the caller says so: reports copied from PDF carry them inside numerals.
pub(super) fn gap(text: &Folded, from: usize, over_lines: bool) -> usize {
    let mut at = from;
    while at < from + 4 && (matches!(text.at(at), ' ' | '\t') || over_lines && text.is_wrap(at)) {
        at += 1;
    }
    at
}

/// Whether a character belongs to a written word: Chinese, not a sign or blank.
pub(super) fn is_han(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{9FFF}' | '〇')
}
