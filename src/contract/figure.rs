//! A figure that an author hands in: what places it in the text, and the sentence that it stands in.

use super::node::Node;
use super::read::index_of;
use super::sparse::{Piece, Sparse, lay};
use crate::charts::sort;
use crate::metrics::{Kind, Metric};
use crate::quantity::{self, Decimal};
use crate::report::{Folded, Sentence, Span, Utf16};

/// No report is longer than this, so no position in one is larger.
const LAST_POSITION: usize = 1 << 26;

/// A figure's value, and the upper end where it is a range.
pub(super) type Values = (Decimal, Option<Decimal>);

/// Positions in UTF-16.
pub(super) type Range = (usize, usize);

pub(super) fn read_range(node: Node<'_>) -> Range {
    let ends = node.list();
    let (Some(start), Some(end), None) = (ends.first(), ends.get(1), ends.get(2)) else {
        node.fault(&["expected two positions"]);
        return (0, 0);
    };
    let (start, end) = (start.index(), end.index());
    if start > end || end > LAST_POSITION {
        node.fault(&["this is no stretch of a text"]);
    }
    (start, end)
}

/// What places a metric in the text, before there is one.
pub(super) struct Draft<'v> {
    node: Node<'v>,
    value: Decimal,
    unit: String,
    written: Option<String>,
    span: Option<Range>,
    sentence: Option<Range>,
    quote: Option<String>,
    paragraph: Option<usize>,
    pub(super) precision: Option<i32>,
    pub(super) high_precision: Option<i32>,
}

impl Draft<'_> {
    /// Whether it has all that is written of every metric.
    pub(super) fn is_complete(&self) -> bool {
        let has = |name| self.node.field(name).is_some();
        self.precision.is_some() && has("id") && has("label") && has("written") && has("kind") && has("span")
    }
}

pub(super) fn read_draft(node: Node<'_>) -> Draft<'_> {
    Draft {
        node,
        value: node.must("value").number(),
        unit: node.maybe_words("unit").unwrap_or_default(),
        written: node.maybe_words("written"),
        span: node.field("span").map(read_range),
        sentence: node.field("sentence").map(read_range),
        quote: node.maybe_words("quote"),
        paragraph: node.field("paragraph").map(Node::index),
        precision: node.field("precision").map(Node::exponent),
        high_precision: node.field("high_precision").map(Node::exponent),
    }
}

/// The text that the quotes tell, with the place of each metric's quote, or of its numeral where it has none.
pub(super) fn rebuild(drafts: &[Draft<'_>], sections_end: usize) -> Sparse {
    let ends = drafts.iter().flat_map(|draft| [draft.span, draft.sentence]).flatten().map(|range| range.1);
    let length = ends.max().unwrap_or(0).max(sections_end);
    let start = |range: Option<Range>| range.map(|range| range.0);
    let pieces = drafts.iter().map(|draft| match &draft.quote {
        Some(quote) => Piece { at: start(draft.sentence), words: quote },
        None => Piece { at: start(draft.span.or(draft.sentence)), words: draft.written.as_deref().unwrap_or_default() },
    });
    lay(&pieces.collect::<Vec<_>>(), length)
}

pub(super) fn bytes(offsets: &Utf16<'_>, (start, end): Range) -> Span {
    Span { start: offsets.byte(start), end: offsets.byte(end) }
}

pub(super) fn read_metric(
    draft: &Draft<'_>,
    index: usize,
    sentence: Span,
    sections: usize,
    text: &str,
    offsets: &Utf16<'_>,
) -> Metric {
    let node = draft.node;
    let direction = node.maybe_choice("direction");
    let written = draft.written.clone().unwrap_or_else(|| draft.value.to_string() + &draft.unit);
    let kind = node.maybe_choice("kind");
    Metric {
        id: named_id(node, "m", index),
        label: node.maybe_words("label").unwrap_or_default(),
        value: draft.value,
        high: node.field("high").map(Node::number),
        kind: kind.unwrap_or_else(|| likely_kind(&draft.unit, direction.is_some())),
        unit: draft.unit.clone(),
        period: node.maybe_words("period"),
        place: node.maybe_words("place"),
        direction,
        baseline: node.maybe_words("baseline"),
        approx: node.maybe_choice("approx"),
        section: index_of(node, "section", sections, "sections"),
        span: find_span(draft.span.map(|span| bytes(offsets, span)), &written, sentence, text),
        sentence,
        written,
    }
}

/// The id given, or one by number.
fn named_id(node: Node<'_>, stem: &str, index: usize) -> String {
    let given = node.maybe_words("id").filter(|id| !id.is_empty());
    given.unwrap_or_else(|| stem.to_owned() + &(index + 1).to_string())
}

/// The kind of a figure of which only the unit is told.
pub(super) fn likely_kind(unit: &str, has_direction: bool) -> Kind {
    if has_direction { Kind::Change } else { Kind::of_unit(unit) }
}

/// The values with the precision they were written in: 1.5 from 1.50亿 stands for itself ± half a million.
pub(super) fn with_precision((value, high): Values, written: &str) -> Values {
    let found = quantity::find(&Folded::new(written));
    let same = found.iter().find(|quantity| quantity.value == value && quantity.high == high);
    same.map_or((value, high), |quantity| (quantity.value, quantity.high))
}

/// The span given, where it holds the words written; else where the sentence holds them; else the span given.
fn find_span(given: Option<Span>, written: &str, sentence: Span, text: &str) -> Span {
    let given = given.filter(|span| sentence.holds(*span));
    if let Some(span) = given.filter(|span| text.get(span.start..span.end) == Some(written)) {
        return span;
    }
    let found = text.get(sentence.start..sentence.end).and_then(|quote| quote.find(written));
    let found = found.filter(|_| !written.is_empty()).map(|at| sentence.start + at);
    let found = found.map(|start| Span { start, end: start + written.len() });
    found.or(given).unwrap_or(Span { start: sentence.start, end: sentence.start })
}

/// The sentences that the metrics stand in, in order, once each; one without a paragraph has one of its own.
pub(super) fn sentences(metrics: &[Metric], drafts: &[Draft<'_>]) -> Vec<Sentence> {
    let mut order: Vec<usize> = (0..metrics.len()).collect();
    let place = |index: usize| metrics.get(index).map(|metric| (metric.sentence, metric.section));
    sort(&mut order, &|one, other| place(one) <= place(other));
    let mut sentences: Vec<Sentence> = Vec::new();
    for (metric, draft) in order.into_iter().filter_map(|index| metrics.get(index).zip(drafts.get(index))) {
        if sentences.last().is_none_or(|last| last.span != metric.sentence) {
            let paragraph = draft.paragraph.unwrap_or(sentences.len());
            sentences.push(Sentence { span: metric.sentence, section: metric.section, paragraph });
        }
    }
    sentences
}
