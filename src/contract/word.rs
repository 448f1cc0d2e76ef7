//! The contract's words for the choices of the floors below, one table a choice.

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
