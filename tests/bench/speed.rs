//! How fast a report is read: on ordinary text, and on text made to be hard. Prints figures, asserts nothing about time.
//!
//! Run it with `cargo xtask bench`; figures worth keeping go into `results.md` beside this file.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use report_figures::{Settings, draw, panels, read, surface};

const MEGABYTE: usize = 1_000_000;

/// The shortest of so many runs is taken: what else the machine does only ever adds.
const RUNS: usize = 5;

/// Texts of one thing only; each must take twice as long when it is twice as long.
const HARD: &[(&str, &str)] = &[
    ("digits", "7"),
    ("一", "一"),
    ("brackets", "("),
    ("quotes", "“"),
    ("commas", ","),
    ("enumeration", "1、"),
    ("clauses", "其中,占1%,"),
    ("totals", "甲12人、乙3人,合计15人,"),
    ("parts", "甲9人,其中乙3人,占33%。"),
    ("tables", "甲市  12  3.5\n"),
    ("ratios", "1:1,"),
];

/// The same for choosing panels and their titles, of a tenth of the length.
const HARD_TO_DRAW: &[(&str, &str)] =
    &[("changes", "对象11.26万人,减少0.82万人(2022年为12.08万人),"), ("shares", "受理9件,办结3件,占33.3%,")];

fn main() {
    println!("{}", machine());
    let reports = reports();
    if reports.is_empty() {
        println!("no reports in tests/reports");
        return;
    }
    println!("\n{:28} {:>9} {:>9}   a figure every", "ordinary text", "time", "MB/s");
    let demo = fs::read_to_string(folder().join("rectification/report.txt")).unwrap_or_default();
    for (name, unit) in [("the report of the demo", &demo), ("all reports", &reports)] {
        let text = repeat(unit, 2 * MEGABYTE);
        let time = shortest(|| drop(black_box(read(black_box(&text)))));
        let apart = unit.chars().count() / read(unit).metrics.len().max(1);
        println!("{name:28} {:>6.0} ms {:>9.1}   {apart} characters", millis(time), speed(&text, time));
    }
    let reading = read(&reports);
    let chosen = panels(&reading);
    let time = shortest(|| drop(black_box(panels(black_box(&reading)))));
    println!("{:28} {:>6.2} ms", format!("{} panels chosen", chosen.len()), millis(time));
    let time = shortest(|| {
        for panel in &chosen {
            black_box(surface::svg::paint(&draw(panel, &reading, &Settings::default())));
        }
    });
    println!("{:28} {:>6.2} ms", format!("{} panels as SVG", chosen.len()), millis(time));
    let columns = ["1 MB", "2 MB", "4 MB", "8 MB"];
    print_slopes("hard text", columns, HARD, MEGABYTE, |text| drop(black_box(read(text))));
    let columns = ["0.1 MB", "0.2 MB", "0.4 MB", "0.8 MB"];
    print_slopes("with panels", columns, HARD_TO_DRAW, MEGABYTE / 10, |text| drop(black_box(panels(&read(text)))));
}

/// Prints how the time grows with the text: 2.0 is in proportion.
fn print_slopes(what: &str, [one, two, four, eight]: [&str; 4], texts: &[(&str, &str)], bytes: usize, run: fn(&str)) {
    println!("\n{what:14} {one:>10} {two:>10} {four:>10} {eight:>10}   twice the text takes");
    for (name, unit) in texts {
        let times = [1, 2, 4, 8].map(|times| {
            let text = repeat(unit, times * bytes);
            millis(shortest(|| run(black_box(&text))))
        });
        let [one, two, four, eight] = times;
        let slopes = format!("×{:.1} ×{:.1} ×{:.1}", two / one, four / two, eight / four);
        println!("{name:14} {one:>7.0} ms {two:>7.0} ms {four:>7.0} ms {eight:>7.0} ms   {slopes}");
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports")
}

/// All reports of the tests, one after the other.
fn reports() -> String {
    let mut paths: Vec<_> = fs::read_dir(folder()).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let texts = paths.iter().filter_map(|path| fs::read_to_string(path.join("report.txt")).ok());
    texts.collect::<Vec<_>>().join("\n\n")
}

fn repeat(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes / unit.len() + 1)
}

fn shortest(mut run: impl FnMut()) -> Duration {
    let times = (0..RUNS).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn speed(text: &str, time: Duration) -> f64 {
    text.len() as f64 / 1e6 / time.as_secs_f64()
}

fn machine() -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or("processor unknown");
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let model = model.trim_start_matches(['\t', ' ', ':']);
    format!("{model}, {cores} cores, {}-{}", std::env::consts::ARCH, std::env::consts::OS)
}
