//! `cargo xtask bench`: how fast a report is read, and how fast its panels are drawn in a browser. Prints figures, asserts nothing.

use anyhow::Result;

use crate::command::{cargo, node};
use crate::{browser, build, prerequisites};

const DRAW: &str = "tests/bench/draw.mjs";
const RACE: &str = "tests/bench/race.mjs";
/// What the race draws the same panels with; it has a lock file of its own, since nothing else needs it.
const PEERS: &str = "tests/bench/peers";

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

/// `cargo xtask race`: eleven panels on a phone with a slow network, ours beside what a hand, uPlot, Chart.js and ECharts make of the
/// same figures. Prints figures, asserts nothing.
///
/// # Errors
/// When it cannot be run.
pub(crate) fn race() -> Result<()> {
    build::build()?;
    prerequisites::node_packages()?;
    prerequisites::packages_in(PEERS)?;
    node(RACE).env("CHROMIUM", browser::chromium()?).run()
}
