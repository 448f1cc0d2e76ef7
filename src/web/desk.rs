//! The author's side of the browser door: what a newsroom pastes, byte for byte as the command line writes it.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

use super::{WebReport, field, places, words};
use crate::contract::{self, Layout};
use crate::embed::{self, Inks, Wishes};

#[wasm_bindgen(js_class = Report)]
impl WebReport {
    /// The files of an embed but those of pixels, as a list of `[name, text]`.
    ///
    /// Takes `{panels, lang, theme, base, scripts, url}`, each as the option of `report-figures embed`; `panels` is a list of ids.
    ///
    /// # Errors
    /// The id of a panel that is not there.
    pub fn embed(&self, wishes: &JsValue) -> Result<Array, JsValue> {
        let ids = field(wishes, "panels");
        let ids = if ids.is_array() { Array::from(&ids) } else { Array::new() };
        let wishes = Wishes {
            panels: ids.iter().filter_map(|id| id.as_string()).collect(),
            lang: contract::choice(&words(wishes, "lang")).unwrap_or(self.reading.report.lang),
            inks: match words(wishes, "theme").as_str() {
                "light" => Inks::Light,
                "dark" => Inks::Dark,
                _ => Inks::System,
            },
            base: words(wishes, "base"),
            scripts: words(wishes, "scripts"),
            url: field(wishes, "url").as_string().filter(|url| !url.is_empty()),
        };
        let files = embed::files(&self.reading, &self.panels, &wishes).map_err(JsValue::from)?;
        Ok(files.into_iter().map(|file| pair(&file.name, &file.text)).collect())
    }

    /// Every number of the text, metric or not, as the contract writes them: JSON.
    #[must_use]
    pub fn quantities(&self) -> String {
        contract::write_quantities(&self.reading.report.text, &self.reading.quantities, Layout::OneLine)
    }

    /// The reading as the command line prints it: JSON in lines.
    #[must_use]
    pub fn json(&self) -> String {
        contract::write(&self.reading, &self.panels, Layout::Broken)
    }

    /// The figures as CSV.
    #[must_use]
    pub fn csv(&self) -> String {
        contract::write_csv(&self.reading)
    }

    /// Where the figures of a panel lie in its SVG: five numbers each, as `draw` tells them.
    #[must_use]
    pub fn targets(&self, panel: usize, look: &JsValue) -> Option<Vec<f32>> {
        Some(places(&self.scene(panel, look)?))
    }

    /// The list of prints as `[name, text]`, of files as a list of `[name, text or bytes]`.
    #[must_use]
    pub fn prints(files: &Array) -> Array {
        let files: Vec<(String, Vec<u8>)> = files
            .iter()
            .map(|file| {
                let (name, content) = (Array::from(&file).get(0), Array::from(&file).get(1));
                let bytes = match content.as_string() {
                    Some(text) => text.into_bytes(),
                    None => content.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default(),
                };
                (name.as_string().unwrap_or_default(), bytes)
            })
            .collect();
        let prints = embed::prints(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
        pair(&prints.name, &prints.text)
    }
}

fn pair(name: &str, text: &str) -> Array {
    Array::of2(&JsValue::from(name), &JsValue::from(text))
}
