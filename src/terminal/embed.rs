//! `embed`: the snippet a newsroom pastes, and the files it needs, in one folder.

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use report_figures::charts::Frame;
use report_figures::embed::{self, Inks, PHONE_PX, Wishes};
use report_figures::{Panel, Reading, Settings, draw, surface};
use resvg::usvg::fontdb::Database;
use surface::png;

use super::arguments::{Arguments, Opt};
use super::draw::{cannot_write, system_fonts, unknown_panel, write};
use super::{Failure, say};

/// What feeds and chats show of a link, in pixels.
const SOCIAL: (u32, u32) = (1200, 628);
/// Columns to try for it: the letters are to be as large as they can.
const SOCIAL_COLUMNS_PX: [f32; 6] = [400.0, 480.0, 560.0, 640.0, 720.0, 840.0];
/// Of a phone's column three pixels each: 1080, as 公众号 takes it.
const PHONE_SCALE: f32 = 3.0;

/// Writes the embed; prints what it wrote.
pub(super) fn run(arguments: &Arguments, reading: &Reading, panels: &[Panel]) -> Result<ExitCode, Failure> {
    let out = arguments.value(Opt::Output).ok_or_else(|| Failure::new("where to? embed needs -o OUT"))?;
    let wishes = wishes(arguments, reading)?;
    let unknown = |id: String| unknown_panel(&id, panels);
    let chosen = embed::chosen(panels, reading, &wishes).map_err(unknown)?;
    if chosen.is_empty() {
        return Err(Failure::new("the report has no figures to embed"));
    }
    let texts = embed::files(reading, panels, &wishes).map_err(unknown)?;
    let mut files: Vec<(String, Vec<u8>)> = texts.into_iter().map(|file| (file.name, file.text.into_bytes())).collect();
    files.extend(pixels(reading, &chosen, &wishes, &system_fonts())?);
    let prints = embed::prints(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
    files.push((prints.name, prints.text.into_bytes()));
    fs::create_dir_all(out).map_err(|error| cannot_write(out, &error))?;
    let mut written = String::new();
    for (name, bytes) in &files {
        let path = Path::new(out).join(name);
        write(&path, bytes)?;
        written += &format!("{}\n", path.display());
    }
    say(&written)
}

fn wishes(arguments: &Arguments, reading: &Reading) -> Result<Wishes, Failure> {
    let address = |opt, name: &str| match arguments.word(opt)? {
        Some(address) if !address.ends_with('/') => {
            Err(Failure::new(format_args!("{name} {address}: an address of a folder ends in /")))
        }
        address => Ok(address.unwrap_or_default().to_owned()),
    };
    let panels = arguments.word(Opt::Panel)?.unwrap_or_default();
    let split = |sign: char| sign.is_whitespace() || sign == ',';
    Ok(Wishes {
        panels: panels.split(split).filter(|id| !id.is_empty()).map(str::to_owned).collect(),
        lang: arguments.choice(Opt::Lang)?.unwrap_or(reading.report.lang),
        inks: match arguments.word(Opt::Theme)? {
            None | Some("auto") => Inks::System,
            Some("light") => Inks::Light,
            Some("dark") => Inks::Dark,
            Some(other) => return Err(Failure::new(format_args!("\"{other}\" is not one of: auto, light, dark"))),
        },
        url: arguments.word(Opt::Url)?.map(str::to_owned),
        base: address(Opt::Base, "--base")?,
        scripts: address(Opt::Scripts, "--scripts")?,
    })
}

/// The pictures for places that take no SVG.
fn pixels(
    reading: &Reading,
    panels: &[&Panel],
    wishes: &Wishes,
    fonts: &Arc<Database>,
) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut files = Vec::new();
    for (panel, number) in panels.iter().zip(1..) {
        let scene = |width_px| {
            let settings = Settings { width_px, lang: wishes.lang, frame: Frame::Alone, ..Settings::default() };
            draw(panel, reading, &settings)
        };
        let scale = |width_px: &f32| png::scale_within(&scene(*width_px), SOCIAL);
        let best = SOCIAL_COLUMNS_PX.into_iter().max_by(|one, other| scale(one).total_cmp(&scale(other)));
        let social = png::paint_within(&scene(best.unwrap_or(PHONE_PX)), SOCIAL, fonts).map_err(Failure::new)?;
        files.push((format!("figure-{number}-social.png"), social));
        let phone = png::paint(&scene(PHONE_PX), PHONE_SCALE, fonts).map_err(Failure::new)?;
        files.push((format!("figure-{number}-1080.png"), phone));
    }
    Ok(files)
}
