//! The headline figures of a long report: for each of its parts the figure that stands for it, before all others.

use super::gather::{Draft, section};
use super::order::sort;
use super::text::width;
use super::ties::{Ties, push_known};
use super::words::pick;
use super::{Form, Panel, note};
use crate::checks::Relation;
use crate::metrics::Kind;
use crate::reading::Reading;

/// No more figures than this are headlines.
const MOST: usize = 6;
/// Fewer are none.
const LEAST: usize = 3;
/// A report with fewer panels is seen at a glance.
const FEWEST_PANELS: usize = 6;
/// A longer name is none for a headline, in characters of full width.
const LONGEST_NAME: f32 = 12.0;

/// The panel of the headline figures, which stand on panels of their sections too; none where the report opens with a
/// grid of figures itself.
pub(crate) fn headline(reading: &Reading, drafts: &[Draft], ties: &Ties) -> Option<Draft> {
    let opens_with_grid = drafts.first().is_some_and(|first| is_grid(first) && first.metrics.len() >= LEAST);
    if drafts.len() < FEWEST_PANELS || opens_with_grid {
        return None;
    }
    let (mut chosen, mut sections) = (Vec::new(), Vec::new());
    // A part of which nothing is told but counts has its first count.
    for is_count in [false, true] {
        for draft in drafts.iter().filter(|draft| (draft.form == Form::Figures) == is_count) {
            let section = section(reading, &draft.metrics);
            let is_new = section.is_none() && !is_count || section.is_some() && !sections.contains(&section);
            if let Some(lead) = lead(reading, draft, ties).filter(|_| is_new) {
                chosen.push(lead);
                sections.push(section);
            }
        }
    }
    sort(&mut chosen, &|one, other| one <= other);
    chosen.truncate(MOST);
    let metrics = chosen.iter().flat_map(|&lead| with_change(reading, lead, ties)).collect();
    let because = "the figures that stand for the report's parts";
    (chosen.len() >= LEAST).then_some(Draft { form: Form::Level, metrics, because })
}

/// Says that a panel is that of the headlines: of no one section, and its checks are told where its figures are.
pub(crate) fn name(mut panel: Panel, reading: &Reading, ties: &Ties) -> Panel {
    panel.id = pick(reading.report.lang, "主要数字|主要數字|主要数字").to_owned();
    panel.section = None;
    panel.checks.clear();
    panel.note = note::note(&panel, reading, &ties.relations(&panel.metrics, reading));
    panel
}

fn is_grid(draft: &Draft) -> bool {
    matches!(draft.form, Form::Figures | Form::Level)
}

/// The figure that stands for a panel: a whole, a level, the rate of what is done, the first of counts.
fn lead(reading: &Reading, draft: &Draft, ties: &Ties) -> Option<usize> {
    let kind = |index: &usize| reading.metrics.get(*index).map(|metric| metric.kind);
    let mut own = draft.metrics.iter().copied();
    let index = match draft.form {
        Form::Progress => own.find(|index| kind(index) == Some(Kind::Share))?,
        Form::Bars | Form::Changes | Form::Slope => return None,
        _ => own.next().filter(|_| draft.metrics.len() > 1)?,
    };
    let metric = reading.metrics.get(index)?;
    let mut checks = ties.of(index).iter().flat_map(|&relation| ties.checks(relation));
    let is_doubtful = checks.any(|&check| reading.checks.get(check).is_some_and(|check| !check.holds));
    let is_short = width(&metric.label, 1.0, false) <= LONGEST_NAME;
    // 完成占比: of what, its panel says.
    let is_clear = !metric.label.ends_with("占比") || metric.label.chars().nth(4).is_some();
    (is_short && is_clear && !is_doubtful && metric.kind != Kind::Change).then_some(index)
}

/// A figure and the first change by which it was reached.
fn with_change(reading: &Reading, lead: usize, ties: &Ties) -> Vec<usize> {
    let mut found = vec![lead];
    let change = ties.of(lead).iter().find_map(|&number| match reading.relations.get(number)? {
        Relation::Change { to: Some(to), delta, .. } if *to == lead => Some(*delta),
        _ => None,
    });
    push_known(&mut found, &[change]);
    found
}
