//! `draw`: panels as SVG or PNG files.

use std::ffi::OsStr;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use report_figures::charts::find;
use report_figures::charts::{Scene, Theme};
use report_figures::{Panel, Reading, Settings, draw, surface};
use resvg::usvg::fontdb::Database;

use super::arguments::{Arguments, Opt};
use super::{Failure, hand_out, input, say};

/// Narrower nothing can be read, wider nothing is looked at.
const WIDTHS: RangeInclusive<f32> = 240.0..=4000.0;
/// Pixels to a CSS pixel.
const SCALES: RangeInclusive<f32> = 0.5..=8.0;

/// Writes one panel to a file, or each to a file of a folder; prints what it wrote.
pub(super) fn run(arguments: &Arguments, reading: &Reading, panels: &[Panel]) -> Result<ExitCode, Failure> {
    let ink = Ink::wanted(arguments)?;
    let settings = settings(arguments, reading)?;
    let out = arguments.value(Opt::Output).ok_or_else(|| Failure::new("where to? draw needs -o OUT"))?;
    let picture = |panel: &Panel| ink.paint(&draw(panel, reading, &settings));
    if let Some(id) = arguments.word(Opt::Panel)? {
        let panel = find(panels, reading, id).ok_or_else(|| unknown_panel(id, panels))?;
        if out == "-" {
            return hand_out(&picture(panel)?);
        }
        write(Path::new(out), &picture(panel)?)?;
        return say(&format!("{}\n", out.display()));
    }
    if panels.is_empty() {
        return say("no figures to draw\n");
    }
    fs::create_dir_all(out).map_err(|error| cannot_write(out, &error))?;
    let mut written = String::new();
    for (panel, stem) in panels.iter().zip(file_stems(panels)) {
        let path = Path::new(out).join(format!("{stem}.{}", ink.ending()));
        write(&path, &picture(panel)?)?;
        written += &format!("{}\n", path.display());
    }
    say(&written)
}

/// What a picture is written in.
enum Ink {
    Svg,
    Png { scale: f32, fonts: Arc<Database> },
}

impl Ink {
    fn wanted(arguments: &Arguments) -> Result<Ink, Failure> {
        let scale = arguments.word(Opt::Scale)?;
        match arguments.word(Opt::Format)? {
            None | Some("svg") if scale.is_some() => Err(Failure::new("--scale goes with --format png")),
            None | Some("svg") => Ok(Ink::Svg),
            Some("png") => Ok(Ink::Png { scale: parse(scale, SCALES, 2.0, "scale: 0.5 to 8")?, fonts: system_fonts() }),
            Some(other) => Err(Failure::new(format_args!("\"{other}\" is not one of: svg, png"))),
        }
    }

    fn paint(&self, scene: &Scene) -> Result<Vec<u8>, Failure> {
        match self {
            Ink::Svg => Ok(surface::svg::paint(scene).into_bytes()),
            Ink::Png { scale, fonts } => surface::png::paint(scene, *scale, fonts).map_err(Failure::new),
        }
    }

    const fn ending(&self) -> &'static str {
        match self {
            Ink::Svg => "svg",
            Ink::Png { .. } => "png",
        }
    }
}

/// The fonts that this machine has.
pub(super) fn system_fonts() -> Arc<Database> {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    Arc::new(fonts)
}

fn settings(arguments: &Arguments, reading: &Reading) -> Result<Settings, Failure> {
    let mut settings = Settings { lang: reading.report.lang, ..Settings::default() };
    settings.width_px = parse(arguments.word(Opt::Width)?, WIDTHS, settings.width_px, "width: 240 to 4000 pixels")?;
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

/// A number within bounds, or what it is where none is given.
fn parse(word: Option<&str>, bounds: RangeInclusive<f32>, otherwise: f32, what: &str) -> Result<f32, Failure> {
    let Some(word) = word else { return Ok(otherwise) };
    let number = word.parse().ok().filter(|number| bounds.contains(number));
    number.ok_or_else(|| Failure::new(format_args!("\"{word}\" is no {what}")))
}

pub(super) fn unknown_panel(id: &str, panels: &[Panel]) -> Failure {
    if panels.is_empty() {
        return Failure::new(format_args!("there is no panel {id}: the report has no figures to draw"));
    }
    let ids: Vec<&str> = panels.iter().map(|panel| panel.id.as_str()).collect();
    Failure::new(format_args!("there is no panel {id}; there are: {}", ids.join(", ")))
}

/// A file name for each panel: its id, without what no file system likes, each name once.
fn file_stems(panels: &[Panel]) -> Vec<String> {
    let mut stems: Vec<String> = Vec::with_capacity(panels.len());
    for panel in panels {
        let stem: String = panel.id.chars().map(|ch| if is_safe(ch) { ch } else { '-' }).take(60).collect();
        let stem = if stem.is_empty() { "panel".to_owned() } else { stem };
        let more = (2_usize..).map(|number| format!("{stem}-{number}"));
        let mut candidates = std::iter::once(stem.clone()).chain(more);
        let is_taken = |name: &String| stems.iter().any(|other| other.eq_ignore_ascii_case(name));
        stems.extend(candidates.find(|name| !is_taken(name)));
    }
    stems
}

/// Letters and digits of ASCII, Chinese characters, and two signs.
fn is_safe(ch: char) -> bool {
    ch.is_ascii_alphanumeric() || matches!(ch, '-' | '_' | '\u{3400}'..='\u{9FFF}')
}

pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|error| cannot_write(path.as_os_str(), &error))
}

pub(super) fn cannot_write(path: &OsStr, error: &std::io::Error) -> Failure {
    Failure::new(format_args!("cannot write {}: {}", path.display(), input::in_words(error)))
}

#[cfg(test)]
mod tests {
    use super::{Panel, file_stems};

    #[test]
    fn file_names_are_safe_and_each_is_there_once() {
        let panels =
            ["整改-1", "../etc", "a:b", "A-b", "", "a?b"].map(|id| Panel { id: id.to_owned(), ..Panel::default() });
        assert_eq!(file_stems(&panels), ["整改-1", "---etc", "a-b", "A-b-2", "panel", "a-b-3"]);
    }
}
