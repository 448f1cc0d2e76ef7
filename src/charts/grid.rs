//! A tidy grid of large figures: the ground of single counts and of levels with their changes.

use super::Anchor;
use super::bars::is_short;
use super::lines::wrap;
use super::sheet::{FINGER, LABEL, LABEL_LINE, STEP, Sheet, Type};
use super::value::Figure;

/// A label with the large figures over it and what is said under it.
pub(crate) struct Cell {
    pub(crate) label: String,
    pub(crate) figures: Vec<(usize, Figure)>,
    pub(crate) notes: Vec<(usize, String)>,
}

impl Cell {
    /// A figure with its sign of per cent, which is part of the number for the eye.
    pub(crate) fn joined(figure: Figure) -> Figure {
        let sign = figure.unit.chars().next().filter(|sign| is_short(sign.encode_utf8(&mut [0; 4])));
        let Some(sign) = sign else { return figure };
        let unit = figure.unit.trim_start_matches(sign).to_owned();
        Figure { number: figure.number + sign.encode_utf8(&mut [0; 4]), unit }
    }
}

const GAP: f32 = 24.0;
/// The least width of a cell.
const LEAST: f32 = 132.0;
/// Wider cells would be read as columns of their own.
const WIDEST: f32 = 232.0;
/// A label takes the third line before it is torn or cut.
const MOST_LINES: usize = 3;
/// The sizes tried for the large figures, the first that fits.
const SIZES: [f32; 4] = [28.0, 24.0, 20.0, 17.0];
const ALONE: [f32; 5] = [40.0, 32.0, 28.0, 20.0, 17.0];

/// Draws cells from the sheet's top down.
pub(crate) fn draw(sheet: &mut Sheet, cells: &[Cell]) {
    let sizes: &[f32] = if cells.len() == 1 { &ALONE } else { &SIZES };
    let cell_px = |columns: usize| {
        let even_px = (sheet.width - GAP * (columns - 1) as f32) / columns as f32;
        if cells.len() == 1 { sheet.width } else { even_px.min(WIDEST) }
    };
    let size_in = |cell_px: f32| {
        let found = |fits: fn(&Cell, f32, f32) -> bool, least: f32| {
            let sizes = sizes.iter().copied().filter(|size| *size >= least);
            sizes.into_iter().find(|&size| cells.iter().all(|cell| fits(cell, size, cell_px)))
        };
        // Two figures of a cell one under the other put its label out of line with those beside it.
        found(fits_one_line, 20.0).or_else(|| found(fits, 0.0))
    };
    // A figure too long for its column has the columns beside it too.
    let columns = (1..=columns(sheet.width, cells.len())).rev().find(|&columns| size_in(cell_px(columns)).is_some());
    let columns = columns.unwrap_or(1);
    let cell_px = if columns == 1 { sheet.width } else { cell_px(columns) };
    let size = size_in(cell_px).unwrap_or(17.0);
    for row in cells.chunks(columns) {
        let mut bottom = sheet.y;
        for (column, cell) in row.iter().enumerate() {
            let x = sheet.left + (cell_px + GAP) * column as f32;
            bottom = bottom.max(draw_cell(sheet, cell, x.round(), cell_px, size, cells.len() == 1));
        }
        sheet.y = bottom + 2.0 * STEP;
    }
}

/// As many as have room, and no row much shorter than the others.
fn columns(width_px: f32, count: usize) -> usize {
    let most = ((width_px + GAP) / (LEAST + GAP)).floor().clamp(1.0, 4.0) as usize;
    let rows = count.div_ceil(most).max(1);
    count.div_ceil(rows).max(1)
}

fn draw_cell(sheet: &mut Sheet, cell: &Cell, x: f32, cell_px: f32, size: f32, is_alone: bool) -> f32 {
    let leading = (size * 1.3 / 4.0).ceil() * 4.0;
    let mut top = sheet.y;
    let mut at = x;
    for (metric, figure) in &cell.figures {
        let width = figure_px(figure, size);
        if at > x && at + width > x + cell_px + 0.5 {
            (at, top) = (x, top + leading);
        }
        draw_figure(sheet, figure, at, top + leading - size * 0.3, size, cell_px);
        // The label under it belongs to the figure too.
        sheet.target(*metric, at, top, width, leading.max(FINGER));
        at += width + FIGURE_GAP;
    }
    let label = sheet.label();
    // A figure alone has its name in the title.
    let is_named = is_alone && sheet.panel.title.starts_with(&cell.label) && !cell.notes.is_empty();
    let lines = if is_named { Vec::new() } else { wrap(&cell.label, LABEL, false, cell_px, MOST_LINES) };
    let label_top = top + leading + 2.0;
    let mut bottom = sheet.lines(&lines, x, label_top, LABEL_LINE, label);

    for (metric, words) in &cell.notes {
        let lines = wrap(words, LABEL, false, cell_px, 2);
        let note_top = bottom + 2.0;
        bottom = sheet.lines(&lines, x, note_top, LABEL_LINE, label);
        sheet.target(*metric, x, note_top, cell_px, bottom - note_top);
    }
    if let Some((metric, _)) = cell.figures.first().filter(|_| !lines.is_empty()) {
        sheet.target(*metric, x, label_top, cell_px, LABEL_LINE * lines.len() as f32);
    }
    bottom
}

/// The number large, its unit small, on one line; the unit as large as it can be where the cell is short of room.
fn draw_figure(sheet: &mut Sheet, figure: &Figure, x: f32, y: f32, size: f32, cell_px: f32) {
    let number = Type { size, is_bold: true, color: sheet.inks.text };
    let number_px = number.width(&figure.number) * WIDE;
    let y = y.round();
    sheet.text(&figure.number, x, y, number, Anchor::Start);
    let unit = Type { size: unit_size(size), is_bold: false, color: sheet.inks.text };
    let room_px = cell_px - number_px - UNIT_GAP;
    let words = super::text::shorten(&figure.unit, unit.size, false, room_px.max(0.0));
    if unit.width(&words) <= room_px + 0.5 {
        sheet.text(&words, x + number_px + UNIT_GAP, y, unit, Anchor::Start);
    }
}

/// Between two figures of a cell.
const FIGURE_GAP: f32 = 1.5 * STEP;
const UNIT_GAP: f32 = 3.0;
/// The digits of some fonts are wider than the table says; no unit may lie on its figure for that.
const WIDE: f32 = 1.04;

fn unit_size(size: f32) -> f32 {
    if size >= 32.0 { 17.0 } else { LABEL }
}

fn figure_px(figure: &Figure, size: f32) -> f32 {
    let number = super::text::width(&figure.number, size, true) * WIDE;
    let unit = super::text::width(&figure.unit, unit_size(size), false);
    number + if figure.unit.is_empty() { 0.0 } else { unit + UNIT_GAP }
}

fn fits(cell: &Cell, size: f32, cell_px: f32) -> bool {
    cell.figures.iter().all(|(_, figure)| figure_px(figure, size) <= cell_px)
}

fn fits_one_line(cell: &Cell, size: f32, cell_px: f32) -> bool {
    let figures: f32 = cell.figures.iter().map(|(_, figure)| figure_px(figure, size)).sum();
    figures + FIGURE_GAP * cell.figures.len().saturating_sub(1) as f32 <= cell_px
}
