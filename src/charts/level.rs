//! What is said of a level under it: which way it went and by how much, and how much of its whole it is.

use super::figures::share_notes;
use super::nested::changes_of;
use super::order::push_new;
use super::sheet::Sheet;
use super::words::said;
use crate::checks::Relation;

/// Whether a figure is the change of a level on the panel, and stands under it.
pub(crate) fn is_told_under(sheet: &Sheet, index: usize) -> bool {
    sheet.relations.iter().any(|relation| match relation {
        Relation::Change { to: Some(to), delta, using, .. } => {
            *to != index && (*delta == index || *using == Some(index)) && sheet.panel.metrics.contains(to)
        }
        _ => false,
    })
}

/// The changes and rates of a level, and the changes of those rates.
pub(crate) fn notes(sheet: &Sheet, level: usize) -> Vec<(usize, String)> {
    let mut notes = change_notes(sheet, level);
    for (share, words) in share_notes(sheet, level) {
        notes.push((share, words));
        notes.extend(change_notes(sheet, share));
    }
    notes
}

/// The changes by which a level was reached, in words.
pub(crate) fn change_notes(sheet: &Sheet, level: usize) -> Vec<(usize, String)> {
    let (mut known, mut notes) = (Vec::new(), Vec::new());
    changes_of(sheet, level, false).into_iter().for_each(|change| push_new(&mut known, change));
    for change in known {
        if let Some(metric) = sheet.metric(change).filter(|_| change != level && sheet.panel.metrics.contains(&change))
        {
            notes.push((change, said(metric, sheet.reading)));
        }
    }
    notes
}
