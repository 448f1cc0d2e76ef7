//! `cargo xtask test`: everything that must hold before a change lands, step by step, to the end even after a failure.

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::command::{Program, cargo, node};
use crate::{browser, build, fuzz, prerequisites, size};

/// A step by name; it adds the tests it counts itself.
type Step = (&'static str, fn(&mut Count) -> Result<()>);

const STEPS: &[Step] = &[
    ("format", |_| {
        cargo("fmt --all --check").run()?;
        cargo("fmt --manifest-path tests/fuzz/Cargo.toml --check").run()
    }),
    ("lints", |_| cargo("clippy --quiet --locked --workspace --all-targets -- -D warnings").run()),
    ("lints in the browser", |_| {
        prerequisites::wasm_target()?;
        for features in ["", "--no-default-features", "--no-default-features --features prose", "--features desk"] {
            let words = "clippy --quiet --locked --lib --target wasm32-unknown-unknown";
            cargo(&format!("{words} {features} -- -D warnings")).run()?;
        }
        Ok(())
    }),
    ("tests", |count| count_in(cargo("test --locked --workspace --no-fail-fast"), count)),
    ("documentation", |_| {
        cargo("doc --quiet --locked --no-deps --workspace --document-private-items")
            .env("RUSTDOCFLAGS", "-D warnings")
            .run()
    }),
    ("build", |_| build::build()),
    ("types", |_| {
        prerequisites::node_packages()?;
        node("node_modules/typescript/bin/tsc").arg("--project").arg("tsconfig.json").run()
    }),
    ("size", |_| size::weigh()),
    ("fuzz", |_| fuzz::fuzz(fuzz::SECONDS)),
    ("pages", |count| {
        prerequisites::node_packages()?;
        browser::other_engines();
        count_in(node(BROWSER_TESTS).env("CHROMIUM", browser::chromium()?), count)
    }),
];

const BROWSER_TESTS: &str = "tests/browser/run.mjs";

/// How many tests passed and failed. A step that counts none itself is one test.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: usize,
    failed: usize,
}

/// Runs all steps, tells the counts on the last line, and says whether nothing failed.
pub(crate) fn test() -> bool {
    let mut all = Count::default();
    let mut summary = Vec::new();
    for (name, run) in STEPS {
        println!("\n== {name}");
        let start = Instant::now();
        let mut count = Count::default();
        let outcome = run(&mut count);
        if let Err(error) = &outcome {
            println!("{name} failed: {error:#}");
        }
        count.settle(outcome.is_ok());
        all.passed += count.passed;
        all.failed += count.failed;
        summary.push(line(name, count, start.elapsed()));
    }
    println!("\n{}\n\n{} passed, {} failed", summary.join("\n"), all.passed, all.failed);
    all.failed == 0
}

fn line(name: &str, count: Count, time: Duration) -> String {
    let outcome = if count.failed == 0 { "ok" } else { "FAILED" };
    format!("{outcome:6} {name:22} {:>6.1} s {:>6} passed {:>4} failed", time.as_secs_f64(), count.passed, count.failed)
}

fn count_in(tests: Program, count: &mut Count) -> Result<()> {
    tests.watch(|line| {
        if let Some(seen) = Count::parse(line) {
            count.passed += seen.passed;
            count.failed += seen.failed;
        }
    })
}

impl Count {
    /// Reads `12 passed; 0 failed; …` and `12 passed, 0 failed`.
    fn parse(line: &str) -> Option<Self> {
        let (passed, rest) = line.split_once(" passed")?;
        let (failed, _) = rest.strip_prefix([';', ','])?.split_once(" failed")?;
        let passed = passed.rsplit(' ').next()?.parse().ok()?;
        Some(Self { passed, failed: failed.trim().parse().ok()? })
    }

    /// Makes the count agree with how the step ended.
    fn settle(&mut self, succeeded: bool) {
        match (succeeded, *self) {
            (true, Count { passed: 0, failed: 0 }) => self.passed = 1,
            (false, Count { failed: 0, .. }) => self.failed = 1,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_counts_of_cargo_and_of_the_pages() {
        let cases = [
            ("test result: ok. 12 passed; 3 failed; 0 ignored; 0 measured", Some(Count { passed: 12, failed: 3 })),
            ("7 passed, 0 failed", Some(Count { passed: 7, failed: 0 })),
            ("test passed_by ... ok", None),
            ("the bill passed, it failed", None),
        ];
        for (line, expected) in cases {
            assert_eq!(Count::parse(line), expected, "{line}");
        }
    }

    #[test]
    fn a_failure_without_a_count_counts() {
        let mut count = Count { passed: 4, failed: 0 };
        count.settle(false);
        assert_eq!(count, Count { passed: 4, failed: 1 });
    }
}
