//! Why something handed in is no report in the contract's words.

use std::fmt;

/// What is wrong, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContractError {
    /// The line, from 1; 0 where the fault has no place.
    pub line: usize,
    /// The character of the line, from 1; 0 where the fault has no place.
    pub column: usize,
    /// What is wrong, in words.
    pub what: String,
}

impl ContractError {
    /// A fault without a place.
    #[must_use]
    pub fn new(what: impl Into<String>) -> ContractError {
        ContractError { line: 0, column: 0, what: what.into() }
    }

    /// A fault at a byte of a text, its words in pieces.
    ///
    /// The small core keeps none of them: a page hands what it cannot take to the whole core, which says what is wrong.
    #[must_use]
    pub fn at(text: &str, byte: usize, what: &[&str]) -> ContractError {
        if cfg!(all(target_arch = "wasm32", not(feature = "prose"))) {
            return ContractError::default();
        }
        let before = text.get(..byte).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        ContractError { line: before.split('\n').count(), column: line.chars().count() + 1, what: what.concat() }
    }
}

impl fmt::Display for ContractError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(out, "line {}, column {}: ", self.line, self.column)?;
        }
        out.write_str(&self.what)
    }
}

impl std::error::Error for ContractError {}
