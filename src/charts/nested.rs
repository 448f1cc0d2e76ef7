//! Some of a whole (其中): the whole as a quiet bar, what is named of it under it to the same scale.

use super::bars;
use super::order::distinct;
use super::rows::{self, Tip};
use super::sheet::Sheet;
use super::words::said;
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
        && !sheet.relations.iter().copied().any(|relation| match relation {
            Relation::Change { delta, using, .. } => *delta == index || *using == Some(index),
            _ => false,
        })
}

/// The share and the changes that the report gives for a figure, and the change of that share.
pub(crate) fn notes(sheet: &Sheet, index: usize) -> Vec<Tip> {
    let own = said_of(sheet, index);
    let further = own.iter().filter(|&&own| is_share(sheet, own)).flat_map(|&own| said_of(sheet, own));
    let known = distinct(own.iter().copied().chain(further)).into_iter();
    let known = known.filter_map(|index| sheet.metric(index).map(|metric| (index, metric)));
    known.map(|(metric, own)| Tip { words: said(own, sheet.reading), is_quiet: true, metric }).collect()
}

fn is_share(sheet: &Sheet, index: usize) -> bool {
    sheet.metric(index).is_some_and(|metric| metric.kind == Kind::Share)
}

fn said_of(sheet: &Sheet, index: usize) -> Vec<usize> {
    let found = |relation: &Relation| match relation {
        Relation::Share { share, parts, .. } if parts.as_slice() == [index] => [*share, None],
        Relation::Change { to: Some(to), delta, using, .. } if *to == index => [*using, Some(*delta)],
        _ => [None, None],
    };
    let mut found: Vec<usize> = sheet.relations.iter().copied().flat_map(found).flatten().collect();
    found.retain(|found| sheet.panel.metrics.contains(found) && *found != index);
    found
}
