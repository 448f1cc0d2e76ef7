//! The browser door: one handle, a few methods. Plain objects and numbers go through it, nothing to be freed but the handle.
//!
//! It is built four times, each with what stands before it: to draw published readings, to read `prose`, to take `tables` and
//! unfinished readings too, and for the author's `desk`.

#[cfg(feature = "desk")]
mod desk;

use js_sys::Reflect;
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::charts::{self, Color, Frame, Palette, Panel, Scene, Settings, Theme};
use crate::contract;
use crate::reading::Reading;
use crate::surface;

/// Two kilobytes in brotli less than the standard one, and measured as quick on a text of 260,000 characters.
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());

/// The longest side that every browser's canvas bears.
const LONGEST_PX: f32 = 16_000.0;
/// The largest area that a phone's canvas bears.
const LARGEST_PX: f32 = 16_000_000.0;

/// A report that has been read, and its panels.
#[wasm_bindgen(js_name = Report)]
pub struct WebReport {
    reading: Reading,
    panels: Vec<Panel>,
}

#[wasm_bindgen(js_class = Report)]
impl WebReport {
    /// Reads a report's text.
    #[cfg(feature = "prose")]
    #[wasm_bindgen(js_name = fromText)]
    #[must_use]
    pub fn from_text(text: &str) -> WebReport {
        let reading = crate::reading::read(text);
        let panels = charts::panels(&reading);
        WebReport { reading, panels }
    }

    /// Takes a reading as the contract writes it, edited or not. A build that takes no edited ones gives `undefined` where something
    /// is missing or wrong, which the whole core fills in or puts in words.
    ///
    /// # Errors
    /// The words of what is wrong with it.
    #[cfg(any(feature = "tables", not(feature = "prose")))]
    #[wasm_bindgen(js_name = fromJson)]
    pub fn from_json(json: &str) -> Result<Option<WebReport>, JsValue> {
        #[cfg(feature = "tables")]
        return contract::read_json(json).map(|document| Some(open(document))).map_err(|error| told(&error));
        #[cfg(not(feature = "tables"))]
        Ok(contract::read_complete_json(json).ok().flatten().map(open))
    }

    /// Takes a table of figures.
    ///
    /// # Errors
    /// The words of what is wrong with it.
    #[cfg(feature = "tables")]
    #[wasm_bindgen(js_name = fromCsv)]
    pub fn from_csv(table: &str) -> Result<WebReport, JsValue> {
        contract::read_csv(table).map(open).map_err(|error| told(&error))
    }

    /// A check in words; empty where there is no such check.
    #[wasm_bindgen(js_name = checkWords)]
    #[must_use]
    pub fn check_words(&self, check: usize, lang: &str) -> String {
        let lang = contract::choice(lang).unwrap_or(self.reading.report.lang);
        let check = self.reading.checks.get(check);
        check.map_or_else(String::new, |check| charts::check_words(check, &self.reading, lang))
    }

    /// What the report says, as the contract writes it: JSON.
    #[cfg(feature = "prose")]
    #[must_use]
    pub fn reading(&self) -> String {
        contract::write(&self.reading, &self.panels, contract::Layout::OneLine)
    }

    /// Lays a panel out, and paints it where there is a canvas; `undefined` where there is no such panel or no context.
    ///
    /// Takes `{width, ratio, isDark, chart, frame, lang, family, ground, accent, forced}` and returns `[ratio, description, targets, height]`:
    /// the ratio that the canvas bears, words, five numbers for each figure's place (metric, left, top, width, height), CSS pixels.
    #[must_use]
    pub fn draw(&self, panel: usize, canvas: Option<HtmlCanvasElement>, look: &JsValue) -> Option<JsValue> {
        let scene = self.scene(panel, look)?;
        let ratio = bearable(number(look, "ratio"), &scene);
        if let Some(canvas) = canvas {
            let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
            canvas.set_width((scene.width_px * ratio).round() as u32);
            canvas.set_height((scene.height_px * ratio).round() as u32);
            surface::canvas::paint(&scene, &context, ratio, &words(look, "family"));
        }
        picture(&scene, ratio)
    }

    /// A panel as SVG text; `undefined` where there is no such panel.
    #[cfg(feature = "prose")]
    #[must_use]
    pub fn svg(&self, panel: usize, look: &JsValue) -> Option<String> {
        Some(surface::svg::paint(&self.scene(panel, look)?))
    }
}

impl WebReport {
    fn scene(&self, panel: usize, look: &JsValue) -> Option<Scene> {
        let is_dark = field(look, "isDark").is_truthy();
        let settings = Settings {
            width_px: number(look, "width"),
            theme: if is_dark { Theme::Dark } else { Theme::Light },
            lang: contract::choice(&words(look, "lang")).unwrap_or(self.reading.report.lang),
            frame: match words(look, "frame").as_str() {
                "alone" => Frame::Alone,
                "section" => Frame::Section,
                _ => Frame::Page,
            },
            ground: color(look, "ground"),
            accent: color(look, "accent"),
            forced: forced(look),
        };
        let own = self.panels.get(panel)?;
        // In another form than its own; figures that this form has no place for stand in words.
        let asked = contract::choice(&words(look, "chart")).map(|form| Panel { form, ..own.clone() });
        Some(charts::draw(asked.as_ref().unwrap_or(own), &self.reading, &settings))
    }
}

#[cfg(any(feature = "tables", not(feature = "prose")))]
fn open(contract::Document { reading, panels }: contract::Document) -> WebReport {
    #[cfg(feature = "prose")]
    let panels = panels.or_else(|| Some(charts::panels(&reading)));
    WebReport { reading, panels: panels.unwrap_or_default() }
}

#[cfg(feature = "tables")]
fn told(error: &contract::ContractError) -> JsValue {
    JsValue::from(error.to_string())
}

/// The ratio, or as much of it as a canvas on a phone bears: a larger one stays blank.
fn bearable(ratio: f32, scene: &Scene) -> f32 {
    let longest = scene.height_px.max(scene.width_px).max(1.0);
    let area = (scene.height_px * scene.width_px).max(1.0);
    ratio.min(LONGEST_PX / longest).min((LARGEST_PX / area).sqrt())
}

fn picture(scene: &Scene, ratio: f32) -> Option<JsValue> {
    // A list and no object: the names of fields would bring a table of names, a kilobyte in brotli.
    serde_wasm_bindgen::to_value(&(ratio, scene.description.as_str(), places(scene), scene.height_px)).ok()
}

fn places(scene: &Scene) -> Vec<f32> {
    let places = scene.targets.iter();
    places.flat_map(|target| [target.metric as f32, target.x, target.y, target.width, target.height]).collect()
}

/// The reader's own colours, where the look has all four.
fn forced(look: &JsValue) -> Option<Palette> {
    // To ask what is no object for a field throws, and bindings never give back the slot of what was thrown at.
    let forced = Some(field(look, "forced")).filter(JsValue::is_truthy)?;
    let ground = color(&forced, "ground")?;
    let (text, accent, neutral) = (color(&forced, "text")?, color(&forced, "accent")?, color(&forced, "neutral")?);
    Some(Palette { ground, text, accent, neutral })
}

/// A colour as `0xRRGGBB`.
fn color(object: &JsValue, name: &str) -> Option<Color> {
    let [_, red, green, blue] = (field(object, name).as_f64()? as u32).to_be_bytes();
    Some(Color(red, green, blue))
}

/// A field of an object; `undefined` where it is none.
fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from(name)).unwrap_or_default()
}

fn number(object: &JsValue, name: &str) -> f32 {
    field(object, name).as_f64().unwrap_or_default() as f32
}

fn words(object: &JsValue, name: &str) -> String {
    field(object, name).as_string().unwrap_or_default()
}
