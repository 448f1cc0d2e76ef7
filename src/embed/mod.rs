//! What a newsroom pastes: a snippet that is complete without any script, and the files it needs.
//!
//! The snippet holds the static figures inside the tag: where the script runs, the tag takes their place; wherever it
//! does not, they stay. Beside it lies the same without tag, style and drawings, for systems that let none of them through.
//! The same report gives the same bytes, on every machine and in every browser.

mod page;
mod pictures;
mod print;

pub use pictures::PHONE_PX;
pub use print::integrity;

use crate::charts::{self, Panel};
use crate::contract::{self, Layout};
use crate::reading::Reading;
use crate::report::Lang;
use crate::surface::html::{Html, STYLE, figure};
use pictures::Drawn;

/// The look of the static figures.
pub const STYLE_NAME: &str = "report-figures.css";
/// What browsers are to be told of each file.
pub const INTEGRITY_NAME: &str = "integrity.json";

/// The core that draws published readings, as the package names it.
pub const CORE_NAME: &str = "report_figures_draw_bg.wasm";

/// Which inks the static pictures have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Inks {
    /// As the reader's system: light or dark.
    #[default]
    System,
    /// Light, on a page that has no dark.
    Light,
    /// Dark, on a page that has no light.
    Dark,
}

/// What is wished of an embed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wishes {
    /// The panels by id, in the order wished; all where it is empty.
    pub panels: Vec<String>,
    /// The language of everything that is not the report's own words.
    pub lang: Lang,
    /// Of the static pictures.
    pub inks: Inks,
    /// Where the files will lie, with a slash at its end; beside the page where it is empty.
    pub base: String,
    /// Where the report is published, if it does not say so itself.
    pub url: Option<String>,
    /// Where the package's scripts will lie, with a slash at its end; with the files where it is empty.
    pub scripts: String,
}

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, of plain letters, which every server takes.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// The panels that are wished.
///
/// # Errors
/// The first id that no panel has.
pub fn chosen<'p>(panels: &'p [Panel], reading: &Reading, wishes: &Wishes) -> Result<Vec<&'p Panel>, String> {
    if wishes.panels.is_empty() {
        return Ok(panels.iter().collect());
    }
    let find = |id: &String| charts::find(panels, reading, id).ok_or_else(|| id.clone());
    wishes.panels.iter().map(find).collect()
}

/// Everything but pictures in pixels and the list of prints: the report, the drawings, the snippet, and a page for frames.
///
/// # Errors
/// The first id that no panel has.
pub fn files(reading: &Reading, panels: &[Panel], wishes: &Wishes) -> Result<Vec<File>, String> {
    let chosen = chosen(panels, reading, wishes)?;
    let mut reading = reading.clone();
    if wishes.url.is_some() {
        reading.report.url.clone_from(&wishes.url);
    }
    let reading = &reading;
    let report = hashed("report", "json", contract::write(reading, panels, Layout::OneLine));
    let drawn: Vec<Drawn> =
        chosen.iter().enumerate().map(|(at, panel)| Drawn::new(at, panel, reading, wishes)).collect();
    let snippet = snippet(reading, &chosen, &drawn, &report, wishes);
    let plain = plain(reading, &chosen, &drawn, wishes);
    let page = page::page(reading, &chosen, &snippet, wishes);
    let answer = page::oembed(reading, &chosen, &drawn, wishes);
    let mut files = vec![
        File { name: "snippet.html".to_owned(), text: snippet.finish() },
        File { name: "plain.html".to_owned(), text: plain.finish() },
        page,
        answer,
        File { name: STYLE_NAME.to_owned(), text: STYLE.to_owned() },
        report,
    ];
    for file in drawn.into_iter().flat_map(|drawn| drawn.files) {
        // Two panels may look alike.
        if !files.contains(&file) {
            files.push(file);
        }
    }
    Ok(files)
}

/// The list of prints of files, by name.
#[must_use]
pub fn prints<'f>(files: impl Iterator<Item = (&'f str, &'f [u8])>) -> File {
    let prints: Vec<(String, String)> = files.map(|(name, bytes)| (name.to_owned(), integrity(bytes))).collect();
    File { name: INTEGRITY_NAME.to_owned(), text: contract::write_integrity(&prints) }
}

/// A file whose name changes with what it holds, so that it may be kept for ever.
fn hashed(stem: &str, ending: &str, text: String) -> File {
    File { name: [stem, ".", &print::short(text.as_bytes()), ".", ending].concat(), text }
}

fn snippet(reading: &Reading, panels: &[&Panel], drawn: &[Drawn], report: &File, wishes: &Wishes) -> Html {
    let mut out = Html::default();
    let at = |name: &str| [wishes.base.as_str(), name].concat();
    let scripts = if wishes.scripts.is_empty() { &wishes.base } else { &wishes.scripts };
    let ids: Vec<&str> = panels.iter().map(|panel| panel.id.as_str()).collect();
    let (source, ids, print) = (at(&report.name), ids.join(" "), integrity(report.text.as_bytes()));
    out.void("link", &[("rel", "stylesheet"), ("href", &at(STYLE_NAME))]);
    out.line();
    // The script would ask for it a round trip later. Without `crossorigin`, and asked for by the script in the same way, it is fetched
    // once in every engine; from another origin WebKit would fetch it twice. (Not the report: what has a print is fetched twice too.)
    if !scripts.contains("//") {
        let core = [scripts.as_str(), CORE_NAME].concat();
        out.void("link", &[("rel", "preload"), ("as", "fetch"), ("href", &core)]);
        out.line();
    }
    let mut attributes = vec![("src", source.as_str()), ("panel", &ids), ("integrity", &print)];
    match wishes.inks {
        Inks::System => {}
        Inks::Light => attributes.push(("theme", "light")),
        Inks::Dark => attributes.push(("theme", "dark")),
    }
    out.element("report-figures", &attributes, |out| {
        out.line();
        for (panel, drawn) in panels.iter().zip(drawn) {
            figure(out, panel, reading, &drawn.pictures, &drawn.description, wishes.lang);
            out.line();
        }
        out.machine_words("application/ld+json", &contract::write_facts(reading, panels));
        out.line();
    });
    out.line();
    let script = [scripts.as_str(), "report-figures.js"].concat();
    out.element("script", &[("type", "module"), ("src", &script)], |_| {});
    out.line();
    out
}

/// The figures for systems that strip tags, styles, scripts and drawings: a picture in pixels, and the table.
fn plain(reading: &Reading, panels: &[&Panel], drawn: &[Drawn], wishes: &Wishes) -> Html {
    let mut out = Html::default();
    for (panel, drawn) in panels.iter().zip(drawn) {
        figure(&mut out, panel, reading, std::slice::from_ref(&drawn.pixels), &drawn.description, wishes.lang);
        out.line();
    }
    out
}
