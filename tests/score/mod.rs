//! Scores a reading against what a careful reader finds in the report: `gold.json`.
//!
//! A hit overlaps a number of the gold and has its value. A label is right when it holds every term that the gold names
//! for it, in at most 24 characters. Entries marked optional, and outputs that touch only these, count neither way.

mod gold;
mod relations;
mod units;

use report_figures::Reading;
use report_figures::contract::word;
use report_figures::metrics::Metric;

pub(crate) use gold::Gold;
use gold::{Number, is_accepted};

/// A label longer than this is a clause, and no label.
const LONGEST_LABEL: usize = 24;

/// How many of what: sums over reports, so that the averages are micro-averages.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) gold: usize,
    pub(crate) outputs: usize,
    pub(crate) hits: usize,
    pub(crate) units: usize,
    pub(crate) labels: usize,
    pub(crate) kinds: usize,
    pub(crate) periods: usize,
    pub(crate) directions: usize,
    pub(crate) baselines: usize,
    pub(crate) approxes: usize,
    pub(crate) relations_gold: usize,
    pub(crate) relations_found: usize,
    pub(crate) relations_wrong: usize,
    pub(crate) checks_gold: usize,
    pub(crate) checks_right: usize,
    pub(crate) false_alarms: usize,
}

impl Tally {
    pub(crate) fn add(&mut self, other: &Tally) {
        let Tally { gold, outputs, hits, units, labels, kinds, periods, directions, baselines, approxes, .. } = other;
        self.gold += gold;
        self.outputs += outputs;
        self.hits += hits;
        self.units += units;
        self.labels += labels;
        self.kinds += kinds;
        self.periods += periods;
        self.directions += directions;
        self.baselines += baselines;
        self.approxes += approxes;
        self.relations_gold += other.relations_gold;
        self.relations_found += other.relations_found;
        self.relations_wrong += other.relations_wrong;
        self.checks_gold += other.checks_gold;
        self.checks_right += other.checks_right;
        self.false_alarms += other.false_alarms;
    }

    /// The measures by name, from 0 to 1, `None` where there is nothing to measure; detection, unit and label of all that is to be found, the fields of hits.
    pub(crate) fn measures(&self) -> [(&'static str, Option<f64>); 11] {
        let of = |part: usize, whole: usize| (whole > 0).then(|| part as f64 / whole as f64);
        [
            ("detection F1", of(2 * self.hits, self.outputs + self.gold)),
            ("value+unit", of(self.units, self.gold)),
            ("label", of(self.labels, self.gold)),
            ("kind", of(self.kinds, self.hits)),
            ("period", of(self.periods, self.hits)),
            ("direction", of(self.directions, self.hits)),
            ("baseline", of(self.baselines, self.hits)),
            ("approx", of(self.approxes, self.hits)),
            ("relations P", of(self.relations_found, self.relations_found + self.relations_wrong)),
            ("relations R", of(self.relations_found, self.relations_gold)),
            ("checks", of(self.checks_right, self.checks_gold)),
        ]
    }
}

/// Scores a reading, and says what was missed and what is wrong, a line each.
pub(crate) fn score(gold: &Gold, reading: &Reading) -> (Tally, Vec<String>) {
    let hits = match_up(gold, reading);
    let mut faults = Vec::new();
    let mut tally = Tally {
        gold: gold.wanted().count(),
        outputs: count_outputs(gold, reading, &hits, &mut faults),
        ..Tally::default()
    };
    for (index, number) in gold.wanted() {
        let Some(metric) = hits.iter().find(|hit| hit.0 == index).and_then(|hit| reading.metrics.get(hit.1)) else {
            faults.push(format!("missed    {}", number.text));
            continue;
        };
        tally.hits += 1;
        tally.units += usize::from(has_unit(number, metric));
        tally.labels += usize::from(has_label(number, &metric.label));
        let Metric { period, baseline, .. } = metric;
        let fields = [
            ("kind", &mut tally.kinds, Some(word(metric.kind)), (&number.kind, &number.kind_ok)),
            ("period", &mut tally.periods, period.as_deref(), (&number.period, &number.period_ok)),
            ("direction", &mut tally.directions, metric.direction.map(word), (&number.direction, &number.direction_ok)),
            ("baseline", &mut tally.baselines, baseline.as_deref(), (&number.baseline, &number.baseline_ok)),
            ("approx", &mut tally.approxes, metric.approx.map(word), (&number.approx, &number.approx_ok)),
        ];
        for (name, count, found, (one, several)) in fields {
            let is_right = is_accepted(found, one.as_deref(), several.as_deref());
            *count += usize::from(is_right);
            if !is_right {
                faults.push(format!("{name:<9} {}: {found:?}, wants {one:?} {several:?}", number.text));
            }
        }
        if !has_label(number, &metric.label) {
            faults.push(format!("label     {}: «{}», wants {:?}", number.text, metric.label, number.about));
        }
        if !has_unit(number, metric) {
            faults.push(format!("unit      {}: «{}», wants {:?}", number.text, metric.unit, number.unit));
        }
    }
    relations::score(gold, reading, &hits, &mut tally, &mut faults);
    (tally, faults)
}

/// Which number of the gold each metric hits: pairs of indexes, each index once. Those with the right unit go first.
fn match_up(gold: &Gold, reading: &Reading) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (at, metric) in reading.metrics.iter().enumerate() {
        for (index, number) in gold.wanted() {
            if gold.overlaps(index, metric) && has_value(number, metric) {
                pairs.push((!has_unit(number, metric), at, index));
            }
        }
    }
    pairs.sort_unstable();
    let mut hits: Vec<(usize, usize)> = Vec::new();
    for (_, at, index) in pairs {
        if hits.iter().all(|hit| hit.0 != index && hit.1 != at) {
            hits.push((index, at));
        }
    }
    hits
}

/// How many metrics count: the hits, and what is wrong.
fn count_outputs(gold: &Gold, reading: &Reading, hits: &[(usize, usize)], faults: &mut Vec<String>) -> usize {
    let mut outputs = hits.len();
    for (at, metric) in reading.metrics.iter().enumerate() {
        if hits.iter().any(|hit| hit.1 == at) {
            continue;
        }
        let touched: Vec<&Number> = gold.touched(metric).collect();
        if touched.is_empty() || !touched.iter().all(|number| number.optional) {
            outputs += 1;
            let what = touched.first().map_or("no number of the gold", |number| number.is.as_str());
            faults.push(format!("wrong     {} = {} {} ({what})", metric.written, metric.value, metric.unit));
        }
    }
    outputs
}

fn is_close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(b.abs()) + 1e-12
}

/// The pairs of value and unit that are right.
fn accepted_amounts(number: &Number) -> impl Iterator<Item = (f64, Option<&str>)> {
    let own = number.amount().map(|value| (value, number.unit.as_deref()));
    own.into_iter().chain(number.alt.iter().filter_map(|alt| Some((alt.amount()?, alt.unit.as_deref()))))
}

fn has_value(number: &Number, metric: &Metric) -> bool {
    let value = metric.value.to_f64();
    let (dimension, factor) = units::canon(&metric.unit);
    accepted_amounts(number).any(|(wanted, unit)| {
        let (wanted_dimension, wanted_factor) = units::canon(unit.unwrap_or_default());
        let is_same = !dimension.is_empty() && dimension == wanted_dimension;
        is_close(value, wanted) || (is_same && is_close(value * factor, wanted * wanted_factor))
    })
}

fn has_unit(number: &Number, metric: &Metric) -> bool {
    let value = metric.value.to_f64();
    let (dimension, factor) = units::canon(&metric.unit);
    !metric.unit.is_empty()
        && accepted_amounts(number).any(|(wanted, unit)| {
            let (wanted_dimension, wanted_factor) = units::canon(unit.unwrap_or_default());
            let is_equal = is_close(factor, wanted_factor) || is_close(value * factor, wanted * wanted_factor);
            dimension == wanted_dimension && is_equal
        })
}

fn has_label(number: &Number, label: &str) -> bool {
    let label = label.to_lowercase();
    let has = |term: &String| term.split('|').any(|either| label.contains(&either.to_lowercase()));
    label.chars().count() <= LONGEST_LABEL && number.about.iter().all(has)
}
