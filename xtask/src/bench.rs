//! `cargo xtask bench`: how fast a report is read, and how fast its panels are drawn in a browser. Prints figures, asserts nothing.

use anyhow::Result;

use crate::command::{cargo, node};
use crate::{browser, build, prerequisites};

const DRAW: &str = "tests/bench/draw.mjs";

/// Runs both.
///
/// # Errors
/// When one of them cannot be run.
pub(crate) fn bench() -> Result<()> {
    cargo("bench --locked --profile fast --bench speed").run()?;
    build::build()?;
    prerequisites::node_packages()?;
    println!();
    node(DRAW).env("CHROMIUM", browser::chromium()?).run()
}
