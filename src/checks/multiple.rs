//! Multiples: how many times a level is what it was.
//!
//! ```text
//! D,是上年A的N倍 · D,是2018年(A)的N倍 · 由A升至D,为原来的N倍
//! ```

use super::Relation;
use super::earlier::is_from;
use super::ledger::Ledger;
use super::then::is_time;
use crate::metrics::Metric;
use crate::report::{has_any, is_any};

/// How many figures may stand between a level and what it was: 完成D,其中…,是上年A的N倍 tells of the nearer ones.
const REACH: usize = 2;

/// Finds the multiples whose two levels the sentence states.
pub(super) fn find(ledger: &Ledger<'_>) -> Vec<Relation> {
    let is_multiple = |n: &usize| ledger.metric(*n).is_some_and(Metric::is_times);
    let multiples = (0..ledger.metrics.len()).filter(is_multiple);
    let told = multiples.filter_map(|delta| {
        let (to, from) = beside(ledger, delta).or_else(|| risen(ledger, delta))?;
        Some(Relation::Change { to: Some(to), delta, from: Some(from), using: None })
    });
    told.collect()
}

/// D,是上年A的N倍, D,是2018年(A)的N倍
fn beside(ledger: &Ledger<'_>, delta: usize) -> Option<(usize, usize)> {
    let from = delta.checked_sub(1).filter(|&n| ledger.is_level(n))?;
    is_any(ledger.before(delta), "的 )的").then_some(())?;
    let clause = ledger.before(from).rsplit([',', ';']).next()?;
    is_time(clause.split_once(['是', '为', '達', '达'])?.1).then_some(())?;
    let mut levels = (from.saturating_sub(REACH)..from).rev().filter(|&n| ledger.sentence(n) == ledger.sentence(from));
    // D,较2023年的B增长C%,是2018年A的N倍: not of B
    let is_then = |n: usize| has_any(ledger.before(n), "比 较 由 从");
    let to = levels.find(|&n| ledger.is_level(n) && ledger.same_unit(n, from) && !is_then(n))?;
    Some((to, from))
}

/// 由A升至D,为原来的N倍; 后者是前者的N倍
fn risen(ledger: &Ledger<'_>, delta: usize) -> Option<(usize, usize)> {
    let (from, to) = (delta.checked_sub(2)?, delta - 1);
    let clause = ledger.before(delta).strip_prefix(',')?;
    let is_back = is_any(clause, "后者是前者的 后者为前者的 是前者的 为前者的")
        || clause.strip_suffix('的').and_then(|then| then.strip_prefix(['是', '为'])).is_some_and(is_time);
    let is_here = ledger.sentence(from) == ledger.sentence(delta) && ledger.is_level(from) && ledger.is_level(to);
    let is_way = is_from(ledger, from) && has_any(ledger.before(to), "至 到");
    (is_back && is_here && is_way && ledger.same_unit(from, to)).then_some((to, from))
}
