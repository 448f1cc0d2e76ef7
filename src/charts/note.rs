//! The quiet line of a panel: what, when, against what, where, in which unit.

use super::bars::{alike, unit_line};
use super::breakdown::whole_and_parts;
use super::order::push_new;
use super::shared::of_panel;
use super::text::width;
use super::ties::reached;
use super::title::heading;
use super::value::common_rung;
use super::words::{baseline_word, period_words, pick};
use super::{Form, Panel};
use crate::checks::Relation;
use crate::metrics::{Kind, Metric};
use crate::reading::Reading;
use crate::report::Lang;

/// The quiet line; the heading only where it is short and not the title.
pub(crate) fn note(panel: &Panel, reading: &Reading, relations: &[&Relation]) -> String {
    let line = Line { panel, reading, relations };
    let heading = heading(panel, reading);
    let has_room = width(heading, 1.0, false) <= 20.0 && !panel.title.contains(heading);
    let what = if has_room { heading.to_owned() } else { String::new() };
    let mut note = String::new();
    for piece in [what, line.shared(), line.period(), line.baseline(), line.place(), line.unit()] {
        // A heading may say the period already.
        if note.contains(&piece) {
            continue;
        }
        if !note.is_empty() {
            note.push_str(" · ");
        }
        note += &piece;
    }
    note
}

/// The quiet line in an English interface: what it adds to the report's words, dates among it, is said in English.
pub(crate) fn in_english(panel: &Panel, reading: &Reading) -> String {
    let lang = reading.report.lang;
    let mut note = panel.note.clone();
    let mut swap = |own: &str, english: &str| {
        let Some((before, after)) = note.split_once(own) else { return };
        // A year may be the beginning of a day, or the end of a stretch.
        let goes_on = matches!(after.chars().next(), Some('0'..='9' | '至' | '第' | '上' | '下' | '底'));
        if !goes_on && !before.ends_with('至') {
            note = [before, english, after].concat();
        }
    };
    for metric in panel.metrics.iter().filter_map(|&index| reading.metrics.get(index)) {
        if let Some(period) = &metric.period {
            swap(&period_words(period, lang), &period_words(period, Lang::En));
        }
        if let Some(baseline) = &metric.baseline {
            swap(&against(baseline, lang), &against(baseline, Lang::En));
        }
    }
    swap(pick(lang, UNIT), pick(Lang::En, UNIT));
    note
}

/// What a change is measured by: 与2015年相比.
fn against(baseline: &str, lang: Lang) -> String {
    let [before, after] = [pick(lang, "与|與|vs "), pick(lang, "相比|相比|")];
    [before, &period_words(baseline, lang), after].concat()
}

/// Before the unit that all numbers have.
pub(crate) const UNIT: &str = "单位：|單位：|Unit: ";

/// What may follow a year in the name of its end.
const YEAR_ENDS: [&str; 3] = ["", "-12", "-12-31"];

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

    /// What the names of the bars have in common, unless the title says it, or the name of the whole bar over them.
    fn shared(&self) -> String {
        if self.panel.form == Form::Breakdown {
            return String::new();
        }
        let shared = of_panel(self.panel, self.reading, self.relations).words();
        if self.panel.title.contains(&shared) { String::new() } else { shared }
    }

    fn period(&self) -> String {
        let mut periods = self.known(|metric| metric.period.as_deref());
        // The title tells what a level of the year before led to; where that has no date, one date alone would be read as its own.
        for to in self.panel.metrics.iter().filter_map(|&from| reached(from, self.relations)) {
            if !self.panel.metrics.contains(&to) {
                match self.reading.metrics.get(to).and_then(|to| to.period.as_deref()) {
                    Some(period) => push_new(&mut periods, Some(period)),
                    None => periods.clear(),
                }
            }
        }
        // What is counted at the end of a year is of that year.
        let ends = periods.clone();
        periods.retain(|period| {
            let end = period.and_then(|period| period.strip_prefix("../"));
            let is_end = |year: &str| {
                end.is_some_and(|end| end.strip_prefix(year).is_some_and(|rest| YEAR_ENDS.contains(&rest)))
            };
            !ends.iter().any(|other| other.is_some_and(is_end))
        });
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
            [Some(one)] if *one != "previous-period" => against(one, self.reading.report.lang),
            [_] => {
                // 同比 and 环比 on one panel stand beside their bars.
                let mut words = Vec::new();
                self.metrics().for_each(|metric| push_new(&mut words, baseline_word(metric, self.reading)));
                words.retain(|word| !word.is_empty());
                if let &[one] = words.as_slice() { one.to_owned() } else { String::new() }
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
        let same: Vec<&Metric> = alike(&self.on_scale(), self.reading).into_iter().map(|(_, metric)| metric).collect();
        let (Some(first), Some(rung)) = (same.first(), common_rung(&same)) else { return String::new() };
        unit_line(first, rung, self.reading.report.lang)
    }

    /// What the form draws as bars of one scale, a part before its whole, which may be counted in another word (78名, 5人).
    fn on_scale(&self) -> Vec<usize> {
        match self.panel.form {
            Form::Bars => self.panel.metrics.clone(),
            Form::Breakdown | Form::Progress => {
                let (whole, parts) = whole_and_parts(self.panel, self.reading, self.relations);
                let is_ledger =
                    |whole: &usize| self.panel.form == Form::Breakdown || self.panel.metrics.contains(whole);
                match whole.filter(is_ledger) {
                    Some(whole) => [parts.as_slice(), &[whole]].concat(),
                    None if self.panel.form == Form::Breakdown => parts,
                    None => Vec::new(),
                }
            }
            Form::Nested | Form::Funnel => {
                let mut levels = self.panel.metrics.clone();
                let is_level = |metric: &Metric| metric.kind == Kind::Quantity;
                levels.retain(|&index| self.reading.metrics.get(index).is_some_and(is_level));
                if self.panel.form == Form::Nested && levels.len() > 1 {
                    levels.rotate_left(1);
                }
                levels
            }
            _ => Vec::new(),
        }
    }
}
