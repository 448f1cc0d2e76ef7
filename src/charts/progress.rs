//! Done of all: a bar for each whole, as full as it is done, with the rate that the report states.

use super::level::change_notes;
use super::lines::wrap;
use super::order::push_new;
use super::rows::{self, Row, Stretch, Tip};
use super::sheet::{FINGER, LABEL, LABEL_LINE, QUIET, STEP, Sheet, Type, baseline};
use super::text::width;
use super::value::shown;
use super::words::{period_words, pick};
use super::{Anchor, bars};
use crate::checks::Relation;

/// One whole and what is done of it.
struct Step {
    whole: usize,
    parts: Vec<usize>,
    share: Option<usize>,
}

pub(crate) fn draw(sheet: &mut Sheet) {
    let steps = steps(sheet);
    let total = total(sheet, &steps);
    let is_step = |index: usize| {
        total.as_ref().is_some_and(|(total, _)| *total == index)
            || steps.iter().any(|step| step.whole == index || step.share == Some(index) || step.parts.contains(&index))
    };
    let before: Vec<usize> = sheet.panel.metrics.iter().copied().take_while(|&index| !is_step(index)).collect();
    for index in before {
        sheet.aside(index);
    }
    match total {
        Some((total, dues)) => draw_ledger(sheet, &steps, total, &dues),
        None => steps.iter().for_each(|step| draw_step(sheet, step, steps.len() == 1)),
    }
}

fn steps(sheet: &Sheet) -> Vec<Step> {
    let on_panel = |index: &usize| sheet.panel.metrics.contains(index);
    let step = |relation: &Relation| match relation {
        Relation::Share { share, parts, whole } if on_panel(whole) && parts.iter().all(on_panel) => {
            Some(Step { whole: *whole, parts: parts.clone(), share: share.filter(on_panel) })
        }
        _ => None,
    };
    sheet.relations.iter().copied().filter_map(step).collect()
}

/// The sum of all wholes, where the report gives it, and the wholes that make it.
fn total(sheet: &Sheet, steps: &[Step]) -> Option<(usize, Vec<usize>)> {
    let on_panel = |index: &usize| sheet.panel.metrics.contains(index);
    sheet.relations.iter().copied().find_map(|relation| match relation {
        Relation::Breakdown { whole, parts, .. }
            if on_panel(whole)
                && parts.iter().all(on_panel)
                && steps.iter().any(|step| parts.contains(&step.whole)) =>
        {
            Some((*whole, parts.clone()))
        }
        _ => None,
    })
}

/// The whole and its dues as bars on one scale, each as full as it is done.
fn draw_ledger(sheet: &mut Sheet, steps: &[Step], total: usize, dues: &[usize]) {
    let mut rows = bars::rows(sheet, dues, Some(total));
    let mut periods = Vec::new();
    for &due in dues {
        push_new(&mut periods, sheet.metric(due).and_then(|due| due.period.as_deref()));
    }
    for row in &mut rows {
        if periods.len() > 1 && dues.contains(&row.metric) {
            row.label = dated(sheet, row);
        }
        for stretch in &mut row.stretches {
            stretch.color = sheet.inks.neutral;
        }
        // What has a bar of its own is not told again in that of the whole.
        let is_apart = |step: &&Step| step.whole == row.metric && !step.parts.iter().any(|part| dues.contains(part));
        if let Some(step) = steps.iter().find(is_apart) {
            fill(sheet, row, step);
        }
    }
    rows::draw(sheet, &rows);
}

/// What is due when: 2019年应完成任务.
fn dated(sheet: &Sheet, row: &Row) -> String {
    let period = sheet.metric(row.metric).and_then(|due| due.period.as_deref());
    let words = period.map(|period| period_words(period, sheet.reading.report.lang)).unwrap_or_default();
    if row.label.starts_with(&words) { row.label.clone() } else { [&words, row.label.as_str()].concat() }
}

fn fill(sheet: &Sheet, row: &mut Row, step: &Step) {
    let mut done = 0.0;
    let mut stretches = Vec::new();
    for &part in &step.parts {
        let from = done;
        done += value(sheet, part);
        stretches.push(Stretch { from, to: done, color: sheet.inks.accent, metric: part });
        let words = sheet.metric(part).map(|metric| [done_word(&metric.label), &sheet.figure(part).words()].concat());
        row.tips.push(Tip { words: words.unwrap_or_default(), is_quiet: true, metric: part });
    }
    let all = value(sheet, step.whole);
    if done < all {
        stretches.push(Stretch { from: done, to: all, color: sheet.inks.neutral, metric: step.whole });
    }
    row.stretches = stretches;
    if let Some(share) = step.share {
        row.tips.push(Tip { words: sheet.figure(share).words(), is_quiet: true, metric: share });
    }
}

/// A label no longer than this stands before its figure whole.
const LONGEST_NAME: f32 = 6.0;

/// 已完成 and the like from the start of a label: what a reader needs before the figure.
fn done_word(label: &str) -> &str {
    const DONE: &str = "已完成 已办结 完成整改 完成整治 已整改 完成 办结 整改 其中";
    let is_short = width(label, 1.0, false) <= LONGEST_NAME;
    DONE.split(' ').find(|word| label.starts_with(word)).unwrap_or(if is_short { label } else { "" })
}

fn value(sheet: &Sheet, index: usize) -> f64 {
    sheet.metric(index).map_or(0.0, |metric| metric.value.to_f64().max(0.0))
}

const BAR: f32 = 24.0;

/// A whole on a line of its own: the rate over it, what is done and of how much under it.
fn draw_step(sheet: &mut Sheet, step: &Step, is_alone: bool) {
    draw_rate(sheet, step, is_alone);
    let (done, all) = (step.parts.iter().map(|&part| value(sheet, part)).sum::<f64>(), value(sheet, step.whole));
    let share = if all > 0.0 { (done / all).min(1.0) as f32 } else { 0.0 };
    let (top, px) = (sheet.y, share * sheet.width);
    sheet.rect(sheet.left, top, px, BAR, sheet.inks.accent);
    if done > all && all > 0.0 {
        // More than all: the bar is as long as what is done, with a gap where all would end.
        let end = (all / done) as f32 * sheet.width;
        let gap = (end - 1.0).clamp(0.0, sheet.width - 2.0);
        sheet.rect(sheet.left + gap, top, 2.0, BAR, sheet.inks.ground);
    } else if px + 2.0 < sheet.width {
        sheet.rect(sheet.left + px + 2.0, top, sheet.width - px - 2.0, BAR, sheet.inks.neutral);
    }
    sheet.y += BAR + 4.0;
    draw_counts(sheet, step);
    if let Some(&part) = step.parts.first() {
        sheet.target(part, sheet.left, top, px.min(sheet.width - FINGER), BAR);
    }
    sheet.target(step.whole, sheet.left + px, top, sheet.width - px, BAR);
    sheet.y += 1.5 * STEP;
}

fn draw_rate(sheet: &mut Sheet, step: &Step, is_alone: bool) {
    let name = step.share.unwrap_or(step.whole);
    let mut label_words = sheet.metric(name).map(|metric| metric.label.clone()).unwrap_or_default();
    let label = sheet.label();
    let Some(share) = step.share else {
        if !is_alone {
            let lines = wrap(&label_words, LABEL, false, sheet.width, 2);
            sheet.y = sheet.lines(&lines, sheet.left, sheet.y, LABEL_LINE, label) + 4.0;
        }
        return;
    };
    let words = sheet.metric(share).map(|metric| shown(metric, sheet.reading)).unwrap_or_default();
    let sizes = if is_alone { [28.0, 20.0, LABEL] } else { [20.0, 17.0, LABEL] };
    let size = sizes.into_iter().find(|&size| width(&words, size, true) <= sheet.width).unwrap_or(LABEL);
    let large = Type { size, is_bold: true, color: sheet.inks.text };
    let leading = size + STEP;
    let line = sheet.y + baseline(size, leading);
    let words_px = large.width(&words);
    sheet.text(&words, sheet.left, line, large, Anchor::Start);
    // Of what it is a share stands under the bar: 网上零售额占社会消费品零售总额的比重 is 网上零售额占比 here.
    let part = step.parts.first().and_then(|&part| sheet.metric(part)).map_or("", |part| &part.label);
    label_words = share_name(&label_words, part).unwrap_or(label_words);
    let (x, top) = (sheet.left + words_px + STEP, sheet.y);
    sheet.y += leading;
    let mut end = x + label.width(&label_words) + STEP;
    if end - STEP <= sheet.left + sheet.width {
        sheet.text(&label_words, x, line, label, Anchor::Start);
    } else {
        let lines = wrap(&label_words, LABEL, false, sheet.width, 2);
        sheet.y = sheet.lines(&lines, sheet.left, sheet.y, LABEL_LINE, label);
        end = f32::INFINITY;
    }
    let row = Row::words(share, notes(sheet, share));
    if end + rows::tips_px(sheet, &row, &|_| true) <= sheet.left + sheet.width {
        rows::draw_tips(sheet, &row, end, line - baseline(LABEL, LABEL_LINE), LABEL_LINE, &|_| true);
    } else if !row.tips.is_empty() {
        sheet.y = rows::draw_tips(sheet, &row, sheet.left, sheet.y, LABEL_LINE, &|_| true);
    }
    sheet.target(share, sheet.left, top, sheet.width, sheet.y - top);
    sheet.y += 4.0;
}

/// A share as it is named where its whole is named too: 民生支出占比 for 民生支出占一般公共预算支出的比重.
pub(crate) fn share_name(label: &str, part: &str) -> Option<String> {
    let is_share = label.strip_prefix(part)?.starts_with(['占', '佔']);
    let kept = label.get(..part.len() + "占".len()).filter(|_| is_share)?;
    Some([kept, "比"].concat())
}

/// Under the bar: done at its left end, of all at its right; one under the other where they would meet.
fn draw_counts(sheet: &mut Sheet, step: &Step) {
    let (mut rows, mut wide) = (Vec::new(), 0.0);
    for index in [step.parts.as_slice(), &[step.whole]].concat() {
        let Some(metric) = sheet.metric(index) else { continue };
        let own = [&metric.label, " ", &sheet.figure(index).words()].concat();
        let mut tips = notes(sheet, index);
        for words in wrap(&own, QUIET, false, sheet.width, 2).into_iter().rev() {
            tips.insert(0, Tip { words, is_quiet: true, metric: index });
        }
        let row = Row::words(index, tips);
        let px = rows::tips_px(sheet, &row, &|_| true);
        wide += px + 2.0 * STEP;
        rows.push((row, px));
    }
    let is_pair = wide <= sheet.width && rows.len() == 2;
    for (place, (row, px)) in rows.iter().enumerate() {
        let at_end = is_pair && place > 0;
        let px = if is_pair { *px } else { sheet.width };
        let x = if at_end { sheet.left + sheet.width - px } else { sheet.left };
        let bottom = rows::draw_tips(sheet, row, x, sheet.y, FINGER, &|_| true);
        sheet.target(row.metric, x, sheet.y, px, bottom - sheet.y);
        if at_end || !is_pair {
            sheet.y = bottom;
        }
    }
}

/// The changes by which a count or a rate was reached, and from what.
fn notes(sheet: &Sheet, index: usize) -> Vec<Tip> {
    let mut notes = change_notes(sheet, index);
    let lang = sheet.reading.report.lang;
    for relation in &sheet.relations {
        if let Relation::Change { to: Some(to), from: Some(from), .. } = relation
            && *to == index
            && sheet.panel.metrics.contains(from)
            && let Some(start) = sheet.metric(*from)
            && !notes.iter().any(|(known, _)| known == from)
        {
            let period = start.period.as_deref().filter(|_| {
                let own = sheet.metric(index).and_then(|own| own.period.as_ref());
                start.period.as_ref() != own
            });
            let before =
                period.map_or_else(|| pick(lang, "原为|原為|").to_owned(), |one| period_words(one, lang) + " ");
            notes.push((*from, before + &sheet.figure(*from).words()));
        }
    }
    notes.into_iter().map(|(metric, words)| Tip { words, is_quiet: true, metric }).collect()
}
