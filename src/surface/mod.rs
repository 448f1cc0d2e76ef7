//! The only code that draws: a scene painted through plotters, on whatever surface there is.

#[cfg(target_arch = "wasm32")]
pub mod canvas;
pub mod html;
#[cfg(all(feature = "png", not(target_arch = "wasm32")))]
pub mod png;
pub mod svg;

use plotters::prelude::{DrawingBackend, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters_backend::DrawingErrorKind;

use crate::charts::{Anchor, Color, Mark, Scene, Shape};
use crate::report::Lang;

/// Paints a scene, `scale` surface pixels to a CSS pixel.
///
/// plotters counts in whole pixels: paint at device resolution, or in tenths. It knows no baseline either: the
/// baseline is handed on as the bottom of the text, and a semibold text as a bold one. Fonts are asked for at `scale` ×
/// their size × `font_factor`, 1 for a surface that takes sizes as they come.
///
/// # Errors
///
/// What the surface itself reports.
pub fn paint<B: DrawingBackend>(
    scene: &Scene,
    backend: &mut B,
    scale: f32,
    font_factor: f32,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    let brush = Brush { scale, font_factor, family: family(scene.lang) };
    backend.ensure_prepared()?;
    let corner = brush.point(scene.width_px, scene.height_px);
    backend.draw_rect((0, 0), corner, &brush.ink(scene.ground, 0.0), true)?;
    for mark in &scene.marks {
        brush.mark(mark, backend)?;
    }
    backend.present()
}

/// The fonts asked for, best first: what systems that read Chinese have.
#[must_use]
pub const fn family(lang: Lang) -> &'static str {
    match lang {
        Lang::ZhHant => {
            "-apple-system,'PingFang TC','Microsoft JhengHei','Noto Sans CJK TC','Noto Sans TC','Source Han Sans TC',sans-serif"
        }
        Lang::ZhHans | Lang::En => {
            "-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC',sans-serif"
        }
    }
}

struct Brush {
    scale: f32,
    font_factor: f32,
    family: &'static str,
}

impl Brush {
    fn mark<B: DrawingBackend>(&self, mark: &Mark, backend: &mut B) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        let fill = self.ink(mark.color, 0.0);
        match &mark.shape {
            Shape::Rect { x, y, width, height } => {
                backend.draw_rect(self.point(*x, *y), self.point(x + width, y + height), &fill, true)
            }
            Shape::Line { points, width } => backend.draw_path(self.points(points), &self.ink(mark.color, *width)),
            Shape::Polygon { points } => backend.fill_polygon(self.points(points), &fill),
            Shape::Circle { x, y, radius } => {
                backend.draw_circle(self.point(*x, *y), self.pixels(*radius).unsigned_abs(), &fill, true)
            }
            Shape::Text { x, y, words, size, is_bold, anchor } => {
                let font_size = f64::from(size * self.scale * self.font_factor);
                let style = if *is_bold { FontStyle::Bold } else { FontStyle::Normal };
                let font = FontDesc::new(FontFamily::Name(self.family), font_size, style);
                let color = rgb(mark.color);
                let text = TextStyle::from(font).color(&color).pos(position(*anchor));
                backend.draw_text(words, &text, self.point(*x, *y))
            }
        }
    }

    fn points(&self, points: &[(f32, f32)]) -> Vec<(i32, i32)> {
        points.iter().map(|&(x, y)| self.point(x, y)).collect()
    }

    fn point(&self, x: f32, y: f32) -> (i32, i32) {
        (self.pixels(x), self.pixels(y))
    }

    fn pixels(&self, length_px: f32) -> i32 {
        (length_px * self.scale).round() as i32
    }

    fn ink(&self, color: Color, width: f32) -> ShapeStyle {
        ShapeStyle::from(&rgb(color)).stroke_width(self.pixels(width).unsigned_abs())
    }
}

const fn rgb(color: Color) -> RGBColor {
    RGBColor(color.0, color.1, color.2)
}

fn position(anchor: Anchor) -> Pos {
    let across = match anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    Pos::new(across, VPos::Bottom)
}
