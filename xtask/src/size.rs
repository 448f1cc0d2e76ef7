//! `cargo xtask size`: the bytes a page loads, as they are and as they travel, against the ceiling and the goal.

use std::fs;
use std::io::Write;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::build::DELIVERED;
use crate::command::root;
use crate::prerequisites;

/// Bytes in brotli of everything that a page loads: where the project wants to be.
const GOAL: usize = 60_000;

/// What fails the build. It stands just above what was reached, is lowered with each saving, and ends at the goal.
const CEILING: usize = 165_000;
/// The same where the standard library cannot be built along with the core.
const CEILING_PLAIN: usize = 185_000;

/// Prints the sizes.
///
/// # Errors
/// When they are over the ceiling, or the package is not built.
pub(crate) fn weigh() -> Result<()> {
    let mut all = [0; 3];
    println!("{:32} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip -9", "brotli -11");
    for path in DELIVERED {
        let bytes = fs::read(root().join(path)).with_context(|| format!("cannot read {path}"))?;
        let sizes = [bytes.len(), gzip(&bytes)?, brotli(&bytes)?];
        print_row(path, sizes);
        for (sum, size) in all.iter_mut().zip(sizes) {
            *sum += size;
        }
    }
    print_row("together", all);
    let [_, _, delivered] = all;
    let ceiling = if prerequisites::has_std_sources() { CEILING } else { CEILING_PLAIN };
    if delivered > ceiling {
        bail!("{delivered} bytes in brotli are {} over the ceiling of {ceiling}", delivered - ceiling);
    }
    println!("{} bytes below the ceiling of {ceiling} in brotli", ceiling - delivered);
    if delivered > GOAL {
        println!("the goal of {GOAL} is not met: {} bytes too many", delivered - GOAL);
    }
    Ok(())
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
