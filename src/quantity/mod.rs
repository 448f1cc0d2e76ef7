//! What is counted: every numeral of a text, with its value, its unit and what it is.

mod amount;
mod arabic;
mod day;
mod decimal;
mod digits;
mod doubt;
mod figure;
mod idiom;
mod list;
mod numeral;
mod period;
mod phrase;
mod qualifier;
mod role;
mod run;
mod sum;
mod unit;
mod word;

pub use day::{Day, Period};
pub use decimal::Decimal;

use crate::report::{Folded, Span};

/// What a number is, before what it measures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// A count, amount, level, share or change: a figure of the report.
    #[default]
    Metric,
    /// A day, month, year, quarter.
    Date,
    /// A length of time: 20天, 两年.
    Duration,
    /// A place in an order: 第一, 一是, (三).
    Ordinal,
    /// Part of a name or set phrase: PM2.5, 四个意识, "1+30".
    Name,
    /// A number that is none of these: page furniture, addresses, adverbs (进一步).
    Other,
}

/// How a figure departs from the number written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Approx {
    /// 约, 大约, 左右, 上下
    About,
    /// 余, 多, 超过, 逾, 以上, 突破
    Over,
    /// 不足, 不到, 以下, 低于
    Under,
    /// 近, 接近, 将近
    Nearly,
}

/// A number inside a date: 2019年 and 6月 of 2019年6月.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// From the first character of the numeral to the last of its unit.
    pub span: Span,
    /// The number written.
    pub value: Decimal,
    /// 年, 月, 日, 季度.
    pub unit: &'static str,
}

/// A number in the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quantity {
    /// From the first character of the numeral to the last of its unit.
    pub span: Span,
    /// What it is.
    pub role: Role,
    /// The value, fully scaled; the lower end of a range. A per cent as written. The first number of a date.
    pub value: Decimal,
    /// The upper end, where a range is written (3—4万吨).
    pub high: Option<Decimal>,
    /// The unit in its common form (μg/m³, %, 百分点, 个); `None` where the number has none of its own.
    pub unit: Option<String>,
    /// How it departs from the number written, where words say so.
    pub approx: Option<Approx>,
    /// When, on a date.
    pub period: Option<Period>,
    /// The numbers that a date is written with, in order; empty on all others.
    pub pieces: Vec<Piece>,
}

/// Finds every number, in order, never two over the same characters. Linear in the text.
#[must_use]
pub fn find(text: &Folded) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match step(text, at) {
            Step::Found(quantity, end) => {
                found.push(quantity);
                at = end.max(at + 1);
            }
            Step::Past(end) => at = end.max(at + 1),
        }
    }
    list::share_units(text, &mut found);
    list::mark_orders(text, &mut found);
    list::mark_structures(text, &mut found);
    list::join_ratios(text, &mut found);
    found
}

/// What the reader met at an index.
enum Step {
    /// A number and the index after it.
    Found(Quantity, usize),
    /// None, and where to go on.
    Past(usize),
}

impl Step {
    /// A number of a role, over these characters.
    fn found(text: &Folded, role: Role, from: usize, to: usize, value: i64) -> Step {
        Step::Found(
            Quantity { span: text.span(from, to), role, value: Decimal::whole(value), ..Quantity::default() },
            to,
        )
    }
}

fn step(text: &Folded, at: usize) -> Step {
    match text.at(at) {
        'a'..='z' | 'A'..='Z' => word::read(text, at),
        '0'..='9'
        | '.'
        | '-'
        | '−'
        | '负'
        | '几'
        | '数'
        | '半'
        | '对'
        | '廿'
        | '卅'
        | '十'
        | '百'
        | '千'
        | '万'
        | '亿'
        | '拾'
        | '佰'
        | '仟' => figure::read(text, at),
        '第' | '上' | '下' | '前' | '首' | '劣' | '双' | '每' | 'Ⅰ'..='Ⅻ' => phrase::read(text, at),
        ch if digits::digit(ch).is_some() => figure::read(text, at),
        _ => Step::Past(at + 1),
    }
}

#[cfg(test)]
mod tests;
