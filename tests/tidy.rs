//! Keeps the house: who may import whom, how long a file may be, where each foreign crate may be named.
//!
//! Every rule is a function from a file to the lines that break it; [`PLANTED`] holds one breach for each of them.

use std::fs;
use std::path::{Path, PathBuf};

/// The floors of `ARCHITECTURE.md`: a module imports itself and what has a smaller number.
const FLOORS: &[(&str, u8)] = &[
    ("report", 1),
    ("quantity", 2),
    ("metrics", 3),
    ("checks", 4),
    ("reading", 5),
    ("charts", 6),
    ("contract", 7),
    ("surface", 7),
    ("embed", 8),
    ("web", 9),
    ("terminal", 9),
    ("main", 10),
];

/// Names that the library may use in certain rooms only; a room is a file or the beginning of a path.
const ROOMS: &[(&str, &[&str])] = &[
    ("base64", &["src/embed/print.rs"]),
    ("csv_core", &["src/contract/"]),
    ("f64", &["src/quantity/decimal.rs", "src/charts/", "src/contract/", "src/surface/", "src/web.rs"]),
    ("js_sys", &["src/web.rs", "src/web/", "src/surface/canvas.rs"]),
    ("plotters", &["src/surface/", "src/charts/scale.rs"]),
    ("resvg", &["src/surface/png.rs", "src/terminal/"]),
    ("serde", &["src/web.rs"]),
    ("sha2", &["src/embed/print.rs"]),
    ("serde_json", &[]),
    ("serde_wasm_bindgen", &["src/web.rs"]),
    ("wasm_bindgen", &["src/web.rs", "src/web/", "src/surface/canvas.rs"]),
    ("web_sys", &["src/web.rs", "src/surface/canvas.rs"]),
    // Floors below the doors read no file, clock, environment or network, and no order comes from a hash.
    ("Instant", &[]),
    ("SystemTime", &[]),
    ("HashMap", &[]),
    ("HashSet", &[]),
    ("fs", &["src/terminal/"]),
    ("env", &["src/main.rs", "src/terminal/"]),
    ("net", &[]),
];

const LONGEST_RUST: usize = 400;
const LONGEST_SCRIPT: usize = 200;

/// Folders that hold nothing written by hand.
const SKIPPED: &[&str] = &["target", "node_modules", ".git", "shots"];

/// Folders of reports and fuzz inputs, whose texts are as they came.
const AS_GIVEN: &[&str] = &["tests/reports/", "tests/fuzz/corpus/"];

const READ: &[&str] = &["rs", "js", "mjs", "ts", "md", "toml", "json", "html", "css"];

/// A rule: its name, the extensions it looks at, and what it finds in one file.
type Rule = (&'static str, &'static [&'static str], fn(&Source) -> Vec<Breach>);

const RULES: &[Rule] = &[
    ("floors", &["rs"], upward_imports),
    ("rooms", &["rs"], names_out_of_room),
    ("first line", &["rs"], missing_sentence),
    ("length", &["rs", "js", "mjs"], excess_length),
    ("debts", &["rs", "js", "mjs", "ts", "html", "css", "toml"], debts),
    ("blanks", READ, stray_blanks),
    ("links", &["md"], dead_links),
    ("machine paths", READ, machine_paths),
];

struct Source {
    /// From the root, with `/`.
    path: String,
    text: String,
}

/// A line number, from 1, and what is wrong there.
type Breach = (usize, String);

#[test]
fn the_house_is_kept() {
    let mut sources = Vec::new();
    collect(root(), &mut sources);
    assert!(sources.iter().any(|source| source.path == "src/reading.rs"), "the sources were not found");
    let breaches: Vec<String> = sources.iter().flat_map(breaches).collect();
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

/// A rule, a file that breaks it, and the line where it does.
const PLANTED: &[(&str, &str, &str, usize)] = &[
    ("floors", "src/metrics/label.rs", "//! A.\nuse crate::charts::Panel;\n", 2),
    ("floors", "src/report/mod.rs", "//! A.\nuse crate::{\n    report::Span,\n    metrics::{self, Metric},\n};\n", 4),
    ("floors", "src/surface/svg.rs", "//! A.\nfn f() { crate::contract::write() }\n", 2),
    ("floors", "src/quantity/unit.rs", "//! A.\nuse super::super::reading::Reading;\n", 2),
    ("rooms", "src/metrics/mod.rs", "//! A.\nuse serde::Serialize;\n", 2),
    ("rooms", "src/charts/bars.rs", "//! A.\n\nlet now = std::time::Instant::now();\n", 3),
    ("first line", "src/report/fold.rs", "use super::Span;\n", 1),
    ("length", "www/element/index.js", "x\nLONG", 201),
    ("length", "src/reading.rs", "//! A.\nLONG", 402),
    ("debts", "www/demo/index.html", concat!("<!-- TO", "DO -->\n"), 1),
    ("blanks", "src/main.rs", "//! A.\n\tf();\n", 2),
    ("blanks", "README.md", "one \n", 1),
    ("blanks", "README.md", "one\r\n", 1),
    ("blanks", "README.md", "one", 1),
    ("links", "README.md", "see\n[this](absent.md)\n", 2),
    ("machine paths", "xtask/src/main.rs", concat!("//! A.\nopen(\"/ho", "me/someone/x\")\n"), 2),
];

#[test]
fn planted_breaches_are_found() {
    for (rule, path, text, line) in PLANTED {
        let text = text.replace("LONG", &"f();\n".repeat(LONGEST_RUST + 1));
        let source = Source { path: (*path).to_owned(), text };
        let found = breaches(&source);
        let expected = format!("{path}:{line}: {rule}: ");
        assert!(found.iter().any(|breach| breach.starts_with(&expected)), "{expected} not among {found:#?}");
    }
}

#[test]
fn clean_files_pass() {
    let code = "//! A.\nuse crate::report::Span;\n// crate::charts is above, and plotters is far away\n";
    let tests = "#[cfg(test)]\nmod tests {\n    use crate::charts::Panel;\n}\n";
    let source = Source { path: "src/quantity/unit.rs".to_owned(), text: format!("{code}{tests}") };
    assert_eq!(breaches(&source), Vec::<String>::new());
    let page = "[out](https://example.org) [in](Cargo.toml#top) [here](#top)\n```\n[code](no.md)\n```\n";
    let source = Source { path: "ARCHITECTURE.md".to_owned(), text: page.to_owned() };
    assert_eq!(breaches(&source), Vec::<String>::new());
}

fn breaches(source: &Source) -> Vec<String> {
    let rules = RULES.iter().filter(|(_, extensions, _)| has_extension(&source.path, extensions));
    let found = rules.flat_map(|(rule, _, find)| find(source).into_iter().map(move |(line, what)| (rule, line, what)));
    found.map(|(rule, line, what)| format!("{}:{line}: {rule}: {what}", source.path)).collect()
}

fn upward_imports(source: &Source) -> Vec<Breach> {
    let Some(own) = module_of(&source.path) else { return Vec::new() };
    let Some(floor) = floor_of(own) else {
        return match own {
            "lib" => Vec::new(),
            _ => vec![(1, format!("`{own}` has no floor: give it one in tests/tidy.rs and ARCHITECTURE.md"))],
        };
    };
    let mut found = Vec::new();
    for (line, module) in imports(source) {
        match floor_of(&module) {
            _ if module == own => {}
            Some(other) if other < floor => {}
            Some(other) => {
                found.push((line, format!("`{own}` (floor {floor}) imports `crate::{module}` (floor {other})")));
            }
            None => found.push((line, format!("`crate::{module}` names no floor: import from its module"))),
        }
    }
    found
}

/// The modules named after `crate::`, with their lines; `super::super::` counts as `crate::`.
fn imports(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    // Braces that are open since `crate::{`; only names directly below it are modules.
    let mut depth = 0_usize;
    for (line, code) in code_lines(&source.text) {
        let code = code.replace("super::super::", "crate::");
        let mut rest = code.as_str();
        loop {
            if depth == 0 {
                let Some((_, after)) = rest.split_once("crate::") else { break };
                rest = match after.strip_prefix('{') {
                    Some(after) => {
                        depth = 1;
                        after
                    }
                    None => {
                        found.push((line, first_name(after)));
                        after
                    }
                };
                continue;
            }
            let Some(sign) = rest.chars().next() else { break };
            match sign {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ if depth == 1 && is_name_sign(sign) => {
                    let name = first_name(rest);
                    rest = rest.trim_start_matches(is_name_or_path);
                    found.push((line, name));
                    continue;
                }
                _ => {}
            }
            rest = rest.strip_prefix(sign).unwrap_or_default();
        }
    }
    found
}

fn names_out_of_room(source: &Source) -> Vec<Breach> {
    if !source.path.starts_with("src/") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (line, code) in code_lines(&source.text) {
        for word in code.split(|sign| !is_name_sign(sign)) {
            let room = ROOMS.iter().find(|(name, _)| *name == word);
            if let Some((name, rooms)) = room.filter(|(_, rooms)| !is_below(&source.path, rooms)) {
                found.push((line, format!("`{name}` may be named in {rooms:?} only")));
            }
        }
    }
    found
}

fn missing_sentence(source: &Source) -> Vec<Breach> {
    let begins_well = source.text.starts_with("//! ");
    if begins_well { Vec::new() } else { vec![(1, "begin with `//!` and one sentence".to_owned())] }
}

fn excess_length(source: &Source) -> Vec<Breach> {
    let (longest, mut lines) = if source.path.ends_with(".rs") {
        (LONGEST_RUST, code_lines(&source.text))
    } else {
        (LONGEST_SCRIPT, numbered(&source.text).collect())
    };
    match lines.drain(..).nth(longest) {
        Some((line, _)) => vec![(line, format!("more than {longest} lines: take a thing of its own out"))],
        None => Vec::new(),
    }
}

fn debts(source: &Source) -> Vec<Breach> {
    let words = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
    find_words(source, &words, "do it, or write an issue")
}

fn machine_paths(source: &Source) -> Vec<Breach> {
    let words = [concat!("/ho", "me/"), concat!("/Us", "ers/"), concat!("/ro", "ot/"), concat!("/wo", "rk/")];
    let mut found = find_words(source, &words, "a path of somebody's machine");
    // Part of an address or of a relative path, such a name is nobody's machine.
    found.retain(|(line, _)| {
        let text = source.text.lines().nth(line - 1).unwrap_or_default();
        words.iter().filter_map(|word| text.split_once(word)).any(|(before, _)| {
            !before.ends_with(|sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '/' | '-' | '}'))
        })
    });
    found.extend(find_words(source, &["\"resolved\": \"http"], "the lock file names a host"));
    found
}

fn find_words(source: &Source, words: &[&str], advice: &str) -> Vec<Breach> {
    let lines = numbered(&source.text);
    let hits = lines.filter_map(|(line, text)| Some((line, words.iter().find(|word| text.contains(**word))?)));
    hits.map(|(line, word)| (line, format!("`{word}`: {advice}"))).collect()
}

fn stray_blanks(source: &Source) -> Vec<Breach> {
    let mut found = Vec::new();
    for (line, text) in source.text.split('\n').enumerate() {
        let what = match text {
            _ if text.contains('\r') => "a carriage return",
            _ if text.contains('\t') => "a tab",
            _ if text.ends_with(' ') => "blanks at the end",
            _ => continue,
        };
        found.push((line + 1, what.to_owned()));
    }
    if !source.text.is_empty() && !source.text.ends_with('\n') {
        found.push((source.text.lines().count(), "no line end at the end".to_owned()));
    }
    found
}

fn dead_links(source: &Source) -> Vec<Breach> {
    let folder = root().join(&source.path).parent().map(Path::to_path_buf).unwrap_or_default();
    let mut found = Vec::new();
    let mut is_code = false;
    for (line, text) in numbered(&source.text) {
        is_code ^= text.trim_start().starts_with("```");
        if is_code {
            continue;
        }
        for after in text.split("](").skip(1) {
            let target = after.split([')', '#', ' ']).next().unwrap_or_default();
            let is_outside = target.is_empty() || target.contains(':');
            if !is_outside && !folder.join(target).exists() {
                found.push((line, format!("nothing is at {target}")));
            }
        }
    }
    found
}

/// Lines that hold code: no comments, no blank lines, nothing of the test module.
fn code_lines(text: &str) -> Vec<(usize, &str)> {
    let mut is_test = false;
    let mut found = Vec::new();
    for (line, text) in numbered(text) {
        is_test |= text.starts_with("#[cfg(test)]");
        let code = text.trim_start();
        if !is_test && !code.is_empty() && !code.starts_with("//") {
            found.push((line, text));
        }
        let is_end = text == "}" || (text.starts_with("mod ") && text.ends_with(';'));
        is_test &= !is_end;
    }
    found
}

fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(index, text)| (index + 1, text))
}

fn module_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?;
    inside.split(['/', '.']).next()
}

fn floor_of(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|(_, floor)| *floor)
}

fn first_name(text: &str) -> String {
    text.chars().take_while(|sign| is_name_sign(*sign)).collect()
}

fn is_name_sign(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '_'
}

fn is_name_or_path(sign: char) -> bool {
    is_name_sign(sign) || sign == ':'
}

fn is_below(path: &str, rooms: &[&str]) -> bool {
    rooms.iter().any(|room| path == *room || (room.ends_with('/') && path.starts_with(room)))
}

fn has_extension(path: &str, extensions: &[&str]) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extensions.contains(&extension))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn collect(folder: &Path, sources: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_dir() && !SKIPPED.contains(&name.as_str()) {
            collect(&path, sources);
        }
        let inside = path.strip_prefix(root()).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        // What is in `pkg/` besides its two sources is built.
        let is_built = inside.starts_with("pkg/") && !matches!(name.as_str(), "package.json" | "README.md");
        if has_extension(&name, READ) && !is_built && !AS_GIVEN.iter().any(|folder| inside.starts_with(folder)) {
            sources.extend(fs::read_to_string(&path).ok().map(|text| Source { path: inside, text }));
        }
    }
}

/// The recipes are run from the English one: the Chinese one has the same, letter for letter.
#[test]
fn both_readmes_have_the_same_code() {
    let code = |name: &str| -> Vec<String> {
        let text = fs::read_to_string(root().join(name)).expect("the README is there");
        text.split("\n```").skip(1).step_by(2).map(str::to_owned).collect()
    };
    assert_eq!(code("README.zh-CN.md"), code("README.md"));
}

/// A Traditional character that no rule has a word with weighs on every page that reads, and changes nothing.
#[test]
fn what_is_folded_is_in_a_rule() {
    let is_han = |ch: &char| ('\u{3400}'..='\u{9FFF}').contains(ch);
    let mut sources = Vec::new();
    collect(&root().join("src"), &mut sources);
    let (mut table, mut rules) = (Vec::new(), String::new());
    for Source { path, text } in &sources {
        let code: String = code_lines(text).into_iter().map(|(_, line)| line).collect();
        let (before, after) = match code.split_once("const TRADITIONAL") {
            Some((before, rest)) if path.ends_with("fold.rs") => {
                let (found, after) = rest.split_once("static PAIRS").expect("the table has its end");
                table = found.chars().filter(is_han).collect();
                (before.to_owned(), after.to_owned())
            }
            _ => (code, String::new()),
        };
        rules += &before;
        rules += &after;
    }
    let unused: String = table.chunks(2).filter(|pair| !rules.contains(pair[1])).map(|pair| pair[0]).collect();
    assert!(table.len() > 800, "the table is not read");
    assert!(unused.is_empty(), "in no rule: {unused}");
}
