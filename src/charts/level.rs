//! Levels with their changes: the level large, under it which way it went and by how much.

use super::bars::clear_label;
use super::figures::{part_of, share_notes};
use super::grid::{self, Cell};
use super::nested::{changes_of, is_change};
use super::order::push_new;
use super::sheet::Sheet;
use super::words::said;
use crate::metrics::Kind;

/// Each level takes the changes that the report ties to it; a change without a level stands as a row under the grid.
pub(crate) fn draw(sheet: &mut Sheet) {
    let mut cells = Vec::new();
    let metrics = &sheet.panel.metrics;
    for &index in metrics {
        let Some(metric) = sheet.metric(index) else { continue };
        if part_of(sheet, index).is_some() || metric.kind == Kind::Change || is_change(sheet, index) {
            continue;
        }
        let mut notes = change_notes(sheet, index);
        for (share, words) in share_notes(sheet, index) {
            notes.push((share, words));
            notes.extend(change_notes(sheet, share));
        }
        let levels = metrics.iter().filter_map(|&index| sheet.metric(index)).filter(|other| other.kind == metric.kind);
        let label = clear_label(metric, levels, sheet.reading.report.lang);
        cells.push(Cell { label, figures: vec![(index, Cell::joined(sheet.figure(index)))], notes });
    }
    grid::draw(sheet, &cells);
}

fn change_notes(sheet: &Sheet, level: usize) -> Vec<(usize, String)> {
    let (mut known, mut notes) = (Vec::new(), Vec::new());
    changes_of(sheet, level, false).into_iter().for_each(|change| push_new(&mut known, change));
    for change in known {
        if let Some(metric) = sheet.metric(change).filter(|_| sheet.panel.metrics.contains(&change)) {
            notes.push((change, said(metric, sheet.reading)));
        }
    }
    notes
}
