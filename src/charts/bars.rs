//! One measure over places or classes: bars from a common zero, ranked.

use super::note::UNIT;
use super::rows::{self, Row};
use super::sheet::Sheet;
use super::value::{common_rung, figure, figure_at, is_alike, rung_word, unit_words};
use super::words::{period_words, pick};
use crate::metrics::Metric;
use crate::reading::Reading;
use crate::report::Lang;

pub(crate) fn draw(sheet: &mut Sheet) {
    let rows = rows(sheet, &sheet.panel.metrics, None);
    rows::draw(sheet, &rows);
}

/// A bar for each metric of the first one's unit, all to one scale; before them that of their whole, if it has this unit too.
pub(crate) fn rows(sheet: &Sheet, indexes: &[usize], whole: Option<usize>) -> Vec<Row> {
    let parts = alike(indexes, sheet.reading);
    let mut same = alike(&[indexes, whole.as_slice()].concat(), sheet.reading);
    let is_with_whole = same.len() > parts.len();
    same.rotate_right(usize::from(is_with_whole));
    let rung = common_rung(&same.iter().map(|(_, metric)| *metric).collect::<Vec<_>>());
    let lang = sheet.reading.report.lang;
    let line = parts.first().zip(rung).map_or_else(String::new, |((_, first), rung)| unit_line(first, rung, lang));
    // An editor's panel may have another quiet line, or none.
    let is_told = !line.is_empty() && sheet.panel.note.ends_with(&line);
    let mut rows = Vec::new();
    for &(index, metric) in &same {
        let to = metric.value.to_f64().max(0.0);
        let words = words(sheet, metric, rung, is_told);
        let name = if Some(index) == whole { metric.label.clone() } else { name(sheet, metric, &parts) };
        rows.push(Row::bar(name, index, to, words, sheet.inks.accent));
    }
    rows::share_scale(&mut rows);
    rows
}

/// The metrics that are counted in the first one's unit.
pub(crate) fn alike<'a>(indexes: &[usize], reading: &'a Reading) -> Vec<(usize, &'a Metric)> {
    let known = indexes.iter().filter_map(|&index| reading.metrics.get(index).map(|metric| (index, metric)));
    let mut same: Vec<(usize, &Metric)> = Vec::new();
    for (index, metric) in known {
        if same.first().is_none_or(|(_, first)| is_alike(&first.unit, &metric.unit)) {
            same.push((index, metric));
        }
    }
    same
}

/// The place where places are compared, else the label without what all of them share.
fn name(sheet: &Sheet, metric: &Metric, same: &[(usize, &Metric)]) -> String {
    let is_by_place = same.iter().all(|(_, other)| other.place.is_some())
        && same.iter().any(|(_, other)| other.place != metric.place);
    match &metric.place {
        Some(place) if is_by_place => place.clone(),
        _ => {
            let label = bar_label(sheet, metric, same);
            sheet.shared.rest(&label).to_owned()
        }
    }
}

/// The label as a bar has it: where all have the same, and the title says it, their periods tell them apart.
pub(crate) fn bar_label(sheet: &Sheet, metric: &Metric, beside: &[(usize, &Metric)]) -> String {
    let is_same =
        beside.iter().all(|(_, other)| other.label == metric.label) && sheet.panel.title.contains(&metric.label);
    let is_dated = beside.iter().filter(|(_, other)| other.period == metric.period).count() == 1;
    match &metric.period {
        Some(period) if is_same && is_dated && beside.len() > 1 => period_words(period, sheet.lang),
        _ => clear_label(metric, beside.iter().map(|(_, other)| *other), sheet.reading.report.lang),
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

/// How the quiet line ends: with the unit of these numbers, unless it stands beside each of them.
pub(crate) fn unit_line(first: &Metric, rung: i32, lang: Lang) -> String {
    let unit = [rung_word(rung, lang), unit_words(first, lang)].concat();
    if unit.is_empty() || is_short(&unit) {
        return String::new();
    }
    [pick(lang, UNIT), &unit].concat()
}

/// Numbers on one rung, their unit left to the quiet line if that tells it; on their own rungs where they lie too far apart.
fn words(sheet: &Sheet, metric: &Metric, rung: Option<i32>, is_told: bool) -> String {
    let own = rung.map_or_else(|| figure(metric, sheet.reading), |rung| figure_at(metric, sheet.reading, rung));
    if is_told { own.number } else { own.words() }
}

/// Units that stand beside their numbers everywhere.
pub(crate) fn is_short(unit: &str) -> bool {
    matches!(unit, "%" | "‰" | "倍")
}
