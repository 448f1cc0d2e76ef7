//! Some of a whole (其中): the whole as a quiet bar, what is named of it under it to the same scale.

use super::bars;
use super::order::push_new;
use super::rows::{self, Tip};
use super::sheet::Sheet;
use super::ties::push_known;
use super::words::{pick, said};
use crate::checks::Relation;
use crate::metrics::Kind;

pub(crate) fn draw(sheet: &mut Sheet) {
    let mut levels = sheet.panel.metrics.clone();
    levels.retain(|&index| is_level(sheet, index));
    let (whole, parts) = levels.split_first().map_or((None, &[][..]), |(whole, parts)| (Some(*whole), parts));
    let mut rows = bars::rows(sheet, parts, whole);
    if let Some(whole) = rows.first_mut().filter(|row| Some(row.metric) == whole) {
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
    sheet.metric(index).is_some_and(|metric| metric.kind == Kind::Quantity) && !is_change(sheet, index)
}

/// Whether the report ties a figure to a level as its change.
fn is_change(sheet: &Sheet, index: usize) -> bool {
    sheet.relations.iter().any(|relation| match relation {
        Relation::Change { delta, using, .. } => *delta == index || *using == Some(index),
        _ => false,
    })
}

/// The share and the changes that the report gives for a figure, and the change of that share.
pub(crate) fn notes(sheet: &Sheet, index: usize) -> Vec<Tip> {
    let mut all = said_of(sheet, index);
    for share in all.clone() {
        if is_share(sheet, share) {
            all.extend_from_slice(&said_of(sheet, share));
        }
    }
    let (mut known, mut tips) = (Vec::new(), Vec::new());
    all.into_iter().for_each(|index| push_new(&mut known, index));
    for metric in known {
        if let Some(own) = sheet.metric(metric) {
            let of = if own.kind == Kind::Share { pick(sheet.lang, "占|佔|share ") } else { "" };
            tips.push(Tip { words: [of, &said(own, sheet.reading)].concat(), is_quiet: true, metric });
        }
    }
    tips
}

fn is_share(sheet: &Sheet, index: usize) -> bool {
    sheet.metric(index).is_some_and(|metric| metric.kind == Kind::Share)
}

/// The changes by which a level was reached, relative and absolute, and the rates of it alone.
pub(crate) fn changes_of(sheet: &Sheet, level: usize, has_shares: bool) -> Vec<usize> {
    let mut found = Vec::new();
    for relation in &sheet.relations {
        match relation {
            Relation::Share { share, parts, .. } if has_shares && parts.as_slice() == [level] => {
                push_known(&mut found, &[*share]);
            }
            Relation::Change { to: Some(to), delta, using, .. } if *to == level => {
                push_known(&mut found, &[*using, Some(*delta)]);
            }
            _ => {}
        }
    }
    found
}

fn said_of(sheet: &Sheet, index: usize) -> Vec<usize> {
    let mut found = changes_of(sheet, index, true);
    found.retain(|found| sheet.panel.metrics.contains(found) && *found != index);
    found
}
