//! A scene on a canvas, in device pixels.

use std::convert::Infallible;
use std::f64::consts::TAU;
use std::fmt::Write;

use plotters::prelude::DrawingBackend;
use plotters::style::FontStyle;
use plotters::style::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};
use web_sys::CanvasRenderingContext2d;

use crate::charts::Scene;

/// Paints a scene, `ratio` canvas pixels to a CSS pixel, in the fonts of `family`, a CSS list.
///
/// The canvas must have its size already: setting it forgets every style that is remembered here.
pub fn paint(scene: &Scene, context: &CanvasRenderingContext2d, ratio: f32, family: &str) {
    let mut canvas = Canvas { context, family, last: Styles::default() };
    // A canvas reports no errors that a scene can cause: its numbers are finite.
    let _ = super::paint(scene, &mut canvas, ratio, 1.0);
}

/// A surface that calls the browser, and no more often than it must: a style that is set already is not set again.
struct Canvas<'c> {
    context: &'c CanvasRenderingContext2d,
    family: &'c str,
    last: Styles,
}

/// What the context holds: strings cost more on the way to the browser than shapes do.
#[derive(Default)]
struct Styles {
    fill: Option<(u8, u8, u8)>,
    stroke: Option<(u8, u8, u8)>,
    stroke_width: u32,
    font: Option<(i32, bool)>,
    align: &'static str,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Canvas<'_> {
    fn fill(&mut self, color: BackendColor) {
        if self.last.fill.replace(color.rgb) != Some(color.rgb) {
            self.context.set_fill_style_str(&hex(color.rgb));
        }
    }

    fn stroke<S: BackendStyle>(&mut self, style: &S) {
        let color = style.color().rgb;
        if self.last.stroke.replace(color) != Some(color) {
            self.context.set_stroke_style_str(&hex(color));
        }
        if self.last.stroke_width != style.stroke_width() {
            self.last.stroke_width = style.stroke_width();
            self.context.set_line_width(f64::from(style.stroke_width()));
        }
    }

    fn font(&mut self, size_px: i32, is_bold: bool) {
        if self.last.font.replace((size_px, is_bold)) != Some((size_px, is_bold)) {
            let mut font = String::from(if is_bold { "600 " } else { "" });
            // Writing to a string cannot fail.
            let _ = write!(font, "{size_px}px ");
            font.push_str(self.family);
            self.context.set_font(&font);
        }
    }

    fn align(&mut self, align: &'static str) {
        if self.last.align != align {
            self.last.align = align;
            self.context.set_text_align(align);
        }
    }

    fn trace<I: IntoIterator<Item = BackendCoord>>(&self, points: I, shift: f64) {
        self.context.begin_path();
        for (index, (x, y)) in points.into_iter().enumerate() {
            let (x, y) = (f64::from(x) + shift, f64::from(y) + shift);
            if index == 0 { self.context.move_to(x, y) } else { self.context.line_to(x, y) }
        }
    }
}

impl DrawingBackend for Canvas<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.context.canvas().map_or((0, 0), |canvas| (canvas.width(), canvas.height()))
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        let (x, y) = (f64::from(from.0), f64::from(from.1));
        let (width, height) = (f64::from(to.0) - x, f64::from(to.1) - y);
        if fill {
            self.fill(style.color());
            self.context.fill_rect(x, y, width, height);
        } else {
            self.stroke(style);
            self.context.stroke_rect(x, y, width, height);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.stroke(style);
        // A line of odd width lies on the middle of its pixels, or it would blur over two rows.
        self.trace(path, if style.stroke_width() % 2 == 1 { 0.5 } else { 0.0 });
        self.context.stroke();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.context.begin_path();
        // Fails for a negative radius alone.
        let _ = self.context.arc(f64::from(center.0), f64::from(center.1), f64::from(radius), 0.0, TAU);
        if fill {
            self.fill(style.color());
            self.context.fill();
        } else {
            self.stroke(style);
            self.context.stroke();
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Drawn {
        self.fill(style.color());
        self.trace(corners, 0.0);
        self.context.fill();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        self.fill(style.color());
        self.font(style.size().round() as i32, matches!(style.style(), FontStyle::Bold));
        self.align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        // Fails for positions that are no numbers alone.
        let _ = self.context.fill_text(text, f64::from(at.0), f64::from(at.1));
        Ok(())
    }
}

fn hex((red, green, blue): (u8, u8, u8)) -> String {
    let mut hex = String::new();
    // Writing to a string cannot fail.
    let _ = write!(hex, "#{red:02x}{green:02x}{blue:02x}");
    hex
}
