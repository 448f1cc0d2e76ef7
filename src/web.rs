//! The browser door: one handle, a few methods.

use wasm_bindgen::prelude::{JsCast, wasm_bindgen};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::charts::{self, Panel, Settings, Theme};
use crate::reading::{self, Reading};
use crate::report::Lang;
use crate::surface;

/// A report that has been read, and its panels.
#[wasm_bindgen(js_name = Report)]
pub struct WebReport {
    reading: Reading,
    panels: Vec<Panel>,
}

#[wasm_bindgen(js_class = Report)]
impl WebReport {
    /// Reads a report's text.
    #[wasm_bindgen(js_name = fromText)]
    #[must_use]
    pub fn from_text(text: &str) -> WebReport {
        let reading = reading::read(text);
        let panels = charts::panels(&reading);
        WebReport { reading, panels }
    }

    /// Lays a panel out and paints it, `ratio` canvas pixels to a CSS pixel; returns its height in CSS pixels, 0 where
    /// there is no such panel or canvas.
    pub fn draw(
        &self,
        panel: usize,
        canvas: &HtmlCanvasElement,
        width_px: f32,
        ratio: f32,
        is_dark: bool,
        family: &str,
    ) -> f32 {
        let Some(panel) = self.panels.get(panel) else { return 0.0 };
        let scene = charts::draw(panel, &self.reading, &settings(width_px, is_dark));
        let Ok(Some(context)) = canvas.get_context("2d") else { return 0.0 };
        let Ok(context) = context.dyn_into::<CanvasRenderingContext2d>() else { return 0.0 };
        canvas.set_width((scene.width_px * ratio).round() as u32);
        canvas.set_height((scene.height_px * ratio).round() as u32);
        surface::canvas::paint(&scene, &context, ratio, family);
        scene.height_px
    }

    /// A panel as SVG; empty where there is no such panel.
    #[must_use]
    pub fn svg(&self, panel: usize, width_px: f32, is_dark: bool) -> String {
        let panel = self.panels.get(panel);
        panel.map_or_else(String::new, |panel| {
            surface::svg::paint(&charts::draw(panel, &self.reading, &settings(width_px, is_dark)))
        })
    }
}

fn settings(width_px: f32, is_dark: bool) -> Settings {
    Settings { width_px, theme: if is_dark { Theme::Dark } else { Theme::Light }, lang: Lang::ZhHans }
}
