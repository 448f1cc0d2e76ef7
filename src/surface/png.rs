//! A scene as PNG: its SVG, rasterised natively, with fonts that the caller brings.

use std::fmt;
use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{FontResolver, Group, Node, Options, Tree};

use super::svg;
use crate::charts::{Scene, Shape};

/// The largest picture: beyond it nobody looks, and memory ends.
const LARGEST_PIXELS: f32 = 100_000_000.0;

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PngError {
    /// No font has this character: it would be an empty box.
    NoGlyph(char),
    /// More than a hundred million pixels.
    TooLarge,
    /// The rasteriser gave up, in its words.
    Raster(String),
}

impl fmt::Display for PngError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PngError::NoGlyph(ch) => {
                write!(out, "no font of this system has {ch}: install one that has Chinese, such as Noto Sans CJK")
            }
            PngError::TooLarge => out.write_str("the picture would have over a hundred million pixels"),
            PngError::Raster(words) => write!(out, "the picture cannot be rasterised: {words}"),
        }
    }
}

/// Paints a scene, `scale` pixels to a CSS pixel.
///
/// # Errors
/// When a letter has no glyph in any font, and when the picture is too large.
pub fn paint(scene: &Scene, scale: f32, fonts: &Arc<Database>) -> Result<Vec<u8>, PngError> {
    let size = (pixels(scene.width_px * scale), pixels(scene.height_px * scale));
    raster(scene, size, Transform::from_scale(scale, scale), fonts)
}

/// Paints a scene as large as it fits into a picture of the size given, in its middle, with its ground all around.
///
/// # Errors
/// As [`paint`].
pub fn paint_within(scene: &Scene, size: (u32, u32), fonts: &Arc<Database>) -> Result<Vec<u8>, PngError> {
    let (width, height) = (size.0 as f32, size.1 as f32);
    let scale = scale_within(scene, size);
    let left = (width - scene.width_px * scale) / 2.0;
    let top = (height - scene.height_px * scale) / 2.0;
    raster(scene, size, Transform::from_row(scale, 0.0, 0.0, scale, left, top), fonts)
}

/// How many pixels a CSS pixel of a scene gets in a picture of the size given.
#[must_use]
pub fn scale_within(scene: &Scene, (width, height): (u32, u32)) -> f32 {
    (width as f32 / scene.width_px.max(1.0)).min(height as f32 / scene.height_px.max(1.0))
}

fn raster(
    scene: &Scene,
    (width, height): (u32, u32),
    transform: Transform,
    fonts: &Arc<Database>,
) -> Result<Vec<u8>, PngError> {
    if width as f32 * height as f32 > LARGEST_PIXELS {
        return Err(PngError::TooLarge);
    }
    let options = Options { fontdb: Arc::clone(fonts), font_resolver: any_font_before_none(), ..Options::default() };
    let tree = Tree::from_str(&svg::paint(scene), &options).map_err(|error| PngError::Raster(error.to_string()))?;
    // Without any font the rasteriser leaves texts out.
    let empty = if fonts.is_empty() { first_letter(scene) } else { first_without_glyph(tree.root()) };
    if let Some(ch) = empty {
        return Err(PngError::NoGlyph(ch));
    }
    let mut picture = Pixmap::new(width, height).ok_or(PngError::TooLarge)?;
    let ground = scene.ground;
    picture.fill(Color::from_rgba8(ground.0, ground.1, ground.2, u8::MAX));
    resvg::render(&tree, transform, &mut picture.as_mut());
    picture.encode_png().map_err(|error| PngError::Raster(error.to_string()))
}

/// The families asked for, else whatever there is: letters that it has not are looked for in all others.
fn any_font_before_none<'f>() -> FontResolver<'f> {
    let by_name = FontResolver::default_font_selector();
    FontResolver {
        select_font: Box::new(move |font, fonts| {
            by_name(font, fonts).or_else(|| fonts.faces().next().map(|face| face.id))
        }),
        ..FontResolver::default()
    }
}

fn first_letter(scene: &Scene) -> Option<char> {
    let texts = scene.marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Text { words, .. } => Some(words),
        _ => None,
    });
    texts.flat_map(|words| words.chars()).find(|ch| ch.is_alphanumeric())
}

fn first_without_glyph(group: &Group) -> Option<char> {
    group.children().iter().find_map(|node| match node {
        Node::Group(group) => first_without_glyph(group),
        Node::Text(text) => {
            let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
            let empty = glyphs.filter(|glyph| glyph.id.0 == 0);
            empty.flat_map(|glyph| glyph.text.chars()).find(|ch| ch.is_alphanumeric())
        }
        Node::Path(_) | Node::Image(_) => None,
    })
}

fn pixels(length: f32) -> u32 {
    length.round().max(1.0) as u32
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Database, PngError, paint};
    use crate::charts::{Anchor, Color, Mark, Scene, Shape};

    /// One word beside a rectangle.
    fn scene(words: &str) -> Scene {
        let bar = Shape::Rect { x: 0.0, y: 0.0, width: 20.0, height: 10.0 };
        let text =
            Shape::Text { x: 0.0, y: 30.0, words: words.into(), size: 13.0, is_bold: false, anchor: Anchor::Start };
        let marks = [bar, text].map(|shape| Mark { shape, color: Color(0, 90, 160) }).to_vec();
        Scene { width_px: 60.0, height_px: 40.5, ground: Color(255, 255, 255), marks, ..Scene::default() }
    }

    #[test]
    fn a_picture_has_the_size_asked_for() {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        let picture = paint(&scene(""), 2.0, &Arc::new(fonts)).expect("a rectangle needs no font");
        let size = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().expect("four bytes"));
        assert_eq!((&picture[1..4], size(16), size(20)), (&b"PNG"[..], 120, 81));
    }

    #[test]
    fn a_letter_without_a_font_is_an_error() {
        assert_eq!(paint(&scene("整改"), 1.0, &Arc::new(Database::new())), Err(PngError::NoGlyph('整')));
        assert_eq!(paint(&scene(""), 9999.0, &Arc::new(Database::new())), Err(PngError::TooLarge));
    }
}
