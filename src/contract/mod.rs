//! What goes in and what comes out: version 1 of the interchange.

/// The version of the format that this build writes and reads.
pub const VERSION: u32 = 1;
