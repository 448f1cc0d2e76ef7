//! Rows of bars from a common zero: the ground of most forms. Labels above their bars when narrow, beside when wide.

use super::lines::wrap;
use super::sheet::{LABEL, LABEL_LINE, QUIET, QUIET_LINE, STEP, Sheet, Type, baseline};
use super::text::shorten;
use super::{Anchor, Color, Shape};

/// A stretch of a bar.
pub(crate) struct Stretch {
    /// From here on, in values.
    pub(crate) from: f64,
    /// To here.
    pub(crate) to: f64,
    pub(crate) color: Color,
    pub(crate) metric: usize,
}

/// Words after a bar.
pub(crate) struct Tip {
    pub(crate) words: String,
    pub(crate) is_quiet: bool,
    pub(crate) metric: usize,
}

/// A bar with its name and what stands beside it.
pub(crate) struct Row {
    pub(crate) label: String,
    /// The figure that a tap on the row finds.
    pub(crate) metric: usize,
    pub(crate) stretches: Vec<Stretch>,
    pub(crate) tips: Vec<Tip>,
    /// The value at the bar's full length.
    pub(crate) whole: f64,
    /// What is said of the bar from zero to a value, over it.
    pub(crate) bracket: Option<(f64, Tip)>,
}

impl Row {
    /// A bar from zero with its words, all about one figure.
    pub(crate) fn bar(label: String, metric: usize, to: f64, words: String, color: Color) -> Row {
        let stretches = vec![Stretch { from: 0.0, to, color, metric }];
        Row { label, metric, stretches, tips: vec![Tip { words, is_quiet: false, metric }], whole: 0.0, bracket: None }
    }

    /// Words alone.
    pub(crate) fn words(metric: usize, tips: Vec<Tip>) -> Row {
        Row { label: String::new(), metric, stretches: Vec::new(), tips, whole: 0.0, bracket: None }
    }

    /// The value at the bar's end.
    pub(crate) fn length(&self) -> f64 {
        self.stretches.iter().map(|stretch| stretch.to).fold(0.0, f64::max)
    }
}

const TIP_GAP: f32 = 8.0;
/// What gaps and the least width of a stretch may add to a bar.
const SLACK: f32 = 4.0;
const THICK: f32 = 24.0;
const THIN: f32 = 20.0;

/// Where the parts of a row go.
#[derive(Clone, Copy)]
struct Plan {
    /// Of the labels' column; 0 where labels stand above.
    label_px: f32,
    /// Of a bar as long as its whole.
    bar_px: f32,
    thickness: f32,
    /// Whether what belongs beside a bar has a line of its own over it.
    is_tip_above: bool,
}

/// Makes the longest of all bars the full length of each.
pub(crate) fn share_scale(rows: &mut [Row]) {
    let whole = rows.iter().map(Row::length).fold(0.0, f64::max);
    for row in rows {
        row.whole = whole;
    }
}

/// Draws rows from the sheet's top down.
pub(crate) fn draw(sheet: &mut Sheet, rows: &[Row]) {
    let plan = plan(sheet, rows);
    for row in rows {
        if plan.label_px > 0.0 {
            draw_beside(sheet, row, plan);
        } else {
            draw_above(sheet, row, plan);
        }
    }
}

fn plan(sheet: &Sheet, rows: &[Row]) -> Plan {
    if !sheet.is_narrow() {
        let label_px = label_px(sheet, rows);
        let bar_px = bar_px(sheet, rows, sheet.width - label_px, &|_| true);
        if bar_px >= sheet.width * 0.28 {
            return Plan { label_px, bar_px, thickness: THICK, is_tip_above: false };
        }
    }
    let bar_px = bar_px(sheet, rows, sheet.width, &is_strong);
    let is_tip_above = bar_px < sheet.width * 0.5;
    let bar_px = if is_tip_above { sheet.width } else { bar_px };
    Plan { label_px: 0.0, bar_px, thickness: THIN, is_tip_above }
}

/// The width of the labels' column, where they stand beside their bars.
pub(crate) fn label_px(sheet: &Sheet, rows: &[Row]) -> f32 {
    let widest = rows.iter().map(|row| sheet.label().width(&row.label)).fold(0.0, f32::max).ceil();
    widest.min((sheet.width * 0.36).round()) + 2.0 * STEP
}

/// The longest a whole bar may be, so that every tip of a sort still fits beside its own.
fn bar_px(sheet: &Sheet, rows: &[Row], room_px: f32, is_beside: &dyn Fn(&Tip) -> bool) -> f32 {
    let fits = rows.iter().map(|row| {
        let share = if row.whole > 0.0 { (row.length() / row.whole) as f32 } else { 0.0 };
        let left_px = room_px - TIP_GAP - SLACK - tips_px(sheet, row, is_beside);
        if left_px <= 0.0 { 0.0 } else { left_px / share.max(0.001) }
    });
    fits.fold(room_px, f32::min)
}

fn draw_beside(sheet: &mut Sheet, row: &Row, plan: Plan) {
    let label = sheet.label();
    let lines = wrap(&row.label, LABEL, false, plan.label_px - 2.0 * STEP, 2);
    let height = (lines.len() as f32 * LABEL_LINE).max(plan.thickness);
    draw_bracket(sheet, row, sheet.left + plan.label_px, plan);
    let top = sheet.y;
    let label_top = top + (height - lines.len() as f32 * LABEL_LINE) / 2.0;
    sheet.lines(&lines, sheet.left, label_top, LABEL_LINE, label);
    draw_bar(sheet, row, sheet.left + plan.label_px, top + (height - plan.thickness) / 2.0, plan);
    sheet.target(row.metric, sheet.left, top, sheet.width, height);
    sheet.y = top + height + 2.0 * STEP;
}

fn draw_above(sheet: &mut Sheet, row: &Row, plan: Plan) {
    let label = sheet.label();
    let lines = wrap(&row.label, LABEL, false, sheet.width, 2);
    let top = sheet.y;
    sheet.y = sheet.lines(&lines, sheet.left, top, LABEL_LINE, label);
    draw_notes(sheet, row, &lines);
    sheet.y += 2.0;
    if plan.is_tip_above {
        sheet.y = draw_tips(sheet, row, sheet.left, sheet.y, LABEL_LINE, &is_strong) + 4.0;
    }
    draw_bracket(sheet, row, sheet.left, plan);
    draw_bar(sheet, row, sheet.left, sheet.y, plan);
    sheet.target(row.metric, sheet.left, top, sheet.width, sheet.y + plan.thickness - top);
    sheet.y += plan.thickness + 1.5 * STEP;
}

/// What is said of a bar beside its figure stands behind its label, or under it where that leaves no room.
fn draw_notes(sheet: &mut Sheet, row: &Row, lines: &[String]) {
    if row.tips.iter().all(is_strong) {
        return;
    }
    let x = match lines {
        [one] => sheet.left + sheet.label().width(one) + TIP_GAP,
        _ => f32::INFINITY,
    };
    let has_room = x + tips_px(sheet, row, &is_note) <= sheet.left + sheet.width;
    let (x, y) = if has_room { (x, sheet.y - LABEL_LINE) } else { (sheet.left, sheet.y) };
    sheet.y = draw_tips(sheet, row, x, y, LABEL_LINE, &is_note);
}

fn is_note(tip: &Tip) -> bool {
    tip.is_quiet
}

fn is_strong(tip: &Tip) -> bool {
    !tip.is_quiet
}

/// What is said of a bar's first stretches, over a bracket that spans them.
fn draw_bracket(sheet: &mut Sheet, row: &Row, x: f32, plan: Plan) {
    let Some((to, tip)) = &row.bracket else { return };
    let quiet = sheet.quiet();
    let words = shorten(&tip.words, QUIET, false, sheet.left + sheet.width - x);
    let end = (x + px(row, *to, plan) - GAP / 2.0).max(x + 2.0) - 0.5;
    sheet.text(&words, x, sheet.y + baseline(QUIET, QUIET_LINE), quiet, Anchor::Start);
    sheet.target(tip.metric, x, sheet.y - 3.0, quiet.width(&words), QUIET_LINE + 6.0);
    let (start, top) = (x + 0.5, sheet.y + QUIET_LINE + 2.5);
    let points = vec![(start, top + 5.0), (start, top), (end, top), (end, top + 5.0)];
    sheet.shape(Shape::Line { points, width: 1.0 }, quiet.color);
    sheet.y += QUIET_LINE + 10.0;
}

/// How far a value reaches on a row's bar.
fn px(row: &Row, value: f64, plan: Plan) -> f32 {
    if row.whole > 0.0 { (value / row.whole).clamp(0.0, 1.0) as f32 * plan.bar_px } else { 0.0 }
}

/// The stretches of a bar are parted by a gap of this.
const GAP: f32 = 2.0;

fn draw_bar(sheet: &mut Sheet, row: &Row, x: f32, y: f32, plan: Plan) {
    let px = |value: f64| px(row, value, plan);
    let mut end = 0.0_f32;
    for stretch in &row.stretches {
        let (start, stop) = (px(stretch.from), px(stretch.to));
        let start = if stretch.from > 0.0 { (start + GAP / 2.0).min(plan.bar_px - 1.0) } else { start };
        let stop = if stretch.to > 0.0 { stop.max(start + 1.0) } else { stop };
        sheet.rect(x + start, y, stop - start, plan.thickness, stretch.color);
        end = end.max(stop);
    }
    if !plan.is_tip_above {
        let gap = if end > 0.0 { TIP_GAP } else { 0.0 };
        let is_beside: &dyn Fn(&Tip) -> bool = if plan.label_px > 0.0 { &|_| true } else { &is_strong };
        draw_tips(sheet, row, x + end + gap, y, plan.thickness, is_beside);
    }
    for stretch in row.stretches.iter().filter(|stretch| stretch.metric != row.metric) {
        let (start, stop) = (px(stretch.from), px(stretch.to));
        sheet.target(stretch.metric, x + start, y, stop - start, plan.thickness);
    }
}

fn tip_type(sheet: &Sheet, tip: &Tip) -> Type {
    if tip.is_quiet { sheet.quiet() } else { sheet.value() }
}

/// What the words of a sort beside a bar need on one line.
pub(crate) fn tips_px(sheet: &Sheet, row: &Row, is_meant: &dyn Fn(&Tip) -> bool) -> f32 {
    let tips = row.tips.iter().filter(|tip| is_meant(tip));
    let words: f32 = tips.map(|tip| tip_type(sheet, tip).width(&tip.words) + TIP_GAP).sum();
    (words - TIP_GAP).max(0.0)
}

/// Sets words of a sort beside a bar, on further lines where one is not enough; returns the bottom.
pub(crate) fn draw_tips(
    sheet: &mut Sheet,
    row: &Row,
    left: f32,
    top: f32,
    height: f32,
    is_meant: &dyn Fn(&Tip) -> bool,
) -> f32 {
    let right = sheet.left + sheet.width;
    let (mut x, mut y) = (left, top);
    for tip in row.tips.iter().filter(|tip| is_meant(tip)) {
        let set = tip_type(sheet, tip);
        let words = shorten(&tip.words, set.size, set.is_bold, sheet.width);
        let width = set.width(&words);
        if x > left && x + width > right + 0.5 {
            (x, y) = (left, y + height);
        }
        sheet.text(&words, x, y + baseline(LABEL, height), set, Anchor::Start);
        if tip.metric != row.metric {
            sheet.target(tip.metric, x, y, width, height);
        }
        x += width + TIP_GAP;
    }
    y + height
}
