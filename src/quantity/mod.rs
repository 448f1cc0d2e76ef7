//! What is counted: every numeral of a text, with its value, its unit and what it is.

mod decimal;

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

/// A number in the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quantity {
    /// From the first character of the numeral to the last of its unit.
    pub span: Span,
    /// What it is.
    pub role: Role,
    /// The value, fully scaled; the lower end of a range. A per cent as written.
    pub value: Decimal,
    /// The upper end, where a range is written (3—4万吨).
    pub high: Option<Decimal>,
    /// The unit in its common form (μg/m³, %, 百分点, 个); `None` where the number has none of its own.
    pub unit: Option<String>,
    /// How it departs from the number written, where words say so.
    pub approx: Option<Approx>,
}

/// Finds every number, in order, never two over the same characters. Linear in the text.
#[must_use]
pub fn find(_text: &Folded) -> Vec<Quantity> {
    Vec::new()
}
