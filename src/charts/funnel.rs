//! Received, forwarded, settled: a chain in which each is a part of the one before.

use super::bars;
use super::figures::rest_of;
use super::level::change_notes;
use super::rows::{self, Tip};
use super::sheet::Sheet;
use crate::checks::Relation;
use crate::metrics::Kind;

/// Bars in the order of the chain, each with the rate that the report states for it.
pub(crate) fn draw(sheet: &mut Sheet) {
    let mut counts = sheet.panel.metrics.clone();
    counts.retain(|&index| sheet.metric(index).is_some_and(|metric| metric.kind == Kind::Quantity));
    let mut rows = bars::rows(sheet, &counts, None);
    for row in &mut rows {
        let mut notes = change_notes(sheet, row.metric);
        if let Some(share) = share_of(sheet, row.metric) {
            let label = |index| sheet.metric(index).map(|metric| metric.label.as_str()).unwrap_or_default();
            let label = rest_of(label(share), label(row.metric));
            let words = [label, &sheet.figure(share).words()].concat();
            notes.push((share, words));
            notes.extend(change_notes(sheet, share));
        }
        row.tips.extend(notes.into_iter().map(|(metric, words)| Tip { words, is_quiet: true, metric }));
    }
    rows::draw(sheet, &rows);
}

fn share_of(sheet: &Sheet, part: usize) -> Option<usize> {
    sheet.relations.iter().copied().find_map(|relation| match relation {
        Relation::Share { share: Some(share), parts, .. }
            if parts.as_slice() == [part] && sheet.panel.metrics.contains(share) =>
        {
            Some(*share)
        }
        _ => None,
    })
}
