//! Levels with their changes: the level large, under it which way it went and by how much.

use super::bars::clear_label;
use super::figures::{part_of, share_notes};
use super::grid::{self, Cell};
use super::order::distinct;
use super::sheet::Sheet;
use super::words::said;
use crate::checks::Relation;
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
    let changes = changes_of(sheet, level).into_iter().filter(|change| sheet.panel.metrics.contains(change));
    changes.filter_map(|change| Some((change, said(sheet.metric(change)?, sheet.reading)))).collect()
}

/// The changes by which a level was reached, relative and absolute.
fn changes_of(sheet: &Sheet, level: usize) -> Vec<usize> {
    let of = |relation: &Relation| match relation {
        Relation::Change { to: Some(to), delta, using, .. } if *to == level => [*using, Some(*delta)],
        _ => [None, None],
    };
    distinct(sheet.relations.iter().copied().flat_map(of).flatten())
}

fn is_change(sheet: &Sheet, index: usize) -> bool {
    sheet.relations.iter().copied().any(|relation| match relation {
        Relation::Change { delta, using, .. } => *delta == index || *using == Some(index),
        _ => false,
    })
}
