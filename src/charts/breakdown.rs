//! Parts that make a whole: one stacked bar over a row for each part, or the rows alone where the parts are many.

use super::rows::{self, Row};
use super::sheet::{LABEL, LABEL_LINE, QUIET, QUIET_LINE, STEP, Sheet, baseline};
use super::text::shorten;
use super::value::shown;
use super::{Anchor, bars};
use crate::checks::Relation;
use crate::metrics::Kind;

const BAR: f32 = 28.0;
const GAP: f32 = 2.0;
/// More parts than this have rows alone.
const MOST: usize = 6;

pub(crate) fn draw(sheet: &mut Sheet) {
    let (whole, parts) = whole_and_parts(sheet);
    let mut rows = bars::rows(sheet, &parts);
    let count = rows.len();
    for (index, row) in rows.iter_mut().enumerate() {
        for stretch in &mut row.stretches {
            stretch.color = if count <= MOST { sheet.inks.part(index, count) } else { sheet.inks.accent };
        }
    }
    if let Some(whole) = whole {
        draw_whole(sheet, whole);
    }
    if (2..=MOST).contains(&count) {
        draw_stack(sheet, &rows);
    }
    rows::draw(sheet, &rows);
}

/// The whole, if it is on this panel, and the parts, in the report's order.
fn whole_and_parts(sheet: &Sheet) -> (Option<usize>, Vec<usize>) {
    let on_panel = |index: &usize| sheet.panel.metrics.contains(index);
    for relation in &sheet.reading.relations {
        if let Relation::Breakdown { whole, parts, .. } = relation
            && !parts.is_empty()
            && parts.iter().all(on_panel)
        {
            return (Some(*whole).filter(on_panel), parts.clone());
        }
    }
    let is_part = |index: &usize| sheet.metric(*index).is_some_and(|metric| metric.kind != Kind::Change);
    (None, sheet.panel.metrics.iter().copied().filter(is_part).collect())
}

fn draw_whole(sheet: &mut Sheet, whole: usize) {
    let (label, value) = (sheet.label(), sheet.value());
    let figure = sheet.figure(whole).words();
    let name = sheet.metric(whole).map(|metric| metric.label.as_str()).unwrap_or_default();
    let name = shorten(name, LABEL, false, sheet.width - value.width(&figure) - STEP);
    let line = sheet.y + baseline(LABEL, LABEL_LINE);
    sheet.text(&name, sheet.left, line, label, Anchor::Start);
    sheet.text(&figure, sheet.left + label.width(&name) + STEP, line, value, Anchor::Start);
    sheet.target(whole, sheet.left, sheet.y - 3.0, sheet.width, LABEL_LINE + 6.0);
    sheet.y += LABEL_LINE + 4.0;
}

fn draw_stack(sheet: &mut Sheet, rows: &[Row]) {
    let lengths: Vec<f64> = rows.iter().map(|row| row.stretches.iter().map(|stretch| stretch.to).sum()).collect();
    let total: f64 = lengths.iter().sum();
    if total <= 0.0 {
        return;
    }
    draw_bracket(sheet, rows, &lengths, total);
    let mut sum = 0.0;
    for (row, length) in rows.iter().zip(&lengths) {
        let start = (sum / total) as f32 * sheet.width;
        sum += length;
        let stop = (sum / total) as f32 * sheet.width;
        let start = if start > 0.0 { start + GAP / 2.0 } else { start };
        let stop = if sum < total { stop - GAP / 2.0 } else { stop };
        let color = row.stretches.first().map_or(sheet.inks.accent, |stretch| stretch.color);
        if *length > 0.0 {
            sheet.rect(sheet.left + start, sheet.y, (stop - start).max(1.0), BAR, color);
            sheet.target(row.metric, sheet.left + start, sheet.y, stop - start, BAR);
        }
    }
    sheet.y += BAR + 2.0 * STEP;
}

/// A stated share of the first parts, as a bracket over them.
fn draw_bracket(sheet: &mut Sheet, rows: &[Row], lengths: &[f64], total: f64) {
    let share = sheet.reading.relations.iter().find_map(|relation| match relation {
        Relation::Share { share: Some(share), parts, .. }
            if parts.len() < rows.len()
                && sheet.panel.metrics.contains(share)
                && parts.iter().zip(rows).all(|(part, row)| *part == row.metric) =>
        {
            Some((*share, parts.len()))
        }
        _ => None,
    });
    let Some((index, count)) = share else { return };
    let Some(metric) = sheet.metric(index) else { return };
    let words = [&metric.label, " ", &shown(metric, sheet.reading)].concat();
    let quiet = sheet.quiet();
    let words = shorten(&words, QUIET, false, sheet.width);
    let end = (lengths.iter().take(count).sum::<f64>() / total) as f32 * sheet.width - GAP / 2.0;
    sheet.text(&words, sheet.left, sheet.y + baseline(QUIET, QUIET_LINE), quiet, Anchor::Start);
    sheet.target(index, sheet.left, sheet.y - 3.0, quiet.width(&words), QUIET_LINE + 6.0);
    let (left, top) = (sheet.left + 0.5, sheet.y + QUIET_LINE + 2.5);
    let points = vec![(left, top + 5.0), (left, top), (left + end - 1.0, top), (left + end - 1.0, top + 5.0)];
    sheet.shape(super::Shape::Line { points, width: 1.0 }, quiet.color);
    sheet.y += QUIET_LINE + 10.0;
}
