//! Changes: a level, what it changed by, and the level it came from.
//!
//! ```text
//! A,增长B%            to A, delta B
//! A,增加C,增长B%       to A, delta B, using C
//! 由A升至D,增长B%      from A, to D, delta B
//! ```

use super::Relation;
use super::ledger::Ledger;
use crate::metrics::Kind;

/// How many figures a change looks back over for its level.
const WINDOW: usize = 12;

/// Finds every change that the report states of a level of its own, in order.
pub(super) fn find(ledger: &Ledger<'_>) -> Vec<Relation> {
    (0..ledger.metrics.len()).filter_map(|delta| change(ledger, delta)).collect()
}

fn change(ledger: &Ledger<'_>, delta: usize) -> Option<Relation> {
    let metric = ledger.metric(delta)?;
    let is_change = metric.kind == Kind::Change || metric.kind == Kind::Multiple && metric.direction.is_some();
    if !is_change {
        return None;
    }
    let to = level_of(ledger, delta)?;
    let from = from_of(ledger, to, delta);
    let using = using_of(ledger, to, delta);
    Some(Relation::Change { to: Some(to), delta, from, using })
}

fn before(ledger: &Ledger<'_>, n: usize) -> impl Iterator<Item = usize> {
    let sentence = ledger.sentence(n);
    (n.saturating_sub(WINDOW)..n).rev().take_while(move |&at| ledger.sentence(at) == sentence)
}

/// The level that a change leads to: of the same name, in the same sentence.
fn level_of(ledger: &Ledger<'_>, delta: usize) -> Option<usize> {
    let change = ledger.metric(delta)?;
    before(ledger, delta).find(|&n| {
        ledger.metric(n).is_some_and(|level| {
            let is_level = matches!(level.kind, Kind::Quantity | Kind::Share);
            let is_named = level.label == change.label || level.label.strip_suffix("占比") == Some(&change.label);
            is_level && is_named && units_fit(&level.unit, &change.unit) && !is_from(ledger, n)
        })
    })
}

fn units_fit(level: &str, change: &str) -> bool {
    match change {
        "百分点" => matches!(level, "%" | ""),
        "千分点" => level == "‰",
        "%" | "‰" | "倍" => true,
        unit => level == unit,
    }
}

/// Whether a level is the earlier one: 由A…, 较上年的A…, 与A相比.
fn is_from(ledger: &Ledger<'_>, n: usize) -> bool {
    let before = ledger.before(n);
    let clause = before.rsplit([',', ';', '。', ':', '、']).next().unwrap_or_default();
    let opens = ["由", "从", "较", "比", "与", "同"].iter().any(|word| clause.starts_with(word));
    let turns = clause.char_indices().any(|(at, ch)| {
        matches!(ch, '由' | '从')
            && clause.get(at..).is_some_and(|rest| rest.chars().count() <= 14 && !rest.contains('到'))
    });
    let is_named = ["比重", "比例", "同比"].iter().any(|word| clause.starts_with(word));
    (opens && !is_named && !clause.contains("到")) || turns || ledger.after(n).starts_with("相比")
}

/// The earlier level, of the same name and unit.
fn from_of(ledger: &Ledger<'_>, to: usize, delta: usize) -> Option<usize> {
    let level = ledger.metric(to)?;
    before(ledger, delta).find(|&n| {
        n != to
            && is_from(ledger, n)
            && ledger.metric(n).is_some_and(|from| from.unit == level.unit && from.label == level.label)
    })
}

/// The absolute change stated beside a relative one.
fn using_of(ledger: &Ledger<'_>, to: usize, delta: usize) -> Option<usize> {
    let (level, change) = (ledger.metric(to)?, ledger.metric(delta)?);
    (change.unit == "%").then_some(())?;
    before(ledger, delta).take_while(|&n| n > to).find(|&n| {
        ledger.metric(n).is_some_and(|using| {
            using.kind == Kind::Change
                && using.unit == level.unit
                && using.label == change.label
                && using.direction == change.direction
                && using.baseline == change.baseline
        })
    })
}
