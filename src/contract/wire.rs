//! The wire types: the contract's field names, in the contract's order, for any serde format.
//!
//! In, everything but a metric's value may be missing, and unknown fields are passed over.

use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

pub use super::number::Number;
pub use super::word::Word;
use crate::charts::Form;
use crate::metrics::{Direction, Kind};
use crate::quantity::{Approx, Role};
use crate::report::Lang;

/// A stretch of the text as given, in UTF-16 code units.
pub type Range = [usize; 2];

/// A report, read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// The version of the format.
    pub version: Option<Number>,
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// When it was published, ISO 8601.
    pub date: Option<String>,
    /// The script it is written in.
    pub lang: Option<Word<Lang>>,
    /// The parts that headings open.
    pub sections: Vec<Section>,
    /// The figures that measure something.
    pub metrics: Vec<Metric>,
    /// What the report says of its figures.
    pub relations: Vec<Relation>,
    /// One for each relation that can be recomputed; `None`: recompute them.
    pub checks: Option<Vec<Check>>,
    /// What is drawn; `None`: choose.
    pub panels: Option<Vec<Panel>>,
    /// What was understood and what was not; out only.
    #[serde(skip_serializing_if = "Option::is_none", skip_deserializing)]
    pub coverage: Option<Coverage>,
}

/// A part of the report under a heading.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Section {
    /// The heading's own words.
    pub heading: String,
    /// From the heading to the next one.
    pub span: Option<Range>,
}

/// A figure of the report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Metric {
    /// A name that survives small edits of the text.
    #[serde(default)]
    pub id: Option<String>,
    /// What is measured.
    #[serde(default)]
    pub label: Option<String>,
    /// The value, fully scaled; the lower end of a range.
    pub value: Number,
    /// The upper end of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<Number>,
    /// The unit in its common form.
    #[serde(default)]
    pub unit: Option<String>,
    /// The numeral with its scale and unit as the report writes it.
    #[serde(default)]
    pub written: Option<String>,
    /// What sort of figure it is.
    #[serde(default)]
    pub kind: Option<Word<Kind>>,
    /// ISO 8601 at the report's precision.
    #[serde(default)]
    pub period: Option<String>,
    /// Where.
    #[serde(default)]
    pub place: Option<String>,
    /// Which way, on a change.
    #[serde(default)]
    pub direction: Option<Word<Direction>>,
    /// What a change is against.
    #[serde(default)]
    pub baseline: Option<String>,
    /// How it departs from the number written.
    #[serde(default)]
    pub approx: Option<Word<Approx>>,
    /// Index into the sections.
    #[serde(default)]
    pub section: Option<usize>,
    /// Counts paragraphs: figures of one paragraph belong together.
    #[serde(default)]
    pub paragraph: Option<usize>,
    /// Where it is written.
    #[serde(default)]
    pub span: Option<Range>,
    /// The sentence it stands in.
    #[serde(default)]
    pub sentence: Option<Range>,
    /// The sentence's own words; `None` where they are too many to quote.
    #[serde(default)]
    pub quote: Option<String>,
}

/// Which relation it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Is {
    /// Parts over a whole.
    Share,
    /// Parts that make a whole.
    Breakdown,
    /// A level, its change and the level before.
    Change,
}

/// What the report says of its figures: the fields of all three relations, of which each writes its own.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Relation {
    /// Which relation it is.
    pub is: Is,
    /// The rate of a share.
    #[serde(default)]
    pub share: Option<usize>,
    /// The parts of a share or a breakdown.
    #[serde(default)]
    pub parts: Vec<usize>,
    /// The whole of a share or a breakdown.
    #[serde(default)]
    pub whole: Option<usize>,
    /// Whether the parts make all of it; they do where nothing is said.
    #[serde(default)]
    pub exhaustive: Option<bool>,
    /// The level reached.
    #[serde(default)]
    pub to: Option<usize>,
    /// The change.
    #[serde(default)]
    pub delta: Option<usize>,
    /// The level before.
    #[serde(default)]
    pub from: Option<usize>,
    /// The absolute change from which a relative one can be recomputed.
    #[serde(default)]
    pub using: Option<usize>,
}

impl Relation {
    /// A relation of a sort, with nothing in it yet.
    #[must_use]
    pub fn new(is: Is) -> Relation {
        Relation {
            is,
            share: None,
            parts: Vec::new(),
            whole: None,
            exhaustive: None,
            to: None,
            delta: None,
            from: None,
            using: None,
        }
    }
}

impl Serialize for Relation {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut fields = out.serialize_struct("Relation", if self.is == Is::Change { 5 } else { 4 })?;
        fields.serialize_field("is", &self.is)?;
        match self.is {
            Is::Share => {
                fields.serialize_field("share", &self.share)?;
                fields.serialize_field("parts", &self.parts)?;
                fields.serialize_field("whole", &self.whole)?;
            }
            Is::Breakdown => {
                fields.serialize_field("whole", &self.whole)?;
                fields.serialize_field("parts", &self.parts)?;
                fields.serialize_field("exhaustive", &self.exhaustive.unwrap_or(true))?;
            }
            Is::Change => {
                fields.serialize_field("to", &self.to)?;
                fields.serialize_field("delta", &self.delta)?;
                fields.serialize_field("from", &self.from)?;
                fields.serialize_field("using", &self.using)?;
            }
        }
        fields.end()
    }
}

/// A claim of the report, recomputed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// Index into the relations.
    pub relation: usize,
    /// Whether the interval computed meets the interval stated.
    pub holds: bool,
    /// The figure in the report.
    pub stated: Number,
    /// The same figure recomputed.
    pub computed: Number,
}

/// Figures that are drawn on one picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Panel {
    /// Stable and readable.
    pub id: Option<String>,
    /// The finding.
    pub title: Option<String>,
    /// The quiet line under it.
    pub note: Option<String>,
    /// How it is drawn.
    pub chart: Option<Word<Form>>,
    /// Indexes into the metrics, in drawing order.
    pub metrics: Vec<usize>,
    /// Indexes into the checks shown under it.
    pub checks: Vec<usize>,
    /// Index into the sections.
    pub section: Option<usize>,
    /// Why this form.
    pub because: Option<String>,
    /// Whether an author took it out: it stays in the file and is not drawn.
    #[serde(skip_serializing_if = "is_false")]
    pub hidden: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

/// What was understood of the report's numerals, and what was not.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Coverage {
    /// How many numerals there are.
    pub numerals: usize,
    /// How many of them became metrics.
    pub metrics: usize,
    /// How many are dates, durations, ordinals, parts of names, furniture.
    pub other: usize,
    /// Those that count something, but for which no label was found.
    pub unlabelled: Vec<Range>,
}

/// What stands for the result of a line that could not be read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fault {
    /// What is wrong, in words.
    pub error: String,
}

/// A number in the text, metric or not.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quantity {
    /// The first UTF-16 code unit.
    pub start: usize,
    /// The code unit after the last.
    pub end: usize,
    /// The words at this place.
    pub text: String,
    /// The value.
    pub value: Amount,
    /// The unit in its common form.
    pub unit: Option<String>,
    /// What it is.
    pub is: Word<Role>,
}

/// A number, or the two ends of a range.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Amount {
    /// One number.
    One(Number),
    /// From, to.
    Range([Number; 2]),
}
