//! Single counts of different things: large numbers, each with its unit and label.

use super::bars::clear_label;
use super::grid::{self, Cell};
use super::sheet::Sheet;
use super::value::{Figure, arrowed, figure};
use super::words::{baseline_word, change_word, is_change_name};
use crate::metrics::{Kind, Metric};

/// Figures that measure the same thing in two units share a cell: 256台, 2.55万蒸吨.
pub(crate) fn draw(sheet: &mut Sheet) {
    let mut cells: Vec<Cell> = Vec::new();
    let mut last_unit = "";
    for &index in &sheet.panel.metrics {
        let Some(metric) = sheet.metric(index) else { continue };
        let label = label(sheet, metric);
        let own = own_figure(sheet, metric);
        match cells.last_mut() {
            Some(cell) if cell.label == label && cell.figures.len() < 2 && last_unit != metric.unit => {
                cell.figures.push((index, own));
            }
            _ => cells.push(Cell { label, figures: vec![(index, own)], notes: Vec::new() }),
        }
        last_unit = &metric.unit;
    }
    grid::draw(sheet, &cells);
}

/// A change says in words which way it goes.
fn label(sheet: &Sheet, metric: &Metric) -> String {
    if metric.kind != Kind::Change || metric.direction.is_none() {
        let beside = sheet.panel.metrics.iter().filter_map(|&index| sheet.metric(index));
        return clear_label(metric, beside, sheet.reading.report.lang);
    }
    let word = change_word(metric, sheet.reading);
    if metric.label.ends_with(word) || is_change_name(&metric.label) {
        return metric.label.clone();
    }
    [&metric.label, baseline_word(metric, sheet.reading), word].concat()
}

fn own_figure(sheet: &Sheet, metric: &Metric) -> Figure {
    let mut own = figure(metric, sheet.reading);
    if metric.kind == Kind::Change {
        let words = arrowed(metric, sheet.reading);
        own.number = words.strip_suffix(&own.unit).unwrap_or(&words).to_owned();
    }
    Cell::joined(own)
}
