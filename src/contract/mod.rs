//! What goes in and what comes out: version 1 of the interchange.
//!
//! JSON is read and written here, by code of our own: both doors speak the same bytes, numbers stay exact, every fault
//! has its place, and a page pays half of what derived code costs it.

mod cells;
mod coverage;
mod csv;
mod error;
mod figure;
mod linked;
mod node;
mod parse;
mod read;
mod sparse;
mod word;
mod write;
mod writer;

pub use csv::{read_csv, write_csv};
pub use error::ContractError;
pub use linked::{OEmbed, write_facts, write_integrity, write_oembed};
pub use read::{Document, read_complete_json, read_json, read_string};
pub use word::{Choice, choice, word, words};
pub use write::{write, write_fault, write_metrics, write_quantities};
pub use writer::Layout;

/// The version of the format that this build writes and reads.
pub const VERSION: u32 = 1;
