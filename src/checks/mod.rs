//! Does the report's arithmetic hold? Relations are proposed by words and settled by arithmetic.

mod apart;
mod breakdown;
mod change;
mod claim;
mod earlier;
mod ledger;
mod multiple;
mod named;
mod partition;
mod rate;
mod ratio;
mod rounding;
mod share;
mod tables;
mod then;
mod told;
mod total;
mod verify;
mod within;

pub use verify::verify;

use crate::metrics::Metric;
use crate::quantity::Decimal;
use crate::report::{Folded, Report};

/// What the report says of its own figures. Numbers are indexes into the metrics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// `parts` (their sum) over `whole` is `share`; `None` where no rate is stated.
    Share {
        /// The rate.
        share: Option<usize>,
        /// What is counted.
        parts: Vec<usize>,
        /// Of how many.
        whole: usize,
    },
    /// `parts` make `whole`; less than it where not exhaustive (其中).
    Breakdown {
        /// The sum.
        whole: usize,
        /// The parts.
        parts: Vec<usize>,
        /// Whether they make all of it.
        exhaustive: bool,
    },
    /// `to` is the level reached, `delta` the change, `from` the earlier level.
    Change {
        /// The level reached.
        to: Option<usize>,
        /// The change.
        delta: usize,
        /// The earlier level, where stated.
        from: Option<usize>,
        /// The absolute change from which a relative one can be recomputed.
        using: Option<usize>,
    },
}

/// A claim of the report, recomputed from its own figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Index into the relations.
    pub relation: usize,
    /// Whether the interval computed meets the interval stated.
    pub holds: bool,
    /// The figure in the report, in its own unit.
    pub stated: Decimal,
    /// The same figure recomputed, to three decimals.
    pub computed: Decimal,
    /// How an editor explains it; never made by reading.
    pub note: Option<String>,
}

impl Relation {
    /// A whole with what is counted of it; `None` for a change.
    fn sum(&self) -> Option<(usize, &[usize])> {
        match self {
            Relation::Share { whole, parts, .. } | Relation::Breakdown { whole, parts, .. } => Some((*whole, parts)),
            Relation::Change { .. } => None,
        }
    }

    /// Where in the report it stands: its last figure but the wholes before it.
    fn place(&self) -> (usize, usize) {
        match self {
            Relation::Share { share, parts, whole } => (share.unwrap_or(*whole), parts.len()),
            Relation::Breakdown { whole, parts, .. } => (parts.iter().copied().max().unwrap_or(*whole), *whole),
            Relation::Change { delta, .. } => (*delta, 0),
        }
    }
}

/// Finds what the report says of its figures, in the order of the text.
#[must_use]
pub fn relate(report: &Report, folded: &Folded, metrics: &[Metric]) -> Vec<Relation> {
    let ledger = ledger::Ledger::new(report, folded, metrics);
    let mut relations = breakdown::find(&ledger);
    let sums = tables::find(&ledger);
    drop_told(&mut relations, &sums, metrics.len());
    relations.extend(sums);
    relations.sort_by_key(Relation::place);
    let shares = share::find(&ledger, &relations);
    // One part of a whole that is told with its share: that says all that the pair would say.
    drop_told(&mut relations, &shares, metrics.len());
    relations.extend(shares);
    relations.extend(change::find(&ledger));
    relations.extend(multiple::find(&ledger));
    relations.sort_by_key(Relation::place);
    relations
}

/// Drops what others tell of the same parts and the same whole.
fn drop_told(relations: &mut Vec<Relation>, others: &[Relation], figures: usize) {
    let mut by_whole: Vec<Vec<&[usize]>> = vec![Vec::new(); figures];
    for (whole, parts) in others.iter().filter_map(Relation::sum) {
        if let Some(told) = by_whole.get_mut(whole) {
            told.push(parts);
        }
    }
    relations.retain(|relation| {
        let told = |(whole, parts)| by_whole.get(whole).is_some_and(|told: &Vec<&[usize]>| told.contains(&parts));
        !relation.sum().is_some_and(told)
    });
}
