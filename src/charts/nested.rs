//! Some of a whole (其中): the whole as a quiet bar, what is named of it under it to the same scale.

use super::bars;
use super::rows::{self, Tip};
use super::sheet::Sheet;
use super::value::{arrowed, shown};
use super::words::{baseline_word, change_word};
use crate::checks::Relation;
use crate::metrics::Kind;

pub(crate) fn draw(sheet: &mut Sheet) {
    let levels: Vec<usize> = sheet.panel.metrics.iter().copied().filter(|&index| is_level(sheet, index)).collect();
    let mut rows = bars::rows(sheet, &levels);
    if let Some(whole) = rows.first_mut() {
        for stretch in &mut whole.stretches {
            stretch.color = sheet.inks.neutral;
        }
    }
    for row in &mut rows {
        row.tips.extend(notes(sheet, row.metric));
    }
    rows::draw(sheet, &rows);
}

fn is_level(sheet: &Sheet, index: usize) -> bool {
    sheet.metric(index).is_some_and(|metric| metric.kind == Kind::Quantity)
        && !sheet.reading.relations.iter().any(|relation| match relation {
            Relation::Change { delta, using, .. } => *delta == index || *using == Some(index),
            _ => false,
        })
}

/// The share and the change that the report gives for a part.
fn notes(sheet: &Sheet, index: usize) -> Vec<Tip> {
    let found = |relation: &Relation| match relation {
        Relation::Share { share: Some(share), parts, .. } if parts.as_slice() == [index] => Some(*share),
        Relation::Change { to: Some(to), delta, .. } if *to == index => Some(*delta),
        _ => None,
    };
    let on_panel = sheet.reading.relations.iter().filter_map(found).filter(|index| sheet.panel.metrics.contains(index));
    on_panel.map(|metric| Tip { words: note(sheet, metric), is_quiet: true, metric }).collect()
}

fn note(sheet: &Sheet, index: usize) -> String {
    let Some(metric) = sheet.metric(index) else { return String::new() };
    if metric.kind != Kind::Change {
        return shown(metric, sheet.reading);
    }
    let size = arrowed(metric, sheet.reading);
    let word = change_word(metric, sheet.reading);
    ["↓", "↑"]
        .iter()
        .find_map(|arrow| {
            size.strip_prefix(arrow).map(|size| [arrow, baseline_word(metric, sheet.reading), word, size].concat())
        })
        .unwrap_or(size.clone())
}
