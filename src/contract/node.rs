//! A value with its text beside it: asked for what it should be, it answers or says what is wrong where.

use super::ContractError;
use super::parse::{Is, Value, is_a_figure, plain};
use super::word::{Choice, choice, words};
use crate::quantity::Decimal;

/// A value of a text.
#[derive(Clone, Copy)]
pub(super) struct Node<'v> {
    pub(super) value: &'v Value,
    pub(super) text: &'v str,
}

type Answer<T> = Result<T, ContractError>;

impl<'v> Node<'v> {
    /// A field of an object; `None` where it is missing or null.
    pub(super) fn field(self, name: &str) -> Answer<Option<Node<'v>>> {
        let Is::Object(fields) = &self.value.is else { return Err(self.fault("expected an object")) };
        let found = fields.iter().rev().find(|(other, _)| other == name);
        let found = found.filter(|(_, value)| !matches!(value.is, Is::Null));
        Ok(found.map(|(_, value)| Node { value, ..self }))
    }

    /// A field that may be missing, as what it should be.
    pub(super) fn maybe<T>(self, name: &str, read: fn(Node<'v>) -> Answer<T>) -> Answer<Option<T>> {
        self.field(name)?.map(read).transpose()
    }

    /// A field that may not be missing.
    pub(super) fn must(self, name: &str) -> Answer<Node<'v>> {
        self.field(name)?.ok_or_else(|| self.fault(&["\"", name, "\" is missing here"].concat()))
    }

    /// The members of a list in a field; none where it is missing.
    pub(super) fn members(self, name: &str) -> Answer<Vec<Node<'v>>> {
        Ok(self.maybe(name, Node::list)?.unwrap_or_default())
    }

    pub(super) fn list(self) -> Answer<Vec<Node<'v>>> {
        match &self.value.is {
            Is::List(members) => Ok(members.iter().map(|value| Node { value, ..self }).collect()),
            _ => Err(self.fault("expected a list")),
        }
    }

    pub(super) fn words(self) -> Answer<String> {
        match &self.value.is {
            Is::Text(words) => Ok(words.clone()),
            // Years, most of all: an author may leave their quotes out.
            Is::Number(value) => Ok(value.to_string()),
            _ => Err(self.fault("expected a text")),
        }
    }

    /// A number, in quotes or not.
    pub(super) fn number(self) -> Answer<Decimal> {
        match &self.value.is {
            Is::Number(value) => Ok(*value),
            Is::Text(words) => {
                let value = plain(words.trim()).filter(|value| is_a_figure(*value));
                value.ok_or_else(|| self.fault("expected a number, such as 22000 or \"96.4\""))
            }
            _ => Err(self.fault("expected a number")),
        }
    }

    /// A whole number that counts something.
    pub(super) fn index(self) -> Answer<usize> {
        let whole = self.number()?.to_whole();
        whole.and_then(|whole| usize::try_from(whole).ok()).ok_or_else(|| self.fault("expected a whole number from 0"))
    }

    /// An index below a limit.
    pub(super) fn index_below(self, limit: usize, of: &str) -> Answer<usize> {
        let index = self.index()?;
        if index < limit {
            return Ok(index);
        }
        let (index, limit) = (index.to_string(), limit.to_string());
        Err(self.fault(&["this names ", &index, ", but there are ", &limit, " ", of].concat()))
    }

    pub(super) fn flag(self) -> Answer<bool> {
        match self.value.is {
            Is::Flag(flag) => Ok(flag),
            _ => Err(self.fault("expected true or false")),
        }
    }

    pub(super) fn choice<C: Choice>(self) -> Answer<C> {
        let word = self.words()?;
        choice(&word).ok_or_else(|| self.fault(&["\"", &word, "\" is not one of: ", &words::<C>()].concat()))
    }

    pub(super) fn fault(self, what: &str) -> ContractError {
        ContractError::at(self.text, self.value.at, what)
    }
}
