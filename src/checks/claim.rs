//! Whether a rate or a sum may be meant of certain figures at all: one that is far off is of others, and nothing is said.
//!
//! ```text
//! 35.8% for 38.5%           two digits changed places
//! W836.2,其中a、b、c (863.2) the same, in a sum
//! ```

use super::Relation;
use super::ledger::Ledger;
use crate::quantity::Decimal;

/// A share, claimed of these figures.
pub(super) fn of(share: usize, parts: &[usize], whole: usize) -> Option<Relation> {
    Some(Relation::Share { share: Some(share), parts: parts.to_vec(), whole })
}

/// Whether a rate may be meant of a part and a whole: one so far off that another pair must be meant is no fault of the report's.
pub(super) fn is_claim(ledger: &Ledger<'_>, share: usize, part: usize, whole: usize) -> Option<bool> {
    is_claim_of(ledger, share, ledger.metric(part)?.value, whole)
}

/// The same of a rate that may pass a hundred: 完成预算的104.3%.
pub(super) fn is_near(ledger: &Ledger<'_>, share: usize, part: usize, whole: usize) -> Option<bool> {
    is_near_of(ledger, share, ledger.metric(part)?.value, whole)
}

pub(super) fn is_claim_of(ledger: &Ledger<'_>, share: usize, part: Decimal, whole: usize) -> Option<bool> {
    Some(part <= ledger.metric(whole)?.value && is_near_of(ledger, share, part, whole)?)
}

fn is_near_of(ledger: &Ledger<'_>, share: usize, part: Decimal, whole: usize) -> Option<bool> {
    let (rate, whole) = (ledger.metric(share)?, ledger.metric(whole)?);
    let scale = if rate.unit == "‰" { 3 } else { 2 };
    let computed = part.shifted(scale).over(whole.value, 6)?;
    let off = computed.minus(rate.value)?.abs();
    let is_near = off <= Decimal::whole(3) && rate.value > Decimal::whole(4)
        || off <= Decimal::whole(15) && off.times(Decimal::whole(2))? <= rate.value;
    // 24.2% for 42.2%: further off than that, but two digits changed places.
    let is_turned = || turned(rate.value).any(|meant| meant.interval().0 <= computed && computed <= meant.interval().1);
    Some(rate.approx.is_none() && whole.approx.is_none() && (is_near || is_turned()))
}

/// A number of three digits or more, or with a decimal, with two neighbours changed about, in every way.
fn turned(value: Decimal) -> impl Iterator<Item = Decimal> {
    let places =
        (0..9_u32).filter_map(|place| 10_i64.checked_pow(place)).take_while(move |unit| unit * 10 <= value.digits);
    let turn = move |unit: i64| {
        let (low, high) = (value.digits / unit % 10, value.digits / unit / 10 % 10);
        (low != high && (value.digits >= 100 || value.exponent < 0))
            .then(|| Decimal::new(value.digits + (low - high) * 9 * unit, value.exponent))
    };
    places.filter_map(turn)
}

/// W836.2亿元,其中a、b、c of 863.2 in all: whether two digits that changed places in one figure are all that parts and whole differ by. Of
/// so many at the least, and told to one place: fewer agree by chance.
pub(super) fn would_close(ledger: &Ledger<'_>, whole: usize, parts: &[usize], least: i64) -> bool {
    let value = |n: usize| ledger.metric(n).map(|metric| metric.value);
    let Some(stated) = value(whole).filter(|stated| stated.digits >= least) else { return false };
    let figures: Vec<Decimal> = parts.iter().filter_map(|&n| value(n)).collect();
    let total = figures.iter().try_fold(Decimal::ZERO, |total, &part| total.plus(part));
    let Some(off) = total.and_then(|total| total.minus(stated)) else { return false };
    let is_by = |figure: Decimal, by: Decimal| turned(figure).any(|meant| meant.minus(figure) == Some(by));
    let is_one = figures.iter().all(|part| part.exponent == stated.exponent);
    is_one && (is_by(stated, off) || figures.iter().any(|&part| is_by(part, off.negated())))
}
