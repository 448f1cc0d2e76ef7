//! Digits one after the other, no scale word between them: 二〇〇二, 三四, 贰, and those after a 点.

use super::digits::{MOST_DIGITS, digit, is_doubtful};
use super::doubt::is_financial;
use crate::report::Folded;

/// Chinese digits one after the other.
pub(super) struct Run {
    pub(super) end: usize,
    pub(super) value: i64,
    pub(super) places: usize,
    pub(super) first: u8,
    pub(super) last: u8,
}

impl Run {
    pub(super) fn read(text: &Folded, start: usize) -> Run {
        Run::read_while(text, start, |at| {
            let ch = text.at(at);
            // 二OO三年: as typed where 〇 was not at hand
            let is_zero =
                matches!(ch, 'O' | 'o') && at > start && (digit(text.at(at + 1)).is_some() || text.at(at + 1) == ch);
            if is_zero {
                return Some(0);
            }
            let fits = at == start || ch != '两' && (!is_doubtful(ch) || is_financial(text, at));
            digit(ch).filter(|_| fits)
        })
    }

    /// The digits after a decimal point, Arabic ones too.
    pub(super) fn read_decimals(text: &Folded, start: usize) -> Run {
        Run::read_while(text, start, |at| match text.at(at) {
            '两' => None,
            ch @ '0'..='9' => u8::try_from(ch).ok().map(|byte| byte - b'0'),
            ch => digit(ch),
        })
    }

    fn read_while(text: &Folded, start: usize, next: impl Fn(usize) -> Option<u8>) -> Run {
        let mut run = Run { end: start, value: 0, places: 0, first: 0, last: 0 };
        while let Some(digit) = next(run.end).filter(|_| run.end < text.len()) {
            if run.places == 0 {
                run.first = digit;
            }
            if run.places < MOST_DIGITS {
                run.value = run.value * 10 + i64::from(digit);
            }
            (run.end, run.places, run.last) = (run.end + 1, run.places + 1, digit);
        }
        run
    }

    /// 三四, 七八, 三五: neighbours, as reports say a number that they do not know well.
    pub(super) fn is_pair(&self) -> bool {
        self.places == 2 && self.first > 0 && (self.last == self.first + 1 || self.first == 3 && self.last == 5)
    }
}
