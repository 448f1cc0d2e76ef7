//! Single counts of different things, and levels with their changes: large numbers, each with its unit and label.

use super::bars::clear_label;
use super::grid::{self, Cell};
use super::level;
use super::sheet::Sheet;
use super::text::width;
use super::ties::reached;
use super::value::{Figure, arrowed, figure};
use super::words::{baseline_word, before_change, change_word, is_change_name};
use crate::checks::Relation;
use crate::metrics::{Kind, Metric};

/// A cell for each figure that is not told under another: a level takes its changes and its rates. Figures that measure
/// the same thing in two units share a cell: 256台, 2.55万蒸吨.
pub(crate) fn draw(sheet: &mut Sheet) {
    let mut cells: Vec<Cell> = Vec::new();
    let mut last = None;
    for &index in &sheet.panel.metrics {
        let Some(metric) = sheet.metric(index) else { continue };
        if part_of(sheet, index).is_some() || level::is_told_under(sheet, index) {
            continue;
        }
        let own = own_figure(sheet, metric);
        let (label, own) = with_long_unit(label(sheet, metric), own);
        let notes = level::notes(sheet, index);
        match cells.last_mut() {
            Some(cell) if is_beside(cell, &label, last, metric) => {
                cell.figures.push((index, own));
                cell.notes.extend(notes);
            }
            _ => cells.push(Cell { label, figures: vec![(index, own)], notes }),
        }
        last = Some(metric);
    }
    grid::draw(sheet, &cells);
}

fn is_beside(cell: &Cell, label: &str, last: Option<&Metric>, metric: &Metric) -> bool {
    let is_same_kind = |last: &Metric| last.unit != metric.unit && last.kind == metric.kind;
    cell.label == label && cell.figures.len() < 2 && last.is_some_and(is_same_kind)
}

/// A unit that would crowd the figure out stands behind the label: 公路密度（公里/百平方公里）.
fn with_long_unit(label: String, figure: Figure) -> (String, Figure) {
    const LONGEST: f32 = 5.5;
    if width(&figure.unit, 1.0, false) <= LONGEST {
        return (label, figure);
    }
    ([&label, "（", &figure.unit, "）"].concat(), Figure { unit: String::new(), ..figure })
}

/// A change says in words which way it goes.
fn label(sheet: &Sheet, metric: &Metric) -> String {
    if metric.kind != Kind::Change || metric.direction.is_none() {
        // The level that the year before led to stands in the title, if nowhere else.
        let shown = sheet.panel.metrics.iter().copied();
        let led = shown.clone().filter_map(|index| reached(index, &sheet.relations));
        let beside = shown.chain(led).filter_map(|index| sheet.metric(index));
        return clear_label(metric, beside, sheet.reading.report.lang);
    }
    let word = change_word(metric, sheet.reading);
    if metric.label.ends_with(word) || is_change_name(&metric.label) {
        return metric.label.clone();
    }
    [before_change(&metric.label, ""), baseline_word(metric, sheet.reading), word].concat()
}

fn own_figure(sheet: &Sheet, metric: &Metric) -> Figure {
    let mut own = figure(metric, sheet.reading);
    if metric.kind == Kind::Change {
        let words = arrowed(metric, sheet.reading);
        own.number = words.strip_suffix(&own.unit).unwrap_or(&words).to_owned();
    }
    Cell::joined(own)
}

/// The figure on this panel of which a rate says how much of its whole it is.
pub(crate) fn part_of(sheet: &Sheet, rate: usize) -> Option<usize> {
    sheet.relations.iter().copied().find_map(|relation| match relation {
        Relation::Share { share: Some(share), parts, .. } if *share == rate => match parts.as_slice() {
            [part] if *part != rate && sheet.panel.metrics.contains(part) && is_count(sheet, *part) => Some(*part),
            _ => None,
        },
        _ => None,
    })
}

fn is_count(sheet: &Sheet, index: usize) -> bool {
    sheet.metric(index).is_some_and(|metric| metric.kind == Kind::Quantity)
        && !sheet
            .relations
            .iter()
            .any(|relation| matches!(relation, Relation::Share { share: Some(share), .. } if *share == index))
}

/// The rates stated for a figure, as notes under it: 占比21.0%.
pub(crate) fn share_notes(sheet: &Sheet, part: usize) -> Vec<(usize, String)> {
    let rates = sheet.panel.metrics.iter().copied().filter(|&rate| part_of(sheet, rate) == Some(part));
    let note = |rate: usize| {
        let (metric, own) = (sheet.metric(rate)?, sheet.metric(part)?);
        Some((rate, [rest_of(&metric.label, &own.label), &figure(metric, sheet.reading).words()].concat()))
    };
    rates.filter_map(note).collect()
}

/// What a label says beyond another: 占比 of 国有企业进出口占比 beyond 国有企业进出口.
pub(crate) fn rest_of<'a>(label: &'a str, other: &str) -> &'a str {
    let shared = label.char_indices().zip(other.chars()).take_while(|((_, one), other)| one == other).last();
    let end = shared.map_or(0, |((at, last), _)| at + last.len_utf8());
    let rest = label.get(end..).unwrap_or(label);
    let is_word = end > 3 && rest.chars().nth(1).is_some();
    if is_word { rest } else { label }
}
