//! Which relations a figure stands in: looked up for every panel, so found once.

use super::order::sort;
use crate::checks::Relation;
use crate::reading::Reading;

/// The relations of each figure, and the checks of each relation.
pub(crate) struct Ties {
    relations: Vec<Vec<usize>>,
    checks: Vec<Vec<usize>>,
}

impl Ties {
    pub(crate) fn new(reading: &Reading) -> Ties {
        let mut ties = Ties { relations: lists(reading.metrics.len()), checks: lists(reading.relations.len()) };
        for (number, relation) in reading.relations.iter().enumerate() {
            for index in members(relation) {
                enter(&mut ties.relations, index, number);
            }
        }
        for (number, check) in reading.checks.iter().enumerate() {
            enter(&mut ties.checks, check.relation, number);
        }
        ties
    }

    /// The relations of one figure, by number.
    pub(crate) fn of(&self, index: usize) -> &[usize] {
        self.relations.get(index).map_or(&[], Vec::as_slice)
    }

    /// The relations of several figures, each once, by number.
    pub(crate) fn of_all(&self, indexes: &[usize]) -> Vec<usize> {
        let mut numbers = Vec::new();
        for &index in indexes {
            numbers.extend_from_slice(self.of(index));
        }
        sort(&mut numbers, &|one, other| one <= other);
        numbers.dedup();
        numbers
    }

    /// The same, themselves.
    pub(crate) fn relations<'a>(&self, indexes: &[usize], reading: &'a Reading) -> Vec<&'a Relation> {
        self.of_all(indexes).iter().filter_map(|&number| reading.relations.get(number)).collect()
    }

    /// The checks of a relation, by number.
    pub(crate) fn checks(&self, relation: usize) -> &[usize] {
        self.checks.get(relation).map_or(&[], Vec::as_slice)
    }
}

/// The relations in which figures stand, where only one panel asks.
pub(crate) fn relations_of<'a>(indexes: &[usize], reading: &'a Reading) -> Vec<&'a Relation> {
    let has = |relation: &&Relation| members(relation).iter().any(|index| indexes.contains(index));
    reading.relations.iter().filter(has).collect()
}

/// Puts the figures that there are on a list.
pub(crate) fn push_known(list: &mut Vec<usize>, indexes: &[Option<usize>]) {
    for &index in indexes {
        if let Some(index) = index {
            list.push(index);
        }
    }
}

/// So many lists, with nothing in them.
pub(crate) fn lists(count: usize) -> Vec<Vec<usize>> {
    vec![Vec::new(); count]
}

/// Puts a number on a list, unless it is the last there.
pub(crate) fn enter(lists: &mut [Vec<usize>], place: usize, number: usize) {
    if let Some(list) = lists.get_mut(place).filter(|list| list.last() != Some(&number)) {
        list.push(number);
    }
}

/// The figures that a relation speaks of.
fn members(relation: &Relation) -> Vec<usize> {
    let (mut members, others) = match relation {
        Relation::Share { share, parts, whole } => (parts.clone(), [Some(*whole), *share, None, None]),
        Relation::Breakdown { whole, parts, .. } => (parts.clone(), [Some(*whole), None, None, None]),
        Relation::Change { to, delta, from, using } => (Vec::new(), [*to, Some(*delta), *from, *using]),
    };
    push_known(&mut members, &others);
    members
}

/// The level that a change leads to from this one: this year's for the one of the year before.
pub(crate) fn reached(from: usize, relations: &[&Relation]) -> Option<usize> {
    relations.iter().find_map(|relation| match **relation {
        Relation::Change { to: Some(to), from: Some(start), .. } if start == from => Some(to),
        _ => None,
    })
}
