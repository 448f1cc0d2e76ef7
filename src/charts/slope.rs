//! From A to B: two points on one line for each measure, the earlier one quiet, the later one strong.

use super::scale::Scale;
use super::sheet::{FINGER, LABEL, LABEL_LINE, STEP, Sheet, baseline};
use super::text::wrap;
use super::value::{arrowed, figure};
use super::words::{change_word, period_words};
use super::{Anchor, Shape};
use crate::checks::Relation;
use crate::metrics::{Kind, Metric};

/// The two ends of a measure, and its change where the report states it.
struct Pair {
    from: usize,
    to: usize,
    deltas: Vec<usize>,
}

pub(crate) fn draw(sheet: &mut Sheet) {
    for pair in pairs(sheet) {
        draw_pair(sheet, &pair);
    }
}

fn pairs(sheet: &Sheet) -> Vec<Pair> {
    let on_panel = |index: &usize| sheet.panel.metrics.contains(index);
    let told = |relation: &Relation| match relation {
        Relation::Change { to: Some(to), from: Some(from), delta, using } if on_panel(to) && on_panel(from) => {
            let deltas = [Some(*delta), *using].into_iter().flatten().filter(on_panel).collect();
            Some(Pair { from: *from, to: *to, deltas })
        }
        _ => None,
    };
    let mut pairs: Vec<Pair> = Vec::new();
    for pair in sheet.reading.relations.iter().filter_map(told) {
        match pairs.iter_mut().find(|known| known.to == pair.to && known.from == pair.from) {
            Some(known) => known.deltas.extend(pair.deltas),
            None => pairs.push(pair),
        }
    }
    let is_told =
        |index: usize| pairs.iter().any(|pair| pair.from == index || pair.to == index || pair.deltas.contains(&index));
    let rest: Vec<usize> =
        sheet.panel.metrics.iter().copied().filter(|&index| !is_told(index) && is_level(sheet, index)).collect();
    let found: Vec<Pair> = rest
        .chunks_exact(2)
        .filter_map(|two| match two {
            [one, other] => ordered(sheet, *one, *other),
            _ => None,
        })
        .collect();
    pairs.extend(found);
    pairs
}

fn is_level(sheet: &Sheet, index: usize) -> bool {
    sheet.metric(index).is_some_and(|metric| metric.kind != Kind::Change)
}

/// The earlier one first, by period, else as written.
fn ordered(sheet: &Sheet, one: usize, other: usize) -> Option<Pair> {
    let (first, second) = (sheet.metric(one)?, sheet.metric(other)?);
    if first.unit != second.unit {
        return None;
    }
    let is_reversed = matches!((&first.period, &second.period), (Some(one), Some(other)) if one > other);
    let (from, to) = if is_reversed { (other, one) } else { (one, other) };
    Some(Pair { from, to, deltas: Vec::new() })
}

const TRACK: f32 = 32.0;
const RADIUS: f32 = 6.0;

fn draw_pair(sheet: &mut Sheet, pair: &Pair) {
    let (Some(from), Some(to)) = (sheet.metric(pair.from), sheet.metric(pair.to)) else { return };
    let top = sheet.y;
    draw_name(sheet, to, pair);
    let words = (end_words(sheet, from), end_words(sheet, to));
    let (low, high) = (from.value.to_f64().min(to.value.to_f64()), from.value.to_f64().max(to.value.to_f64()));
    let is_falling = to.value.to_f64() < from.value.to_f64();
    let (left_words, right_words) = if is_falling { (&words.1, &words.0) } else { (&words.0, &words.1) };
    let value = sheet.value();
    let (left_px, right_px) = (value.width(left_words), value.width(right_words));
    let bar_px = sheet.width - left_px - right_px - 4.0 * STEP;
    if bar_px < 6.0 * STEP {
        return draw_words(sheet, pair, &words, top);
    }
    let start = sheet.left + left_px + 2.0 * STEP;
    let scale = Scale::new(low, high, start, start + bar_px);
    let (from_x, to_x) = (scale.at(from.value.to_f64()), scale.at(to.value.to_f64()));
    let middle = sheet.y + TRACK / 2.0;
    let (accent, neutral) = (sheet.inks.accent, sheet.inks.neutral);
    sheet.shape(Shape::Line { points: vec![(from_x, middle), (to_x, middle)], width: 3.0 }, neutral);
    sheet.shape(Shape::Circle { x: from_x, y: middle, radius: RADIUS }, neutral);
    sheet.shape(Shape::Circle { x: to_x, y: middle, radius: RADIUS }, accent);
    let line = sheet.y + baseline(LABEL, TRACK);
    sheet.text(left_words, sheet.left, line, value, Anchor::Start);
    sheet.text(right_words, start + bar_px + 2.0 * STEP, line, value, Anchor::Start);
    let half = sheet.width / 2.0;
    let (left, right) = if is_falling { (pair.to, pair.from) } else { (pair.from, pair.to) };
    sheet.target(left, sheet.left, sheet.y, half, TRACK);
    sheet.target(right, sheet.left + half, sheet.y, half, TRACK);
    sheet.y += TRACK + 1.5 * STEP;
}

/// The label, and after it the change.
fn draw_name(sheet: &mut Sheet, to: &Metric, pair: &Pair) {
    let label = sheet.label();
    let lines = wrap(&to.label, LABEL, false, sheet.width, 2);
    sheet.y = sheet.lines(&lines, sheet.left, sheet.y, LABEL_LINE, label);
    for &delta in &pair.deltas {
        let Some(metric) = sheet.metric(delta) else { continue };
        let words = [change_word(metric, sheet.reading), " ", &arrowed(metric, sheet.reading)].concat();
        let quiet = sheet.quiet();
        sheet.text(&words, sheet.left, sheet.y + baseline(LABEL, FINGER), quiet, Anchor::Start);
        sheet.target(delta, sheet.left, sheet.y, sheet.width, FINGER);
        sheet.y += FINGER;
    }
}

/// Both ends as words, where there is no room for a line between them.
fn draw_words(sheet: &mut Sheet, pair: &Pair, words: &(String, String), _top: f32) {
    let value = sheet.value();
    for (index, words) in [(pair.from, words.0.clone()), (pair.to, ["→ ", &words.1].concat())] {
        let words = super::text::shorten(&words, LABEL, true, sheet.width);
        sheet.text(&words, sheet.left, sheet.y + baseline(LABEL, FINGER), value, Anchor::Start);
        sheet.target(index, sheet.left, sheet.y, sheet.width, FINGER);
        sheet.y += FINGER;
    }
    sheet.y += 1.5 * STEP;
}

fn end_words(sheet: &Sheet, metric: &Metric) -> String {
    let period = metric.period.as_deref().map(|period| period_words(period, sheet.lang)).unwrap_or_default();
    let gap = if period.is_empty() { "" } else { " " };
    [&period, gap, &figure(metric, sheet.reading).words()].concat()
}
