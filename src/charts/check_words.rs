//! Checks in words: softly and exactly, with the sum that anyone can do again.

use super::ties::push_known;
use super::value::{figure, rung, rung_word};
use super::words::pick;
use crate::checks::{Check, Relation};
use crate::metrics::{Direction, Metric};
use crate::quantity::Decimal;
use crate::reading::Reading;
use crate::report::Lang;

/// What a check says: `✓ 27÷28 = 96.4%`, or `△ 文中为98.7%，按5294÷5300重算为99.9%`; after it an editor's note, where there is one.
#[must_use]
pub fn check_words(check: &Check, reading: &Reading, lang: Lang) -> String {
    let Some(relation) = reading.relations.get(check.relation) else { return String::new() };
    let mut words = sum_words(check, relation, reading, lang);
    if let Some(note) = &check.note {
        words += pick(lang, "。编者注：|。編者註：|. Editor’s note: ");
        words += note;
    }
    words
}

fn sum_words(check: &Check, relation: &Relation, reading: &Reading, lang: Lang) -> String {
    let claim = Claim { reading, relation };
    let (sum, sign) = claim.sum(check.stated == check.computed);
    let stated = claim.stated(check.stated);
    if check.holds {
        return ["✓ ", &sum, sign, &stated].concat();
    }
    let computed = claim.stated(legible(check.computed, check.stated));
    match lang {
        Lang::ZhHans => ["△ 文中为", &stated, "，按", &sum, "重算为", &computed].concat(),
        Lang::ZhHant => ["△ 文中為", &stated, "，按", &sum, "重算為", &computed].concat(),
        Lang::En => ["△ the report says ", &stated, "; ", &sum, " gives ", &computed].concat(),
    }
}

struct Claim<'a> {
    reading: &'a Reading,
    relation: &'a Relation,
}

impl Claim<'_> {
    /// The sum, and how it stands to what the report states.
    fn sum(&self, is_exact: bool) -> (String, &'static str) {
        match self.relation {
            Relation::Share { parts, whole, .. } => {
                let sum = self.added(parts);
                let sum = if parts.len() > 1 { ["(", &sum, ")"].concat() } else { sum };
                ([&sum, "÷", &self.number(*whole)].concat(), " = ")
            }
            Relation::Breakdown { parts, exhaustive, .. } => {
                (self.added(parts), if *exhaustive || is_exact { " = " } else { " ≤ " })
            }
            Relation::Change { to, delta, from, using } => (self.change(*to, *delta, *from, *using), " = "),
        }
    }

    fn change(&self, to: Option<usize>, delta: usize, from: Option<usize>, using: Option<usize>) -> String {
        let metric = self.reading.metrics.get(delta);
        // A fall that is written with its sign is told with it.
        let is_fall = metric.is_some_and(|metric| metric.direction == Some(Direction::Down));
        let is_signed = metric.is_some_and(|metric| metric.value.is_negative());
        let is_down = is_fall && !is_signed;
        let is_relative = metric.is_some_and(|metric| matches!(metric.unit.as_str(), "%" | "‰" | "倍"));
        match (to, from, using) {
            (Some(to), Some(from), _) => {
                let (to, from) = (self.number(to), self.number(from));
                // 是上年A的N倍
                if metric.is_some_and(Metric::is_times) {
                    return [&to, "÷", &from].concat();
                }
                let change = if is_down { [&from, "−", &to].concat() } else { [&to, "−", &from].concat() };
                if is_relative { ["(", &change, ")÷", &from].concat() } else { change }
            }
            (Some(to), None, Some(using)) => {
                let (to, using) = (self.number(to), self.number(using));
                let using = using.trim_start_matches('-');
                let sign = if is_fall && is_signed { "-" } else { "" };
                [sign, using, "÷(", &to, if is_fall { "+" } else { "−" }, using, ")"].concat()
            }
            (None, Some(from), Some(using)) => [&self.number(using), "÷", &self.number(from)].concat(),
            _ => {
                let mut known = Vec::new();
                push_known(&mut known, &[to, from, using]);
                self.joined(&known, "、")
            }
        }
    }

    fn added(&self, parts: &[usize]) -> String {
        self.joined(parts, "+")
    }

    fn joined(&self, parts: &[usize], sign: &str) -> String {
        let mut words = String::new();
        for (place, &part) in parts.iter().enumerate() {
            if place > 0 {
                words.push_str(sign);
            }
            words += &self.number(part);
        }
        words
    }

    /// A figure without its unit: `2.2万`.
    fn number(&self, index: usize) -> String {
        let Some(metric) = self.reading.metrics.get(index) else { return String::new() };
        let scale = rung_word(rung(metric), self.reading.report.lang);
        [figure(metric, self.reading).number.as_str(), scale].concat()
    }

    /// A value in the manner of the figure that the claim is about.
    fn stated(&self, value: Decimal) -> String {
        let index = match self.relation {
            Relation::Share { share, .. } => *share,
            Relation::Breakdown { whole, .. } => Some(*whole),
            Relation::Change { delta, .. } => Some(*delta),
        };
        match index.and_then(|index| self.reading.metrics.get(index)) {
            Some(metric) => {
                // What the report states is as exact as the report states it.
                let value = if value == metric.value { metric.value } else { value };
                figure(&Metric { value, high: None, ..metric.clone() }, self.reading).words()
            }
            None => value.to_string() + "%",
        }
    }
}

/// A computed value to the last place of the stated one, or further where they would look the same.
fn legible(computed: Decimal, stated: Decimal) -> Decimal {
    let places = (computed.exponent..=stated.exponent).rev();
    let rounded = places.map(|exponent| rounded(computed, exponent));
    rounded.into_iter().find(|rounded| *rounded != stated).unwrap_or(computed)
}

/// Half away from zero.
fn rounded(value: Decimal, exponent: i32) -> Decimal {
    let dropped = u32::try_from(exponent - value.exponent).unwrap_or(0);
    let Some(unit) = 10_i64.checked_pow(dropped) else { return value };
    let half = if value.digits < 0 { -unit / 2 } else { unit / 2 };
    Decimal { digits: value.digits.saturating_add(half) / unit, exponent: value.exponent.max(exponent) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What fell to 2203 stood at 2203 and 81, whether or not the report writes the fall with its sign.
    #[test]
    fn a_fall_is_reckoned_from_what_it_fell_from() {
        for (digits, expected) in [(35, "✓ 81÷(2203+81) = 3.5%"), (-35, "✓ -81÷(2203+81) = -3.5%")] {
            let stated = Decimal { digits, exponent: -1 };
            let amount =
                |digits| Metric { value: Decimal { digits, exponent: 0 }, unit: "人".into(), ..Metric::default() };
            let down = Some(Direction::Down);
            let rate = Metric { value: stated, unit: "%".into(), direction: down, ..Metric::default() };
            let metrics = vec![amount(2203), Metric { direction: down, ..amount(81) }, rate];
            let relations = vec![Relation::Change { to: Some(0), delta: 2, from: None, using: Some(1) }];
            let check = Check { relation: 0, holds: true, stated, computed: stated, note: None };
            let reading = Reading { metrics, relations, ..Reading::default() };
            assert_eq!(check_words(&check, &reading, Lang::ZhHans), expected);
        }
    }

    #[test]
    fn computed_values_are_rounded_as_the_report_rounds() {
        let decimal = |digits, exponent| Decimal { digits, exponent };
        assert_eq!(legible(decimal(99_887, -3), decimal(987, -1)).to_string(), "99.9");
        assert_eq!(legible(decimal(98_740, -3), decimal(987, -1)).to_string(), "98.74");
        assert_eq!(legible(decimal(79_000, -3), decimal(78, 0)).to_string(), "79");
        assert_eq!(legible(decimal(24_100_000, -3), decimal(22, 3)).to_string(), "24000");
    }
}
