//! Characters that are numerals in some company only: 百 of 近百家, 伍 of 伍佰.

use super::digits::{big_scale, digit, gap, is_han, is_scale};
use super::unit;
use crate::report::Folded;

/// 百 with no number before it: 近百家, 上千人, 万余元; 百二 alone; not 百姓, 千方百计.
pub(super) fn is_counted_scale(text: &Folded, at: usize) -> bool {
    let (before, next) = (text.before(at), text.at(at + 1));
    let is_led = "近上逾超约达过".contains(before) && !text.is_before(at, "以上");
    let is_followed = matches!(next, '余' | '多') || is_led && (big_scale(next).is_some() || unit::is_at(text, at + 1));
    let is_alone = !is_han(before) && digit(next).is_some_and(|value| value > 0 && next != '两');
    is_followed || is_alone
}

/// Whether a doubtful financial digit stands among numerals: 伍佰, 陆元, 零叁; not 队伍, 登陆.
pub(super) fn is_financial(text: &Folded, at: usize) -> bool {
    let next = text.at(gap(text, at + 1, false));
    match next {
        '拾' | '佰' | '仟' | '百' | '千' | '万' | '亿' | '点' | '元' | '圆' | '角' | '折' | '成' => true,
        _ if text.at(at) == '拾' => digit(next).is_some() || is_numeral_before(text, at),
        _ => !is_han(next) && is_numeral_before(text, at),
    }
}

fn is_numeral_before(text: &Folded, at: usize) -> bool {
    let before = text.before(at);
    digit(before).is_some() || is_scale(before) || before == '之'
}
