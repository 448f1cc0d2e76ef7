//! The drawings of a panel: for phones and for columns, light and dark, each a file of its own.

use super::{File, Inks, Wishes, hashed};
use crate::charts::{Frame, Panel, Settings, Theme, draw};
use crate::reading::Reading;
use crate::surface::html::Picture;
use crate::surface::svg;

/// The narrowest column of phones: stretched to a wider one a picture is never lower than the live figure that replaces it.
const NARROW_PX: f32 = 328.0;
/// A column beside which nothing stands.
const WIDE_PX: f32 = 640.0;
const IS_NARROW: &str = "(max-width: 519px)";
const IS_DARK: &str = "(prefers-color-scheme: dark)";

/// A phone's column, for the picture in pixels.
pub const PHONE_PX: f32 = 360.0;

/// A panel, drawn.
#[derive(Debug)]
pub(super) struct Drawn {
    pub(super) files: Vec<File>,
    /// In pixels, as the doors paint it: with title and source, at the width of a phone.
    pub(super) pixels: Picture,
    /// In the order in which a browser takes the first that fits.
    pub(super) pictures: Vec<Picture>,
    /// The sentence for those who do not see it.
    pub(super) description: String,
}

impl Drawn {
    pub(super) fn new(at: usize, panel: &Panel, reading: &Reading, wishes: &Wishes) -> Drawn {
        let number = (at + 1).to_string();
        let pixels = pixels(&number, panel, reading, wishes);
        let mut drawn = Drawn { files: Vec::new(), pixels, pictures: Vec::new(), description: String::new() };
        for (width, width_px, room) in [("narrow", NARROW_PX, IS_NARROW), ("wide", WIDE_PX, "")] {
            let (dark, light) = (("dark", Theme::Dark), ("light", Theme::Light));
            let inks: &[_] = match wishes.inks {
                Inks::System => &[(dark, IS_DARK), (light, "")],
                Inks::Light => &[(light, "")],
                Inks::Dark => &[(dark, "")],
            };
            for ((name, theme), when) in inks {
                let settings =
                    Settings { width_px, theme: *theme, lang: wishes.lang, frame: Frame::Page, ..Settings::default() };
                let scene = draw(panel, reading, &settings);
                let file = hashed(&["figure-", &number, "-", width, "-", name].concat(), "svg", svg::paint(&scene));
                let address = [wishes.base.as_str(), &file.name].concat();
                let conditions: Vec<&str> = [room, *when].into_iter().filter(|media| !media.is_empty()).collect();
                let media = conditions.join(" and ");
                drawn.pictures.push(Picture { address, media, width_px: scene.width_px, height_px: scene.height_px });
                drawn.files.push(file);
                drawn.description = scene.description;
            }
        }
        drawn
    }

    /// How high the panel stands in a column of its own, with its foot, whichever picture is taken.
    pub(super) fn height_px(&self) -> f32 {
        const FOOT_PX: f32 = 80.0;
        self.pictures.iter().map(|picture| picture.height_px).fold(0.0, f32::max) + FOOT_PX
    }
}

fn pixels(number: &str, panel: &Panel, reading: &Reading, wishes: &Wishes) -> Picture {
    let settings = Settings { width_px: PHONE_PX, lang: wishes.lang, frame: Frame::Alone, ..Settings::default() };
    let scene = draw(panel, reading, &settings);
    let address = [wishes.base.as_str(), "figure-", number, "-1080.png"].concat();
    Picture { address, media: String::new(), width_px: scene.width_px, height_px: scene.height_px }
}
