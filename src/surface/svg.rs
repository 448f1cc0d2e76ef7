//! A scene as SVG text: real words, one decimal, the same bytes wherever it is written.

use std::convert::Infallible;
use std::fmt::Write;

use plotters::prelude::DrawingBackend;
use plotters::style::FontStyle;
use plotters::style::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};

use crate::charts::Scene;

/// Written positions are tenths of a CSS pixel.
const SCALE: f32 = 10.0;

/// Paints a scene. The same scene gives the same bytes, natively and in WASM.
#[must_use]
pub fn paint(scene: &Scene) -> String {
    let mut svg = Svg { out: String::new(), size: (tenths(scene.width_px), tenths(scene.height_px)) };
    svg.open(scene);
    // Writing to a string cannot fail.
    let _ = super::paint(scene, &mut svg, SCALE, 1.0);
    svg.out.push_str("</svg>\n");
    svg.out
}

/// A surface that writes. Sizes are tenths of a CSS pixel.
struct Svg {
    out: String,
    size: (i32, i32),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Svg {
    fn open(&mut self, scene: &Scene) {
        let (width, height) = self.size;
        self.out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        self.number("width", width);
        self.number("height", height);
        self.out.push_str(" viewBox=\"0 0 ");
        push_tenths(&mut self.out, width);
        self.out.push(' ');
        push_tenths(&mut self.out, height);
        self.out.push_str("\" role=\"img\" font-family=\"");
        self.out.push_str(super::family(scene.lang));
        self.out.push_str("\" font-variant=\"tabular-nums\">\n<title>");
        push_escaped(&mut self.out, &scene.title);
        self.out.push_str("</title>\n<desc>");
        push_escaped(&mut self.out, &scene.description);
        self.out.push_str("</desc>\n");
    }

    fn number(&mut self, name: &str, value: i32) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        push_tenths(&mut self.out, value);
        self.out.push('"');
    }

    fn word(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.out.push_str(value);
        self.out.push('"');
    }

    fn ink(&mut self, name: &str, color: BackendColor) {
        let (red, green, blue) = color.rgb;
        let mut hex = String::new();
        // Writing to a string cannot fail.
        let _ = write!(hex, "#{red:02x}{green:02x}{blue:02x}");
        self.word(name, &hex);
    }

    fn points(&mut self, points: impl IntoIterator<Item = BackendCoord>) {
        self.out.push_str(" points=\"");
        for (index, (x, y)) in points.into_iter().enumerate() {
            if index > 0 {
                self.out.push(' ');
            }
            push_tenths(&mut self.out, x);
            self.out.push(',');
            push_tenths(&mut self.out, y);
        }
        self.out.push('"');
    }

    /// Inks as a fill, or as a stroke of the style's width, and closes the tag.
    fn finish<S: BackendStyle>(&mut self, style: &S, fill: bool) -> Drawn {
        if fill {
            self.ink("fill", style.color());
        } else {
            self.word("fill", "none");
            self.ink("stroke", style.color());
            self.number("stroke-width", i32::try_from(style.stroke_width()).unwrap_or(i32::MAX));
        }
        self.out.push_str("/>\n");
        Ok(())
    }
}

impl DrawingBackend for Svg {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.size.0.unsigned_abs(), self.size.1.unsigned_abs())
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
        self.out.push_str("<rect");
        self.number("x", from.0.min(to.0));
        self.number("y", from.1.min(to.1));
        self.number("width", (to.0 - from.0).abs());
        self.number("height", (to.1 - from.1).abs());
        self.finish(style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.out.push_str("<polyline");
        self.points(path);
        self.finish(style, false)
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.out.push_str("<circle");
        self.number("cx", center.0);
        self.number("cy", center.1);
        self.number("r", i32::try_from(radius).unwrap_or(i32::MAX));
        self.finish(style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Drawn {
        self.out.push_str("<polygon");
        self.points(corners);
        self.finish(style, true)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        self.out.push_str("<text");
        self.number("x", at.0);
        self.number("y", at.1);
        self.number("font-size", style.size().round() as i32);
        if matches!(style.style(), FontStyle::Bold) {
            self.word("font-weight", "600");
        }
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => self.word("text-anchor", "middle"),
            HPos::Right => self.word("text-anchor", "end"),
        }
        self.ink("fill", style.color());
        self.out.push('>');
        push_escaped(&mut self.out, text);
        self.out.push_str("</text>\n");
        Ok(())
    }
}

fn tenths(length_px: f32) -> i32 {
    (length_px * SCALE).round() as i32
}

/// Writes tenths with whole-number arithmetic, which is the same everywhere: 125 → `12.5`, 120 → `12`.
fn push_tenths(out: &mut String, value: i32) {
    if value < 0 {
        out.push('-');
    }
    let value = value.unsigned_abs();
    // Writing to a string cannot fail.
    let _ = write!(out, "{}", value / 10);
    if !value.is_multiple_of(10) {
        let _ = write!(out, ".{}", value % 10);
    }
}

/// Writes words as XML takes them: marks escaped, control characters left out.
fn push_escaped(out: &mut String, words: &str) {
    for character in words.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if character.is_control() => {}
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::{Anchor, Color, Mark, Shape};

    fn scene(shape: Shape) -> Scene {
        let marks = vec![Mark { shape, color: Color(0, 90, 160) }];
        let ground = Color(255, 255, 255);
        Scene { title: "整改<率>".into(), width_px: 360.0, height_px: 80.5, ground, marks, ..Scene::default() }
    }

    #[test]
    fn sizes_and_title_are_written_once() {
        let svg = paint(&scene(Shape::Rect { x: 1.24, y: -0.5, width: 10.0, height: 3.0 }));
        assert!(svg.contains("width=\"360\" height=\"80.5\" viewBox=\"0 0 360 80.5\""), "{svg}");
        assert!(svg.contains("<title>整改&lt;率&gt;</title>"), "{svg}");
        assert!(svg.contains("<rect x=\"1.2\" y=\"-0.5\" width=\"10\" height=\"3\" fill=\"#005aa0\"/>"), "{svg}");
    }

    #[test]
    fn text_is_real_text_in_its_own_size() {
        let words = "A&B\u{7}\n96.4%".to_owned();
        let shape = Shape::Text { x: 8.0, y: 20.0, words, size: 13.0, is_bold: true, anchor: Anchor::End };
        let svg = paint(&scene(shape));
        let line = "<text x=\"8\" y=\"20\" font-size=\"13\" font-weight=\"600\" text-anchor=\"end\" fill=\"#005aa0\">";
        assert!(svg.contains(&format!("{line}A&amp;B 96.4%</text>")), "{svg}");
    }

    #[test]
    fn a_line_is_stroked_and_not_filled() {
        let svg = paint(&scene(Shape::Line { points: vec![(0.0, 1.0), (5.0, 1.5)], width: 1.0 }));
        let line = "<polyline points=\"0,1 5,1.5\" fill=\"none\" stroke=\"#005aa0\" stroke-width=\"1\"/>";
        assert!(svg.contains(line), "{svg}");
    }
}
