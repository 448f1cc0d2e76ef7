//! The contract's words for the choices of the floors below, one table a choice.

use crate::charts::Form;
use crate::metrics::{Direction, Kind};
use crate::quantity::{Approx, Role};
use crate::report::Lang;

/// A choice that the contract has words for.
pub trait Choice: Copy + PartialEq + 'static {
    /// The words.
    const WORDS: &'static [&'static str];
    /// What they stand for, in the same order.
    const ALL: &'static [Self];
}

impl Choice for Kind {
    const WORDS: &'static [&'static str] = &["quantity", "share", "change", "multiple"];
    const ALL: &'static [Kind] = &[Kind::Quantity, Kind::Share, Kind::Change, Kind::Multiple];
}

impl Choice for Direction {
    const WORDS: &'static [&'static str] = &["up", "down"];
    const ALL: &'static [Direction] = &[Direction::Up, Direction::Down];
}

impl Choice for Approx {
    const WORDS: &'static [&'static str] = &["about", "over", "under", "nearly"];
    const ALL: &'static [Approx] = &[Approx::About, Approx::Over, Approx::Under, Approx::Nearly];
}

impl Choice for Role {
    const WORDS: &'static [&'static str] = &["metric", "date", "duration", "ordinal", "name", "other"];
    const ALL: &'static [Role] = &[Role::Metric, Role::Date, Role::Duration, Role::Ordinal, Role::Name, Role::Other];
}

impl Choice for Lang {
    const WORDS: &'static [&'static str] = &["zh-Hans", "zh-Hant", "en"];
    const ALL: &'static [Lang] = &[Lang::ZhHans, Lang::ZhHant, Lang::En];
}

impl Choice for Form {
    const WORDS: &'static [&'static str] =
        &["figures", "progress", "breakdown", "nested", "level", "changes", "bars", "slope", "funnel"];
    const ALL: &'static [Form] = &[
        Form::Figures,
        Form::Progress,
        Form::Breakdown,
        Form::Nested,
        Form::Level,
        Form::Changes,
        Form::Bars,
        Form::Slope,
        Form::Funnel,
    ];
}

/// The word for a choice.
#[must_use]
pub fn word<C: Choice>(choice: C) -> &'static str {
    let at = C::ALL.iter().position(|other| *other == choice);
    at.and_then(|at| C::WORDS.get(at)).copied().unwrap_or_default()
}

/// The choice that a word stands for, `None` where it stands for none.
#[must_use]
pub fn choice<C: Choice>(word: &str) -> Option<C> {
    C::ALL.get(place(word, C::WORDS)?).copied()
}

/// The words to choose from, for a message: `up, down`.
#[must_use]
pub fn words<C: Choice>() -> String {
    C::WORDS.join(", ")
}

fn place(word: &str, words: &[&str]) -> Option<usize> {
    words.iter().position(|other| *other == word)
}
