//! What goes in and what comes out: version 1 of the interchange.

mod cells;
mod csv;
mod error;
#[cfg(not(target_arch = "wasm32"))]
mod json;
mod number;
mod read;
mod sparse;
pub mod wire;
mod word;
mod write;

pub use csv::{read_csv, write_csv};
pub use error::ContractError;
#[cfg(not(target_arch = "wasm32"))]
pub use json::{read_json, read_string, to_json, to_json_line};
pub use read::{Document, read_wire};
/// For doors that serialise wire types into what they speak themselves.
pub use serde::Serialize;
pub use word::{Choice, choice, word, words};
pub use write::{write, write_quantities};

/// The version of the format that this build writes and reads.
pub const VERSION: u32 = 1;
