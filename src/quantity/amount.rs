//! Reads one unsigned amount: Arabic or Chinese digits with their scale words, mixed as reports mix them.
//!
//! ```text
//! amount   = section+ [点 digits] [余|多|几|来]
//! section  = number (十|百|千)… [万|亿|兆]…        1亿2300万, 5亿1万4千6百, 四万五千二, 十几万, 4000多万
//! number   = 12 | 1,100 | 2.55 | 2e5 | 三 | 三四 | 二〇〇二
//! ```
//!
//! One pass from left to right; a scale word either fits what stands before it or ends the amount.

use super::digits::{MOST_DIGITS, big_scale, digit, gap, is_doubtful, is_han, is_scale, small_scale, tens};
use super::{Approx, Decimal, arabic, unit};
use crate::report::Folded;

/// How an amount is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// 2019, 1,100, 2.55, with or without scale words.
    Arabic,
    /// One Chinese digit alone.
    Lone,
    /// Chinese digits one after the other: 二〇〇二.
    Digits,
    /// Chinese digits with scale words.
    Words,
}

/// An unsigned amount.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// The index after its last character.
    pub(super) end: usize,
    /// `None` where it is too long to hold.
    pub(super) value: Option<Decimal>,
    /// The upper one of a pair: 三四十万.
    pub(super) high: Option<Decimal>,
    /// What 余, 多, 几 inside it say.
    pub(super) approx: Option<Approx>,
    pub(super) form: Form,
    /// The power of ten of its last scale word; 0 without one.
    pub(super) scale: i32,
    /// Digits of an Arabic numeral without scale or point, or of a digit string; 0 for others.
    pub(super) places: usize,
}

/// Reads the amount that begins at an index.
pub(super) fn read(text: &Folded, start: usize) -> Option<Amount> {
    let mut low = Lexer::new(text, start, false);
    let mut amount = low.run()?;
    if low.pair {
        let mut high = Lexer::new(text, start, true);
        amount.high = high.run().and_then(|upper| upper.value);
    }
    Some(amount)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Arabic,
    Lone,
    Pair,
    Run,
    Zero,
}

#[derive(Clone, Copy)]
struct Number {
    value: Option<Decimal>,
    sort: Sort,
    start: usize,
    places: usize,
}

struct Lexer<'t> {
    text: &'t Folded,
    start: usize,
    at: usize,
    upper: bool,
    pair: bool,
    /// Closed parts, each with the power of ten of its scale word, falling.
    parts: [(Decimal, i32); 4],
    count: usize,
    /// What 十百千 closed since the last 万亿兆, and the power of ten of the last of them.
    section: Option<(Decimal, i32)>,
    number: Option<Number>,
    zero: bool,
    pointed: bool,
    closing: bool,
    too_long: bool,
    scale: i32,
    approx: Option<Approx>,
}

impl<'t> Lexer<'t> {
    fn new(text: &'t Folded, start: usize, upper: bool) -> Lexer<'t> {
        Lexer {
            text,
            start,
            at: start,
            upper,
            pair: false,
            parts: [(Decimal::ZERO, 0); 4],
            count: 0,
            section: None,
            number: None,
            zero: false,
            pointed: false,
            closing: false,
            too_long: false,
            scale: 0,
            approx: None,
        }
    }

    fn run(&mut self) -> Option<Amount> {
        if !self.begins() {
            return None;
        }
        while !self.too_long && self.step() {}
        let first = self.number.filter(|_| self.is_bare());
        let value = self.close();
        (self.at > self.start).then(|| Amount {
            end: self.at,
            value: if self.too_long { None } else { value },
            high: None,
            approx: self.approx,
            form: match first.map(|number| number.sort) {
                Some(Sort::Arabic) => Form::Arabic,
                Some(Sort::Lone | Sort::Zero) if !self.pointed => Form::Lone,
                Some(Sort::Run) if !self.pointed => Form::Digits,
                _ if self.text.at(self.start).is_ascii() => Form::Arabic,
                _ => Form::Words,
            },
            scale: self.scale,
            places: first.filter(|_| !self.pointed).map_or(0, |number| number.places),
        })
    }

    /// Whether a numeral may begin here at all; sets 几 and 数 before a scale word as one.
    fn begins(&mut self) -> bool {
        let ch = self.text.at(self.at);
        let next = self.text.at(gap(self.text, self.at + 1, false));
        match ch {
            '几' | '数' if is_scale(next) && self.text.at(self.at + 2) != '分' => {
                let from = self.at;
                self.number = Some(Number { value: Some(Decimal::whole(1)), sort: Sort::Lone, start: from, places: 0 });
                self.approx = Some(Approx::About);
                self.at += 1;
                ch == '几'
                    || !is_han(self.text.before(from))
                    || matches!(self.text.before(from), '有' | '达' | '的' | '了')
            }
            '拾' => {
                small_scale(next).is_some()
                    || big_scale(next).is_some()
                    || digit(next).is_some()
                    || matches!(next, '元' | '圆')
            }
            _ if is_doubtful(ch) => {
                matches!(next, '拾' | '佰' | '仟' | '百' | '千' | '万' | '亿' | '点' | '元' | '圆' | '角' | '折' | '成')
            }
            '百' | '千' | '万' | '亿' => {
                let counted = digit(next).is_some_and(|value| value > 0) && !is_han(self.text.before(self.at));
                counted && self.text.at(self.at + 1) != '两'
            }
            _ => true,
        }
    }

    fn is_bare(&self) -> bool {
        self.count == 0 && self.section.is_none()
    }

    fn step(&mut self) -> bool {
        let at = gap(self.text, self.at, false);
        let ch = self.text.at(at);
        if ch.is_ascii_digit() || ch == '.' && self.at == self.start {
            return self.arabic(at);
        }
        if digit(ch).is_some() {
            return self.digits(at);
        }
        if let Some(value) = tens(ch) {
            return self.tens(at, value);
        }
        if let Some(power) = small_scale(ch) {
            return !self.closing && self.small(at, power);
        }
        match ch {
            '点' => self.point(at),
            '余' | '多' | '几' | '来' => self.about(at, ch),
            _ => {
                let at = gap(self.text, self.at, true);
                big_scale(self.text.at(at)).is_some_and(|power| self.big(at, power))
            }
        }
    }

    fn arabic(&mut self, at: usize) -> bool {
        let after_zero = self.number.is_some_and(|number| number.sort == Sort::Zero);
        if self.closing || self.pointed || self.number.is_some() && !after_zero {
            return false;
        }
        let Some(read) = arabic::read(self.text, at) else { return false };
        // «7万 5千 4百» goes on over a blank, «12万 5家» does not
        if at != self.at && !is_scale(self.text.at(read.end)) {
            return false;
        }
        let start = self.number.map_or(self.at, |zero| zero.start);
        self.zero |= after_zero;
        self.too_long |= read.value.is_none();
        self.number = Some(Number { value: read.value, sort: Sort::Arabic, start, places: read.places });
        self.at = read.end;
        true
    }

    fn digits(&mut self, at: usize) -> bool {
        if self.closing || self.pointed || self.number.is_some() {
            return false;
        }
        let text = self.text;
        if text.at(at) == '两' && at != self.start && !is_scale(text.at(at + 1)) && digit(text.at(at + 1)).is_none() {
            return false;
        }
        let mut end = at;
        let (mut value, mut first, mut last) = (0_i128, 0_u8, 0_u8);
        while let Some(next) = digit(text.at(end)).filter(|_| end == at || text.at(end) != '两') {
            if end > at && is_doubtful(text.at(end)) && !is_scale(text.at(end + 1)) {
                break;
            }
            if end == at {
                first = next;
            }
            last = next;
            if end - at < MOST_DIGITS {
                value = value * 10 + i128::from(next);
            }
            end += 1;
        }
        let places = end - at;
        let is_pair = places == 2 && first > 0 && (last == first + 1 || first == 3 && last == 5);
        let sort = match places {
            1 if first == 0 => Sort::Zero,
            1 => Sort::Lone,
            2 if first == 0 => Sort::Lone,
            2 if is_pair && self.is_pair(end) => Sort::Pair,
            _ => Sort::Run,
        };
        if sort == Sort::Pair {
            self.pair = true;
            value = i128::from(if self.upper { last } else { first });
        }
        self.zero |= first == 0;
        self.too_long |= places > MOST_DIGITS;
        self.number = Some(Number { value: Some(Decimal::whole(value)), sort, start: at, places });
        self.at = end;
        true
    }

    /// Whether two digits in a row are two numbers: 三四十万, 十五六, 七八英镑.
    fn is_pair(&self, end: usize) -> bool {
        let after_ten = self.section.is_some_and(|(_, power)| power == 1);
        let next = self.text.at(gap(self.text, end, false));
        after_ten || is_scale(next) || unit::at(self.text, end).is_some_and(|unit| unit.row.is_some())
    }

    fn tens(&mut self, at: usize, value: u8) -> bool {
        if self.closing || self.pointed || self.number.is_some() || self.section.is_some_and(|(_, power)| power <= 1) {
            return false;
        }
        let sum = self.section.map_or(Decimal::ZERO, |(sum, _)| sum);
        self.section = sum.plus(Decimal::whole(i128::from(value) * 10)).map(|sum| (sum, 1));
        self.at = at + 1;
        true
    }

    fn small(&mut self, at: usize, power: i32) -> bool {
        let text = self.text;
        let is_share = text.at(gap(text, at + 1, false)) == '分'
            && text.at(gap(text, gap(text, at + 1, false) + 1, false)) == '之';
        let sort = self.number.map(|number| number.sort);
        let fits = self.section.is_none_or(|(_, last)| power < last);
        // 110万|千瓦: after 万 a scale word needs a number of its own; 一万零百一十一 has it in 零
        let has_number =
            self.number.is_some() || self.count == 0 && self.section.is_none() || power == 1 && self.section.is_some();
        if !fits || !has_number || self.pointed || sort == Some(Sort::Run) || is_share && self.number.is_none() {
            return false;
        }
        if matches!(text.at(at), '千' | '百') && self.number.is_some() && self.is_unit(at, sort) {
            return false;
        }
        let one = Decimal::whole(1);
        let value = match self.number {
            None => Some(one),
            Some(number) if number.sort == Sort::Zero => Some(one),
            Some(number) => number.value,
        };
        self.number = None;
        let scaled = value.and_then(|value| scaled(value, power));
        let sum = self.section.map_or(Some(Decimal::ZERO), |(sum, _)| Some(sum));
        self.section = sum.and_then(|sum| sum.plus(scaled?)).map(|sum| (sum, power));
        self.too_long |= self.section.is_none();
        self.zero = false;
        self.scale = power;
        self.at = at + 1;
        true
    }

    /// Whether 千 or 百 begins a unit: 20千瓦, 5百分点. 两千米 is two thousand metres, 3千米 three kilometres.
    fn is_unit(&self, at: usize, sort: Option<Sort>) -> bool {
        let chinese = !matches!(sort, Some(Sort::Arabic));
        unit::at(self.text, at).is_some_and(|unit| unit.row.is_some()) && !(chinese && self.text.is_at(at, "千米"))
    }

    fn big(&mut self, at: usize, power: i32) -> bool {
        if self.text.at(at) == '兆' && unit::at(self.text, at).is_some_and(|unit| unit.row.is_some()) {
            return false;
        }
        let chunk = self.chunk();
        let top = self.count.checked_sub(1).and_then(|last| self.parts.get(last)).map(|part| part.1);
        let is_empty = chunk.is_none() && !self.too_long;
        if is_empty && top.is_none_or(|top| top > power) && self.at != self.start {
            return false;
        }
        if self.pointed && self.count > 0 || !is_empty && top == Some(power) {
            return false;
        }
        let mut sum = chunk.unwrap_or(if is_empty && top.is_none() { Decimal::whole(1) } else { Decimal::ZERO });
        let mut total = power;
        while let Some(&(part, scale)) = self.count.checked_sub(1).and_then(|last| self.parts.get(last)) {
            if scale > power {
                break;
            }
            // 10万万: a scale upon the same scale
            total = if scale == power { power + scale } else { total };
            self.count -= 1;
            let Some(next) = sum.plus(part) else {
                self.too_long = true;
                return true;
            };
            sum = next;
        }
        let Some(slot) = self.parts.get_mut(self.count).filter(|_| sum.exponent + power < 60) else {
            self.too_long = true;
            return true;
        };
        *slot = (sum.shifted(power), total);
        self.count += 1;
        (self.section, self.number, self.zero, self.scale) = (None, None, false, power);
        self.at = at + 1;
        true
    }

    /// What stands since the last 万亿兆.
    fn chunk(&self) -> Option<Decimal> {
        let tail = self.number.and_then(|number| self.tail(number));
        match (self.section, tail) {
            (Some((sum, _)), Some(tail)) => sum.plus(tail),
            (Some((sum, _)), None) => Some(sum),
            (None, Some(tail)) => Some(tail),
            (None, None) => None,
        }
    }

    /// The worth of the last number: 四万五千二 says two hundred, 一百零二 two.
    fn tail(&self, number: Number) -> Option<Decimal> {
        let power = match self.section {
            Some((_, power)) => power,
            None => self.count.checked_sub(1).and_then(|last| self.parts.get(last)).map_or(0, |part| part.1),
        };
        let is_short = matches!(number.sort, Sort::Lone | Sort::Pair) && !self.zero && power >= 2 && !self.pointed;
        let before_scale = big_scale(self.text.at(gap(self.text, self.at, true))).is_some();
        match (number.value, is_short && !(before_scale && self.section.is_none())) {
            (Some(value), true) if self.section.is_none() => Some(value.shifted(power - 1)),
            (Some(value), true) => scaled(value, power - 1),
            (value, _) => value,
        }
    }

    /// A decimal point in words: 一点五, 两千三点一; not 一点两小时, 五点二十分.
    fn point(&mut self, at: usize) -> bool {
        let text = self.text;
        let from = gap(text, at + 1, false);
        if self.pointed || self.closing || self.number.is_none() && self.section.is_none() && self.count == 0 {
            return false;
        }
        let mut end = from;
        let (mut value, mut places) = (0_i128, 0_i32);
        loop {
            let ch = text.at(end);
            let next = if ch == '两' { None } else { digit(ch).map(i128::from).or(ch.to_digit(10).map(i128::from)) };
            let Some(next) = next else { break };
            if end - from < MOST_DIGITS / 2 {
                value = value * 10 + next;
                places += 1;
            }
            end += 1;
        }
        let after = text.at(end);
        if end == from || small_scale(after).is_some() || after == '分' && text.at(from).is_ascii_digit() {
            return false;
        }
        let whole = self.chunk().or((self.count > 0).then_some(Decimal::ZERO));
        let Some(sum) = whole.and_then(|whole| whole.plus(Decimal::new(value, -places))) else { return false };
        self.number = Some(Number { value: Some(sum), sort: Sort::Run, start: self.start, places: 0 });
        self.section = None;
        self.pointed = true;
        self.at = end;
        true
    }

    /// 余, 多, 几, 来 after digits: 三十几万, 4000多万, 2000余元, 十来个.
    fn about(&mut self, at: usize, ch: char) -> bool {
        let text = self.text;
        if self.closing || self.at == self.start {
            return false;
        }
        let next = text.at(gap(text, at + 1, true));
        let is_round = self.number.is_none_or(|number| number.value.is_some_and(is_round));
        let is_scaled = big_scale(next).is_some();
        let fits = match ch {
            '余' => !matches!(next, '额' | '热' | '下' | '量' | '款' | '地'),
            '多' => (is_round || is_scaled) && !matches!(next, '于' | '少'),
            '来' => is_round && self.section.is_some_and(|(_, power)| power == 1) && unit::at(text, at + 1).is_some(),
            _ => self.number.is_none() && self.section.is_some_and(|(_, power)| power == 1),
        };
        if fits {
            self.approx = Some(Approx::Over);
            self.closing = true;
            self.at = at + 1;
        }
        fits
    }

    fn close(&mut self) -> Option<Decimal> {
        let mut sum = Decimal::ZERO;
        for (part, _) in self.parts.iter().take(self.count) {
            sum = sum.plus(*part)?;
        }
        if let Some(number) = self.number.filter(|_| !self.is_bare()) {
            self.give_back(number);
        }
        match self.chunk() {
            Some(chunk) if self.count > 0 => sum.plus(chunk),
            Some(chunk) => Some(chunk),
            None => Some(sum),
        }
    }

    /// A number after scale words that does not belong to them goes to the next amount: 二十九|三盒, 3万|5家.
    fn give_back(&mut self, number: Number) {
        let power = match self.section {
            Some((_, power)) => power,
            None => self.count.checked_sub(1).and_then(|last| self.parts.get(last)).map_or(0, |part| part.1),
        };
        let fills = i32::try_from(number.places).is_ok_and(|places| places == power);
        match number.sort {
            Sort::Run if !self.zero && !self.pointed => {
                let value = digit(self.text.at(number.start)).map(|value| Decimal::whole(i128::from(value)));
                self.number = Some(Number { value, sort: Sort::Lone, places: 1, ..number });
                self.at = number.start + 1;
            }
            Sort::Arabic if !self.zero && !fills => {
                self.number = None;
                self.at = number.start;
            }
            _ => {}
        }
    }
}

fn is_round(value: Decimal) -> bool {
    value.to_whole().is_some_and(|whole| whole % 10 == 0)
}

/// Whole thousands stay whole counts (三千 is 3000); a decimal keeps the place that it was written to (2.5千 is 25 × 10²).
fn scaled(value: Decimal, power: i32) -> Option<Decimal> {
    if value.exponent < 0 {
        return Some(value.shifted(power));
    }
    value.times(Decimal::whole(10_i128.checked_pow(u32::try_from(power).ok()?)?))
}
