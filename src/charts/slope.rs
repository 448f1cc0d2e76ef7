//! From A to B: two points on one line for each measure, the earlier one quiet, the later one strong.

use super::Shape;
use super::lines::wrap;
use super::rows::{self, Row, Tip};
use super::scale::Scale;
use super::sheet::{FINGER, LABEL, LABEL_LINE, STEP, Sheet};
use super::ties::push_known;
use super::value::{arrowed, figure};
use super::words::period_words;
use crate::checks::Relation;
use crate::metrics::{Kind, Metric};

/// The two ends of a measure, and its change where the report states it.
struct Pair {
    from: usize,
    to: usize,
    deltas: Vec<usize>,
}

pub(crate) fn draw(sheet: &mut Sheet) {
    let pairs = pairs(sheet);
    for pair in &pairs {
        let most = most(sheet, &pairs, pair);
        draw_pair(sheet, pair, most, pairs.len() == 1);
    }
}

/// How many times more one measure may be than another on its scale: further off, both its ends are one point.
const APART: f64 = 20.0;

/// The highest end of all measures in the same unit that are told apart beside it: those share a scale.
fn most(sheet: &Sheet, pairs: &[Pair], own: &Pair) -> f64 {
    let high = |pair: &Pair| {
        let ends = [pair.from, pair.to].into_iter().filter_map(|index| sheet.metric(index));
        ends.map(|metric| metric.value.to_f64()).fold(0.0, f64::max)
    };
    let unit = |pair: &Pair| sheet.metric(pair.to).map(|metric| metric.unit.as_str());
    let limit = APART * high(own);
    pairs.iter().filter(|pair| unit(pair) == unit(own)).map(high).filter(|most| *most <= limit).fold(0.0, f64::max)
}

fn pairs(sheet: &Sheet) -> Vec<Pair> {
    let on_panel = |index: &usize| sheet.panel.metrics.contains(index);
    let mut pairs: Vec<Pair> = Vec::new();
    let mut told = Vec::new();
    for relation in &sheet.relations {
        let &Relation::Change { to: Some(to), from: Some(from), delta, using } = *relation else { continue };
        if !on_panel(&to) || !on_panel(&from) {
            continue;
        }
        let mut deltas = Vec::new();
        push_known(&mut deltas, &[Some(delta), using]);
        deltas.retain(on_panel);
        told.extend_from_slice(&[to, from]);
        told.extend_from_slice(&deltas);
        match pairs.iter_mut().find(|known| known.to == to && known.from == from) {
            // The delta of one relation may be the means of another.
            Some(known) => {
                deltas.retain(|delta| !known.deltas.contains(delta));
                known.deltas.extend_from_slice(&deltas);
            }
            None => pairs.push(Pair { from, to, deltas }),
        }
    }
    let mut rest = sheet.panel.metrics.clone();
    rest.retain(|index| !told.contains(index) && is_level(sheet, *index));
    for two in rest.chunks_exact(2) {
        if let [one, other] = two {
            pairs.extend(ordered(sheet, *one, *other));
        }
    }
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

const TRACK: f32 = 24.0;
const RADIUS: f32 = 6.0;

/// The label, both ends in words, and under them the way from one to the other on a line that starts at zero.
fn draw_pair(sheet: &mut Sheet, pair: &Pair, most: f64, is_alone: bool) {
    let (Some(from), Some(to)) = (sheet.metric(pair.from), sheet.metric(pair.to)) else { return };
    let label = sheet.label();
    let top = sheet.y;
    // One measure alone has its name in the title.
    if !is_alone || !sheet.panel.title.contains(&to.label) {
        let lines = wrap(&to.label, LABEL, false, sheet.width, 2);
        sheet.y = sheet.lines(&lines, sheet.left, top, LABEL_LINE, label) + 2.0;
    }
    let row = Row::words(pair.to, tips(sheet, pair));
    let is_one_line = rows::tips_px(sheet, &row, &|_| true) <= sheet.width;
    let is_end = |tip: &Tip| tip.metric == pair.from || tip.metric == pair.to;
    // What does not fit on one line is broken between the ends and the change, not between two changes.
    for sort in [&|tip: &Tip| is_one_line || is_end(tip), &|tip: &Tip| !is_one_line && !is_end(tip)]
        as [&dyn Fn(&Tip) -> bool; 2]
    {
        if row.tips.iter().any(sort) {
            sheet.y = rows::draw_tips(sheet, &row, sheet.left, sheet.y, FINGER, sort);
        }
    }
    let (from_value, to_value) = (from.value.to_f64(), to.value.to_f64());
    if from_value >= 0.0 && to_value >= 0.0 {
        draw_way(sheet, from_value, to_value, most);
    }
    sheet.target(pair.to, sheet.left, top, sheet.width, sheet.y - top);
    sheet.y += 1.5 * STEP;
}

fn draw_way(sheet: &mut Sheet, from: f64, to: f64, most: f64) {
    let (left, right) = (sheet.left, sheet.left + sheet.width);
    let scale = Scale::new(0.0, most, left, right - RADIUS);
    let (from_x, to_x) = (scale.at(from), scale.at(to));
    let middle = sheet.y + TRACK / 2.0;
    let (accent, neutral) = (sheet.inks.accent, sheet.inks.neutral);
    sheet.shape(Shape::Line { points: vec![(left, middle), (right, middle)], width: 1.0 }, neutral);
    sheet.shape(
        Shape::Line { points: vec![(left + 0.5, middle - 5.0), (left + 0.5, middle + 5.0)], width: 1.0 },
        neutral,
    );
    sheet.shape(Shape::Line { points: vec![(from_x, middle), (to_x, middle)], width: 4.0 }, accent);
    sheet.shape(Shape::Circle { x: from_x, y: middle, radius: RADIUS }, neutral);
    sheet.shape(Shape::Circle { x: to_x, y: middle, radius: RADIUS }, accent);
    sheet.y += TRACK;
}

/// `2010年 8.61年` `→ 2020年 9.37年` `↑0.76年`
fn tips(sheet: &Sheet, pair: &Pair) -> Vec<Tip> {
    let (Some(from), Some(to)) = (sheet.metric(pair.from), sheet.metric(pair.to)) else { return Vec::new() };
    // Two ends of one period are not told apart by it.
    let is_dated = from.period != to.period;
    let mut tips = vec![
        Tip { words: end_words(sheet, from, is_dated), is_quiet: true, metric: pair.from },
        Tip { words: ["→ ", &end_words(sheet, to, is_dated)].concat(), is_quiet: false, metric: pair.to },
    ];
    for &delta in &pair.deltas {
        let words = sheet.metric(delta).map(|metric| arrowed(metric, sheet.reading)).unwrap_or_default();
        tips.push(Tip { words, is_quiet: true, metric: delta });
    }
    tips
}

fn end_words(sheet: &Sheet, metric: &Metric, is_dated: bool) -> String {
    let period = metric.period.as_deref().filter(|_| is_dated);
    let period = period.map(|period| period_words(period, sheet.lang)).unwrap_or_default();
    let gap = if period.is_empty() { "" } else { " " };
    [&period, gap, &figure(metric, sheet.reading).words()].concat()
}
