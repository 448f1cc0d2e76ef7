//! Each folder of `tests/reports` is a report: what is read and drawn of it is compared with the files beside it, and
//! scored against what a careful reader finds.
//!
//! `UPDATE_EXPECT=1 cargo test --test reports` rewrites `reading.json` and the pictures;
//! `SCORE=name cargo test --test reports score -- --nocapture` lists what was missed in one report.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says why")]

mod golden;
mod score;

use std::fs;
use std::path::{Path, PathBuf};

use report_figures::charts::{Shape, text_width};
use report_figures::contract::{Layout, write};
use report_figures::{Settings, draw, panels, read, surface};

use score::{Gold, Tally};

/// What the reader must reach, in per cent, over each set of reports; no bound is lowered.
///
/// `reports` and `unseen` are those it is developed on. `judged`, `held`, `blind`, `fresh`, `hard`, `usual` and `ninth` were written by people who did not know
/// the reader, one after the other; what each told at its first reading stands in the notes of the day, and kinds of misses were mended
/// afterwards from all of them. A set that nobody has read is worth more.
const FLOORS: &[(&str, [f64; 9])] = &[
    ("detection F1", [99.5, 99.8, 99.0, 99.3, 99.5, 99.8, 99.1, 99.8, 99.4]),
    ("value+unit", [99.0, 99.3, 98.5, 99.5, 99.7, 99.8, 98.4, 98.4, 98.6]),
    ("label", [98.0, 98.3, 97.3, 97.7, 98.4, 98.6, 95.5, 96.3, 98.9]),
    ("kind", [99.5, 99.8, 99.3, 99.7, 99.8, 99.8, 99.6, 99.8, 99.7]),
    ("period", [99.2, 98.7, 98.4, 96.8, 98.4, 97.7, 94.1, 98.2, 99.5]),
    ("direction", [99.5, 99.8, 99.8, 99.7, 99.8, 99.8, 99.1, 99.8, 99.7]),
    ("baseline", [99.5, 99.8, 99.5, 99.2, 99.4, 99.8, 99.4, 99.1, 97.6]),
    ("approx", [99.5, 99.8, 99.5, 99.7, 99.8, 99.7, 99.8, 99.9, 99.9]),
    ("relations P", [99.5, 99.0, 98.8, 98.8, 99.0, 99.3, 92.0, 99.1, 98.8]),
    ("relations R", [98.5, 98.0, 91.3, 92.2, 92.5, 96.0, 91.5, 89.8, 95.0]),
    ("checks", [99.0, 98.0, 88.5, 84.0, 87.3, 93.4, 86.2, 88.2, 93.7]),
];

#[test]
fn reports_read_and_draw_as_before() {
    let folders = folders("reports");
    let is_update = std::env::var_os("UPDATE_EXPECT").is_some();
    let is_kept = folders.iter().any(|folder| folder.join("reading.json").exists());
    if !is_update && !is_kept {
        println!("no reading is kept yet: UPDATE_EXPECT=1 writes them");
        return;
    }
    let mut faults = Vec::new();
    for folder in &folders {
        let reading = read(&text(folder));
        let panels = panels(&reading);
        let mut files = vec![("reading.json".to_owned(), write(&reading, &panels, Layout::Broken))];
        let settings = Settings { lang: reading.report.lang, ..Settings::default() };
        let picture = |panel| surface::svg::paint(&draw(panel, &reading, &settings));
        files.extend(panels.iter().map(|panel| (format!("{}.svg", panel.id), picture(panel))));
        if is_update {
            golden::rewrite(folder, &files);
        } else {
            faults.extend(golden::compare(folder, &files));
        }
    }
    assert!(faults.is_empty(), "\n{}\nUPDATE_EXPECT=1 takes the new ones; read the diff\n", faults.join("\n"));
}

/// A page cannot list a folder, so the gallery has the names of the reports in a file.
#[test]
fn the_gallery_knows_every_report() {
    let names: Vec<String> = folders("reports").iter().map(|folder| format!("\"{}\"", name(folder))).collect();
    keep("www/gallery/reports.json", &names);
}

/// What the pages' tests hold against the fonts that browsers have: every text of the demo with the width we take it to have.
#[test]
fn the_widths_that_browsers_measure_are_kept() {
    let folder = folders("reports").into_iter().find(|folder| name(folder) == "rectification");
    let reading = read(&text(&folder.expect("the demo's report is there")));
    let mut widths = Vec::new();
    for panel in panels(&reading) {
        for mark in draw(&panel, &reading, &Settings { width_px: 360.0, ..Settings::default() }).marks {
            if let Shape::Text { words, size, is_bold, .. } = mark.shape {
                widths.push(format!("[{words:?}, {size}, {is_bold}, {:.2}]", text_width(&words, size, is_bold)));
            }
        }
    }
    widths.sort();
    widths.dedup();
    keep("tests/browser/widths/widths.json", &widths);
}

/// Compares a list with the file that a page reads, or writes it.
fn keep(path: &str, lines: &[String]) {
    let list = format!("[\n  {}\n]\n", lines.join(",\n  "));
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&full, list).expect("the list can be written");
    } else {
        assert!(fs::read_to_string(&full).unwrap_or_default() == list, "UPDATE_EXPECT=1 writes {path} anew");
    }
}

#[test]
fn readings_score_as_well_as_they_did() {
    let mut faults = Vec::new();
    for (at, set) in
        ["reports", "unseen", "judged", "held", "blind", "fresh", "hard", "usual", "ninth"].into_iter().enumerate()
    {
        let all = scores(set);
        for ((name, reached), (floor_name, floors)) in all.measures().iter().zip(FLOORS) {
            assert_eq!(name, floor_name, "the floors stand in the order of the measures");
            let (reached, floor) = (reached.unwrap_or(0.0) * 100.0, floors[at]);
            if reached < floor {
                faults.push(format!("{set}: {name} is {reached:.1}, the floor is {floor}"));
            }
        }
        if all.false_alarms > 0 {
            faults.push(format!("{set}: {} claims that hold are said not to: each accuses somebody", all.false_alarms));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Scores each report of a set that has gold, prints a row for each and one for all.
fn scores(set: &str) -> Tally {
    let chosen = std::env::var("SCORE").unwrap_or_default();
    let mut all = Tally::default();
    println!("{}", heading());
    for folder in folders(set) {
        let Ok(json) = fs::read_to_string(folder.join("gold.json")) else { continue };
        let (name, text) = (name(&folder), text(&folder));
        let gold = Gold::read(&json, &text).unwrap_or_else(|fault| panic!("{name}/gold.json: {fault}"));
        let (tally, faults) = score::score(&gold, &read(&text));
        println!("{}", row(&name, &tally));
        if chosen == name || chosen == "all" {
            faults.iter().for_each(|fault| println!("  {fault}"));
        }
        all.add(&tally);
    }
    println!("{}", row("all", &all));
    assert!(all.gold > 0, "no report has gold");
    all
}

fn heading() -> String {
    let names = FLOORS.iter().map(|(name, _)| format!("{name:>13}"));
    format!("{:<24}{}{:>13}", "report", names.collect::<String>(), "false alarms")
}

fn row(name: &str, tally: &Tally) -> String {
    let in_words =
        |reached: Option<f64>| reached.map_or_else(|| "-".to_owned(), |reached| format!("{:.1}", reached * 100.0));
    let reached = tally.measures().map(|(_, reached)| format!("{:>13}", in_words(reached)));
    format!("{name:<24}{}{:>13}", reached.concat(), tally.false_alarms)
}

/// The folders of a set of reports, by name.
fn folders(set: &str) -> Vec<PathBuf> {
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(set);
    let entries = fs::read_dir(&reports).expect("the reports are there");
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn name(folder: &Path) -> String {
    folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn text(folder: &Path) -> String {
    fs::read_to_string(folder.join("report.txt")).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
}
