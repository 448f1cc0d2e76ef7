//! `gold.json`: what a careful reader finds in a report.

use report_figures::metrics::Metric;
use serde::Deserialize;

/// The numbers of a report with their meaning, and what it says of them.
#[derive(Deserialize)]
pub(crate) struct Gold {
    pub(crate) numbers: Vec<Number>,
    pub(crate) relations: Vec<Relation>,
    pub(crate) checks: Vec<Check>,
    /// Where each number stands, in bytes.
    #[serde(skip)]
    spans: Vec<(usize, usize)>,
}

/// A number; `_ok` fields hold the answers that are right besides the one given.
#[derive(Deserialize)]
pub(crate) struct Number {
    pub(crate) text: String,
    /// How often the same characters stand earlier in the report.
    nth: usize,
    pub(crate) is: String,
    value: Option<serde_json::Value>,
    pub(crate) unit: Option<String>,
    pub(crate) kind: Option<String>,
    pub(crate) kind_ok: Option<Vec<Option<String>>>,
    pub(crate) period: Option<String>,
    pub(crate) period_ok: Option<Vec<Option<String>>>,
    pub(crate) direction: Option<String>,
    pub(crate) direction_ok: Option<Vec<Option<String>>>,
    pub(crate) baseline: Option<String>,
    pub(crate) baseline_ok: Option<Vec<Option<String>>>,
    pub(crate) approx: Option<String>,
    pub(crate) approx_ok: Option<Vec<Option<String>>>,
    /// Terms of a right label; `a|b` means either.
    #[serde(default)]
    pub(crate) about: Vec<String>,
    #[serde(default)]
    pub(crate) alt: Vec<Alternative>,
    #[serde(default)]
    pub(crate) optional: bool,
}

/// The same quantity in other words.
#[derive(Deserialize)]
pub(crate) struct Alternative {
    value: Option<serde_json::Value>,
    pub(crate) unit: Option<String>,
}

/// What the report says of its numbers, by index.
#[derive(Deserialize)]
pub(crate) struct Relation {
    pub(crate) is: String,
    pub(crate) share: Option<usize>,
    pub(crate) part: Option<OneOrMore>,
    pub(crate) parts: Option<OneOrMore>,
    pub(crate) whole: Option<usize>,
    pub(crate) delta: Option<usize>,
    pub(crate) to: Option<usize>,
    #[serde(default)]
    pub(crate) optional: bool,
}

/// An index, or several that are summed.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum OneOrMore {
    One(usize),
    More(Vec<usize>),
}

/// Whether a relation holds.
#[derive(Deserialize)]
pub(crate) struct Check {
    pub(crate) relation: usize,
    pub(crate) holds: bool,
    #[serde(default)]
    pub(crate) optional: bool,
}

impl Gold {
    /// Reads the gold of a report; says where the two disagree.
    pub(crate) fn read(json: &str, report: &str) -> Result<Gold, String> {
        let mut gold: Gold = serde_json::from_str(json).map_err(|error| error.to_string())?;
        let mut last = 0;
        for number in &gold.numbers {
            let start = nth(report, &number.text, number.nth)
                .ok_or_else(|| format!("«{}» does not stand {} times in the report", number.text, number.nth + 1))?;
            if start < last {
                return Err(format!("«{}» stands before the end of the number before it", number.text));
            }
            last = start + number.text.len();
            gold.spans.push((start, last));
        }
        Ok(gold)
    }

    /// The metrics that are to be found, with their indexes.
    pub(crate) fn wanted(&self) -> impl Iterator<Item = (usize, &Number)> {
        self.numbers.iter().enumerate().filter(|(_, number)| number.is == "metric" && !number.optional)
    }

    /// Whether a metric stands where a number does.
    pub(crate) fn overlaps(&self, index: usize, metric: &Metric) -> bool {
        self.spans.get(index).is_some_and(|&(start, end)| metric.span.start < end && start < metric.span.end)
    }

    /// The numbers that stand where a metric does.
    pub(crate) fn touched(&self, metric: &Metric) -> impl Iterator<Item = &Number> {
        self.numbers.iter().enumerate().filter(|(index, _)| self.overlaps(*index, metric)).map(|(_, number)| number)
    }
}

/// Where the words stand for the nth time, overlaps counted.
fn nth(report: &str, words: &str, nth: usize) -> Option<usize> {
    let mut at = 0;
    for turn in 0..=nth {
        at += report.get(at..)?.find(words)?;
        if turn < nth {
            at += words.chars().next()?.len_utf8();
        }
    }
    Some(at)
}

impl Number {
    /// The value, where it is a number and no date; of a range its lower end.
    pub(crate) fn amount(&self) -> Option<f64> {
        let value = self.value.as_ref()?;
        value.get(0).unwrap_or(value).as_f64()
    }
}

impl Alternative {
    pub(crate) fn amount(&self) -> Option<f64> {
        self.value.as_ref()?.as_f64()
    }
}

impl OneOrMore {
    pub(crate) fn into_vec(self) -> Vec<usize> {
        match self {
            OneOrMore::One(index) => vec![index],
            OneOrMore::More(indexes) => indexes,
        }
    }
}

/// Whether an answer is the one given, or one of those that are right too.
pub(crate) fn is_accepted(found: Option<&str>, one: Option<&str>, several: Option<&[Option<String>]>) -> bool {
    match several {
        Some(several) => several.iter().any(|other| norm(other.as_deref()) == norm(found)),
        None => norm(one) == norm(found),
    }
}

/// One word for each answer: the year before is the period before, and nothing has no word.
fn norm(word: Option<&str>) -> Option<&str> {
    match word {
        Some("previous-year") => Some("previous-period"),
        Some("nil" | "") => None,
        _ => word,
    }
}
