//! Dates and periods: 2019年, 2018年11月6日至12月6日, 1—6月, 上半年, 第二季度, 2020-06-30.
//!
//! ```text
//! period = day [(至|到|—) day]
//! day    = year 年 [half | quarter | months | month [day 日]] | month 月 [day 日] | day 日 | half | quarter | y-m-d
//! ```

use std::cell::Cell;

use super::amount::{self, Amount, Form};
use super::day::{Day, Period};
use super::digits::gap;
use super::{Decimal, Piece};
use crate::report::Folded;

/// A date in the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Dated {
    pub(super) end: usize,
    pub(super) period: Period,
    pub(super) pieces: Vec<Piece>,
}

/// Reads the date that begins at an index; `first` is the amount that begins there, where one does.
pub(super) fn read(text: &Folded, start: usize, first: Option<Amount>) -> Option<Dated> {
    let mut cursor = Cursor::new(text, start, first);
    if !cursor.may_be_date() {
        return None;
    }
    let (first, mut last) = cursor.day_or_range()?;
    if last.is_none()
        && let Some(next) = separator(text, cursor.at)
    {
        let mut ahead = Cursor::new(text, next, amount::read(text, next));
        if let Some((day, upper)) = ahead.day_or_range().filter(|(day, _)| follows(first, *day)) {
            last = Some(upper.unwrap_or(day));
            cursor.at = ahead.at;
            cursor.pieces.append(&mut ahead.pieces);
        }
    }
    if first.is_empty() {
        return None;
    }
    Some(Dated { end: cursor.at, period: Period { start: first, end: last }, pieces: cursor.pieces })
}

/// Whether what stands after digits may make them a date; asked of every number, so it takes one look.
pub(super) fn may_follow(text: &Folded, end: usize) -> bool {
    let next = text.at(gap(text, end, false));
    !"%个万亿人件项家元吨户名起,。、".contains(next)
}

/// The index after a word or dash that joins the ends of a range.
pub(super) fn separator(text: &Folded, from: usize) -> Option<usize> {
    let mut at = gap(text, from, false);
    if text.is_at(at, "(含)") {
        at = gap(text, at + 3, false);
    }
    let end = match text.at(at) {
        '至' | '到' | '~' | '〜' | '–' | '−' => at + 1,
        '-' | '—' | '─' if text.at(at + 1) == text.at(at) => at + 2,
        '-' | '—' | '─' => at + 1,
        _ => return None,
    };
    Some(gap(text, end, false))
}

/// Whether the second date can end a range that the first begins.
fn follows(first: Day, last: Day) -> bool {
    let fits = |a: Option<u8>, b: Option<u8>| a.is_some() || b.is_none();
    match (first.year, last.year) {
        (Some(a), Some(b)) => a <= b,
        (None, Some(_)) => false,
        _ => {
            fits(first.month, last.month)
                && fits(first.day, last.day)
                && (first.day.is_none() || last.day.is_some() || last.month.is_none())
        }
    }
}

struct Cursor<'t> {
    text: &'t Folded,
    at: usize,
    pieces: Vec<Piece>,
    /// The number read last, and where: each form of a date asks for it anew.
    last: Cell<Option<(usize, Option<Field>)>>,
}

/// A number inside a date: its amount, its value, and the index after the blank behind it.
type Field = (Amount, u16, usize);

type Ends = (Day, Option<Day>);

impl<'t> Cursor<'t> {
    fn new(text: &'t Folded, at: usize, first: Option<Amount>) -> Cursor<'t> {
        let first = first.and_then(|first| field(text, first));
        Cursor { text, at, pieces: Vec::new(), last: Cell::new(Some((at, first))) }
    }

    fn day_or_range(&mut self) -> Option<Ends> {
        self.iso().or_else(|| self.years()).or_else(|| self.within_year(None))
    }

    /// Whether a word or sign of dates stands here or after the number that does.
    fn may_be_date(&self) -> bool {
        let text = self.text;
        match text.at(self.at) {
            '上' | '下' | '前' | '首' | '第' => true,
            _ => self.amount(self.at).is_some_and(|(amount, _, next)| {
                "年月日号季(".contains(text.at(next))
                    || matches!(text.at(amount.end), '.' | '/')
                    || separator(text, amount.end).is_some()
            }),
        }
    }

    fn amount(&self, at: usize) -> Option<Field> {
        if let Some((_, field)) = self.last.get().filter(|(from, _)| *from == at) {
            return field;
        }
        let field = amount::read(self.text, at).and_then(|amount| field(self.text, amount));
        self.last.set(Some((at, field)));
        field
    }

    fn push(&mut self, from: usize, to: usize, value: u16, unit: &'static str) {
        let span = self.text.span(from, to);
        self.pieces.push(Piece { span, value: Decimal::whole(i64::from(value)), unit });
    }

    /// 2020-06-30, 2020/6/30, 2020.06.30, 2020-06.
    fn iso(&mut self) -> Option<Ends> {
        let (text, from) = (self.text, self.at);
        let (year, year_value, _) = self.amount(from).filter(|(year, value, _)| year.places == 4 && is_year(*value))?;
        let sign = text.at(year.end);
        if !matches!(sign, '-' | '/' | '.') || !text.at(from).is_ascii_digit() {
            return None;
        }
        let two = |at: usize| {
            let digits = text.slice(at, at + 2).iter().take_while(|ch| ch.is_ascii_digit()).count();
            let value = text
                .slice(at, at + digits)
                .iter()
                .filter_map(|ch| ch.to_digit(10))
                .fold(0, |sum, next| sum * 10 + next);
            (u8::try_from(value).unwrap_or(0), digits, at + digits)
        };
        let (month, month_places, after_month) = two(year.end + 1);
        let mut day = Day { year: Some(year_value), month: Some(month), ..Day::default() };
        let mut end = after_month;
        if text.at(after_month) == sign {
            let (value, _, after_day) = two(after_month + 1);
            day.day = Some(value);
            end = after_day;
        }
        let is_day = day.day.is_none_or(|day| (1..=31).contains(&day));
        let is_full = day.day.is_some() || sign == '-' && month_places == 2;
        if !(1..=12).contains(&month)
            || !is_day
            || !is_full
            || text.at(end).is_ascii_alphanumeric()
            || text.at(end) == '年'
        {
            return None;
        }
        self.push(from, year.end, year_value, "年");
        self.push(year.end + 1, after_month, u16::from(month), "月");
        if let Some(value) = day.day {
            self.push(after_month + 1, end, u16::from(value), "日");
        }
        self.at = end;
        Some((day, None))
    }

    /// 2019年 and what follows it within the year; 2018—2020年.
    fn years(&mut self) -> Option<Ends> {
        let (text, from) = (self.text, self.at);
        let (first, value, next) = self.amount(from)?;
        let year = full_year(text, from, &first, value, next)?;
        if text.at(next) == '年' {
            self.push(from, next + 1, year, "年");
            self.at = next + 1;
            if text.at(self.at) == '度' {
                self.at += 1;
            }
            let at = self.at;
            self.at = gap(text, at, false);
            let within = self.within_year(Some(year));
            if within.is_none() {
                self.at = at;
            }
            return Some(within.unwrap_or((Day { year: Some(year), ..Day::default() }, None)));
        }
        let upper_from = separator(text, first.end)?;
        let (second, upper, after) = self.amount(upper_from)?;
        // 2024—25年度
        let upper = if second.places == 2 {
            Some(year - year % 100 + upper)
        } else {
            full_year(text, upper_from, &second, upper, after)
        };
        let upper = upper.filter(|upper| *upper >= year && text.at(after) == '年')?;
        self.push(from, first.end, year, "年");
        self.push(upper_from, after + 1, upper, "年");
        self.at = after + 1;
        Some((Day { year: Some(year), ..Day::default() }, Some(Day { year: Some(upper), ..Day::default() })))
    }

    fn within_year(&mut self, year: Option<u16>) -> Option<Ends> {
        let day = Day { year, ..Day::default() };
        self.half(day).or_else(|| self.quarters(day)).or_else(|| self.months(day)).or_else(|| self.days(day))
    }

    fn half(&mut self, day: Day) -> Option<Ends> {
        let half = match self.text.at(self.at) {
            '上' => 1,
            '下' => 2,
            // 2025年半年度报告, 2025年半年报: the first, whatever the second may bring.
            '半' if day.year.is_some() && matches!(self.text.at(self.at + 2), '度' | '报') => {
                let end = self.at + 2 + usize::from(self.text.at(self.at + 2) == '度');
                self.push(self.at, end, 1, "半年");
                self.at = end;
                return Some((Day { half: Some(1), ..day }, None));
            }
            _ => return None,
        };
        if !self.text.is_at(self.at + 1, "半年") {
            return None;
        }
        self.push(self.at, self.at + 3, u16::from(half), "半年");
        self.at += 3;
        Some((Day { half: Some(half), ..day }, None))
    }

    /// 第二季度, 一季度, 前三季度.
    fn quarters(&mut self, day: Day) -> Option<Ends> {
        let (text, from) = (self.text, self.at);
        let head = text.at(from);
        let digits = if matches!(head, '第' | '前' | '首') { gap(text, from + 1, false) } else { from };
        let (_, value, next) = self.amount(digits)?;
        let Some(value) = u8::try_from(value).ok().filter(|value| (1..=4).contains(value)) else {
            return self.first_months(day, head);
        };
        let end = match text.at(next) {
            '季' if text.at(next + 1) == '度' => next + 2,
            '季' if matches!(head, '第' | '首') && text.at(next + 1) != '节' => next + 1,
            _ => return self.first_months(day, head),
        };
        self.push(digits, end, u16::from(value), "季度");
        self.at = end;
        let last = Day { quarter: Some(value), ..day };
        let is_range = matches!(head, '前' | '首') && value > 1;
        Some(if is_range { (Day { quarter: Some(1), ..day }, Some(last)) } else { (last, None) })
    }

    /// 前5个月, 首五个月
    fn first_months(&mut self, day: Day, head: char) -> Option<Ends> {
        let (text, from) = (self.text, self.at);
        let (_, value, next) = self.amount(gap(text, from + 1, false))?;
        let value = u8::try_from(value).ok().filter(|value| (1..=12).contains(value))?;
        if !matches!(head, '前' | '首') || !text.is_at(next, "个月") {
            return None;
        }
        self.push(from + 1, next + 2, u16::from(value), "个月");
        self.at = next + 2;
        Some((Day { month: Some(1), ..day }, Some(Day { month: Some(value), ..day })))
    }

    /// 6月, 6月30日, 1—6月, 6月底.
    fn months(&mut self, day: Day) -> Option<Ends> {
        let (text, from) = (self.text, self.at);
        let (first, value, next) = self.amount(from)?;
        let month = u8::try_from(value).ok().filter(|month| (1..=12).contains(month))?;
        let first_day = Day { month: Some(month), ..day };
        if text.at(next) == '月' {
            self.push(from, next + 1, value, "月");
            self.at = next + 1;
            if text.at(self.at) == '份' {
                self.at += 1;
                return Some((first_day, None));
            }
            let at = self.at;
            self.at = gap(text, at, false);
            let days = self.days(first_day);
            if days.is_none() {
                self.at = at;
            }
            return Some(days.unwrap_or((first_day, None)));
        }
        let upper_from = separator(text, first.end)?;
        let (_, upper, after) = self.amount(upper_from)?;
        let upper_month =
            u8::try_from(upper).ok().filter(|upper| (month..=12).contains(upper) && text.at(after) == '月')?;
        self.push(from, first.end, value, "月");
        self.push(upper_from, after + 1, upper, "月");
        self.at = after + if text.at(after + 1) == '份' { 2 } else { 1 };
        Some((first_day, Some(Day { month: Some(upper_month), ..day })))
    }

    /// 30日, 6—8日; not 5日元, 10日均.
    fn days(&mut self, day: Day) -> Option<Ends> {
        let (text, from) = (self.text, self.at);
        let (first, value, next) = self.amount(from)?;
        let is_day = |value: u16| u8::try_from(value).ok().filter(|day| (1..=31).contains(day));
        let first_day = Day { day: Some(is_day(value).or((day.month == Some(0)).then_some(0))?), ..day };
        let is_end = |at: usize| {
            text.at(at) == '日' && !"元圆币均内游".contains(text.at(at + 1))
                || text.at(at) == '号' && day.month.is_some()
        };
        if is_end(next) {
            self.push(from, next + 1, value, "日");
            self.at = next + 1;
            return Some((first_day, None));
        }
        let upper_from = separator(text, first.end)?;
        let (_, upper, after) = self.amount(upper_from)?;
        let upper_day = is_day(upper).filter(|_| is_end(after) && upper >= value)?;
        self.push(from, first.end, value, "日");
        self.push(upper_from, after + 1, upper, "日");
        self.at = after + 1;
        Some((first_day, Some(Day { day: Some(upper_day), ..day })))
    }
}

fn field(text: &Folded, amount: Amount) -> Option<Field> {
    let is_plain = amount.approx.is_none() && amount.high.is_none() && amount.scale <= 1;
    let value = u16::try_from(amount.value?.to_whole()?).ok()?;
    (is_plain && amount.value?.exponent >= 0).then(|| (amount, value, gap(text, amount.end, false)))
}

fn is_year(value: u16) -> bool {
    (1000..=2999).contains(&value)
}

/// Four digits are a year; two are one where a month follows or they are spelled digit by digit (九八年).
fn full_year(text: &Folded, start: usize, amount: &Amount, value: u16, next: usize) -> Option<u16> {
    match (amount.form, amount.places) {
        (Form::Arabic | Form::Digits, 4) => is_year(value).then_some(value),
        (Form::Digits, 2) if value >= 20 => Some(1900 + value),
        (Form::Arabic, 2) if text.at(next) == '年' => {
            has_month(text, next + 1).then_some(if value >= 50 { 1900 + value } else { 2000 + value })
        }
        // 民國113年, 113年12月, 113年第2季: counted from 1912.
        (Form::Arabic, 2 | 3) if text.is_before(start, "民国") => Some(FIRST_YEAR - 1 + value),
        (Form::Arabic, 3) if value < 150 && text.at(next) == '年' => {
            let is_told = has_part(text, next + 1) || (96..130).contains(&value) && !are_counted(text, start, next + 1);
            is_told.then_some(FIRST_YEAR - 1 + value)
        }
        _ => None,
    }
}

/// 建校112年, 112年历史: so many years, and no year of Taiwan.
fn are_counted(text: &Folded, start: usize, end: usize) -> bool {
    "校立建有达经历满约近逾超过共距第今长续龄为".contains(text.before(start))
        || "来以历后间内多余期".contains(text.at(end))
        || text.is_at(end, "的历")
}

/// The first year of the Republic of China, from which Taiwan counts.
const FIRST_YEAR: u16 = 1912;

/// Whether a month, a quarter or a half of a year stands here.
fn has_part(text: &Folded, from: usize) -> bool {
    has_month(text, from) || "第上下前底".contains(text.at(from))
}

/// Whether a month or a range of months stands here.
fn has_month(text: &Folded, from: usize) -> bool {
    let month = |at: usize| amount::read(text, gap(text, at, false));
    let Some(first) = month(from) else { return false };
    let last = separator(text, first.end).and_then(month).map_or(first.end, |last| last.end);
    text.at(gap(text, last, false)) == '月'
}
