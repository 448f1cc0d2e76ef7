//! Names of panels: stable and readable, made of the report's own words.
//!
//! A name is the label of the panel's first figure without its marks; where two panels would have the same, the
//! period, the form and the figure are added, in this order, until they differ. No name counts panels, so
//! that one more panel above changes none below.

use super::{Form, Panel};
use crate::metrics::Metric;
use crate::reading::Reading;

const LONGEST: usize = 16;

/// Gives each panel its name.
pub(crate) fn named(mut panels: Vec<Panel>, reading: &Reading) -> Vec<Panel> {
    let mut taken: Vec<String> = Vec::new();
    let names: Vec<Vec<String>> = panels.iter().map(|panel| candidates(panel, reading)).collect();
    for (panel, wished) in panels.iter_mut().zip(&names) {
        // What is told apart by the label alone keeps the label, whatever comes before it.
        let is_shared = |name: &String| names.iter().filter(|other| other.contains(name)).count() > 1;
        let name = wished
            .iter()
            .find(|name| !is_shared(name))
            .or(wished.iter().find(|name| !taken.contains(name)))
            .cloned()
            .unwrap_or_else(|| unlike(wished.last(), &taken));
        taken.push(name.clone());
        panel.id = name;
    }
    panels
}

fn candidates(panel: &Panel, reading: &Reading) -> Vec<String> {
    let metric = panel.metrics.first().and_then(|&index| reading.metrics.get(index));
    let Some(metric) = metric else { return vec![form(panel.form).to_owned()] };
    let label = plain(&metric.label);
    let label = if label.is_empty() { form(panel.form).to_owned() } else { label };
    let mut names = vec![label];
    for word in [plain(metric.period.as_deref().unwrap_or("")), form(panel.form).to_owned(), plain(figure(metric))] {
        let last = names.last().cloned().unwrap_or_default();
        if !word.is_empty() {
            names.push([&last, "-", &word].concat());
        }
    }
    names
}

fn figure(metric: &Metric) -> &str {
    &metric.written
}

/// Only where one report tells the same figure of the same thing twice in the same form.
fn unlike(name: Option<&String>, taken: &[String]) -> String {
    let name = name.cloned().unwrap_or_default();
    let counted = (2..=taken.len() + 2).map(|count| [&name, "-", &count.to_string()].concat());
    counted.into_iter().find(|name| !taken.contains(name)).unwrap_or(name)
}

/// Characters and digits only: what stands in a file name and in a link as it is.
fn plain(words: &str) -> String {
    let is_plain =
        |character: &char| character.is_ascii_alphanumeric() || ('\u{3400}'..='\u{9fff}').contains(character);
    words.chars().filter(is_plain).take(LONGEST).collect()
}

const fn form(form: Form) -> &'static str {
    match form {
        Form::Figures => "数字",
        Form::Progress => "完成",
        Form::Breakdown => "构成",
        Form::Nested => "其中",
        Form::Level => "水平",
        Form::Changes => "变化",
        Form::Bars => "比较",
        Form::Slope => "前后",
        Form::Funnel => "流程",
    }
}
