//! A finished layout: shapes at fixed positions in CSS pixels, and where a finger finds which figure.

use crate::report::Lang;

/// An opaque ink, sRGB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Color(
    /// Red.
    pub u8,
    /// Green.
    pub u8,
    /// Blue.
    pub u8,
);

/// Where a text's position lies on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// At its left edge.
    #[default]
    Start,
    /// In its middle.
    Middle,
    /// At its right edge.
    End,
}

/// Something to paint. Positions are CSS pixels from the top left corner.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled rectangle.
    Rect {
        /// Left edge.
        x: f32,
        /// Top edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
    },
    /// A line through points.
    Line {
        /// The points.
        points: Vec<(f32, f32)>,
        /// How thick.
        width: f32,
    },
    /// A filled polygon.
    Polygon {
        /// The corners.
        points: Vec<(f32, f32)>,
    },
    /// A filled circle.
    Circle {
        /// The centre, across.
        x: f32,
        /// The centre, down.
        y: f32,
        /// The radius.
        radius: f32,
    },
    /// A line of text.
    Text {
        /// Across: the point that `anchor` names.
        x: f32,
        /// Down: the baseline.
        y: f32,
        /// The words.
        words: String,
        /// Font size.
        size: f32,
        /// Semibold or regular.
        is_bold: bool,
        /// Where `x` lies on the text.
        anchor: Anchor,
    },
}

/// A shape with its ink.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What to paint.
    pub shape: Shape,
    /// In which ink.
    pub color: Color,
}

/// Where a finger finds a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Target {
    /// Index into the reading's metrics.
    pub metric: usize,
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// A picture, laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The finding.
    pub title: String,
    /// One sentence for those who cannot see it.
    pub description: String,
    /// The language of its words, which decides between fonts.
    pub lang: Lang,
    /// Width in CSS pixels.
    pub width_px: f32,
    /// Height in CSS pixels.
    pub height_px: f32,
    /// The ground under everything.
    pub ground: Color,
    /// The shapes, painted in order.
    pub marks: Vec<Mark>,
    /// The figures' places, for hit-testing.
    pub targets: Vec<Target>,
}

impl Scene {
    /// The figure at a point, `None` where there is none.
    #[must_use]
    pub fn hit(&self, x: f32, y: f32) -> Option<usize> {
        self.targets
            .iter()
            .find(|target| {
                (target.x..target.x + target.width).contains(&x) && (target.y..target.y + target.height).contains(&y)
            })
            .map(|target| target.metric)
    }
}
