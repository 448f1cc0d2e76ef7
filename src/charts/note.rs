//! The quiet line of a panel: what, when, against what, where, in which unit.

use super::bars::is_short;
use super::order::push_new;
use super::text::width;
use super::title::heading;
use super::value::{common_rung, is_alike, rung_word, unit_words};
use super::words::{baseline_word, period_words, pick};
use super::{Form, Panel};
use crate::checks::Relation;
use crate::metrics::{Kind, Metric};
use crate::reading::Reading;

/// The quiet line; the heading only where it is short and not the title.
pub(crate) fn note(panel: &Panel, reading: &Reading, relations: &[&Relation]) -> String {
    let line = Line { panel, reading, relations };
    let heading = heading(panel, reading);
    let has_room = width(heading, 1.0, false) <= 20.0 && !panel.title.contains(heading);
    let what = if has_room { heading.to_owned() } else { String::new() };
    let mut note = String::new();
    for piece in [what, line.period(), line.baseline(), line.place(), line.unit()] {
        if !note.is_empty() && !piece.is_empty() {
            note.push_str(" · ");
        }
        note += &piece;
    }
    note
}

struct Line<'a> {
    panel: &'a Panel,
    reading: &'a Reading,
    relations: &'a [&'a Relation],
}

impl<'a> Line<'a> {
    fn metrics(&self) -> impl Iterator<Item = &'a Metric> + Clone {
        let reading = self.reading;
        self.panel.metrics.iter().filter_map(|&index| reading.metrics.get(index))
    }

    /// What the figures say of one thing, each once, in their order.
    fn all(&self, field: fn(&Metric) -> Option<&str>) -> Vec<Option<&'a str>> {
        let mut all = Vec::new();
        self.metrics().for_each(|metric| push_new(&mut all, field(metric)));
        all
    }

    /// The same, as far as they say it.
    fn known(&self, field: fn(&Metric) -> Option<&str>) -> Vec<Option<&'a str>> {
        let mut known = self.all(field);
        known.retain(Option::is_some);
        known
    }

    fn period(&self) -> String {
        let periods = self.known(|metric| metric.period.as_deref());
        let words = |period| period_words(period, self.reading.report.lang);
        match *periods.as_slice() {
            [Some(one)] => words(one),
            [Some(one), Some(other)] => [&words(one.min(other)), "、", &words(one.max(other))].concat(),
            _ => String::new(),
        }
    }

    fn baseline(&self) -> String {
        if self.panel.form != Form::Changes {
            return String::new();
        }
        let baselines = self.known(|metric| metric.baseline.as_deref());
        match baselines.as_slice() {
            [Some(one)] if *one != "previous-period" => {
                let lang = self.reading.report.lang;
                [pick(lang, ["与", "與", "与"]), &period_words(one, lang), "相比"].concat()
            }
            [_] => {
                let mut words = self.metrics().map(|metric| baseline_word(metric, self.reading));
                words.find(|word| !word.is_empty()).unwrap_or("").to_owned()
            }
            _ => String::new(),
        }
    }

    fn place(&self) -> String {
        match self.all(|metric| metric.place.as_deref()).as_slice() {
            [Some(place)] if !self.panel.title.contains(place) => (*place).to_owned(),
            _ => String::new(),
        }
    }

    /// The unit of what shares a scale; figures of different things have theirs beside them.
    fn unit(&self) -> String {
        let has_scale = matches!(self.panel.form, Form::Bars | Form::Breakdown | Form::Nested | Form::Funnel)
            || self.panel.form == Form::Progress && self.has_ledger();
        let levels = self.metrics().filter(|metric| metric.kind == Kind::Quantity);
        // The parts: the whole may be counted in another word (78名, 5人).
        let Some(first) = levels.clone().nth(1).or(levels.clone().next()).filter(|_| has_scale) else {
            return String::new();
        };
        let same = levels.filter(|metric| is_alike(&metric.unit, &first.unit));
        let Some(rung) = common_rung(same) else { return String::new() };
        let lang = self.reading.report.lang;
        let unit = [rung_word(rung, lang), unit_words(first, lang)].concat();
        if unit.is_empty() || is_short(&unit) {
            return String::new();
        }
        [pick(lang, ["单位：", "單位：", "单位："]), &unit].concat()
    }

    fn has_ledger(&self) -> bool {
        let on_panel = |index: &usize| self.panel.metrics.contains(index);
        self.relations.iter().any(|relation| {
            matches!(relation, Relation::Breakdown { whole, parts, .. } if on_panel(whole) && parts.iter().all(on_panel))
        })
    }
}
