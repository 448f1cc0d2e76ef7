//! Whether a rate or a sum may be meant of certain figures at all: one that is far off is of others, and nothing is said.
//!
//! ```text
//! 35.8% for 38.5%           two digits changed places
//! W836.2,其中a、b、c (863.2) the same, in a sum
//! ```

use super::Relation;
use super::ledger::Ledger;
use crate::quantity::Decimal;
use crate::report::last_two;

/// A share, claimed of these figures.
pub(super) fn of(share: usize, parts: &[usize], whole: usize) -> Option<Relation> {
    Some(Relation::Share { share: Some(share), parts: parts.to_vec(), whole })
}

/// Whether a rate may be meant of a part and a whole: one so far off that another pair must be meant is no fault of the report's.
pub(super) fn is_claim(ledger: &Ledger<'_>, share: usize, part: usize, whole: usize) -> Option<bool> {
    let is_of_both = || Some(is_twin(ledger, part, whole) && is_of_both(ledger, share, part, whole)?);
    Some(is_claim_of(ledger, share, ledger.metric(part)?.value, whole)? && is_of_both() != Some(true))
}

/// 境内收入, 境外收入: whether two names are one but for what tells them apart.
fn is_twin(ledger: &Ledger<'_>, one: usize, other: usize) -> bool {
    last_two(ledger.label(one)) == last_two(ledger.label(other)) && !ledger.cues(one).within
}

/// 境内a,境外b,境外占比B%: whether a rate is one of both, which no figure is.
pub(super) fn is_of_both(ledger: &Ledger<'_>, share: usize, one: usize, other: usize) -> Option<bool> {
    let both = ledger.interval(one)?.plus(ledger.interval(other)?)?;
    ledger.interval(one)?.is_rate_of(both, ledger.interval(share)?, Decimal::whole(100))
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

/// Whether a rate comes within three points of what a part and a whole make, for pairs that only their place or their characters tell.
pub(super) fn is_close(ledger: &Ledger<'_>, share: usize, part: usize, whole: usize) -> Option<bool> {
    let (rate, value, whole) = (ledger.metric(share)?, ledger.metric(part)?.value, ledger.metric(whole)?);
    let off = value.shifted(2).over(whole.value, 6)?.minus(rate.value)?.abs();
    let is_exact = [rate, ledger.metric(part)?, whole].iter().all(|figure| figure.approx.is_none());
    let is_near = off <= Decimal::whole(3) && off.times(Decimal::whole(2))? <= rate.value;
    Some(is_exact && rate.unit == "%" && value <= whole.value && is_near)
}

/// 34.7% for 74.7%: whether one mistyped digit makes a rate of what part and whole make, for those that words alone make a pair.
pub(super) fn is_one_off(ledger: &Ledger<'_>, share: usize, part: usize, whole: usize) -> Option<bool> {
    let (rate, part, whole) = (ledger.metric(share)?, ledger.metric(part)?, ledger.metric(whole)?);
    let places = u8::try_from(-rate.value.exponent).ok()?;
    let meant = part.value.shifted(if rate.unit == "‰" { 3 } else { 2 }).over(whole.value, places)?;
    let is_exact = [rate, part, whole].iter().all(|figure| figure.approx.is_none());
    let is_share = is_exact
        && part.value <= whole.value
        && (rate.value.digits >= 100 || rate.value.digits >= 10 && rate.value.exponent < 0);
    Some(is_share && meant.digits >= 10 && is_typed(meant, rate.value))
}

/// A number of three digits or more, or with a decimal, with two neighbours changed about, in every way.
fn turned(value: Decimal) -> impl Iterator<Item = Decimal> {
    let places = powers().take(9).take_while(move |unit| unit * 10 <= value.digits);
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
    is_by(ledger, whole, parts, least, |meant, written| turned(written).any(|turned| turned == meant))
}

/// W3158.6,其中a、b、c of 3258.6 in all: the same of one digit, of five or more, where it makes little of the whole.
pub(super) fn is_mistyped(ledger: &Ledger<'_>, whole: usize, parts: &[usize]) -> bool {
    let is_it = |meant: Decimal, written: Decimal| is_one_digit(meant.digits, written.digits);
    parts.len() > 2 && comes_near(ledger, whole, parts, 20) == Some(true) && is_by(ledger, whole, parts, 10_000, is_it)
}

/// W9846人,其中a、b及以下856人 for 8556: the same of a digit that is left out, put in or mistyped, or of two that changed places, however
/// much it makes of the whole: for parts whose words leave nothing over, or in a figure of so many digits.
pub(super) fn is_slip(ledger: &Ledger<'_>, whole: usize, parts: &[usize], least: i64) -> bool {
    let is_it = |meant: Decimal, written: Decimal| written.digits >= least && is_typed(meant, written);
    is_by(ledger, whole, parts, least.max(100), is_it)
}

/// Whether parts make their whole but for one in so many.
pub(super) fn comes_near(ledger: &Ledger<'_>, whole: usize, parts: &[usize], times: i64) -> Option<bool> {
    let stated = ledger.metric(whole)?.value;
    let total = parts.iter().try_fold(Decimal::ZERO, |total, &n| total.plus(ledger.metric(n)?.value))?;
    Some(total.minus(stated)?.abs().times(Decimal::whole(times))? <= stated)
}

/// Whether parts and whole would close if one of the figures were another that could have been `meant` by what is written.
fn is_by(
    ledger: &Ledger<'_>,
    whole: usize,
    parts: &[usize],
    least: i64,
    is_meant: impl Fn(Decimal, Decimal) -> bool,
) -> bool {
    let value = |n: usize| ledger.metric(n).map(|metric| metric.value);
    let Some(stated) = value(whole).filter(|stated| stated.digits >= least) else { return false };
    let figures: Vec<Decimal> = parts.iter().filter_map(|&n| value(n)).collect();
    let total = figures.iter().try_fold(Decimal::ZERO, |total, &part| total.plus(part));
    let Some(off) = total.and_then(|total| total.minus(stated)) else { return false };
    let is_one = figures.iter().all(|part| part.exponent == stated.exponent);
    let may = |meant: Option<Decimal>, written: Decimal| {
        let meant = meant.map(|meant| meant.written_to(written.exponent));
        meant.is_some_and(|meant| meant.exponent == written.exponent && meant.digits > 0 && is_meant(meant, written))
    };
    is_one && (may(stated.plus(off), stated) || figures.iter().any(|&part| may(part.minus(off), part)))
}

/// Whether a number is written for another by one slip: a digit left out, put in or mistyped, or two that changed places.
pub(super) fn is_typed(meant: Decimal, written: Decimal) -> bool {
    let (long, short) = (meant.digits.max(written.digits), meant.digits.min(written.digits));
    let is_left_out =
        || powers().take_while(|unit| *unit <= long).any(|unit| long / unit / 10 * unit + long % unit == short);
    turned(written).any(|turned| turned == meant) || is_one_digit(long, short) || is_left_out()
}

/// Whether two numbers are as long as each other, and differ in one digit.
fn is_one_digit(mut one: i64, mut other: i64) -> bool {
    let mut count = 0;
    while one > 0 && other > 0 {
        count += u8::from(one % 10 != other % 10);
        (one, other) = (one / 10, other / 10);
    }
    one == other && count == 1
}

/// One, ten, a hundred, as far as figures go.
fn powers() -> impl Iterator<Item = i64> {
    (0..18_u32).filter_map(|place| 10_i64.checked_pow(place))
}
