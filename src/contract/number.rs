//! Exact decimals as the numbers of JSON, and back.

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::quantity::Decimal;

/// Beyond this a value is no figure of a report, and sums of such could overflow.
const LARGEST: f64 = 1e36;
/// Up to here every whole number is a number of JavaScript too.
const SAFE: i128 = 1 << 53;

/// A value on the wire: 22000 and 96.4, never 22000.0 or 96.39999999999999.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Number(pub Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match whole(self.0) {
            Some(whole) if whole.abs() <= SAFE => out.serialize_i64(i64::try_from(whole).unwrap_or_default()),
            Some(whole) if cfg!(not(target_arch = "wasm32")) => out.serialize_i128(whole),
            _ => out.serialize_f64(self.0.to_f64()),
        }
    }
}

/// The value as a whole number, `None` where it has a fraction or does not fit.
fn whole(value: Decimal) -> Option<i128> {
    let power = 10_i128.checked_pow(value.exponent.unsigned_abs())?;
    if value.exponent >= 0 {
        value.digits.checked_mul(power)
    } else {
        (value.digits % power == 0).then(|| value.digits / power)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Number, D::Error> {
        input.deserialize_any(NumberVisitor)
    }
}

struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = Number;

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("a number")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Number, E> {
        Ok(Number(Decimal::whole(value.into())))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Number, E> {
        Ok(Number(Decimal::whole(value.into())))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Number, E> {
        from_f64(value).map(Number).ok_or_else(|| E::custom("a number too large for a figure"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Number, E> {
        parse(value).map(Number).ok_or_else(|| E::custom("expected a number, such as 22000 or \"96.4\""))
    }
}

/// The shortest decimal that reads as this `f64`; `None` where it is too large, or no number.
fn from_f64(value: f64) -> Option<Decimal> {
    if value.is_nan() || value.abs() > LARGEST {
        return None;
    }
    let mut nearest = Decimal::default();
    let mut scale = 1.0_f64;
    // Powers of ten are exact up to the 22nd, and a quotient of exact numbers is rounded once, as a parser rounds.
    for places in 0..=22 {
        let scaled = (value * scale).round();
        if places > 0 && scaled.abs() > SAFE as f64 {
            break;
        }
        nearest = Decimal { digits: scaled as i128, exponent: -places };
        if scaled / scale == value {
            break;
        }
        scale *= 10.0;
    }
    Some(nearest)
}

/// A plain decimal: sign, digits with commas between them, and a fraction. `None` for anything else.
#[must_use]
pub(super) fn parse(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let (is_negative, unsigned) = match text.strip_prefix(['-', '−', '－']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    if !whole.starts_with(|ch: char| ch.is_ascii_digit()) || unsigned.ends_with(['.', ',']) {
        return None;
    }
    let mut digits: i128 = 0;
    for ch in whole.chars().filter(|&ch| ch != ',').chain(fraction.chars()) {
        digits = digits.checked_mul(10)?.checked_add(ch.to_digit(10)?.into())?;
        if digits > LARGEST as i128 {
            return None;
        }
    }
    let exponent = -i32::try_from(fraction.len()).ok()?;
    Some(Decimal { digits: if is_negative { -digits } else { digits }, exponent })
}

#[cfg(test)]
mod tests {
    use super::{from_f64, parse};

    #[test]
    fn finds_the_shortest_decimal_of_a_float() {
        for (value, want) in [
            (96.4, "96.4"),
            (0.05, "0.05"),
            (-20.0, "-20"),
            (1e20, "100000000000000000000"),
            (33856.8, "33856.8"),
            (0.0, "0"),
        ] {
            assert_eq!(from_f64(value).map(|found| found.to_string()).as_deref(), Some(want), "{value}");
        }
        assert_eq!(from_f64(1e300), None);
        assert_eq!(from_f64(f64::NAN), None);
    }

    #[test]
    fn parses_plain_decimals_and_nothing_else() {
        for (text, want) in
            [("1,192", Some("1192")), (" -0.50 ", Some("-0.50")), ("+7", Some("7")), ("007.5", Some("7.5"))]
        {
            assert_eq!(parse(text).map(|found| found.to_string()).as_deref(), want, "{text}");
        }
        for text in ["", "-", ".5", "5.", "1.2.3", "2.2万", "1e5", "1,", "9999999999999999999999999999999999999999"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
