//! What is published with `panel="…"` keeps working after an editor's small edits of the text.

#![expect(clippy::expect_used, clippy::string_slice, reason = "a test that cannot go on says why")]

use std::fs;
use std::path::Path;

use report_figures::charts::find;
use report_figures::{Reading, panels, read};

/// Each report of the tests.
fn texts() -> Vec<(String, String)> {
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports");
    let folders = fs::read_dir(reports).expect("the reports are there").flatten().map(|entry| entry.path());
    let mut folders: Vec<_> = folders.filter(|path| path.is_dir()).collect();
    folders.sort();
    let text = |folder: &Path| fs::read_to_string(folder.join("report.txt")).expect("each has its text");
    folders.iter().map(|folder| (folder.display().to_string(), text(folder))).collect()
}

fn ids(reading: &Reading) -> Vec<String> {
    panels(reading).into_iter().map(|panel| panel.id).collect()
}

/// The names that lead nowhere after an edit, and how many lead to a panel that has another name.
fn lost(before: &[String], after: &str) -> (Vec<String>, usize) {
    let reading = read(after);
    let panels = panels(&reading);
    let mut moved = 0;
    let mut gone = Vec::new();
    for id in before {
        match find(&panels, &reading, id) {
            Some(panel) => moved += usize::from(panel.id != *id),
            None => gone.push(id.clone()),
        }
    }
    (gone, moved)
}

/// A sentence may lean on the one before it (其中, 按用途分): what goes between them parts their figures, hardly ever more.
#[test]
fn a_sentence_without_figures_leaves_the_names_as_they_are() {
    let (mut edits, mut moves) = (0, 0);
    for (name, text) in texts() {
        let reading = read(&text);
        let before = ids(&reading);
        let ends: Vec<usize> = reading.report.sentences.iter().map(|sentence| sentence.span.end).collect();
        for end in ends.into_iter().filter(|end| text[..*end].ends_with('。')) {
            let edited = [&text[..end], "各地各部门高度重视。", &text[end..]].concat();
            let last: String = text[..end].chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect();
            let (gone, moved) = lost(&before, &edited);
            assert!(gone.is_empty(), "{name}: {gone:?} after one more sentence behind {last}");
            edits += 1;
            moves += usize::from(moved > 0);
        }
    }
    assert!(moves * 50 < edits, "{moves} of {edits} edits give a panel another name");
}

/// A figure that no longer adds up may take a panel apart; its name then leads to the panel where its figure is.
#[test]
fn a_corrected_figure_leaves_every_name_leading_somewhere() {
    let (mut edits, mut moves) = (0, 0);
    for (name, text) in texts() {
        let reading = read(&text);
        let before: Vec<String> = ids(&reading).into_iter().filter(|id| !id.starts_with("主要")).collect();
        for metric in &reading.metrics {
            let written = &text[metric.span.start..metric.span.end];
            let Some(at) = written.rfind(|digit: char| digit.is_ascii_digit()) else { continue };
            let at = metric.span.start + at;
            let digit = if &text[at..=at] == "9" { "8" } else { "9" };
            let edited = [&text[..at], digit, &text[at + 1..]].concat();
            let (gone, moved) = lost(&before, &edited);
            assert!(gone.is_empty(), "{name}: {gone:?} after a change of {} {written}", metric.label);
            edits += 1;
            moves += usize::from(moved > 0);
        }
    }
    assert!(moves * 8 < edits, "{moves} of {edits} edits give a panel another name");
}
