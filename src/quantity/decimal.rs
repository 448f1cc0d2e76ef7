//! An exact value with the precision it was written in.

use std::cmp::Ordering;

/// `digits × 10^exponent`: 2.2万 is 22 × 10³, so its last written place is worth 1000.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decimal {
    /// The digits as one whole number, negative below zero.
    pub digits: i64,
    /// The power of ten that the last written digit stands for.
    pub exponent: i32,
}

impl Decimal {
    /// Nothing.
    pub const ZERO: Decimal = Decimal::whole(0);

    /// `digits × 10^exponent`.
    #[must_use]
    pub const fn new(digits: i64, exponent: i32) -> Decimal {
        Decimal { digits, exponent }
    }

    /// A whole number, exact.
    #[must_use]
    pub const fn whole(digits: i64) -> Decimal {
        Decimal { digits, exponent: 0 }
    }

    /// Whether it is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.digits < 0
    }

    /// The value without its sign.
    #[must_use]
    pub const fn abs(self) -> Decimal {
        Decimal { digits: self.digits.saturating_abs(), exponent: self.exponent }
    }

    /// The value with the other sign.
    #[must_use]
    pub const fn negated(self) -> Decimal {
        Decimal { digits: self.digits.saturating_neg(), exponent: self.exponent }
    }

    /// `self × 10^places`, exact, the precision moving along.
    #[must_use]
    pub const fn shifted(self, places: i32) -> Decimal {
        Decimal { digits: self.digits, exponent: self.exponent.saturating_add(places) }
    }

    /// The exact sum, at the finer precision of the two; `None` where it is too long to hold.
    #[must_use]
    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        let exponent = self.exponent.min(other.exponent);
        let digits = self.digits_at(exponent)?.checked_add(other.digits_at(exponent)?)?;
        Some(Decimal { digits, exponent })
    }

    /// The exact difference; `None` where it is too long to hold.
    #[must_use]
    pub fn minus(self, other: Decimal) -> Option<Decimal> {
        self.plus(Decimal { digits: other.digits.checked_neg()?, ..other })
    }

    /// The exact product; `None` where it is too long to hold.
    #[must_use]
    pub fn times(self, other: Decimal) -> Option<Decimal> {
        let exponent = self.exponent.checked_add(other.exponent)?;
        if let Some(digits) = self.digits.checked_mul(other.digits) {
            return Some(Decimal { digits, exponent });
        }
        let ((a, a_exponent), (b, b_exponent)) = (self.trimmed(), other.trimmed());
        Some(Decimal { digits: a.checked_mul(b)?, exponent: a_exponent.checked_add(b_exponent)? })
    }

    /// The quotient rounded half away from zero to so many decimal places; `None` by zero or where it is too long to hold.
    #[must_use]
    pub fn over(self, by: Decimal, places: u8) -> Option<Decimal> {
        let ((above, above_exponent), (below, below_exponent)) = (self.trimmed(), by.trimmed());
        let shift = above_exponent.checked_sub(below_exponent)?.checked_add(i32::from(places))?;
        let is_negative = (above < 0) != (below < 0);
        let exponent = -i32::from(places);
        let further = if shift < 0 { shift.unsigned_abs() } else { 0 };
        let below = below.unsigned_abs();
        let Some(below) = 10_u64.checked_pow(further).and_then(|power| below.checked_mul(power)) else {
            return Some(Decimal::new(0, exponent));
        };
        let above = above.unsigned_abs();
        let (mut quotient, mut rest) = (above.checked_div(below)?, above.checked_rem(below)?);
        // As on paper: one place after the other.
        for _ in 0..if above == 0 { 0 } else { shift } {
            rest = rest.checked_mul(10)?;
            quotient = quotient.checked_mul(10)?.checked_add(rest / below)?;
            rest %= below;
        }
        let rounded = quotient.checked_add(u64::from(rest >= below - rest))?;
        let digits = i64::try_from(rounded).ok()?;
        Some(Decimal { digits: if is_negative { -digits } else { digits }, exponent })
    }

    /// How the product of two stands to that of two others, exactly, however long they are; `None` where the places are too far apart.
    #[must_use]
    pub fn compare_products(one: [Decimal; 2], other: [Decimal; 2]) -> Option<Ordering> {
        let product = |[a, b]: [Decimal; 2]| {
            Some((i128::from(a.digits) * i128::from(b.digits), a.exponent.checked_add(b.exponent)?))
        };
        let ((one, own), (other, others)) = (product(one)?, product(other)?);
        let at = |mut digits: i128, above: i32| {
            for _ in 0..if digits == 0 { 0 } else { above } {
                if digits.unsigned_abs() > i128::MAX.unsigned_abs() / 10 {
                    return None;
                }
                digits *= 10;
            }
            Some(digits)
        };
        let apart = own.checked_sub(others)?;
        Some(at(one, apart)?.cmp(&at(other, apart.checked_neg()?)?))
    }

    /// The same value, its last written place standing for `10^exponent`; as it is where that place cannot hold it.
    #[must_use]
    pub fn written_to(self, exponent: i32) -> Decimal {
        let (digits, own) = self.trimmed();
        let digits = Decimal { digits, exponent: own }.digits_at(exponent);
        digits.map_or(self, |digits| Decimal { digits, exponent })
    }

    /// Half a unit of the last written place: 2.2万 is good to ±500, 96.4 to ±0.05.
    #[must_use]
    pub const fn half_place(self) -> Decimal {
        Decimal { digits: 5, exponent: self.exponent.saturating_sub(1) }
    }

    /// The least and the greatest value that are written like this one.
    #[must_use]
    pub fn interval(self) -> (Decimal, Decimal) {
        let half = self.half_place();
        (self.minus(half).unwrap_or(self), self.plus(half).unwrap_or(self))
    }

    /// How many decimal places are written; 0 for whole numbers.
    #[must_use]
    pub const fn places(self) -> u32 {
        if self.exponent < 0 { self.exponent.unsigned_abs() } else { 0 }
    }

    /// The nearest `f64`, for charts and JSON.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        // Digits and powers up to 10²² are exact, so one division rounds once; the parser's tables would weigh ten kilobytes.
        let mut power = 1.0;
        for _ in 0..self.exponent.unsigned_abs().min(400) {
            power *= 10.0;
        }
        let digits = self.digits as f64;
        if self.exponent < 0 { digits / power } else { digits * power }
    }

    /// The whole number it is, where it is one.
    #[must_use]
    pub fn to_whole(self) -> Option<i64> {
        let (digits, exponent) = self.trimmed();
        let power = power_of_ten(u32::try_from(exponent).ok()?)?;
        digits.checked_mul(power)
    }

    /// The same value without zeros at its end: it says nothing of the precision any more.
    #[must_use]
    pub fn reduced(self) -> Decimal {
        let (digits, exponent) = self.trimmed();
        if exponent > 0 {
            self.to_whole().map_or(Decimal { digits, exponent }, Decimal::whole)
        } else {
            Decimal { digits, exponent }
        }
    }

    fn digits_at(self, exponent: i32) -> Option<i64> {
        if self.digits == 0 || self.exponent == exponent {
            return Some(self.digits);
        }
        let places = u32::try_from(self.exponent.checked_sub(exponent)?).ok()?;
        self.digits.checked_mul(power_of_ten(places)?)
    }

    fn trimmed(self) -> (i64, i32) {
        let (mut digits, mut exponent) = (self.digits, self.exponent);
        if digits == 0 {
            return (0, 0);
        }
        while digits % 10 == 0 {
            digits /= 10;
            exponent = exponent.saturating_add(1);
        }
        (digits, exponent)
    }
}

impl PartialEq for Decimal {
    /// Equal in value, however written: 1.50 is 1.5.
    fn eq(&self, other: &Decimal) -> bool {
        self.trimmed() == other.trimmed()
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    /// By value, however written.
    fn cmp(&self, other: &Decimal) -> Ordering {
        let exponent = self.exponent.min(other.exponent);
        if let (Some(own), Some(others)) = (self.digits_at(exponent), other.digits_at(exponent)) {
            return own.cmp(&others);
        }
        let ((a, a_exponent), (b, b_exponent)) = (self.trimmed(), other.trimmed());
        if a.signum() != b.signum() || a == 0 {
            return a.signum().cmp(&b.signum());
        }
        let size = |digits: i64, exponent: i32| i64::from(digits.unsigned_abs().ilog10()) + i64::from(exponent);
        let by_size = match size(a, a_exponent).cmp(&size(b, b_exponent)) {
            Ordering::Equal => {
                let low = a_exponent.min(b_exponent);
                let scaled = |digits: i64, exponent: i32| {
                    let places = exponent.saturating_sub(low).unsigned_abs();
                    power_of_ten(places).and_then(|power| digits.unsigned_abs().checked_mul(power.unsigned_abs()))
                };
                scaled(a, a_exponent).cmp(&scaled(b, b_exponent))
            }
            other => other,
        };
        if a < 0 { by_size.reverse() } else { by_size }
    }
}

fn power_of_ten(places: u32) -> Option<i64> {
    const POWERS: [i64; 13] = [
        1,
        10,
        100,
        1000,
        10_000,
        100_000,
        1_000_000,
        10_000_000,
        100_000_000,
        1_000_000_000,
        10_000_000_000,
        100_000_000_000,
        1_000_000_000_000,
    ];
    match POWERS.get(places as usize) {
        Some(&power) => Some(power),
        None => 10_i64.checked_pow(places),
    }
}

impl std::fmt::Display for Decimal {
    /// Plain digits, no exponent, no grouping: `-0.05`, `22000`.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut digits = self.digits.unsigned_abs().to_string();
        let places = usize::try_from(self.exponent.unsigned_abs()).unwrap_or(0);
        if self.exponent >= 0 {
            digits.extend(std::iter::repeat_n('0', if self.digits == 0 { 0 } else { places }));
        } else {
            if digits.len() <= places {
                digits.insert_str(0, &"0".repeat(places + 1 - digits.len()));
            }
            digits.insert(digits.len() - places, '.');
        }
        out.write_str(if self.digits < 0 { "-" } else { "" })?;
        out.write_str(&digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_writes_plain_digits() {
        for (value, written) in [
            (Decimal::new(22, 3), "22000"),
            (Decimal::new(-5, -2), "-0.05"),
            (Decimal::new(150, -2), "1.50"),
            (Decimal::new(0, 4), "0"),
        ] {
            assert_eq!(value.to_string(), written);
        }
    }

    #[test]
    fn arithmetic_is_exact() {
        let (a, b) = (Decimal::new(22, 3), Decimal::new(5, -1));
        assert_eq!(a.plus(b).unwrap().to_string(), "22000.5");
        assert_eq!(b.minus(a).unwrap().to_string(), "-21999.5");
        assert_eq!(a.times(b).unwrap().to_string(), "11000");
        assert_eq!(Decimal::whole(27).over(Decimal::whole(28), 6).unwrap().to_string(), "0.964286");
        assert_eq!(Decimal::whole(-1).over(Decimal::whole(8), 2).unwrap().to_string(), "-0.13");
        assert_eq!(Decimal::whole(1).over(Decimal::ZERO, 2), None);
        assert_eq!(Decimal::ZERO.over(Decimal::new(3, i32::MIN), 2), None);
        assert_eq!(Decimal::new(5, -1).over(Decimal::new(1, 20), 3).unwrap().to_string(), "0.000");
        assert_eq!(
            Decimal::whole(123_456_789_012_345_678).over(Decimal::whole(1000), 1).unwrap().to_string(),
            "123456789012345.7"
        );
        assert_eq!(Decimal::new(i64::MAX, 0).plus(Decimal::whole(1)), None);
    }

    #[test]
    fn half_a_unit_of_the_last_place() {
        let (low, high) = Decimal::new(255, 2).interval();
        assert_eq!((low.to_string().as_str(), high.to_string().as_str()), ("25450", "25550"));
    }

    #[test]
    fn order_is_by_value() {
        assert_eq!(Decimal::new(150, -2), Decimal::new(15, -1));
        assert!(Decimal::new(1, 90) > Decimal::new(i64::MAX, 0));
        assert!(Decimal::new(-1, 90) < Decimal::new(1, -90));
        assert!(Decimal::new(-2, 0) < Decimal::new(-15, -1));
        assert!(Decimal::ZERO < Decimal::new(1, -90));
    }

    #[test]
    fn products_are_compared_however_long() {
        let (long, rate) = (Decimal::new(123_456_789_012_345_678, -2), Decimal::new(99_845, -3));
        let compared = |one, other| Decimal::compare_products(one, other);
        assert_eq!(compared([long, rate], [rate, long]), Some(Ordering::Equal));
        assert_eq!(compared([long, rate], [long, Decimal::whole(100)]), Some(Ordering::Less));
        assert_eq!(compared([Decimal::new(1, 30), rate], [Decimal::whole(1), rate]), Some(Ordering::Greater));
        assert_eq!(compared([Decimal::new(1, 60), rate], [Decimal::whole(1), rate]), None);
        assert_eq!(compared([Decimal::new(0, i32::MAX), rate], [Decimal::ZERO, rate]), Some(Ordering::Equal));
    }
}
