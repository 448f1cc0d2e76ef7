//! From a reading to panels, from a panel to a scene: geometry, no ink.

mod bars;
mod breakdown;
mod changes;
mod check_words;
mod choose;
mod figures;
mod funnel;
mod gather;
mod grid;
mod headline;
mod join;
mod level;
mod lines;
mod listed;
mod name;
mod nested;
mod note;
mod order;
mod progress;
mod rows;
mod scale;
mod scene;
mod seams;
mod shared;
mod sheet;
mod slope;
mod text;
mod theme;
mod tied;
mod ties;
mod title;
mod value;
mod words;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use check_words::check_words;
pub use name::find;
pub(crate) use order::sort;
pub use scene::{Anchor, Color, Mark, Scene, Shape, Target};
pub use text::width as text_width;
pub(crate) use value::shown;
pub(crate) use words::{period_words, pick};

use crate::reading::Reading;
use crate::report::Lang;

/// The form of a panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// Large numbers in a tidy grid.
    #[default]
    Figures,
    /// Done of all, with the stated rate and its check.
    Progress,
    /// Parts that make a whole: one stacked bar over rows.
    Breakdown,
    /// Some of a whole (其中).
    Nested,
    /// A level with its change.
    Level,
    /// Changes alone, from a common zero.
    Changes,
    /// One measure over places or classes.
    Bars,
    /// From A to B.
    Slope,
    /// Chains in which each is a part of the last.
    Funnel,
}

/// Figures that belong on one picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// Stable and readable; survives small edits of the text.
    pub id: String,
    /// The finding, in the report's own words and figures.
    pub title: String,
    /// The quiet line: what, where, when, unit.
    pub note: String,
    /// How it is drawn.
    pub form: Form,
    /// Indexes into the reading's metrics, in drawing order.
    pub metrics: Vec<usize>,
    /// Indexes into the reading's checks: those shown under the panel.
    pub checks: Vec<usize>,
    /// Index into the report's sections.
    pub section: Option<usize>,
    /// Why this form, in one line.
    pub because: String,
}

/// Light or dark ground.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on a light ground.
    #[default]
    Light,
    /// Light ink on a dark ground.
    Dark,
}

/// How a panel is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Width in CSS pixels.
    pub width_px: f32,
    /// Ground and inks.
    pub theme: Theme,
    /// The language of everything that is not the report's own words.
    pub lang: Lang,
    /// What stands around the picture.
    pub frame: Frame,
    /// The host's own ground; inks that do not stand out from it are taken darker or lighter.
    pub ground: Option<Color>,
    /// The ink of the subject, where the host has its own; taken darker or lighter if it does not stand out.
    pub accent: Option<Color>,
    /// The reader's own colours (forced colours), which go before theme and accent.
    pub forced: Option<Palette>,
}

/// What stands around a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Frame {
    /// Nothing: it brings a margin, and the checks in words.
    #[default]
    Alone,
    /// A page, which has a margin and writes the checks under it.
    Page,
    /// Such a page, with the heading of the panel's section above it.
    Section,
}

/// Colours that a system forces on every page, resolved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// `Canvas`
    pub ground: Color,
    /// `CanvasText`
    pub text: Color,
    /// `Highlight`
    pub accent: Color,
    /// `GrayText`
    pub neutral: Color,
}

impl Default for Settings {
    /// A column of 720 px, light, Simplified Chinese.
    fn default() -> Settings {
        Settings {
            width_px: 720.0,
            theme: Theme::Light,
            lang: Lang::ZhHans,
            frame: Frame::Alone,
            ground: None,
            accent: None,
            forced: None,
        }
    }
}

/// The panels that a good editor would choose, in the report's order.
#[must_use]
pub fn panels(reading: &Reading) -> Vec<Panel> {
    choose::panels(reading)
}

/// Lays a panel out.
#[must_use]
pub fn draw(panel: &Panel, reading: &Reading, settings: &Settings) -> Scene {
    let mut sheet = sheet::Sheet::new(panel, reading, settings);
    match panel.form {
        Form::Figures | Form::Level => figures::draw(&mut sheet),
        Form::Progress => progress::draw(&mut sheet),
        Form::Breakdown => breakdown::draw(&mut sheet),
        Form::Nested => nested::draw(&mut sheet),
        Form::Changes => changes::draw(&mut sheet),
        Form::Bars => bars::draw(&mut sheet),
        Form::Slope => slope::draw(&mut sheet),
        Form::Funnel => funnel::draw(&mut sheet),
    }
    sheet.finish()
}
