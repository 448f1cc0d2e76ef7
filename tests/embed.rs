//! What a newsroom pastes: whole by itself, the same every time, and harmless whatever the report says.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says why")]

use report_figures::embed::{CORE_NAME, File, Inks, Wishes, files, integrity, prints};
use report_figures::report::Lang;
use report_figures::{panels, read};
use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};

const REPORT: &str = include_str!("reports/rectification/report.txt");
const HOSTILE: &str = "来源:<script>alert(1)</script>\"'&\n<img src=x onerror=alert(2)>\n\
    2019年,全省共检查\"><script>企业1200家,发现\u{0}\u{202E}问题]]>300个,完成&lt;整改297个,整改率99%。";

fn embedded(text: &str, wishes: &Wishes) -> Vec<File> {
    let reading = read(text);
    files(&reading, &panels(&reading), wishes).expect("the panels are there")
}

fn file<'f>(files: &'f [File], name: &str) -> &'f str {
    let file = files.iter().find(|file| file.name == name);
    &file.unwrap_or_else(|| panic!("{name} is not there")).text
}

/// Parses a snippet as XML, which forgives nothing; hands each element to `look`.
fn walk(snippet: &str, look: impl FnMut(Node<'_, '_>)) {
    let text = format!("<body>{snippet}</body>");
    let document = Document::parse_with_options(&text, ParsingOptions::default());
    let document = document.unwrap_or_else(|error| panic!("{error}\n{text}"));
    document.descendants().filter(Node::is_element).for_each(look);
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let wishes = Wishes::default();
    assert_eq!(embedded(REPORT, &wishes), embedded(REPORT, &wishes));
}

#[test]
fn everything_named_is_there_but_the_scripts() {
    let files = embedded(REPORT, &Wishes::default());
    let mut addresses = Vec::new();
    walk(file(&files, "snippet.html"), |node| {
        addresses.extend(
            node.attributes()
                .filter(|at| matches!(at.name(), "src" | "srcset" | "href"))
                .map(|at| at.value().to_owned()),
        );
    });
    addresses.retain(|address| !address.starts_with("http"));
    assert!(addresses.len() > 40, "{addresses:?}");
    for address in addresses {
        let is_script = ["report-figures.js", CORE_NAME].contains(&address.as_str());
        assert!(is_script || files.iter().any(|file| file.name == address), "{address}");
    }
}

#[test]
fn the_core_is_asked_for_at_once_as_the_script_asks() {
    let preloads = |scripts: &str| {
        let wishes = Wishes { base: "/paper/".to_owned(), scripts: scripts.to_owned(), ..Wishes::default() };
        let mut preloads = Vec::new();
        walk(file(&embedded(REPORT, &wishes), "snippet.html"), |node| {
            if node.attribute("rel") == Some("preload") {
                assert_eq!((node.attribute("as"), node.attribute("crossorigin")), (Some("fetch"), None));
                preloads.push(node.attribute("href").unwrap_or_default().to_owned());
            }
        });
        preloads
    };
    assert_eq!(preloads("/js/"), [format!("/js/{CORE_NAME}")]);
    assert!(preloads("https://elsewhere.example/js/").is_empty(), "WebKit would fetch it twice");
    let loader = include_str!("../www/element/core.js");
    assert!(loader.contains(&format!("new URL('{CORE_NAME}', import.meta.url)")), "the script loads another core");
    assert!(loader.contains("{ mode: 'no-cors', credentials: 'include' }"), "the script asks in another way");
}

#[test]
fn for_systems_that_strip_there_are_figures_without_tag_style_and_drawings() {
    let wishes = Wishes { base: "/paper/".to_owned(), ..Wishes::default() };
    let files = embedded(REPORT, &wishes);
    let (mut pictures, mut rows) = (Vec::new(), 0);
    walk(file(&files, "plain.html"), |node| {
        let name = node.tag_name().name();
        let is_barred = ["link", "script", "style", "picture", "source", "svg", "report-figures"].contains(&name);
        assert!(!is_barred, "{node:?}");
        pictures.extend(node.attribute("src").map(|src| (src.to_owned(), node.attribute("width") == Some("360"))));
        rows += usize::from(node.has_tag_name("th") && node.attribute("scope") == Some("row"));
    });
    let count = panels(&read(REPORT)).len();
    let expected: Vec<_> = (1..=count).map(|number| (format!("/paper/figure-{number}-1080.png"), true)).collect();
    assert_eq!(pictures, expected);
    assert!(rows > count);
}

#[test]
fn a_figure_is_whole_without_any_script() {
    let reading = read(REPORT);
    let panels = panels(&reading);
    let files = embedded(REPORT, &Wishes::default());
    let (mut figures, mut rows, mut quotes, mut links, mut alternatives) = (0, 0, 0, 0, 0);
    walk(file(&files, "snippet.html"), |node| {
        let has_class = |class| node.attribute("class") == Some(class);
        figures += usize::from(node.has_tag_name("figure") && has_class("report-figure"));
        rows += usize::from(node.has_tag_name("th") && node.attribute("scope") == Some("row"));
        quotes += usize::from(node.has_tag_name("q"));
        links += usize::from(node.attribute("href").is_some_and(|href| href.contains("#:~:text=")));
        alternatives +=
            usize::from(node.has_tag_name("img") && node.attribute("alt").is_some_and(|alt| alt.len() > 20));
        assert_eq!(node.attribute("style"), None, "a strict page refuses styles in attributes");
        assert!(!node.attributes().any(|at| at.name().starts_with("on")), "{node:?}");
    });
    assert_eq!(figures, panels.len());
    assert_eq!(alternatives, panels.len());
    assert_eq!(rows, panels.iter().map(|panel| panel.metrics.len()).sum::<usize>());
    assert!(quotes >= panels.len() && links == quotes, "{quotes} sentences, {links} links");
}

#[test]
fn prints_are_those_of_the_files() {
    let files = embedded(REPORT, &Wishes::default());
    let (report, snippet) = (files.iter().find(|file| file.name.starts_with("report.")), file(&files, "snippet.html"));
    let report = report.expect("the report is there");
    assert!(snippet.contains(&format!("integrity=\"{}\"", integrity(report.text.as_bytes()))), "{snippet}");
    let prints = prints(files.iter().map(|file| (file.name.as_str(), file.text.as_bytes())));
    let prints: serde_json::Value = serde_json::from_str(&prints.text).expect("JSON");
    for file in &files {
        assert_eq!(prints[&file.name], integrity(file.text.as_bytes()), "{}", file.name);
    }
}

#[test]
fn a_hostile_report_stays_text() {
    let files = embedded(HOSTILE, &Wishes::default());
    let mut names = Vec::new();
    walk(file(&files, "snippet.html"), |node| {
        names.push(node.tag_name().name().to_owned());
        if node.attribute("type") == Some("application/ld+json") {
            let facts: serde_json::Value = serde_json::from_str(node.text().unwrap_or_default()).expect("JSON");
            assert_eq!(facts["@type"], "Dataset");
        }
    });
    assert_eq!(names.iter().filter(|name| *name == "script").count(), 2, "the facts and ours");
    assert_eq!(
        names.iter().filter(|name| *name == "img").count(),
        names.iter().filter(|name| *name == "figure").count()
    );
    assert!(!file(&files, "snippet.html").contains("<script>"));
}

#[test]
fn a_page_for_frames_is_known_by_its_whole_address() {
    let base = "https://paper.example/figures/".to_owned();
    let wishes = Wishes { base, inks: Inks::Light, lang: Lang::En, ..Wishes::default() };
    let files = embedded(REPORT, &wishes);
    let page = file(&files, "index.html");
    for words in [
        "<meta name=\"robots\" content=\"noindex\"/>",
        "<link rel=\"canonical\" href=\"http",
        "<meta property=\"og:image\" content=\"https://paper.example/figures/figure-1-social.png\"/>",
        "href=\"https://paper.example/figures/oembed.json\"",
        "<report-figures src=\"https://paper.example/figures/report.",
        "theme=\"light\"",
    ] {
        assert!(page.contains(words), "{words} is not in\n{page}");
    }
    assert!(!page.contains("prefers-color-scheme") && !page.contains("数据"), "{page}");
    let answer: serde_json::Value = serde_json::from_str(file(&files, "oembed.json")).expect("JSON");
    assert_eq!((&answer["type"], &answer["thumbnail_width"]), (&"rich".into(), &1200.into()));
    assert!(
        answer["html"]
            .as_str()
            .is_some_and(|html| html.starts_with("<iframe src=\"https://paper.example/figures/index.html\""))
    );
}

#[test]
fn a_panel_that_is_not_there_is_named() {
    let wishes = Wishes { panels: vec!["nowhere".to_owned()], ..Wishes::default() };
    let reading = read(REPORT);
    assert_eq!(files(&reading, &panels(&reading), &wishes), Err("nowhere".to_owned()));
}
