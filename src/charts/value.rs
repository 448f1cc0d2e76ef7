//! A figure as words: on the 万/亿 ladder, in the report's own precision, never rounded below it.

use crate::metrics::{Direction, Kind, Metric};
use crate::quantity::{Approx, Decimal};
use crate::reading::Reading;
use crate::report::Lang;

/// A number and its unit, apart because they are set in different sizes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Figure {
    /// `2745`, `约304`, `3~4`
    pub(crate) number: String,
    /// `万吨`, `余家`, `%`
    pub(crate) unit: String,
}

impl Figure {
    pub(crate) fn words(&self) -> String {
        [self.number.as_str(), &self.unit].concat()
    }
}

/// The figure on its own rung of the ladder.
pub(crate) fn figure(metric: &Metric, reading: &Reading) -> Figure {
    figure_at(metric, reading, rung(metric))
}

/// The figure on a given rung: 4 for 万, 8 for 亿, 12 for 万亿.
pub(crate) fn figure_at(metric: &Metric, reading: &Reading, rung: i32) -> Figure {
    // 10.8/10万 is read as it is written.
    if metric.unit.is_empty()
        && let Some(at) = metric.written.find('/')
    {
        let (number, per) = metric.written.split_at(at);
        return Figure { number: number.to_owned(), unit: per.to_owned() };
    }
    // 三十九亿七千万 writes no noughts: 39.7亿.
    let is_spelled = !metric.written.contains(|ch: char| ch.is_ascii_digit() || ('０'..='９').contains(&ch));
    let shown = |value| {
        let words = digits(value, rung);
        if is_spelled && rung > 0 && words.contains('.') {
            words.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            words
        }
    };
    let mut number = shown(metric.value);
    if let Some(high) = metric.high {
        number = [&number, "~", &shown(high)].concat();
    }
    let (before, more, after) = qualifier(metric, reading);
    let scale = rung_word(rung, reading.report.lang);
    let unit = unit_words(metric, reading.report.lang);
    // 1120余 stays together; 1.3万余 has its scale between.
    let (close, more) = if scale.is_empty() { (more, "") } else { ("", more) };
    Figure { number: [before, &number, close].concat(), unit: [scale, more, unit, after].concat() }
}

/// A unit as it stands after a number: in the report's own script, points counted with 个.
pub(crate) fn unit_words(metric: &Metric, lang: Lang) -> &str {
    let numeral = |character: char| character.is_ascii_digit() || ".,， ".contains(character);
    let tail = metric.written.trim_start_matches(numeral).trim_start_matches(|more| "万萬亿億余餘多".contains(more));
    let is_plain = tail.chars().all(|character| ('\u{3400}'..='\u{9fff}').contains(&character));
    // 千瓦 is a unit, 千人 a thousand people: what may be a scale is left to the reader's unit.
    let is_unit = tail.chars().count() == metric.unit.chars().count()
        || lang == Lang::ZhHant && !tail.starts_with(['十', '百', '千']);
    let has_digits = metric.written.starts_with(|first: char| first.is_ascii_digit());
    match metric.unit.as_str() {
        // 2成 is told as 20%
        unit @ ("%" | "‰") => unit,
        _ if has_digits && is_plain && is_unit && !tail.is_empty() => tail,
        "百分点" => "个百分点",
        "百分點" => "個百分點",
        "千分点" => "个千分点",
        unit => unit,
    }
}

/// Whether two units count the same things: 78名 are 78人.
pub(crate) fn is_alike(unit: &str, other: &str) -> bool {
    const PEOPLE: [&str; 3] = ["人", "名", "位"];
    unit == other || PEOPLE.contains(&unit) && PEOPLE.contains(&other)
}

/// How many decimals a numeral has as it is written.
fn places(written: &str) -> i32 {
    let decimals = written.split_once('.').map_or("", |(_, decimals)| decimals);
    i32::try_from(decimals.chars().take_while(char::is_ascii_digit).count()).unwrap_or(0)
}

/// The rung that the report wrote the figure on.
pub(crate) fn rung(metric: &Metric) -> i32 {
    let written = metric.written.as_str();
    let has = |one: char, other: char| written.contains([one, other]);
    match (has('亿', '億'), has('万', '萬')) {
        (true, true) if written.contains("万亿") || written.contains("萬億") => 12,
        (true, _) => 8,
        (false, true) => 4,
        // 98.6 in a column of 亿立方米 is told on the rung of its column.
        (false, false) => match metric.value.exponent + places(written) {
            ..=3 => 0,
            4..=7 => 4,
            8..=11 => 8,
            12.. => 12,
        },
    }
}

/// The one rung for figures on one scale: the highest on which all are legible, written exactly with three decimals or
/// with three noughts more than the report has; `None` where there is none.
pub(crate) fn common_rung(metrics: &[&Metric]) -> Option<i32> {
    let highest = metrics.iter().map(|metric| rung(metric)).max().unwrap_or(0);
    let places =
        |metric: &Metric, at: i32| digits(metric.value, at).split_once('.').map_or(0, |(_, places)| places.len());
    let is_legible = |metric: &Metric, at: i32| {
        let own = rung(metric);
        at == own
            || if at < own { metric.value.exponent - at <= MOST_NOUGHTS } else { places(metric, at) <= MOST_PLACES }
    };
    (0..=highest).rev().filter(|at| at % 4 == 0).find(|&at| metrics.iter().all(|metric| is_legible(metric, at)))
}

const MOST_PLACES: usize = 3;
const MOST_NOUGHTS: i32 = 3;

/// 万, 亿 or nothing.
pub(crate) fn rung_word(rung: i32, lang: Lang) -> &'static str {
    match (rung, lang) {
        (4, Lang::ZhHant) => "萬",
        (4, _) => "万",
        (8, Lang::ZhHant) => "億",
        (8, _) => "亿",
        (12, Lang::ZhHant) => "萬億",
        (12, _) => "万亿",
        _ => "",
    }
}

/// The digits of a value counted in powers of ten.
fn digits(value: Decimal, rung: i32) -> String {
    let shifted = Decimal { digits: value.digits, exponent: value.exponent.saturating_sub(rung) };
    let words = shifted.to_string();
    // A whole number moved up the ladder has noughts that the report did not write as decimals: 11920000 is 1192万.
    if rung > 0 && value.exponent <= 0 && words.contains('.') {
        return words.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    words
}

/// What stands before the number, between scale and unit, and after the unit.
fn qualifier(metric: &Metric, reading: &Reading) -> (&'static str, &'static str, &'static str) {
    let rest = reading.report.text.get(metric.span.end..).unwrap_or_default();
    match metric.approx {
        None => ("", "", ""),
        Some(Approx::About) if rest.starts_with("左右") => ("", "", "左右"),
        Some(Approx::About) if reading.report.lang == Lang::ZhHant => ("約", "", ""),
        Some(Approx::About) => ("约", "", ""),
        Some(Approx::Over) if metric.written.contains('余') => ("", "余", ""),
        Some(Approx::Over) if metric.written.contains('餘') => ("", "餘", ""),
        Some(Approx::Over) if metric.written.contains('多') => ("", "多", ""),
        Some(Approx::Over) if rest.starts_with("以上") => ("", "", "以上"),
        Some(Approx::Over) => ("超", "", ""),
        Some(Approx::Under) if rest.starts_with("以下") => ("", "", "以下"),
        Some(Approx::Under) => ("不足", "", ""),
        Some(Approx::Nearly) => ("近", "", ""),
    }
}

/// The value with the sign of its direction.
pub(crate) fn signed(metric: &Metric) -> f64 {
    let value = metric.value.to_f64();
    match metric.direction {
        Some(Direction::Up) => value.abs(),
        Some(Direction::Down) => -value.abs(),
        None => value,
    }
}

/// A change as an arrow and its size, `↓25.8%`; with its own sign where the report gives no direction.
pub(crate) fn arrowed(metric: &Metric, reading: &Reading) -> String {
    let words = figure(metric, reading).words();
    let arrow = match metric.direction {
        None => return words,
        Some(_) if metric.value.digits == 0 => "",
        Some(Direction::Up) => "↑",
        Some(Direction::Down) => "↓",
    };
    [arrow, words.trim_start_matches('-')].concat()
}

/// What a figure says on a bar: a change with its arrow, any other as it is.
pub(crate) fn shown(metric: &Metric, reading: &Reading) -> String {
    if metric.kind == Kind::Change { arrowed(metric, reading) } else { figure(metric, reading).words() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metric(digits: i64, exponent: i32, written: &str, unit: &str) -> Metric {
        let value = Decimal { digits, exponent };
        Metric { value, written: written.into(), unit: unit.into(), ..Metric::default() }
    }

    #[test]
    fn figures_keep_the_rung_and_the_precision_of_the_report() {
        let reading = Reading::default();
        let cases = [
            (metric(22, 3, "2.2万个", "个"), "2.2万个"),
            (metric(11_920_000, 0, "1192万吨", "吨"), "1192万吨"),
            (metric(150, 6, "1.50亿元", "元"), "1.50亿元"),
            (metric(12345, 4, "1.2345亿元", "元"), "1.2345亿元"),
            (metric(15, 11, "1.5万亿元", "元"), "1.5万亿元"),
            (metric(-5, -2, "-0.05%", "%"), "-0.05%"),
            (metric(48, 0, "48 μ g/m 3", "μg/m³"), "48μg/m³"),
            (metric(83, 3, "8.3萬個", "个"), "8.3万個"),
            (metric(21, -1, "2.1个百分点", "百分点"), "2.1个百分点"),
            (metric(110, 4, "110万千瓦", "千瓦"), "110万千瓦"),
            (metric(3, 3, "3千人", "人"), "3000人"),
            (metric(397_000, 4, "三十九亿七千万元", "元"), "39.7亿元"),
            (metric(20, 0, "2成", "%"), "20%"),
            (metric(108, -6, "10.8/10万", ""), "10.8/10万"),
        ];
        for (metric, expected) in cases {
            assert_eq!(figure(&metric, &reading).words(), expected);
        }
    }

    #[test]
    fn one_panel_has_one_rung() {
        let (coal, steel) = (metric(74, 7, "7.4亿吨", "吨"), metric(1750, 4, "1750万吨", "吨"));
        let both = [&coal, &steel];
        assert_eq!(common_rung(&both), Some(4), "four decimals are harder to read than a few noughts");
        assert_eq!(figure_at(&coal, &Reading::default(), 4).words(), "74000万吨");
        let exact = [&coal, &metric(28, 6, "2800万吨", "吨")];
        assert_eq!(common_rung(&exact), Some(8));
        assert_eq!(figure_at(&steel, &Reading::default(), 8).words(), "0.1750亿吨");
        let counts = [&metric(158, 2, "1.58万个", "个"), &metric(214, 0, "214个", "个")];
        assert_eq!(common_rung(&counts), Some(0));
        let far = [&coal, &metric(5, 0, "5吨", "吨")];
        assert_eq!(common_rung(&far), None);
    }
}
