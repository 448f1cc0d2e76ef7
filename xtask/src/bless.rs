//! `cargo xtask bless`: rewrites what the tests expect, and says which files are different now.

use anyhow::Result;

use crate::command::{cargo, program};

/// Runs the golden tests in rewriting mode.
///
/// # Errors
/// When the tests cannot be run.
pub(crate) fn bless() -> Result<()> {
    cargo("test --quiet --locked --tests").env("UPDATE_EXPECT", "1").run()?;
    let changed = program("git", "status --porcelain --untracked-files=all -- tests").read()?;
    if changed.is_empty() {
        println!("nothing changed");
    } else {
        print!("different from the last commit:\n{changed}");
    }
    Ok(())
}
