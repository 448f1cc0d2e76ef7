//! Rounding by interval arithmetic: every written number stands for itself ± half a unit of its last written place.
//!
//! ```text
//! 2.55万  25450 … 25550        96.4%  96.35 … 96.45        78人  78 exactly
//! 约20    19 … 21              300余  300 … 330             近50  45 … 50
//! ```

use crate::metrics::Metric;
use crate::quantity::{Approx, Decimal};

/// The least and the greatest value that a figure may stand for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Interval {
    pub(super) low: Decimal,
    pub(super) high: Decimal,
}

impl Interval {
    /// What a figure of the report may stand for.
    pub(super) fn of(metric: &Metric) -> Interval {
        let value = metric.value;
        let is_rate = matches!(metric.unit.as_str(), "%" | "‰" | "百分点" | "千分点" | "倍");
        let is_exact = value.exponent == 0 && !is_rate;
        let (low, high) = if is_exact { (value, value) } else { value.interval() };
        let high = metric.high.map_or(high, |high| high.interval().1);
        let part = |hundredths: i64| value.abs().times(Decimal::new(hundredths, -2)).unwrap_or_default();
        let less = |by: Decimal| low.minus(by).unwrap_or(low);
        let more = |by: Decimal| high.plus(by).unwrap_or(high);
        match metric.approx {
            None => Interval { low, high },
            Some(Approx::About) => Interval { low: less(part(5)), high: more(part(5)) },
            Some(Approx::Over) => Interval { low, high: more(part(10)) },
            Some(Approx::Under | Approx::Nearly) => Interval { low: less(part(10)), high },
        }
    }

    /// The sum of two; `None` where it is too long to hold.
    pub(super) fn plus(self, other: Interval) -> Option<Interval> {
        Some(Interval { low: self.low.plus(other.low)?, high: self.high.plus(other.high)? })
    }

    /// The difference of two.
    pub(super) fn minus(self, other: Interval) -> Option<Interval> {
        Some(Interval { low: self.low.minus(other.high)?, high: self.high.minus(other.low)? })
    }

    /// The same below zero.
    pub(super) fn negated(self) -> Interval {
        Interval { low: self.high.negated(), high: self.low.negated() }
    }

    /// Whether two have a value in common.
    pub(super) fn meets(self, other: Interval) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether `scale × self ÷ whole` may be `rate`, without dividing; both above zero.
    pub(super) fn is_rate_of(self, whole: Interval, rate: Interval, scale: Decimal) -> Option<bool> {
        let least = |at: Decimal| if at.is_negative() { Decimal::ZERO } else { at };
        let low = Decimal::compare_products([rate.low, least(whole.low)], [scale, self.high])?;
        let high = Decimal::compare_products([scale, self.low], [rate.high, whole.high])?;
        Some(low.is_le() && high.is_le())
    }
}

/// The sum of several figures' intervals.
pub(super) fn sum(intervals: impl IntoIterator<Item = Interval>) -> Option<Interval> {
    let zero = Interval { low: Decimal::ZERO, high: Decimal::ZERO };
    intervals.into_iter().try_fold(zero, Interval::plus)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metric(digits: i64, exponent: i32, unit: &str) -> Metric {
        Metric { value: Decimal::new(digits, exponent), unit: unit.to_owned(), ..Metric::default() }
    }

    #[test]
    fn rates_hold_within_what_was_written() {
        let cases = [
            (metric(27, 0, "项"), metric(28, 0, "项"), metric(964, -1, "%"), true),
            (metric(5294, 0, "个"), metric(5300, 0, "个"), metric(987, -1, "%"), false),
            (metric(2745, 4, "吨"), metric(55, 6, "吨"), metric(50, 0, "%"), true),
            (metric(1, 0, "个"), metric(3, 0, "个"), metric(33, 0, "%"), true),
            (metric(1, 0, "个"), metric(3, 0, "个"), metric(34, 0, "%"), false),
        ];
        for (part, whole, rate, holds) in cases {
            let got = Interval::of(&part).is_rate_of(Interval::of(&whole), Interval::of(&rate), Decimal::whole(100));
            assert_eq!(got, Some(holds), "{} of {} is {}", part.value, whole.value, rate.value);
        }
    }

    #[test]
    fn words_of_approximation_widen_on_their_side() {
        for (approx, low, high) in [(Approx::About, 95, 105), (Approx::Over, 100, 110), (Approx::Nearly, 90, 100)] {
            let metric = Metric { approx: Some(approx), ..metric(100, 0, "个") };
            let interval = Interval::of(&metric);
            assert_eq!((interval.low, interval.high), (Decimal::whole(low), Decimal::whole(high)), "{approx:?}");
        }
    }
}
