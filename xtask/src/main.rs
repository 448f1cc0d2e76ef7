//! The project's own build tool: `cargo xtask build | serve | test | bless | size`.

fn main() {}
