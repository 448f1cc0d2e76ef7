//! The text of a report and its parts: head matter, sections, sentences.

mod fold;
mod front;
mod index;
mod line;
mod offsets;
mod outline;
mod table;
mod words;

pub use fold::Folded;
pub use offsets::Utf16;
pub use table::{Row, Table};

pub(crate) use index::Index;
pub(crate) use line::{enumerator, is_counted};
pub(crate) use words::{ends_with_any, has_any, hash, is_any, last_two, starts_with_any, without_end};

/// A stretch of the text, in bytes, always on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn holds(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Which script and words the report is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    ZhHans,
    /// Traditional Chinese.
    ZhHant,
    /// English: for the interface only, reports are Chinese.
    En,
}

/// A report: its text as given, and where its parts stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// The text as given, byte for byte.
    pub text: String,
    /// The headline, without marks of the page around it.
    pub title: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// When it was published, ISO 8601.
    pub date: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The script it is written in.
    pub lang: Lang,
    /// The parts that headings or enumerators (一、 二是) open, in order; none where the report has none.
    pub sections: Vec<Section>,
    /// Every sentence of the body, in order.
    pub sentences: Vec<Sentence>,
    /// Every table of the body, in order; each row is a sentence too.
    pub tables: Vec<Table>,
}

/// A part of the report under a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading in the report's own words, without its number.
    pub heading: String,
    /// From the heading to the next one.
    pub span: Span,
}

/// A sentence of the body, up to and with its full stop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Index into `sections`; `None` before the first heading.
    pub section: Option<usize>,
    /// Counts paragraphs from 0; scopes such as a year end with them.
    pub paragraph: usize,
}

impl Report {
    /// The words at a span; empty where the span is none of this text.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// The text folded for matching, positions kept.
    #[must_use]
    pub fn folded(&self) -> Folded {
        Folded::new(&self.text)
    }
}
