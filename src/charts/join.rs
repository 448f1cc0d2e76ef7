//! Small panels beside one another become one: a page of single figures is no picture of a report.

use super::Form;
use super::gather::{Draft, is_one_paragraph, section};
use crate::metrics::Kind;
use crate::reading::Reading;

/// A grid that is joined has at most this many figures.
const MOST: usize = 6;
/// A grid with no more figures than this is small.
const SMALL: usize = 2;

/// Joins drafts, which stand in the report's order.
pub(crate) fn join(reading: &Reading, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut joined: Vec<Draft> = Vec::new();
    for draft in drafts {
        match joined.last_mut() {
            Some(last) if is_one_grid(reading, last, &draft) => {
                if last.form == Form::Figures {
                    (last.form, last.because) = (draft.form, draft.because);
                }
                last.metrics.extend(draft.metrics);
            }
            Some(last) if is_lone(&draft) && is_one_paragraph(reading, &last.metrics, &draft.metrics) => {
                last.metrics.extend(draft.metrics);
            }
            Some(last) if is_lone(last) && is_one_paragraph(reading, &last.metrics, &draft.metrics) => {
                let lone = std::mem::replace(last, draft);
                last.metrics.extend(lone.metrics);
            }
            _ => joined.push(draft),
        }
    }
    joined
}

fn is_one_grid(reading: &Reading, one: &Draft, other: &Draft) -> bool {
    let is_grid = |draft: &Draft| matches!(draft.form, Form::Figures | Form::Level);
    let (few, many) = (figures(reading, one), figures(reading, other));
    let is_one_section = section(reading, &one.metrics) == section(reading, &other.metrics);
    is_grid(one) && is_grid(other) && is_one_section && few.min(many) <= SMALL && few + many <= MOST
}

fn is_lone(draft: &Draft) -> bool {
    draft.form == Form::Figures && draft.metrics.len() == 1
}

/// How many figures stand for themselves; a change stands under its level.
fn figures(reading: &Reading, draft: &Draft) -> usize {
    let is_level = |index: &usize| reading.metrics.get(*index).is_some_and(|metric| metric.kind != Kind::Change);
    match draft.form {
        Form::Level => draft.metrics.iter().filter(|index| is_level(index)).count(),
        _ => draft.metrics.len(),
    }
}
