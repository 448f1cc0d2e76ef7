//! Single counts of different things: large numbers, each with its unit and label.

use super::bars::clear_label;
use super::grid::{self, Cell};
use super::sheet::Sheet;
use super::value::{Figure, figure};
use super::words::{baseline_word, change_word};
use crate::metrics::{Kind, Metric};

/// Figures that measure the same thing in two units share a cell: 256台, 2.55万蒸吨.
pub(crate) fn draw(sheet: &mut Sheet) {
    let mut cells: Vec<Cell> = Vec::new();
    for &index in &sheet.panel.metrics {
        let Some(metric) = sheet.metric(index) else { continue };
        let label = label(sheet, metric);
        let own = own_figure(sheet, metric);
        match cells.last_mut() {
            Some(cell) if cell.label == label && cell.figures.len() < 2 => cell.figures.push((index, own)),
            _ => cells.push(Cell { label, figures: vec![(index, own)], notes: Vec::new() }),
        }
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
    if metric.label.ends_with(word) {
        return metric.label.clone();
    }
    [&metric.label, baseline_word(metric, sheet.reading), word].concat()
}

fn own_figure(sheet: &Sheet, metric: &Metric) -> Figure {
    let mut own = figure(metric, sheet.reading);
    if metric.kind == Kind::Change {
        let arrow = match super::value::signed(metric) {
            change if change > 0.0 => "↑",
            change if change < 0.0 => "↓",
            _ => "",
        };
        own.number = [arrow, own.number.trim_start_matches('-')].concat();
    }
    Cell::joined(own)
}
