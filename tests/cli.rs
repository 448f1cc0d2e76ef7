//! The command line from outside: what goes in, what comes out, and what is said when something is wrong.

#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const REPORT: &str = "2019年,全省共检查企业1200家,发现问题300个。";
const JSON: &str = r#"{"version": 1, "title": "手改", "unknown": [1],
  "metrics": [
    {"label": "甲", "value": 28, "unit": "项"},
    {"label": "乙", "value": "27", "unit": "项", "written": "27项", "quote": "完成27项。"},
    {"label": "完成率", "value": 96.4, "unit": "%", "written": "96.4%", "span": [10, 15], "sentence": [8, 16], "quote": "达到96.4%。"}
  ],
  "relations": [{"is": "share", "share": 2, "parts": [1], "whole": 0}],
  "checks": [{"relation": 0, "holds": false, "stated": 96.4, "computed": 96.429, "note": "口径不同"}],
  "panels": [
    {"id": "rate", "title": "完成率", "chart": "progress", "metrics": [1, 0, 2]},
    {"id": "a/b", "title": "藏", "chart": "figures", "metrics": [0]},
    {"id": "gone", "title": "不画", "metrics": [0], "hidden": true}
  ]}"#;
const CSV: &str = "指标,数值,单位\n检查企业,\"1,200\",家\n污染源,2.2万,个\n整改率,98.7%,\n";

/// Arguments, standard input, exit status, and words that standard output or else standard error holds.
type Case<'c> = (&'c [&'c str], &'c [u8], i32, &'c [&'c str]);

const CASES: &[Case<'_>] = &[
    (&["--help"], b"", 0, &["extract FILE", "Exit status"]),
    (&["extract", "-h"], b"", 0, &["extract FILE"]),
    (&["--version"], b"", 0, &[env!("CARGO_PKG_VERSION")]),
    // Reports in every form.
    (&["extract", "-"], REPORT.as_bytes(), 0, &["\"version\": 1,", "\"metrics\": [", "\"coverage\""]),
    (&["extract", "-"], b"", 0, &["\"metrics\": [],", "\"panels\": []"]),
    (&["extract", "-"], b"\xEF\xBB\xBF", 0, &["\"metrics\": []"]),
    (
        &["extract", "-"],
        JSON.as_bytes(),
        0,
        &[
            "\"title\": \"手改\"",
            "\"value\": 96.4,",
            "\"holds\": false",
            "\"note\": \"口径不同\"",
            "\"chart\": \"progress\"",
        ],
    ),
    (&["extract", "-"], b"\xEF\xBB\xBF \n{\"version\": 1}", 0, &["\"metrics\": []"]),
    (
        &["extract", "--input", "csv", "-"],
        CSV.as_bytes(),
        0,
        &["\"value\": 1200,", "\"value\": 22000,", "\"value\": 98.7,", "\"label\": \"污染源\""],
    ),
    (
        &["extract", "--format-in=csv", "--format", "csv", "-"],
        CSV.as_bytes(),
        0,
        &["id,label,value,", ",污染源,22000,", "整改率,98.7,"],
    ),
    (&["extract", "--format", "ndjson", "-"], JSON.as_bytes(), 0, &["{\"id\":\"m1\",\"label\":\"甲\",\"value\":28,"]),
    (&["extract", "--input", "text", "-"], b"{\"version\": 1}", 0, &["\"metrics\": []"]),
    (&["quantities", "-"], b"", 0, &["[]"]),
    (&["check", "-"], "没有数字。".as_bytes(), 0, &["没有可以重算的数"]),
    (&["check", "--lang", "en", "-"], b"", 0, &["nothing in the report can be recomputed"]),
    (&["check", "-"], JSON.as_bytes(), 1, &["△", "完成率", "达到96.4%。", "重算1项：0项一致，1项不一致"]),
    (&["draw", "--panel", "rate", "-o", "-", "-"], JSON.as_bytes(), 0, &["<svg"]),
    (&["draw", "-o", "nowhere", "-"], b"", 0, &["no figures to draw"]),
    // A line, a result.
    (&["extract", "--lines"], b"", 0, &[]),
    (&["extract", "--lines"], b"\"a\"\n\"\\ud83d\\ude00\"", 0, &["{\"version\":1,"]),
    (&["quantities", "--lines", "-"], b"\"a\"\n\"b\"\n", 0, &["[]\n[]\n"]),
    // What is wrong is said in one line.
    (&[], b"", 2, &["no command given"]),
    (&["sing"], b"", 2, &["unknown command sing"]),
    (&["extract"], b"", 2, &["no file given"]),
    (&["extract", "a", "b"], b"", 2, &["what is b?"]),
    (&["extract", "--loud", "-"], b"", 2, &["unknown option --loud"]),
    (&["extract", "--format"], b"", 2, &["--format needs a value"]),
    (&["extract", "--format", "xml", "-"], b"", 2, &["\"xml\" is not one of: json, csv, ndjson"]),
    (&["extract", "--input", "xml", "-"], b"", 2, &["\"xml\" is not one of: text, json, csv"]),
    (&["extract", "--panel", "x", "-"], b"", 2, &["--panel is no option of this command"]),
    (&["extract", "--lines", "--format", "csv"], b"", 2, &["--lines reads texts"]),
    (&["extract", "--lines=1"], b"", 2, &["--lines takes no value"]),
    (&["check", "--lang", "fr", "-"], b"", 2, &["\"fr\" is not one of: zh-Hans, zh-Hant, en"]),
    (&["extract", "no-such-file"], b"", 2, &["cannot read no-such-file: there is no such file"]),
    (&["extract", "src"], b"", 2, &["cannot read src: it is a folder"]),
    (&["extract", "--lines", "no-such-file"], b"", 2, &["cannot read no-such-file"]),
    (&["extract", "-"], b"ab\xE4\xBD", 2, &["standard input is not UTF-8: byte 2 "]),
    (&["extract", "-"], b"{\"version\": 1,\n \"metrics\": [}", 2, &["line 2, column 14: "]),
    (
        &["extract", "-"],
        "{\"version\": 1, \"title\": \"甲\", \"metrics\": 3}".as_bytes(),
        2,
        &["line 1, column 41: ", "expected a list"],
    ),
    (&["extract", "-"], b"{\"version\": 2, \"metrics\": 3}", 2, &["version 2 is not known here: this reads version 1"]),
    (&["extract", "-"], b"{}", 2, &["\"version\" is missing"]),
    (
        &["extract", "-"],
        br#"{"version":1,"metrics":[{"value":1,"kind":"lot"}]}"#,
        2,
        &["line 1, column ", "\"lot\" is not one of: quantity, share"],
    ),
    (
        &["extract", "-"],
        br#"{"version":1,"metrics":[{"label":"a"}]}"#,
        2,
        &["line 1, column 25: \"value\" is missing here"],
    ),
    (&["extract", "-"], br#"{"version":1,"metrics":[{"value":1,"span":[5,4]}]}"#, 2, &["this is no stretch"]),
    (
        &["extract", "-"],
        br#"{"version":1,"metrics":[{"value":1,"span":[0,999999999999]}]}"#,
        2,
        &["this is no stretch of a text"],
    ),
    (&["extract", "-"], br#"{"version":1,"metrics":[{"value":1e99}]}"#, 2, &["too large"]),
    (
        &["extract", "-"],
        br#"{"version":1,"relations":[{"is":"change","delta":3}]}"#,
        2,
        &["this names 3, but there are 0 metrics"],
    ),
    (&["extract", "-"], br#"{"version":1,"relations":[{"is":"share"}]}"#, 2, &["\"parts\" is missing here"]),
    (&["extract", "-"], br#"{"version":1,"panels":[{"metrics":[1]}]}"#, 2, &["this names 1, but there are 0 metrics"]),
    (
        &["extract", "--input", "csv", "-"],
        "指标,数值\n甲,几个\n".as_bytes(),
        2,
        &["line 2, column 3: \"几个\" is no value"],
    ),
    (&["draw", "-"], JSON.as_bytes(), 2, &["draw needs -o OUT"]),
    (&["draw", "--panel", "x", "-o", "-", "-"], JSON.as_bytes(), 2, &["there is no panel x; there are: rate, a/b"]),
    (&["draw", "--panel", "x", "-o", "-", "-"], b"", 2, &["the report has no figures to draw"]),
    (&["draw", "--format", "gif", "-o", "x", "-"], JSON.as_bytes(), 2, &["\"gif\" is not one of: svg, png"]),
    (&["draw", "--scale", "2", "-o", "x", "-"], JSON.as_bytes(), 2, &["--scale goes with --format png"]),
    (
        &["draw", "--format", "png", "--scale", "0", "-o", "x", "-"],
        JSON.as_bytes(),
        2,
        &["\"0\" is no scale: 0.5 to 8"],
    ),
    (&["draw", "--width", "wide", "-o", "-", "-"], JSON.as_bytes(), 2, &["\"wide\" is no width"]),
    (&["draw", "--theme", "blue", "-o", "-", "-"], JSON.as_bytes(), 2, &["\"blue\" is not one of: light, dark"]),
    (&["embed", "-"], JSON.as_bytes(), 2, &["embed needs -o OUT"]),
    (&["embed", "-o", "x", "-"], b"", 2, &["the report has no figures to embed"]),
    (
        &["embed", "-o", "x", "--panel", "rate x", "-"],
        JSON.as_bytes(),
        2,
        &["there is no panel x; there are: rate, a/b"],
    ),
    (&["embed", "-o", "x", "--base", "https://a.cn/b", "-"], JSON.as_bytes(), 2, &["an address of a folder ends in /"]),
    (&["embed", "-o", "x", "--theme", "blue", "-"], JSON.as_bytes(), 2, &["\"blue\" is not one of: auto, light, dark"]),
    (&["draw", "-o", "Cargo.toml", "-"], JSON.as_bytes(), 2, &["cannot write Cargo.toml: a file is in the way"]),
];

#[test]
fn every_case_ends_and_says_as_it_should() {
    for (arguments, input, status, words) in CASES {
        let output = run(arguments, input);
        let (said, complaint) = (text(&output.stdout), text(&output.stderr));
        let told = format!("{arguments:?}\nstandard output: {said}\nstandard error: {complaint}");
        assert_eq!(output.status.code(), Some(*status), "{told}");
        let heard = if *status == 2 { &complaint } else { &said };
        for word in *words {
            assert!(heard.contains(word), "«{word}» is missing\n{told}");
        }
        if *status == 2 {
            assert!(said.is_empty(), "{told}");
            assert!(complaint.starts_with("report-figures: ") && complaint.lines().count() == 1, "{told}");
        } else {
            assert!(complaint.is_empty(), "{told}");
        }
    }
}

#[test]
fn a_bad_line_is_answered_on_its_place_and_told_with_its_number() {
    let output = run(&["quantities", "--lines"], b"\"a\"\n{\"b\": 1}\n\n\"c\"\n");
    assert_eq!(output.status.code(), Some(2));
    let (said, complaint) = (text(&output.stdout), text(&output.stderr));
    let answers: Vec<&str> = said.lines().collect();
    assert!(
        matches!(answers[..], ["[]", a, b, "[]"] if a.starts_with("{\"error\":") && b.starts_with("{\"error\":")),
        "{said}"
    );
    let complaints: Vec<&str> = complaint.lines().collect();
    assert!(
        matches!(complaints[..], [a, b] if a.contains("line 2: not a JSON string") && b.contains("line 3: not a JSON string")),
        "{complaint}"
    );
}

#[test]
fn an_answer_comes_before_the_next_line_is_asked_for() {
    let mut child = spawn(&["extract", "--lines"]);
    let mut input = child.stdin.take().expect("the pipe is there");
    let mut answers = std::io::BufReader::new(child.stdout.take().expect("the pipe is there"));
    for _ in 0..3 {
        input.write_all(b"\"a\"\n").expect("it listens");
        let mut answer = String::new();
        std::io::BufRead::read_line(&mut answers, &mut answer).expect("it answers");
        assert!(answer.starts_with("{\"version\":1,"), "{answer}");
    }
    drop(input);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn who_stops_listening_hears_no_panic() {
    let mut child = spawn(&["quantities", "--lines"]);
    drop(child.stdout.take());
    let mut input = child.stdin.take().expect("the pipe is there");
    // It may have gone before the last of these lines: then the pipe is broken on this side.
    let _ = input.write_all(&b"\"a\"\n".repeat(100_000));
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""));
}

#[test]
fn draw_writes_a_file_a_panel_or_one() {
    let folder = scratch("draw");
    let out = folder.join("figures");
    let report = folder.join("report.json");
    fs::write(&report, JSON).expect("the scratch folder takes files");
    let output = run(&["draw", path(&report), "-o", path(&out), "--width=480", "--theme", "dark", "--lang", "en"], b"");
    let said = text(&output.stdout);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let wanted = [out.join("rate.svg"), out.join("a-b.svg")];
    assert_eq!(said.lines().map(PathBuf::from).collect::<Vec<_>>(), wanted);
    assert_eq!(fs::read_dir(&out).expect("the folder is there").count(), 2);
    for file in &wanted {
        assert!(fs::read_to_string(file).expect("the file is there").starts_with("<svg"), "{}", file.display());
    }
    let one = folder.join("one.svg");
    let output = run(&["draw", path(&report), "--panel", "a/b", "--output", path(&one)], b"");
    assert_eq!(text(&output.stdout).trim_end(), path(&one), "{}", text(&output.stderr));
    assert!(fs::read_to_string(&one).expect("the file is there").starts_with("<svg"));
}

#[test]
fn a_png_has_chinese_letters_or_there_is_none() {
    let draw = ["draw", "--format", "png", "--width", "360", "--panel", "rate", "-o", "-", "-"];
    let output = run(&draw, JSON.as_bytes());
    let complaint = text(&output.stderr);
    match output.status.code() {
        Some(0) => {
            assert!(output.stdout.starts_with(b"\x89PNG"), "no PNG");
            assert_eq!(output.stdout[16..20], 720_u32.to_be_bytes(), "twice the width");
        }
        // A machine without any Chinese font.
        _ => assert!(complaint.starts_with("report-figures: no font of this system has "), "{complaint}"),
    }
}

#[test]
fn embed_writes_every_file_that_its_snippet_names() {
    let folder = scratch("embed");
    let (report, out) = (folder.join("report.json"), folder.join("out"));
    fs::write(&report, JSON).expect("the scratch folder takes files");
    let output = run(&["embed", path(&report), "-o", path(&out), "--panel", "rate,a/b"], b"");
    if !output.status.success() {
        // A machine without any Chinese font.
        let complaint = text(&output.stderr);
        assert!(complaint.starts_with("report-figures: no font of this system has "), "{complaint}");
        assert!(!out.exists(), "nothing is half done");
        return;
    }
    let written = text(&output.stdout);
    for name in written.lines() {
        assert!(Path::new(name).is_file(), "{name}");
    }
    for name in
        ["snippet.html", "index.html", "oembed.json", "figure-2-social.png", "figure-2-1080.png", "integrity.json"]
    {
        assert!(written.contains(name), "{name} is not among\n{written}");
    }
    let social = fs::read(out.join("figure-1-social.png")).expect("the picture is there");
    assert_eq!((&social[16..20], &social[20..24]), (&1200_u32.to_be_bytes()[..], &628_u32.to_be_bytes()[..]));
    let phone = fs::read(out.join("figure-1-1080.png")).expect("the picture is there");
    assert_eq!(&phone[16..20], &1080_u32.to_be_bytes()[..]);
}

/// The system's list of fonts, replaced by an empty folder.
#[cfg(target_os = "linux")]
#[test]
fn a_machine_without_fonts_is_told_what_to_install() {
    let folder = scratch("fonts");
    let list = folder.join("fonts.conf");
    let fonts = format!("<fontconfig><dir>{}</dir></fontconfig>", folder.display());
    fs::write(&list, fonts).expect("the scratch folder takes files");
    let report = folder.join("report.txt");
    fs::write(&report, REPORT).expect("the scratch folder takes files");
    let out = folder.join("out");
    let mut command = Command::new(env!("CARGO_BIN_EXE_report-figures"));
    command.args(["draw", "--format", "png", "-o", path(&out), path(&report)]).env("FONTCONFIG_FILE", &list);
    let output = command.output().expect("the binary was built");
    assert_eq!(output.status.code(), Some(2));
    let complaint = text(&output.stderr);
    assert!(complaint.contains("install one that has Chinese"), "{complaint}");
    assert_eq!(complaint.lines().count(), 1, "{complaint}");
}

#[test]
fn a_table_is_known_by_its_ending_and_a_large_file_refused() {
    let folder = scratch("forms");
    let table = folder.join("figures.CSV");
    fs::write(&table, CSV).expect("the scratch folder takes files");
    let output = run(&["extract", path(&table)], b"");
    assert!(text(&output.stdout).contains("\"label\": \"检查企业\", \"value\": 1200,"), "{}", text(&output.stdout));
    let large = folder.join("large.txt");
    fs::File::create(&large).and_then(|file| file.set_len(64 * 1024 * 1024 + 1)).expect("a file with nothing in it");
    let output = run(&["extract", path(&large)], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).trim_end().ends_with("is larger than 64 MB"), "{}", text(&output.stderr));
}

fn spawn(arguments: &[&str]) -> std::process::Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_report-figures"));
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the binary was built")
}

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = spawn(arguments);
    // A command that refuses its arguments has ended before it reads.
    let _ = child.stdin.take().expect("the pipe is there").write_all(input);
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

fn path(path: &Path) -> &str {
    path.to_str().expect("the scratch folder's name is UTF-8")
}

/// An empty folder of this test's own.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the target folder takes folders");
    folder
}
