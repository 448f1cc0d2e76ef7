//! The terminal door: `extract`, `check`, `draw`, `quantities`.

fn main() {}
