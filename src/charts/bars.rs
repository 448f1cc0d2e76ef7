//! One measure over places or classes: bars from a common zero, ranked.

use super::rows::{self, Row};
use super::sheet::Sheet;
use super::value::{common_rung, figure, figure_at, is_alike};
use super::words::period_words;
use crate::metrics::Metric;
use crate::report::Lang;

pub(crate) fn draw(sheet: &mut Sheet) {
    let rows = rows(sheet, &sheet.panel.metrics);
    rows::draw(sheet, &rows);
}

/// A bar for each metric of the first one's unit, all to one scale.
pub(crate) fn rows(sheet: &Sheet, indexes: &[usize]) -> Vec<Row> {
    let unit = indexes.first().and_then(|&index| sheet.metric(index)).map(|metric| metric.unit.as_str());
    let known = indexes.iter().filter_map(|&index| sheet.metric(index).map(|metric| (index, metric)));
    let same: Vec<(usize, &Metric)> =
        known.filter(|(_, metric)| unit.is_some_and(|unit| is_alike(unit, &metric.unit))).collect();
    let rung = common_rung(same.iter().map(|(_, metric)| *metric));
    let mut rows = Vec::new();
    for &(index, metric) in &same {
        let to = metric.value.to_f64().max(0.0);
        let words = words(sheet, metric, rung);
        rows.push(Row::bar(name(sheet, metric, &same), index, to, words, sheet.inks.accent));
    }
    rows::share_scale(&mut rows);
    rows
}

/// The place where places are compared, else the label without what all of them share.
fn name(sheet: &Sheet, metric: &Metric, same: &[(usize, &Metric)]) -> String {
    let is_by_place = same.iter().all(|(_, other)| other.place.is_some())
        && same.iter().any(|(_, other)| other.place != metric.place);
    match &metric.place {
        Some(place) if is_by_place => place.clone(),
        _ => clear_label(metric, same.iter().map(|(_, other)| *other), sheet.reading.report.lang),
    }
}

/// The label, with its period where another figure beside it has the same label in another period.
pub(crate) fn clear_label<'a>(metric: &Metric, mut beside: impl Iterator<Item = &'a Metric>, lang: Lang) -> String {
    let is_unclear = beside.any(|other| other.label == metric.label && other.period != metric.period);
    match &metric.period {
        Some(period) if is_unclear => {
            let period = period_words(period, lang);
            if metric.label.starts_with(&period) { metric.label.clone() } else { period + &metric.label }
        }
        _ => metric.label.clone(),
    }
}

/// Numbers on one rung, their unit left to the quiet line unless it is a per cent; on their own rungs where they lie too far apart.
fn words(sheet: &Sheet, metric: &Metric, rung: Option<i32>) -> String {
    match rung {
        Some(rung) => {
            let figure = figure_at(metric, sheet.reading, rung);
            if is_short(&metric.unit) { figure.words() } else { figure.number }
        }
        None => figure(metric, sheet.reading).words(),
    }
}

/// Units that stand beside their numbers everywhere.
pub(crate) fn is_short(unit: &str) -> bool {
    matches!(unit, "%" | "‰" | "倍")
}
