//! `draw`: panels as SVG files.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use report_figures::charts::Theme;
use report_figures::{Panel, Reading, Settings, draw, surface};

use super::arguments::{Arguments, Opt};
use super::{Failure, input, say};

/// Narrower nothing can be read, wider nothing is looked at.
const WIDTHS: std::ops::RangeInclusive<f32> = 240.0..=4000.0;

/// Writes one panel to a file, or each to a file of a folder; prints what it wrote.
pub(super) fn run(arguments: &Arguments, reading: &Reading, panels: &[Panel]) -> Result<ExitCode, Failure> {
    let settings = settings(arguments, reading)?;
    let out = arguments.value(Opt::Output).ok_or_else(|| Failure::new("where to? draw needs -o OUT"))?;
    let picture = |panel: &Panel| surface::svg::paint(&draw(panel, reading, &settings));
    if let Some(id) = arguments.word(Opt::Panel)? {
        let panel = panels.iter().find(|panel| panel.id == id).ok_or_else(|| unknown_panel(id, panels))?;
        if out == "-" {
            return say(&picture(panel));
        }
        write(Path::new(out), &picture(panel))?;
        return say(&format!("{}\n", out.display()));
    }
    if panels.is_empty() {
        return say("no figures to draw\n");
    }
    fs::create_dir_all(out).map_err(|error| cannot_write(out, &error))?;
    let mut written = String::new();
    for (panel, name) in panels.iter().zip(file_names(panels)) {
        let path = Path::new(out).join(name);
        write(&path, &picture(panel))?;
        written += &format!("{}\n", path.display());
    }
    say(&written)
}

fn settings(arguments: &Arguments, reading: &Reading) -> Result<Settings, Failure> {
    match arguments.word(Opt::Format)? {
        None | Some("svg") => {}
        Some("png") => return Err(Failure::new("draw writes no PNG yet: svg")),
        Some(other) => return Err(Failure::new(format_args!("\"{other}\" is not one of: svg"))),
    }
    let mut settings = Settings { lang: reading.report.lang, ..Settings::default() };
    if let Some(width) = arguments.word(Opt::Width)? {
        let width_px = width.parse().ok().filter(|width_px| WIDTHS.contains(width_px));
        settings.width_px =
            width_px.ok_or_else(|| Failure::new(format_args!("\"{width}\" is no width: 240 to 4000 pixels")))?;
    }
    settings.theme = match arguments.word(Opt::Theme)? {
        None | Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        Some(other) => return Err(Failure::new(format_args!("\"{other}\" is not one of: light, dark"))),
    };
    if let Some(lang) = arguments.choice(Opt::Lang)? {
        settings.lang = lang;
    }
    Ok(settings)
}

fn unknown_panel(id: &str, panels: &[Panel]) -> Failure {
    if panels.is_empty() {
        return Failure::new(format_args!("there is no panel {id}: the report has no figures to draw"));
    }
    let ids: Vec<&str> = panels.iter().map(|panel| panel.id.as_str()).collect();
    Failure::new(format_args!("there is no panel {id}; there are: {}", ids.join(", ")))
}

/// A file name for each panel: its id, without what no file system likes, each name once.
fn file_names(panels: &[Panel]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(panels.len());
    for panel in panels {
        let stem: String = panel.id.chars().map(|ch| if is_safe(ch) { ch } else { '-' }).take(60).collect();
        let stem = if stem.is_empty() { "panel" } else { &stem };
        let more = (2_usize..).map(|number| format!("{stem}-{number}.svg"));
        let mut candidates = std::iter::once(format!("{stem}.svg")).chain(more);
        let is_taken = |name: &String| names.iter().any(|other| other.eq_ignore_ascii_case(name));
        names.extend(candidates.find(|name| !is_taken(name)));
    }
    names
}

/// Letters and digits of ASCII, Chinese characters, and two signs.
fn is_safe(ch: char) -> bool {
    ch.is_ascii_alphanumeric() || matches!(ch, '-' | '_' | '\u{3400}'..='\u{9FFF}')
}

fn write(path: &Path, picture: &str) -> Result<(), Failure> {
    fs::write(path, picture).map_err(|error| cannot_write(path.as_os_str(), &error))
}

fn cannot_write(path: &OsStr, error: &std::io::Error) -> Failure {
    Failure::new(format_args!("cannot write {}: {}", path.display(), input::in_words(error)))
}

#[cfg(test)]
mod tests {
    use super::{Panel, file_names};

    #[test]
    fn file_names_are_safe_and_each_is_there_once() {
        let panels =
            ["整改-1", "../etc", "a:b", "A-b", "", "a?b"].map(|id| Panel { id: id.to_owned(), ..Panel::default() });
        assert_eq!(file_names(&panels), ["整改-1.svg", "---etc.svg", "a-b.svg", "A-b-2.svg", "panel.svg", "a-b-3.svg"]);
    }
}
