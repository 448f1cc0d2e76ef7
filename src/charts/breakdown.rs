//! Parts that make a whole: one stacked bar over a row for each part, or the rows alone where the parts are many.

use super::rows::{self, Row, Tip};
use super::sheet::{LABEL, LABEL_LINE, QUIET, QUIET_LINE, STEP, Sheet, baseline};
use super::text::shorten;
use super::value::shown;
use super::{Anchor, bars, nested};
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
        row.tips.extend(nested::notes(sheet, row.metric));
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
    for relation in &sheet.relations {
        if let Relation::Breakdown { whole, parts, .. } = relation
            && !parts.is_empty()
            && parts.iter().all(on_panel)
        {
            return (Some(*whole).filter(on_panel), parts.clone());
        }
    }
    let mut parts = sheet.panel.metrics.clone();
    parts.retain(|&index| sheet.metric(index).is_some_and(|metric| metric.kind != Kind::Change));
    (None, parts)
}

/// The whole in words: its label, its figure and what is said of it.
fn draw_whole(sheet: &mut Sheet, whole: usize) {
    let label = sheet.label();
    let name = sheet.metric(whole).map(|metric| metric.label.as_str()).unwrap_or_default();
    let name = shorten(name, LABEL, false, sheet.width);
    let mut tips = vec![Tip { words: sheet.figure(whole).words(), is_quiet: false, metric: whole }];
    tips.extend(nested::notes(sheet, whole));
    let row = Row::words(whole, tips);
    let top = sheet.y;
    sheet.text(&name, sheet.left, top + baseline(LABEL, LABEL_LINE), label, Anchor::Start);
    let x = sheet.left + label.width(&name) + STEP;
    let is_one_line = x + rows::tips_px(sheet, &row) <= sheet.left + sheet.width;
    let (x, y) = if is_one_line { (x, top) } else { (sheet.left, top + LABEL_LINE) };
    sheet.y = rows::draw_tips(sheet, &row, x, y, LABEL_LINE) + 4.0;
    sheet.target(whole, sheet.left, top, sheet.width, sheet.y - 4.0 - top);
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
        let start = if start > 0.0 { (start + GAP / 2.0).min(sheet.width - 1.0) } else { start };
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
    let share = sheet.relations.iter().copied().find_map(|relation| match relation {
        Relation::Share { share: Some(share), parts, .. }
            if (2..rows.len()).contains(&parts.len())
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
