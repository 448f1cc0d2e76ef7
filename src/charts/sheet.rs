//! The sheet a panel is laid out on: its head, its foot, and the few things every form does.

use super::check_words::check_words;
use super::lines::wrap;
use super::note::in_english;
use super::shared::{self, Shared};
use super::text::width;
use super::theme::Inks;
use super::ties::relations_of;
use super::value::{Figure, figure};
use super::{Anchor, Color, Frame, Mark, Panel, Scene, Settings, Shape, Target};
use crate::checks::Relation;
use crate::metrics::Metric;
use crate::reading::Reading;
use crate::report::Lang;

/// Everything stands on multiples of this.
pub(crate) const STEP: f32 = 8.0;
/// Labels stand above their bars below this width.
pub(crate) const NARROW: f32 = 480.0;
/// The least a finger finds.
pub(crate) const FINGER: f32 = 24.0;

const TITLE: f32 = 17.0;
const TITLE_LINE: f32 = 23.0;
/// The size of labels and values.
pub(crate) const LABEL: f32 = 13.0;
/// A line of labels.
pub(crate) const LABEL_LINE: f32 = 18.0;
/// The size of the quiet line and of notes.
pub(crate) const QUIET: f32 = 12.0;
/// A line of notes.
pub(crate) const QUIET_LINE: f32 = 18.0;

/// How words are set.
#[derive(Clone, Copy)]
pub(crate) struct Type {
    pub(crate) size: f32,
    pub(crate) is_bold: bool,
    pub(crate) color: Color,
}

impl Type {
    pub(crate) fn width(self, words: &str) -> f32 {
        width(words, self.size, self.is_bold)
    }
}

/// A scene in the making.
pub(crate) struct Sheet<'a> {
    pub(crate) panel: &'a Panel,
    pub(crate) reading: &'a Reading,
    /// Those in which the panel's figures stand.
    pub(crate) relations: Vec<&'a Relation>,
    /// What the names of its bars have in common, which stands over them.
    pub(crate) shared: Shared,
    pub(crate) inks: Inks,
    pub(crate) lang: Lang,
    is_alone: bool,
    /// The left edge of everything.
    pub(crate) left: f32,
    /// The width between the edges.
    pub(crate) width: f32,
    /// The top of what comes next.
    pub(crate) y: f32,
    scene: Scene,
}

impl<'a> Sheet<'a> {
    /// A sheet with the title and the quiet line on it.
    pub(crate) fn new(panel: &'a Panel, reading: &'a Reading, settings: &Settings) -> Sheet<'a> {
        let inks = Inks::new(settings);
        let width_px = settings.width_px.clamp(160.0, 2400.0).round();
        let is_alone = settings.frame == Frame::Alone;
        let left = match settings.frame {
            Frame::Page | Frame::Section => 0.0,
            Frame::Alone if width_px < 300.0 => STEP,
            Frame::Alone => 2.0 * STEP,
        };
        let scene = Scene {
            title: panel.title.clone(),
            lang: reading.report.lang,
            width_px,
            ground: inks.ground,
            ..Scene::default()
        };
        let width = width_px - 2.0 * left;
        let top = if is_alone { 2.0 * STEP } else { 0.0 };
        let relations = relations_of(&panel.metrics, reading);
        let shared = shared::of_panel(panel, reading, &relations);
        let lang = settings.lang;
        let mut sheet = Sheet { panel, reading, relations, shared, inks, lang, is_alone, left, width, y: top, scene };
        sheet.head(settings.frame);
        sheet
    }

    pub(crate) fn is_narrow(&self) -> bool {
        self.scene.width_px < NARROW
    }

    pub(crate) fn metric(&self, index: usize) -> Option<&'a Metric> {
        self.reading.metrics.get(index)
    }

    /// The figure of a metric on its own rung.
    pub(crate) fn figure(&self, index: usize) -> Figure {
        self.metric(index).map(|metric| figure(metric, self.reading)).unwrap_or_default()
    }

    pub(crate) fn label(&self) -> Type {
        Type { size: LABEL, is_bold: false, color: self.inks.text }
    }

    pub(crate) fn value(&self) -> Type {
        Type { size: LABEL, is_bold: true, color: self.inks.text }
    }

    pub(crate) fn quiet(&self) -> Type {
        Type { size: QUIET, is_bold: false, color: self.inks.quiet }
    }

    /// Sets words with their baseline at `y`.
    pub(crate) fn text(&mut self, words: &str, x: f32, y: f32, set: Type, anchor: Anchor) {
        if words.is_empty() {
            return;
        }
        let shape = Shape::Text { x, y, words: words.to_owned(), size: set.size, is_bold: set.is_bold, anchor };
        self.scene.marks.push(Mark { shape, color: set.color });
    }

    /// Sets lines from a top edge down; returns the bottom.
    pub(crate) fn lines(&mut self, lines: &[String], x: f32, top: f32, leading: f32, set: Type) -> f32 {
        let mut top = top;
        for line in lines {
            self.text(line, x, top + baseline(set.size, leading), set, Anchor::Start);
            top += leading;
        }
        top
    }

    pub(crate) fn rect(&mut self, x: f32, y: f32, width: f32, height: f32, color: Color) {
        if width > 0.0 {
            self.shape(Shape::Rect { x, y, width, height }, color);
        }
    }

    pub(crate) fn shape(&mut self, shape: Shape, color: Color) {
        self.scene.marks.push(Mark { shape, color });
    }

    /// Makes a figure findable, by a rectangle grown to a finger's size inside the sheet.
    pub(crate) fn target(&mut self, metric: usize, x: f32, y: f32, width: f32, height: f32) {
        let (grown_width, grown_height) = (width.max(FINGER), height.max(FINGER));
        let x = (x - (grown_width - width) / 2.0).min(self.left + self.width - grown_width).max(0.0);
        let y = (y - (grown_height - height) / 2.0).max(0.0);
        self.scene.targets.push(Target { metric, x, y, width: grown_width, height: grown_height });
    }

    /// The figures that the form found no place for as quiet rows, then the checks, and the scene is done.
    pub(crate) fn finish(mut self) -> Scene {
        let mut rest = self.panel.metrics.clone();
        rest.retain(|&index| !self.scene.targets.iter().any(|target| target.metric == index));
        for index in rest {
            self.aside(index);
        }
        if self.is_alone {
            self.checks();
        }
        self.scene.description = super::title::description(self.panel, self.reading, self.lang);
        let below = if self.is_alone { STEP / 2.0 } else { 0.0 };
        self.scene.height_px = ((self.y + below) / STEP).ceil() * STEP;
        self.scene
    }

    fn head(&mut self, frame: Frame) {
        let title = Type { size: TITLE, is_bold: true, color: self.inks.text };
        let lines = wrap(&self.panel.title, TITLE, true, self.width, 3);
        self.y = self.lines(&lines, self.left, self.y, TITLE_LINE, title);
        let note = match self.lang {
            Lang::En => &in_english(self.panel, self.reading),
            _ => &self.panel.note,
        };
        let note = if frame == Frame::Section { self.without_heading(note) } else { note };
        let note = wrap(note, QUIET, false, self.width, 3);
        let quiet = self.quiet();
        self.y = self.lines(&note, self.left, self.y + 3.0, QUIET_LINE, quiet);
        self.y += 1.5 * STEP;
    }

    /// The quiet line without the heading that stands above the panel already.
    fn without_heading<'n>(&self, note: &'n str) -> &'n str {
        let rest = note.strip_prefix(super::title::heading(self.panel, self.reading));
        rest.map_or(note, |rest| rest.strip_prefix(" · ").unwrap_or(rest))
    }

    /// A figure in a line: its label, then what it says.
    pub(crate) fn aside(&mut self, index: usize) {
        let Some(metric) = self.metric(index) else { return };
        let words = super::value::shown(metric, self.reading);
        let (label, value) = (self.label(), self.value());
        let value_px = value.width(&words);
        let lines = wrap(&metric.label, label.size, false, (self.width - value_px - 2.0 * STEP).max(0.0), 2);
        let line = self.y + baseline(LABEL, FINGER);
        for (row, words) in lines.iter().enumerate() {
            self.text(words, self.left, line + row as f32 * LABEL_LINE, label, Anchor::Start);
        }
        let longest_px = lines.iter().map(|words| label.width(words)).fold(0.0, f32::max);
        let x = self.left + if self.is_narrow() { self.width - value_px } else { longest_px + 1.5 * STEP };
        self.text(&words, x, line, value, Anchor::Start);
        let height = FINGER + lines.len().saturating_sub(1) as f32 * LABEL_LINE;
        self.target(index, self.left, self.y, self.width, height);
        self.y += height + 4.0;
    }

    /// The checks one after the other; one that does not hold, and one that is long, has lines of its own.
    fn checks(&mut self) {
        let mut x = 0.0;
        for &index in &self.panel.checks {
            let Some(check) = self.reading.checks.get(index) else { continue };
            let words = check_words(check, self.reading, self.lang);
            let color = if check.holds { self.inks.quiet } else { self.inks.amber };
            let set = Type { color, ..self.quiet() };
            let wide = set.width(&words);
            if x > 0.0 && (!check.holds || x + wide > self.width) {
                (x, self.y) = (0.0, self.y + CHECK_LINE);
            }
            if !check.holds || wide > self.width {
                let lines = wrap(&words, QUIET, false, self.width, 3);
                self.y = self.lines(&lines, self.left, self.y, QUIET_LINE, set) + 2.0;
                continue;
            }
            self.text(&words, self.left + x, self.y + baseline(QUIET, QUIET_LINE), set, Anchor::Start);
            x += wide + 2.0 * STEP;
        }
        if x > 0.0 {
            self.y += CHECK_LINE;
        }
        if !self.panel.checks.is_empty() {
            self.y += 4.0;
        }
    }
}

/// A line of checks.
const CHECK_LINE: f32 = QUIET_LINE + 2.0;

/// Where the baseline lies in a line of text, from its top.
pub(crate) fn baseline(size: f32, leading: f32) -> f32 {
    // The middle of a Chinese character lies 0.36 em over the baseline.
    (leading / 2.0 + size * 0.36).round()
}
