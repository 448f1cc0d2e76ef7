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
use super::doubt::{is_counted_scale, is_financial};
use super::run::Run;
use super::sum::{Sum, scaled};
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
    /// Which number of a pair is asked for.
    upper: bool,
    pair: bool,
    sum: Sum,
    /// The last number, not yet closed by a scale word.
    number: Option<Number>,
    /// 零 stands before it: what follows is worth what it says.
    zero: bool,
    pointed: bool,
    /// 余, 多 were said: only a scale word may follow.
    closing: bool,
    too_long: bool,
    scale: i32,
    approx: Option<Approx>,
}

impl<'t> Lexer<'t> {
    fn new(text: &'t Folded, start: usize, upper: bool) -> Lexer<'t> {
        let (pair, zero, pointed, closing, too_long) = (false, false, false, false, false);
        let (sum, number, approx) = (Sum::EMPTY, None, None);
        Lexer { text, start, at: start, upper, pair, sum, number, zero, pointed, closing, too_long, scale: 0, approx }
    }

    fn run(&mut self) -> Option<Amount> {
        if !self.begins() {
            return None;
        }
        while !self.too_long && self.step() {}
        let first = self.number.filter(|_| self.sum.is_empty());
        self.give_back();
        let value = self.sum.total(self.tail()).filter(|_| !self.too_long);
        let form = match first.map(|number| number.sort) {
            Some(Sort::Arabic) => Form::Arabic,
            Some(Sort::Lone | Sort::Zero) if !self.pointed => Form::Lone,
            Some(Sort::Run) if !self.pointed => Form::Digits,
            _ if self.text.at(self.start).is_ascii() => Form::Arabic,
            _ => Form::Words,
        };
        let places = first.filter(|_| !self.pointed).map_or(0, |number| number.places);
        let (end, approx, scale) = (self.at, self.approx, self.scale);
        (end > self.start).then_some(Amount { end, value, high: None, approx, form, scale, places })
    }

    /// Whether a numeral may begin here at all; takes in 几 and 数 before a scale word.
    fn begins(&mut self) -> bool {
        let text = self.text;
        let (ch, before) = (text.at(self.at), text.before(self.at));
        let next = text.at(gap(text, self.at + 1, false));
        match ch {
            '几' | '数' => {
                self.number =
                    Some(Number { value: Some(Decimal::whole(1)), sort: Sort::Lone, start: self.at, places: 0 });
                self.approx = Some(Approx::About);
                self.at += 1;
                let is_free = ch == '几' || !is_han(before) || "有达的了近出".contains(before);
                is_free && is_scale(next) && text.at(self.at + 1) != '分'
            }
            '百' | '千' | '万' | '亿' => is_counted_scale(text, self.at),
            _ if is_doubtful(ch) => is_financial(text, self.at) && (ch != '拾' || !matches!(before, '收')),
            _ => true,
        }
    }

    fn step(&mut self) -> bool {
        let at = gap(self.text, self.at, false);
        let ch = self.text.at(at);
        if ch.is_ascii_digit() || ch == '.' && self.at == self.start && !self.text.before(at).is_ascii_alphanumeric() {
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
                if self.text.is_at(at, "个亿") {
                    return self.big(at + 1, 8);
                }
                if self.text.at(at) == '余' {
                    return self.about(at, '余');
                }
                big_scale(self.text.at(at)).is_some_and(|power| self.big(at, power))
            }
        }
    }

    fn is_after_zero(&self) -> bool {
        self.number.is_some_and(|number| number.sort == Sort::Zero)
    }

    fn arabic(&mut self, at: usize) -> bool {
        if self.closing || self.pointed || self.number.is_some() && !self.is_after_zero() {
            return false;
        }
        let Some(read) = arabic::read(self.text, at) else { return false };
        // «7万 5千 4百» goes on over a blank, «12万 5家» does not
        if at != self.at && !is_scale(self.text.at(read.end)) {
            return false;
        }
        let start = self.number.map_or(self.at, |zero| zero.start);
        self.zero |= self.number.is_some();
        self.too_long |= read.value.is_none();
        self.number = Some(Number { value: read.value, sort: Sort::Arabic, start, places: read.places });
        self.at = read.end;
        true
    }

    fn digits(&mut self, at: usize) -> bool {
        let text = self.text;
        // 一亿零两千: the only digit that does not run on from 零
        let is_two = text.at(at) == '两' && is_scale(text.at(at + 1));
        if self.closing || self.pointed || self.number.is_some() && !(self.is_after_zero() && is_two) {
            return false;
        }
        let heads = is_two || digit(text.at(at + 1)).is_some();
        if at != self.start && (text.at(at) == '两' && !heads || is_doubtful(text.at(at)) && !is_financial(text, at)) {
            return false;
        }
        let run = self.parted_pair(Run::read(text, at));
        let sort = match run.places {
            1 if run.first == 0 => Sort::Zero,
            1 => Sort::Lone,
            2 if run.first == 0 => Sort::Lone,
            2 if run.is_pair() && self.is_pair(run.end) => Sort::Pair,
            _ => Sort::Run,
        };
        let value = match sort {
            Sort::Pair => i64::from(if self.upper { run.last } else { run.first }),
            _ => run.value,
        };
        self.pair |= sort == Sort::Pair;
        self.zero |= run.first == 0;
        self.too_long |= run.places > MOST_DIGITS;
        self.number = Some(Number { value: Some(Decimal::whole(value)), sort, start: at, places: run.places });
        self.at = run.end;
        true
    }

    /// 二十七、八个, 三、四十人: neighbours that 、 stands between.
    fn parted_pair(&self, run: Run) -> Run {
        let text = self.text;
        let (last, end) = (digit(text.at(run.end + 1)).filter(|_| text.at(run.end) == '、'), run.end + 2);
        let is_after_ten = self.sum.section_power() == Some(1) && unit::is_at(text, end);
        match last {
            Some(last) if run.places == 1 && last == run.last + 1 && (is_after_ten || is_scale(text.at(end))) => {
                Run { end, places: 2, last, ..run }
            }
            _ => run,
        }
    }

    /// Whether two digits in a row are two numbers: 三四十万, 十五六, 七八英镑.
    fn is_pair(&self, end: usize) -> bool {
        let next = self.text.at(gap(self.text, end, false));
        self.sum.section_power() == Some(1) || is_scale(next) || unit::is_at(self.text, end)
    }

    fn tens(&mut self, at: usize, value: u8) -> bool {
        let fits = self.sum.section_power().is_none_or(|power| power > 1);
        if self.closing || self.pointed || self.number.is_some() || !fits {
            return false;
        }
        self.too_long |= self.sum.small(Decimal::whole(i64::from(value)), 1).is_none();
        self.scale = 1;
        self.at = at + 1;
        true
    }

    fn small(&mut self, at: usize, power: i32) -> bool {
        let text = self.text;
        let sort = self.number.map(|number| number.sort);
        let fits = self.sum.section_power().is_none_or(|last| power < last);
        // 110万|千瓦: after 万 a scale word needs a number of its own; 一万零百一十一 has it in 零
        let is_bare =
            self.number.is_none() && !self.sum.is_empty() && !(power == 1 && self.sum.section_power().is_some());
        if !fits || is_bare || self.pointed || sort == Some(Sort::Run) {
            return false;
        }
        if matches!(text.at(at), '千' | '百') && self.number.is_some() && self.is_unit(at, sort) {
            return false;
        }
        let value = match self.number {
            Some(number) if number.sort != Sort::Zero => number.value,
            _ => Some(Decimal::whole(1)),
        };
        self.too_long |= value.and_then(|value| self.sum.small(value, power)).is_none();
        (self.number, self.zero, self.scale) = (None, false, power);
        self.at = at + 1;
        true
    }

    /// Whether 千 or 百 begins a unit: 20千瓦, 5百分点. 两千米 is two thousand metres, 3千米 three kilometres.
    fn is_unit(&self, at: usize, sort: Option<Sort>) -> bool {
        let is_chinese = sort != Some(Sort::Arabic);
        unit::is_at(self.text, at) && !(is_chinese && self.text.is_at(at, "千米"))
    }

    fn big(&mut self, at: usize, power: i32) -> bool {
        if self.text.at(at) == '兆' && unit::is_at(self.text, at) {
            return false;
        }
        let top = self.sum.top_power();
        let is_empty = self.sum.chunk(self.tail()).is_none() && !self.too_long;
        let is_bare = is_empty && top.is_none_or(|top| top > power) && self.at != self.start;
        if is_bare || self.pointed && top.is_some() || !is_empty && top == Some(power) {
            return false;
        }
        self.too_long |= self.sum.big(self.tail(), power).is_none();
        (self.number, self.zero, self.scale) = (None, false, power);
        self.at = at + 1;
        true
    }

    /// The worth of the last number: 四万五千二 says two hundred, 一百零二 two.
    fn tail(&self) -> Option<Decimal> {
        let number = self.number?;
        let power = self.sum.last_power();
        let is_short = matches!(number.sort, Sort::Lone | Sort::Pair) && !self.zero && power >= 2 && !self.pointed;
        let in_section = self.sum.section_power().is_some();
        let is_scaled = big_scale(self.text.at(gap(self.text, self.at, true))).is_some();
        match number.value {
            Some(value) if is_short && in_section => scaled(value, power - 1),
            Some(value) if is_short && !is_scaled => Some(value.shifted(power - 1)),
            value => value,
        }
    }

    /// A decimal point in words: 一点五, 两千三点一; not 一点两小时, 五点二十分.
    fn point(&mut self, at: usize) -> bool {
        let text = self.text;
        let from = gap(text, at + 1, false);
        let is_headless = self.number.is_none() && self.sum.is_empty();
        if self.pointed || self.closing || is_headless {
            return false;
        }
        let run = Run::read_decimals(text, from);
        let after = text.at(run.end);
        let is_clock = small_scale(after).is_some() || after == '分' && text.at(from).is_ascii_digit();
        if run.end == from || is_clock {
            return false;
        }
        let places = i32::try_from(run.places.min(MOST_DIGITS)).unwrap_or_default();
        let whole = self.sum.chunk(self.tail()).unwrap_or_default();
        let Some(value) = whole.plus(Decimal::new(run.value, -places)) else { return false };
        self.number = Some(Number { value: Some(value), sort: Sort::Run, start: self.start, places: 0 });
        self.sum.forget_section();
        self.pointed = true;
        self.at = run.end;
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
        let is_after_ten = self.sum.section_power() == Some(1);
        let fits = match ch {
            '余' => !"额热下量款地".contains(next),
            '多' => (is_round || big_scale(next).is_some()) && !matches!(next, '于' | '少'),
            '来' => is_round && self.at > self.start && unit::is_at(text, at + 1),
            _ => self.number.is_none() && is_after_ten,
        };
        if fits {
            self.approx = Some(Approx::Over);
            self.closing = true;
            self.at = at + 1;
        }
        fits
    }

    /// A number after scale words that does not belong to them goes to the next amount: 二十九|三盒, 3万|5家.
    fn give_back(&mut self) {
        let Some(number) = self.number.filter(|_| !self.sum.is_empty() && !self.zero) else { return };
        // 3萬6,947人, 2萬105人
        let is_grouped = || self.at == number.start + 5 && self.text.at(number.start + 1) == ',';
        let is_counted = || matches!(number.places, 2 | 3) && unit::is_at(self.text, self.at);
        let power = self.sum.last_power();
        let fills = i32::try_from(number.places) == Ok(power) || power == 4 && (is_grouped() || is_counted());
        match number.sort {
            Sort::Run if !self.pointed => {
                let value = digit(self.text.at(number.start)).map(|value| Decimal::whole(i64::from(value)));
                self.number = Some(Number { value, sort: Sort::Lone, places: 1, ..number });
                self.at = number.start + 1;
            }
            // 1万5 at the end of a clause is 15000, «3万5家» are two numbers
            Sort::Arabic if number.places == 1 && !fills && is_free(self.text, self.at) => {
                self.number = Some(Number { sort: Sort::Lone, ..number });
            }
            Sort::Arabic if !fills => {
                self.number = None;
                self.at = number.start;
            }
            _ => {}
        }
    }
}

/// Whether neither a word nor a sign of a number follows.
fn is_free(text: &Folded, end: usize) -> bool {
    let next = text.at(end);
    "\0\n,。;、)!?".contains(next)
}

fn is_round(value: Decimal) -> bool {
    value.to_whole().is_some_and(|whole| whole % 10 == 0)
}
