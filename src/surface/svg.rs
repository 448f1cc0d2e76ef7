//! A scene as SVG text.

use crate::charts::Scene;

/// Paints a scene. The same scene gives the same bytes, natively and in WASM.
#[must_use]
pub fn paint(scene: &Scene) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\"/>\n", scene.width_px, scene.height_px)
}
