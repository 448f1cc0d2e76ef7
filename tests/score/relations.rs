//! Relations and checks, compared by the numbers of the gold that they name.

use std::collections::BTreeMap;

use report_figures::Reading;
use report_figures::checks::Relation;

use super::Tally;
use super::gold::{self, Gold};

/// A relation by what it names; `None` for a metric that is no number of the gold.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Share(Option<usize>, Vec<Option<usize>>, Option<usize>),
    Breakdown(Option<usize>, Vec<Option<usize>>),
    Change(Option<usize>, Option<usize>),
}

/// Counts the relations found and wrong, the checks right, and the false alarms.
pub(super) fn score(
    gold: &Gold,
    reading: &Reading,
    hits: &[(usize, usize)],
    tally: &mut Tally,
    faults: &mut Vec<String>,
) {
    let number = |metric: usize| hits.iter().find(|hit| hit.1 == metric).map(|hit| hit.0);
    let wanted: BTreeMap<Key, usize> =
        gold.relations.iter().enumerate().map(|(index, relation)| (gold_key(relation), index)).collect();
    let mut found = BTreeMap::new();
    for (index, relation) in reading.relations.iter().enumerate() {
        let key = key(relation, number);
        match wanted.get(&key) {
            Some(at) if !found.contains_key(at) => {
                found.insert(*at, index);
            }
            // As the numbers themselves, what is said of optional ones counts neither way.
            _ if names_optional(relation, gold, reading) => {}
            _ => {
                tally.relations_wrong += 1;
                faults.push(format!("relation  {} is none of the gold", in_words(relation, reading)));
            }
        }
    }
    for (index, relation) in gold.relations.iter().enumerate().filter(|(_, relation)| !relation.optional) {
        tally.relations_gold += 1;
        tally.relations_found += usize::from(found.contains_key(&index));
        if !found.contains_key(&index) {
            faults.push(format!("relation  missed {}", gold_in_words(relation, gold)));
        }
    }
    let holds: BTreeMap<usize, bool> = reading.checks.iter().map(|check| (check.relation, check.holds)).collect();
    let mut alarms: Vec<usize> = holds.iter().filter(|(_, holds)| !**holds).map(|(relation, _)| *relation).collect();
    for check in gold.checks.iter().filter(|check| !check.optional) {
        tally.checks_gold += 1;
        let Some(relation) = found.get(&check.relation) else { continue };
        tally.checks_right += usize::from(holds.get(relation) == Some(&check.holds));
        if !check.holds {
            alarms.retain(|alarm| alarm != relation);
        }
    }
    tally.false_alarms += alarms.len();
    for relation in alarms.iter().filter_map(|&alarm| reading.relations.get(alarm)) {
        faults.push(format!("alarm     {} does hold", in_words(relation, reading)));
    }
}

/// Whether a relation names a number that a reader need not find.
fn names_optional(relation: &Relation, gold: &Gold, reading: &Reading) -> bool {
    let named: Vec<usize> = match relation.clone() {
        Relation::Share { share, parts, whole } => parts.into_iter().chain(share).chain([whole]).collect(),
        Relation::Breakdown { whole, parts, .. } => parts.into_iter().chain([whole]).collect(),
        Relation::Change { to, delta, from, using } => [to, Some(delta), from, using].into_iter().flatten().collect(),
    };
    let metrics = named.into_iter().filter_map(|n| reading.metrics.get(n));
    metrics.flat_map(|metric| gold.touched(metric)).any(|number| number.optional)
}

fn key(relation: &Relation, number: impl Fn(usize) -> Option<usize>) -> Key {
    match relation {
        Relation::Share { share, parts, whole } => {
            Key::Share(share.and_then(&number), as_set(parts.iter().map(|&part| number(part))), number(*whole))
        }
        Relation::Breakdown { whole, parts, .. } => {
            Key::Breakdown(number(*whole), as_set(parts.iter().map(|&part| number(part))))
        }
        Relation::Change { to, delta, .. } => Key::Change(number(*delta), to.and_then(number)),
    }
}

fn gold_key(relation: &gold::Relation) -> Key {
    let parts = relation.part.clone().or(relation.parts.clone());
    let parts = as_set(parts.map(gold::OneOrMore::into_vec).unwrap_or_default().into_iter().map(Some));
    match relation.is.as_str() {
        "share" => Key::Share(relation.share, parts, relation.whole),
        "change" => Key::Change(relation.delta, relation.to),
        _ => Key::Breakdown(relation.whole, parts),
    }
}

fn as_set(indexes: impl Iterator<Item = Option<usize>>) -> Vec<Option<usize>> {
    let mut indexes: Vec<_> = indexes.collect();
    indexes.sort_unstable();
    indexes.dedup();
    indexes
}

fn in_words(relation: &Relation, reading: &Reading) -> String {
    let written = |index: usize| reading.metrics.get(index).map_or("?", |metric| metric.written.as_str());
    let all = |parts: &[usize]| parts.iter().map(|&part| written(part)).collect::<Vec<_>>().join("+");
    match relation {
        Relation::Share { share, parts, whole } => {
            format!("{} / {} = {}", all(parts), written(*whole), share.map_or("?", written))
        }
        Relation::Breakdown { whole, parts, .. } => format!("{} = {}", written(*whole), all(parts)),
        Relation::Change { to, delta, .. } => format!("{} by {}", to.map_or("?", written), written(*delta)),
    }
}

fn gold_in_words(relation: &gold::Relation, gold: &Gold) -> String {
    let written =
        |index: Option<usize>| index.and_then(|index| gold.numbers.get(index)).map_or("?", |number| &number.text);
    let parts = relation.part.clone().or(relation.parts.clone()).map(gold::OneOrMore::into_vec).unwrap_or_default();
    let parts = parts.into_iter().map(|part| written(Some(part))).collect::<Vec<_>>().join("+");
    match relation.is.as_str() {
        "share" => format!("{parts} / {} = {}", written(relation.whole), written(relation.share)),
        "change" => format!("{} by {}", written(relation.to), written(relation.delta)),
        _ => format!("{} = {parts}", written(relation.whole)),
    }
}
