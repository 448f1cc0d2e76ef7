//! The contract's words for the choices of the floors below, one table a choice.

use std::marker::PhantomData;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::charts::Form;
use crate::metrics::{Direction, Kind};
use crate::quantity::{Approx, Role};
use crate::report::Lang;

/// A choice that the contract has words for.
pub trait Choice: Copy + PartialEq + 'static {
    /// Each choice with its word.
    const WORDS: &'static [(&'static str, Self)];
}

impl Choice for Kind {
    const WORDS: &'static [(&'static str, Kind)] =
        &[("quantity", Kind::Quantity), ("share", Kind::Share), ("change", Kind::Change), ("multiple", Kind::Multiple)];
}

impl Choice for Direction {
    const WORDS: &'static [(&'static str, Direction)] = &[("up", Direction::Up), ("down", Direction::Down)];
}

impl Choice for Approx {
    const WORDS: &'static [(&'static str, Approx)] =
        &[("about", Approx::About), ("over", Approx::Over), ("under", Approx::Under), ("nearly", Approx::Nearly)];
}

impl Choice for Role {
    const WORDS: &'static [(&'static str, Role)] = &[
        ("metric", Role::Metric),
        ("date", Role::Date),
        ("duration", Role::Duration),
        ("ordinal", Role::Ordinal),
        ("name", Role::Name),
        ("other", Role::Other),
    ];
}

impl Choice for Lang {
    const WORDS: &'static [(&'static str, Lang)] =
        &[("zh-Hans", Lang::ZhHans), ("zh-Hant", Lang::ZhHant), ("en", Lang::En)];
}

impl Choice for Form {
    const WORDS: &'static [(&'static str, Form)] = &[
        ("figures", Form::Figures),
        ("progress", Form::Progress),
        ("breakdown", Form::Breakdown),
        ("nested", Form::Nested),
        ("level", Form::Level),
        ("changes", Form::Changes),
        ("bars", Form::Bars),
        ("slope", Form::Slope),
        ("funnel", Form::Funnel),
    ];
}

/// The word for a choice.
#[must_use]
pub fn word<C: Choice>(choice: C) -> &'static str {
    C::WORDS.iter().find(|(_, other)| *other == choice).map_or("", |(word, _)| word)
}

/// The choice that a word stands for, `None` where it stands for none.
#[must_use]
pub fn choice<C: Choice>(word: &str) -> Option<C> {
    C::WORDS.iter().find(|(other, _)| *other == word).map(|&(_, choice)| choice)
}

/// The words to choose from, for a message: `up, down`.
#[must_use]
pub fn words<C: Choice>() -> String {
    C::WORDS.iter().map(|&(word, _)| word).collect::<Vec<_>>().join(", ")
}

/// A choice on the wire: written as its word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word<C>(pub C);

impl<C: Choice> Serialize for Word<C> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(word(self.0))
    }
}

impl<'de, C: Choice> Deserialize<'de> for Word<C> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Word<C>, D::Error> {
        input.deserialize_str(WordVisitor(PhantomData))
    }
}

struct WordVisitor<C>(PhantomData<C>);

impl<C: Choice> Visitor<'_> for WordVisitor<C> {
    type Value = Word<C>;

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("one of: ")?;
        out.write_str(&words::<C>())
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Word<C>, E> {
        choice(word).map(Word).ok_or_else(|| E::custom(["\"", word, "\" is not one of: ", &words::<C>()].concat()))
    }
}
