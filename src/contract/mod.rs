//! What goes in and what comes out: version 1 of the interchange.

mod error;
#[cfg(not(target_arch = "wasm32"))]
mod json;
mod number;
pub mod wire;
mod word;
mod write;

pub use error::ContractError;
#[cfg(not(target_arch = "wasm32"))]
pub use json::{read_string, to_json, to_json_line};
/// For doors that serialise wire types into what they speak themselves.
pub use serde::Serialize;
pub use word::{Choice, choice, word, words};
pub use write::{write, write_quantities};

/// The version of the format that this build writes and reads.
pub const VERSION: u32 = 1;
