//! An exact value with the precision it was written in.

/// `digits × 10^exponent`: 2.2万 is 22 × 10³, so its last written place is worth 1000.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decimal {
    /// The digits as one whole number, negative below zero.
    pub digits: i128,
    /// The power of ten that the last written digit stands for.
    pub exponent: i32,
}

impl PartialEq for Decimal {
    /// Equal in value, however written: 1.50 is 1.5.
    fn eq(&self, other: &Decimal) -> bool {
        self.trimmed() == other.trimmed()
    }
}

impl Decimal {
    /// A whole number, exact.
    #[must_use]
    pub const fn whole(digits: i128) -> Decimal {
        Decimal { digits, exponent: 0 }
    }

    /// The nearest `f64`, for charts and JSON.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.to_string().parse().unwrap_or(0.0)
    }

    fn trimmed(self) -> (i128, i32) {
        let (mut digits, mut exponent) = (self.digits, self.exponent);
        if digits == 0 {
            return (0, 0);
        }
        while digits % 10 == 0 {
            digits /= 10;
            exponent += 1;
        }
        (digits, exponent)
    }
}

impl std::fmt::Display for Decimal {
    /// Plain digits, no exponent, no grouping: `-0.05`, `22000`.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut digits = self.digits.unsigned_abs().to_string();
        if self.exponent >= 0 {
            digits.extend(std::iter::repeat_n('0', usize::try_from(self.exponent).unwrap_or(0)));
        } else {
            let places = usize::try_from(-self.exponent).unwrap_or(0);
            if digits.len() <= places {
                digits.insert_str(0, &"0".repeat(places + 1 - digits.len()));
            }
            digits.insert(digits.len() - places, '.');
        }
        out.write_str(if self.digits < 0 { "-" } else { "" })?;
        out.write_str(&digits)
    }
}
