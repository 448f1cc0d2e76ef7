//! `cargo xtask size`: the bytes a page loads, as they are and as they travel, against ceilings and the goal.

use std::fs;
use std::io::Write;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::build::{Core, DRAW, PROSE, SCRIPT, WHOLE};
use crate::command::root;
use crate::prerequisites;

/// A page, what it loads beside the script, and the bytes in brotli that fail the build.
struct Budget {
    page: &'static str,
    core: Core,
    ceiling: usize,
    /// The same where the standard library cannot be built along with the core.
    ceiling_plain: usize,
}

/// A page that shows readings made before it was published is below the goal. A page that reads prose on the reader’s device is
/// over it. Each ceiling stands just above what was reached, and is lowered with each saving.
const BUDGETS: [Budget; 3] = [
    Budget { page: "a published reading", core: DRAW, ceiling: 57_700, ceiling_plain: 68_000 },
    Budget { page: "prose, read in the page", core: PROSE, ceiling: 193_500, ceiling_plain: 201_500 },
    Budget { page: "a table, an edited reading", core: WHOLE, ceiling: 206_700, ceiling_plain: 215_700 },
];

/// Bytes in brotli of everything that a page loads: where the project wants to be.
const GOAL: usize = 60_000;

/// Prints the sizes.
///
/// # Errors
/// When they are over a ceiling, or the package is not built.
pub(crate) fn weigh() -> Result<()> {
    println!("{:32} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip -9", "brotli -11");
    let script = sizes(SCRIPT)?;
    let mut excess = Vec::new();
    for Budget { page, core, ceiling, ceiling_plain } in BUDGETS {
        let ([script_raw, script_gzip, script_brotli], [raw, gzip, brotli]) = (script, sizes(core.delivered)?);
        let brotli = script_brotli + brotli;
        print_row(&format!("{page}, together"), [script_raw + raw, script_gzip + gzip, brotli]);
        let ceiling = if prerequisites::has_std_sources() { ceiling } else { ceiling_plain };
        if brotli > ceiling {
            excess.push(format!(
                "{page}: {brotli} bytes in brotli are {} over the ceiling of {ceiling}",
                brotli - ceiling
            ));
        } else {
            println!("  {} bytes below its ceiling of {ceiling} in brotli", ceiling - brotli);
        }
        if brotli > GOAL {
            println!("  {} bytes over the goal of {GOAL}", brotli - GOAL);
        }
    }
    if !excess.is_empty() {
        bail!("{}", excess.join("; "));
    }
    Ok(())
}

/// The bytes of a file as they are, in gzip and in brotli; prints them.
fn sizes(path: &str) -> Result<[usize; 3]> {
    let bytes = fs::read(root().join(path)).with_context(|| format!("cannot read {path}"))?;
    let sizes = [bytes.len(), gzip(&bytes)?, brotli(&bytes)?];
    print_row(path, sizes);
    Ok(sizes)
}

fn print_row(name: &str, [raw, gzip, brotli]: [usize; 3]) {
    println!("{name:32} {raw:>9} {gzip:>9} {brotli:>10}");
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    encoder.write_all(bytes)?;
    Ok(encoder.into_inner().len())
}
