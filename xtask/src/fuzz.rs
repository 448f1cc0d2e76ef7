//! `cargo xtask fuzz`: libFuzzer on stable Rust, from the kept corpus and the reports of the tests.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::command::{cargo, program, root};
use crate::prerequisites;

/// How long each target runs within the tests.
pub(crate) const SECONDS: u32 = 20;

/// A target, and the file of each report's folder that it begins from.
const TARGETS: &[(&str, &str)] = &[("quantities", "report.txt"), ("read", "report.txt"), ("json", "reading.json")];

/// What `cargo fuzz` gives the compiler, without the sanitizers, which are not stable.
const FLAGS: &str = "-Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares \
    -Cllvm-args=-simplifycfg-branch-fold-threshold=0";

const FOLDER: &str = "target/fuzz";
const LONGEST_INPUT: u32 = 4096;

/// Reads the number after `--seconds`.
///
/// # Errors
/// When it is no number.
pub(crate) fn parse_seconds(written: &str) -> Result<u32> {
    written.parse().with_context(|| format!("--seconds {written}: a whole number is meant"))
}

/// Builds the targets and runs each for some seconds.
///
/// # Errors
/// When a target finds an input that breaks a law; its path is in the words.
pub(crate) fn fuzz(seconds: u32) -> Result<()> {
    if cfg!(windows) {
        println!("left out: the compiler's coverage and libFuzzer do not go together on Windows");
        return Ok(());
    }
    prerequisites::cxx()?;
    let host = program("rustc", "--print host-tuple").read()?;
    let host = host.trim();
    cargo("build --quiet --release --manifest-path tests/fuzz/Cargo.toml --target")
        .arg(host)
        .without(&["CARGO_ENCODED_RUSTFLAGS"])
        .env("CARGO_TARGET_DIR", root().join(FOLDER))
        .env("RUSTFLAGS", FLAGS)
        .run()
        .context("the fuzz targets do not compile")?;
    for (target, seed) in TARGETS {
        let built = root().join(FOLDER).join(host).join("release").join(target);
        run(target, &built, &seeds(target, seed)?, seconds)?;
    }
    Ok(())
}

/// A folder of inputs that grows from run to run, begun from the reports of the tests.
fn seeds(target: &str, file: &str) -> Result<PathBuf> {
    let folder = root().join(FOLDER).join("inputs").join(target);
    fs::create_dir_all(&folder)?;
    for report in fs::read_dir(root().join("tests/reports"))?.flatten() {
        let from = report.path().join(file);
        if from.exists() {
            fs::copy(from, folder.join(report.file_name()))?;
        }
    }
    Ok(folder)
}

fn run(target: &str, built: &Path, inputs: &Path, seconds: u32) -> Result<()> {
    let found = root().join(FOLDER).join("found");
    fs::create_dir_all(&found)?;
    let log = root().join(FOLDER).join(format!("{target}.log"));
    let outcome = program(&built.to_string_lossy(), "-dict=tests/fuzz/words.dict -timeout=20 -print_final_stats=1")
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-max_len={LONGEST_INPUT}"))
        .arg(format!("-artifact_prefix={}/{target}-", found.display()))
        .arg(inputs)
        .arg(format!("tests/fuzz/corpus/{target}"))
        .log(&log);
    let written = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
    if outcome.is_err() {
        let path = written.lines().find_map(|line| line.split_once("Test unit written to "));
        let (_, path) = path.unwrap_or(("", "no file"));
        bail!(
            "{target} breaks on {path}\n{}\nAgain: {} {path}\nOnce mended, keep it in tests/fuzz/corpus/{target}/",
            complaint(&written),
            built.display()
        );
    }
    let runs = written.lines().find_map(|line| line.strip_prefix("Done ")).unwrap_or_default();
    println!("{target}: {runs}");
    Ok(())
}

/// What the target said: from the panic on, without libFuzzer's progress before it.
fn complaint(log: &str) -> String {
    const LINES: usize = 12;
    let lines: Vec<&str> = log.lines().collect();
    let start = lines.iter().position(|line| line.contains("panicked at") || line.contains("ERROR: libFuzzer"));
    let start = start.unwrap_or(lines.len().saturating_sub(LINES));
    lines.into_iter().skip(start).take(LINES).collect::<Vec<_>>().join("\n")
}
