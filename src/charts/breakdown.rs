//! Parts that make a whole: the whole as one bar of its parts, and under it a bar for each, all to one scale; where the
//! parts are many, their bars alone.

use super::rows::{self, Row, Stretch, Tip};
use super::sheet::Sheet;
use super::value::shown;
use super::{Panel, bars, nested};
use crate::checks::Relation;
use crate::metrics::Kind;
use crate::reading::Reading;

/// More parts than this have rows alone: as bars beside that of their whole they would all be slivers.
const MOST: usize = 9;

pub(crate) fn draw(sheet: &mut Sheet) {
    let (whole, parts) = whole_and_parts(sheet.panel, sheet.reading, &sheet.relations);
    let whole = whole.filter(|whole| !parts.contains(whole));
    let mut rows = bars::rows(sheet, &parts, whole);
    let is_on_scale = whole.is_some() && rows.first().map(|row| row.metric) == whole;
    let first = if is_on_scale { Some(rows.remove(0)) } else { whole_in_words(sheet, whole) };
    let count = rows.len();
    for (index, row) in rows.iter_mut().enumerate() {
        row.tips.extend(nested::notes(sheet, row.metric));
        for stretch in &mut row.stretches {
            stretch.color = if count <= MOST { sheet.inks.part(index, count) } else { sheet.inks.accent };
        }
    }
    if let Some(mut first) = first {
        first.tips.extend(nested::notes(sheet, first.metric));
        let is_stack = (1..=MOST).contains(&count) && rows.iter().any(|row| row.length() > 0.0);
        let stack = if is_stack { stack(sheet, first, &rows) } else { Row { stretches: Vec::new(), ..first } };
        rows.insert(0, stack);
    }
    rows::share_scale(&mut rows);
    rows::draw(sheet, &rows);
}

/// The whole, which may stand on another panel too, and the parts, in the report's order.
pub(crate) fn whole_and_parts(
    panel: &Panel,
    reading: &Reading,
    relations: &[&Relation],
) -> (Option<usize>, Vec<usize>) {
    let on_panel = |index: &usize| panel.metrics.contains(index);
    let mut found: Option<(usize, &[usize])> = None;
    for relation in relations {
        if let Relation::Breakdown { whole, parts, .. } = relation
            && parts.iter().all(on_panel)
            // 高等学校166所,其中本科57所(含独立学院1所)、高职99所: not the part of a part.
            && parts.len() > found.map_or(0, |(_, parts)| parts.len())
        {
            found = Some((*whole, parts));
        }
    }
    if let Some((whole, parts)) = found {
        return (Some(whole), parts.to_vec());
    }
    let mut parts = panel.metrics.clone();
    parts.retain(|&index| reading.metrics.get(index).is_some_and(|metric| metric.kind != Kind::Change));
    (None, parts)
}

/// A whole that is counted in another unit has no length beside its parts.
fn whole_in_words(sheet: &Sheet, whole: Option<usize>) -> Option<Row> {
    let whole = whole?;
    let metric = sheet.metric(whole)?;
    let mut row = Row::bar(metric.label.clone(), whole, 0.0, shown(metric, sheet.reading), sheet.inks.accent);
    row.stretches.clear();
    Some(row)
}

/// The bar of the whole, made of its parts; what they leave of it is neutral.
fn stack(sheet: &Sheet, whole: Row, parts: &[Row]) -> Row {
    let (all, mut sum) = (whole.length(), 0.0);
    let mut stretches = Vec::new();
    for part in parts {
        let from = sum;
        sum += part.length();
        let color = part.stretches.first().map_or(sheet.inks.accent, |stretch| stretch.color);
        if sum > from {
            stretches.push(Stretch { from, to: sum, color, metric: part.metric });
        }
    }
    if sum < all * 0.998 {
        stretches.push(Stretch { from: sum, to: all, color: sheet.inks.neutral, metric: whole.metric });
    }
    let bracket = bracket(sheet, parts);
    Row { stretches, bracket, ..whole }
}

/// A stated share of the first parts: where they end, and what is said of them.
fn bracket(sheet: &Sheet, rows: &[Row]) -> Option<(f64, Tip)> {
    let (index, count) = sheet.relations.iter().copied().find_map(|relation| match relation {
        Relation::Share { share: Some(share), parts, .. }
            if (2..rows.len()).contains(&parts.len())
                && sheet.panel.metrics.contains(share)
                && parts.iter().zip(rows).all(|(part, row)| *part == row.metric) =>
        {
            Some((*share, parts.len()))
        }
        _ => None,
    })?;
    let metric = sheet.metric(index)?;
    let words = [&metric.label, " ", &shown(metric, sheet.reading)].concat();
    let end = rows.iter().take(count).map(Row::length).sum();
    Some((end, Tip { words, is_quiet: true, metric: index }))
}
