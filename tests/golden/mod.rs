//! Files that a test writes, compared with those kept, missing and extra ones too.

use std::fs;
use std::path::Path;

/// Lines of a difference that are shown.
const SHOWN: usize = 30;

/// Makes the folder hold these files and no other of their sorts.
pub(crate) fn rewrite(folder: &Path, files: &[(String, String)]) {
    for name in kept(folder).iter().filter(|name| files.iter().all(|(other, _)| other != *name)) {
        fs::remove_file(folder.join(name)).expect("the file can be removed");
    }
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("the file can be written");
    }
}

/// What differs, in words.
pub(crate) fn compare(folder: &Path, files: &[(String, String)]) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, text) in files {
        let path = folder.join(name);
        match fs::read_to_string(&path) {
            Ok(kept) if kept == *text => {}
            Ok(kept) => faults.push(format!("{} differs:\n{}", path.display(), differences(&kept, text))),
            Err(_) => faults.push(format!("{} is missing", path.display())),
        }
    }
    let extra = kept(folder).into_iter().filter(|name| files.iter().all(|(other, _)| other != name));
    faults.extend(extra.map(|name| format!("{} is written no more", folder.join(name).display())));
    faults
}

/// The files of a folder that a test has written.
fn kept(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name == "reading.json" || name.ends_with(".svg")).collect();
    names.sort();
    names
}

/// The lines that only one of two texts has, those that stand for each other cut to where they differ.
fn differences(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let (mut before, mut after) = (0, 0);
    let mut shown = Vec::new();
    while (before < old.len() || after < new.len()) && shown.len() < SHOWN {
        let (left, right) = (old.get(before), new.get(after));
        if left == right {
            (before, after) = (before + 1, after + 1);
            continue;
        }
        // Whichever of the two comes again sooner was only pushed down.
        let comes = |lines: &[&str], from: usize, line: Option<&&str>| {
            line.and_then(|line| lines.iter().skip(from).take(200).position(|other| other == line))
                .unwrap_or(usize::MAX)
        };
        let (added, removed) = (comes(&new, after, left), comes(&old, before, right));
        if added == usize::MAX && removed == usize::MAX {
            let (left, right) = (left.copied().unwrap_or_default(), right.copied().unwrap_or_default());
            let same = left.chars().zip(right.chars()).take_while(|(a, b)| a == b).count();
            shown.push(format!("{:>5} - {}\n{:>5} + {}", before + 1, cut(left, same), after + 1, cut(right, same)));
            (before, after) = (before + 1, after + 1);
        } else if added <= removed {
            shown.push(format!("{:>5} + {}", after + 1, cut(right.copied().unwrap_or_default(), 0)));
            after += 1;
        } else {
            shown.push(format!("{:>5} - {}", before + 1, cut(left.copied().unwrap_or_default(), 0)));
            before += 1;
        }
    }
    shown.join("\n")
}

/// A line around a place of it, as long as a screen is wide.
fn cut(line: &str, at: usize) -> String {
    let skipped = at.saturating_sub(40);
    let dots = if skipped > 0 { "…" } else { "" };
    let shown: String = line.chars().skip(skipped).take(110).collect();
    let more = if line.chars().count() > skipped + 110 { "…" } else { "" };
    format!("{dots}{shown}{more}")
}

#[test]
fn differences_show_what_was_pushed_down_and_where_a_line_differs() {
    assert_eq!(differences("a\nb\nc\n", "a\nx\nb\nc\n"), "    2 + x");
    assert_eq!(differences("a\nb\nc\n", "a\nc\n"), "    2 - b");
    let long = "的".repeat(100);
    let found = differences(&format!("{long}1"), &format!("{long}2"));
    assert_eq!(found, format!("    1 - …{0}1\n    1 + …{0}2", "的".repeat(40)));
}
