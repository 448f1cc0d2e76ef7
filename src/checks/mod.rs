//! Does the report's arithmetic hold? Relations are proposed by words and settled by arithmetic.

mod breakdown;
mod change;
mod ledger;
mod partition;
mod rounding;
mod share;
mod tables;
mod told;
mod verify;

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
    /// Whether two say that the same parts make the same whole.
    fn is_same_sum(&self, other: &Relation) -> bool {
        match (self, other) {
            (
                Relation::Breakdown { whole, parts, .. },
                Relation::Breakdown { whole: other_whole, parts: other_parts, .. },
            ) => whole == other_whole && parts == other_parts,
            _ => false,
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
    relations.retain(|relation| !sums.iter().any(|sum| sum.is_same_sum(relation)));
    relations.extend(sums);
    relations.sort_by_key(Relation::place);
    let shares = share::find(&ledger, &relations);
    relations.retain(|relation| !is_told_by_share(relation, &shares));
    relations.extend(shares);
    relations.extend(change::find(&ledger));
    relations.sort_by_key(Relation::place);
    relations
}

/// Whether one part of a whole is told with its share: that says all that the pair would say.
fn is_told_by_share(relation: &Relation, shares: &[Relation]) -> bool {
    let Relation::Breakdown { whole: all, parts: one, .. } = relation else { return false };
    let is_same =
        |share: &Relation| matches!(share, Relation::Share { parts, whole, .. } if whole == all && parts == one);
    one.len() == 1 && shares.iter().any(is_same)
}
