//! A value with its text beside it: asked for what it should be, it answers, or notes what is wrong where.

use std::cell::OnceCell;

use super::ContractError;
use super::parse::{Is, Value, is_a_figure, plain};
use super::word::{Choice, choice};
use crate::quantity::Decimal;

/// No figure is written to a place further from the point than this.
const MOST_PLACES: i32 = 40;

/// A text, and the first fault found in it.
///
/// Faults are noted and not handed back: a way out at each field would weigh more than all the reading.
pub(super) struct Page<'t> {
    text: &'t str,
    first: OnceCell<ContractError>,
}

impl<'t> Page<'t> {
    pub(super) const fn new(text: &'t str) -> Page<'t> {
        Page { text, first: OnceCell::new() }
    }

    /// Notes what is wrong at a byte, if it is the first.
    pub(super) fn fault(&self, byte: usize, what: &[&str]) {
        self.first.get_or_init(|| ContractError::at(self.text, byte, what));
    }

    /// # Errors
    /// The first fault, where there is one.
    pub(super) fn check(&self) -> Result<(), ContractError> {
        self.first.get().map_or(Ok(()), |fault| Err(fault.clone()))
    }
}

/// A value of a text. What is wrong with it is noted on its page, and answered with nothing, nought or no.
#[derive(Clone, Copy)]
pub(super) struct Node<'v> {
    pub(super) value: &'v Value,
    pub(super) page: &'v Page<'v>,
}

const NOTHING: &Value = &Value { at: 0, is: Is::Null };

impl<'v> Node<'v> {
    /// A field of an object; `None` where it is missing or null.
    pub(super) fn field(self, name: &str) -> Option<Node<'v>> {
        let Is::Object(fields) = &self.value.is else {
            self.fault(&["expected an object"]);
            return None;
        };
        let found = fields.iter().rev().find(|(other, _)| other == name);
        let found = found.filter(|(_, value)| !matches!(value.is, Is::Null));
        found.map(|(_, value)| Node { value, ..self })
    }

    /// A field that may not be missing.
    pub(super) fn must(self, name: &str) -> Node<'v> {
        self.field(name).unwrap_or_else(|| {
            self.fault(&["\"", name, "\" is missing here"]);
            Node { value: NOTHING, ..self }
        })
    }

    /// A text in a field that may be missing.
    pub(super) fn maybe_words(self, name: &str) -> Option<String> {
        self.field(name).map(Node::words)
    }

    /// A choice in a field that may be missing.
    pub(super) fn maybe_choice<C: Choice>(self, name: &str) -> Option<C> {
        self.field(name)?.choice()
    }

    /// The members of a list in a field; none where it is missing.
    pub(super) fn members(self, name: &str) -> Vec<Node<'v>> {
        self.field(name).map_or_else(Vec::new, Node::list)
    }

    pub(super) fn list(self) -> Vec<Node<'v>> {
        let Is::List(members) = &self.value.is else {
            self.fault(&["expected a list"]);
            return Vec::new();
        };
        members.iter().map(|value| Node { value, ..self }).collect()
    }

    pub(super) fn words(self) -> String {
        match &self.value.is {
            Is::Text(words) | Is::Long(words) => words.clone(),
            // Years, most of all: an author may leave their quotes out.
            Is::Number(value) => value.to_string(),
            _ => {
                self.fault(&["expected a text"]);
                String::new()
            }
        }
    }

    /// A number, in quotes or not.
    pub(super) fn number(self) -> Decimal {
        let (value, expected) = match &self.value.is {
            Is::Number(value) => (Some(*value), ""),
            Is::Text(words) => {
                let value = plain(words.trim()).filter(|value| is_a_figure(*value));
                (value, "expected a number, such as 22000 or \"96.4\"")
            }
            Is::Long(_) => (None, "a number too large for a figure"),
            _ => (None, "expected a number"),
        };
        value.unwrap_or_else(|| {
            self.fault(&[expected]);
            Decimal::ZERO
        })
    }

    /// A whole number that counts something.
    pub(super) fn index(self) -> usize {
        let whole = self.number().to_whole().and_then(|whole| usize::try_from(whole).ok());
        whole.unwrap_or_else(|| {
            self.fault(&["expected a whole number from 0"]);
            0
        })
    }

    /// A power of ten that a figure's last written place may stand for.
    pub(super) fn exponent(self) -> i32 {
        let whole = self.number().to_whole().and_then(|whole| i32::try_from(whole).ok());
        whole.filter(|exponent| (-MOST_PLACES..=MOST_PLACES).contains(exponent)).unwrap_or_else(|| {
            self.fault(&["expected a power of ten, such as 4 for 万 or -1 for tenths"]);
            0
        })
    }

    /// An index below a limit.
    pub(super) fn index_below(self, limit: usize, of: &str) -> usize {
        let index = self.index();
        if index >= limit {
            let (index, limit) = (index.to_string(), limit.to_string());
            self.fault(&["this names ", &index, ", but there are ", &limit, " ", of]);
        }
        index
    }

    pub(super) fn flag(self) -> bool {
        let Is::Flag(flag) = self.value.is else {
            self.fault(&["expected true or false"]);
            return false;
        };
        flag
    }

    fn choice<C: Choice>(self) -> Option<C> {
        let word = self.words();
        choice(&word).or_else(|| self.not_one_of(&word, C::WORDS))
    }

    fn not_one_of<C>(self, word: &str, words: &[&str]) -> Option<C> {
        self.fault(&["\"", word, "\" is not one of: ", &words.join(", ")]);
        None
    }

    /// Notes what is wrong here, if it is the first.
    pub(super) fn fault(self, what: &[&str]) {
        self.page.fault(self.value.at, what);
    }
}
