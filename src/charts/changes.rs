//! Changes alone: bars from a common zero, to both sides, or to one where all go the same way.

use super::bars::bar_label;
use super::lines::wrap;
use super::rows::{self, Row, Tip};
use super::scale::Scale;
use super::sheet::{LABEL, LABEL_LINE, STEP, Sheet, baseline};
use super::value::{arrowed, signed};
use super::words::{baseline_word, change_word, unchanged};
use super::{Anchor, Panel};
use crate::metrics::{Kind, Metric};
use crate::reading::Reading;

pub(crate) fn draw(sheet: &mut Sheet) {
    let (mut rows, mut sizes) = (Vec::new(), Vec::new());
    let (mut least, mut most) = (0.0, 0.0);
    let changes = comparable(sheet.panel, sheet.reading);
    for &(index, metric) in &changes {
        let size = signed(metric);
        (least, most) = (size.min(least), size.max(most));
        sizes.push(size);
        let words = arrowed(metric, sheet.reading);
        rows.push(Row::bar(name(sheet, metric, &changes), index, size.abs(), words, sheet.inks.accent));
    }
    if least < 0.0 && most > 0.0 {
        draw_both(sheet, &rows, &sizes, (least, most));
        return;
    }
    for row in &mut rows {
        row.tips.extend(in_other_units(sheet, row.metric, &changes));
    }
    rows::share_scale(&mut rows);
    rows::draw(sheet, &rows);
}

/// The label without what all share and without the word of the change; with period or baseline where another has the same.
fn name(sheet: &Sheet, metric: &Metric, changes: &[(usize, &Metric)]) -> String {
    let beside = || changes.iter().map(|(_, other)| *other);
    let label = bar_label(sheet, metric, changes);
    let word = change_word(metric, sheet.reading);
    let name = unchanged(&label, word);
    let name = sheet.shared.rest(if name.is_empty() { &label } else { name });
    let baseline = baseline_word(metric, sheet.reading);
    let is_unclear =
        beside().filter(|other| (&other.label, &other.period) == (&metric.label, &metric.period)).count() > 1;
    if is_unclear && !name.ends_with(baseline) { [name, baseline].concat() } else { name.to_owned() }
}

/// The same change told in another unit: 1.4万人 beside 0.12%.
fn in_other_units(sheet: &Sheet, index: usize, changes: &[(usize, &Metric)]) -> Vec<Tip> {
    let Some(metric) = sheet.metric(index) else { return Vec::new() };
    let is_same = |other: &Metric| {
        (&other.label, &other.period, other.direction) == (&metric.label, &metric.period, metric.direction)
    };
    let mut others = sheet.panel.metrics.clone();
    others.retain(|other| {
        let is_shown = changes.iter().any(|(index, _)| index == other);
        !is_shown && sheet.metric(*other).is_some_and(|other| other.kind == Kind::Change && is_same(other))
    });
    let tip = |metric: usize| {
        let words = sheet.metric(metric).map(|metric| arrowed(metric, sheet.reading)).unwrap_or_default();
        Tip { words, is_quiet: true, metric }
    };
    others.into_iter().map(tip).collect()
}

/// The figures on one scale with the first; any other stands as a row of words at the foot.
pub(crate) fn comparable<'a>(panel: &Panel, reading: &'a Reading) -> Vec<(usize, &'a Metric)> {
    let known = || panel.metrics.iter().filter_map(|&index| reading.metrics.get(index).map(|metric| (index, metric)));
    let Some((_, first)) = known().next() else { return Vec::new() };
    known().filter(|(_, metric)| is_one_measure(first, metric)).collect()
}

/// Whether two changes may stand on one scale.
pub(crate) fn is_one_measure(one: &Metric, other: &Metric) -> bool {
    one.unit == other.unit && one.baseline == other.baseline && is_yearly(&one.label) == is_yearly(&other.label)
}

/// A yearly mean is no measure beside a change over several years.
fn is_yearly(label: &str) -> bool {
    let is_mean_of_changes = |rest: &str| !rest.starts_with("浓度") && !rest.starts_with("值");
    "年均 年平均 年下降率 年增长率 年递增"
        .split(' ')
        .any(|mean| label.split_once(mean).is_some_and(|(_, rest)| is_mean_of_changes(rest)))
}

const TIP_GAP: f32 = 6.0;

/// Falls to the left, rises to the right of one zero line.
fn draw_both(sheet: &mut Sheet, rows: &[Row], sizes: &[f64], (least, most): (f64, f64)) {
    let value = sheet.value();
    let label_px = if sheet.is_narrow() { 0.0 } else { rows::label_px(sheet, rows) };
    let tip_px = rows.iter().map(|row| rows::tips_px(sheet, row, &|_| true)).fold(0.0, f32::max) + TIP_GAP;
    let (start, end) = (sheet.left + label_px + tip_px, sheet.left + sheet.width - tip_px);
    if end < start + 6.0 * STEP {
        // No room for bars: the sheet sets what is not drawn as rows of words.
        return;
    }
    let scale = Scale::new(least, most, start, end);
    let zero = scale.at(0.0);
    for (row, &size) in rows.iter().zip(sizes) {
        let top = sheet.y;
        let bar_top = draw_label(sheet, &row.label, label_px);
        let thickness = if label_px > 0.0 { 24.0 } else { 20.0 };
        let at = scale.at(size);
        sheet.rect(zero.min(at), bar_top, (at - zero).abs().max(1.0), thickness, sheet.inks.accent);
        let line = bar_top + baseline(LABEL, thickness);
        let (x, anchor) = if size < 0.0 { (at - TIP_GAP, Anchor::End) } else { (at + TIP_GAP, Anchor::Start) };
        for tip in &row.tips {
            sheet.text(&tip.words, x, line, value, anchor);
        }
        let bottom = sheet.y.max(bar_top + thickness);
        let rule = sheet.inks.neutral;
        sheet.shape(
            super::Shape::Line { points: vec![(zero, bar_top - 4.0), (zero, bar_top + thickness + 4.0)], width: 1.0 },
            rule,
        );
        sheet.target(row.metric, sheet.left, top, sheet.width, bottom - top);
        sheet.y = bottom + 1.5 * STEP;
    }
}

/// Sets a label beside (and moves the sheet's foot under it) or above its bar; returns the bar's top.
fn draw_label(sheet: &mut Sheet, label: &str, label_px: f32) -> f32 {
    let set = sheet.label();
    let top = sheet.y;
    let room = if label_px > 0.0 { label_px - 2.0 * STEP } else { sheet.width };
    let lines = wrap(label, LABEL, false, room, 2);
    let height = lines.len() as f32 * LABEL_LINE;
    if label_px <= 0.0 {
        sheet.y = sheet.lines(&lines, sheet.left, top, LABEL_LINE, set);
        return sheet.y + 2.0;
    }
    let row = height.max(24.0);
    sheet.lines(&lines, sheet.left, top + (row - height) / 2.0, LABEL_LINE, set);
    sheet.y = top + row;
    top + (row - 24.0) / 2.0
}
