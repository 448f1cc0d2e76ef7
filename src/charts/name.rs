//! Names of panels: stable and readable, made of the report's own words.
//!
//! A name is the label of the panel's first figure without its marks; where two panels would have the same, the
//! period, the form and the figure are added, in this order, until they differ. No name counts panels, so
//! that one more panel above changes none below.

use super::order::sort;
use super::ties::Ties;
use super::{Form, Panel};
use crate::metrics::Metric;
use crate::reading::Reading;

const LONGEST: usize = 16;

/// Gives each panel its name.
pub(crate) fn named(mut panels: Vec<Panel>, reading: &Reading, ties: &Ties) -> Vec<Panel> {
    let wishes: Vec<Vec<String>> = panels.iter().map(|panel| candidates(panel, reading, ties)).collect();
    let mut names = Names::new(&wishes);
    for (panel, wished) in panels.iter_mut().zip(&wishes) {
        // What is told apart by the label alone keeps the label, whatever comes before it.
        let own = wished.iter().find(|name| !names.is_shared(name));
        let name = own.or(wished.iter().find(|name| names.is_free(name)));
        panel.id = name.cloned().unwrap_or_else(|| names.unlike(wished.last().map_or("", String::as_str)));
        names.take(&panel.id);
    }
    panels
}

/// The panel of a name. Where an edit of the text has given it another, the panel that shows the figure it was named after:
/// what is published with a name keeps working.
#[must_use]
pub fn find<'a>(panels: &'a [Panel], reading: &Reading, id: &str) -> Option<&'a Panel> {
    let stem = id.split('-').next().unwrap_or(id);
    let is_namesake = |&index: &usize| reading.metrics.get(index).is_some_and(|metric| plain(&metric.label) == stem);
    let own = panels.iter().find(|panel| panel.id == id);
    // The headlines come first, and show no figure that is not on another panel too.
    own.or_else(|| panels.iter().rev().find(|panel| panel.metrics.iter().any(is_namesake)))
}

/// Every name that a panel may come to have, in order.
struct Names<'a> {
    sorted: Vec<&'a str>,
    /// For each, at the first of its like: 0 while it is free, then the last number that told panels apart.
    counts: Vec<usize>,
}

impl<'a> Names<'a> {
    fn new(wishes: &'a [Vec<String>]) -> Names<'a> {
        let mut all: Vec<&str> = Vec::new();
        for name in wishes.iter().flatten() {
            all.push(name);
        }
        let mut order: Vec<usize> = (0..all.len()).collect();
        sort(&mut order, &|one, other| all.get(one) <= all.get(other));
        let sorted = order.iter().filter_map(|&index| all.get(index).copied()).collect();
        Names { sorted, counts: vec![0; all.len()] }
    }

    /// The place of the first that is not before a name.
    fn place(&self, name: &str) -> usize {
        self.sorted.partition_point(|other| *other < name)
    }

    /// Whether two panels may have it.
    fn is_shared(&self, name: &str) -> bool {
        self.sorted.get(self.place(name) + 1) == Some(&name)
    }

    fn is_free(&self, name: &str) -> bool {
        let place = self.place(name);
        self.sorted.get(place) != Some(&name) || self.counts.get(place) == Some(&0)
    }

    fn take(&mut self, name: &str) {
        let place = self.place(name);
        let own = self.counts.get_mut(place).filter(|_| self.sorted.get(place) == Some(&name));
        if let Some(count) = own.filter(|count| **count == 0) {
            *count = 1;
        }
    }

    /// Only where one report tells the same figure of the same thing twice in the same form.
    fn unlike(&mut self, name: &str) -> String {
        let place = self.place(name);
        let mut count = self.counts.get(place).copied().unwrap_or(0).max(1);
        loop {
            count += 1;
            let counted = [name, "-", &count.to_string()].concat();
            if self.is_free(&counted) {
                if let Some(last) = self.counts.get_mut(place) {
                    *last = count;
                }
                return counted;
            }
        }
    }
}

fn candidates(panel: &Panel, reading: &Reading, ties: &Ties) -> Vec<String> {
    // What is done of all goes by its whole, not by what stands before it.
    let mut named = panel.metrics.iter().filter(|&&index| panel.form != Form::Progress || !ties.of(index).is_empty());
    let metric = named.next().and_then(|&index| reading.metrics.get(index));
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
