//! What an author hands in, as a reading that draws as corrected.
//!
//! Nothing is understood anew: labels, values, relations, checks and panels are taken as they stand.

use super::sparse::{Piece, Sparse, lay};
use super::wire::{self, Is};
use super::{ContractError, VERSION};
use crate::charts::Panel;
use crate::checks::{self, Check, Relation};
use crate::metrics::{Kind, Metric};
use crate::quantity::{self, Decimal};
use crate::reading::Reading;
use crate::report::{Folded, Report, Section, Sentence, Span, Utf16};

/// No report is longer than this, so no position in one is larger.
const LAST_POSITION: usize = 1 << 26;

/// A reading, and the panels where somebody has chosen them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// What the report says.
    pub reading: Reading,
    /// What to draw of it; `None`: choose.
    pub panels: Option<Vec<Panel>>,
}

/// Takes over what was handed in.
///
/// # Errors
/// When it is of another version, or an index or a position in it leads nowhere.
pub fn read_wire(wire: wire::Reading) -> Result<Document, ContractError> {
    check_version(wire.version)?;
    let sparse = rebuild(&wire)?;
    let offsets = Utf16::new(&sparse.text);
    let sections: Vec<Section> = wire
        .sections
        .into_iter()
        .map(|section| Section { heading: section.heading, span: bytes(&offsets, section.span.unwrap_or_default()) })
        .collect();
    let paragraphs: Vec<Option<usize>> = wire.metrics.iter().map(|metric| metric.paragraph).collect();
    let mut metrics = Vec::with_capacity(wire.metrics.len());
    for (index, (metric, place)) in wire.metrics.into_iter().zip(&sparse.spans).enumerate() {
        bound(metric.section, sections.len(), "sections", || ["metrics[", &index.to_string(), "].section"].concat())?;
        metrics.push(read_metric(metric, index, *place, &sparse.text, &offsets));
    }
    let relations = collect(wire.relations, |index, relation| read_relation(&relation, index, metrics.len()))?;
    let checks = match wire.checks {
        Some(checks) => collect(checks, |index, check| read_check(&check, index, relations.len()))?,
        None => checks::verify(&metrics, &relations),
    };
    let limits = Limits { metrics: metrics.len(), checks: checks.len(), sections: sections.len() };
    let panels = match wire.panels {
        Some(panels) => Some(collect(panels, |index, panel| read_panel(panel, index, &limits))?),
        None => None,
    };
    let report = Report {
        title: wire.title,
        source: wire.source,
        date: wire.date,
        url: wire.url,
        lang: wire.lang.map(|lang| lang.0).unwrap_or_default(),
        sections,
        sentences: sentences(&metrics, &paragraphs),
        text: sparse.text,
    };
    let panels = panels.map(|panels| panels.into_iter().flatten().collect());
    Ok(Document { reading: Reading { report, quantities: Vec::new(), metrics, relations, checks }, panels })
}

pub(super) fn check_version(version: Option<wire::Number>) -> Result<(), ContractError> {
    match version {
        Some(version) if version.0 == Decimal::whole(VERSION.into()) => Ok(()),
        Some(version) => Err(ContractError::new(
            ["version ", &version.0.to_string(), " is not known here: this reads version 1"].concat(),
        )),
        None => Err(ContractError::new("\"version\" is missing: this reads version 1")),
    }
}

/// Each member read, or the first fault.
fn collect<W, D>(wires: Vec<W>, read: impl Fn(usize, W) -> Result<D, ContractError>) -> Result<Vec<D>, ContractError> {
    wires.into_iter().enumerate().map(|(index, wire)| read(index, wire)).collect()
}

/// The text that the quotes tell, with the place of each metric's quote, or of its numeral where it has none.
fn rebuild(wire: &wire::Reading) -> Result<Sparse, ContractError> {
    let ranges = wire.metrics.iter().flat_map(|metric| [metric.span, metric.sentence]);
    let ranges = ranges.chain(wire.sections.iter().map(|section| section.span)).flatten();
    let mut length = 0;
    for [start, end] in ranges {
        if start > end || end > LAST_POSITION {
            let range = ["[", &start.to_string(), ", ", &end.to_string(), "]"].concat();
            return Err(ContractError::new(range + " is no stretch of a text"));
        }
        length = length.max(end);
    }
    let pieces = wire.metrics.iter().map(|metric| match &metric.quote {
        Some(quote) => Piece { at: metric.sentence.map(|[start, _]| start), words: quote },
        None => Piece {
            at: metric.span.or(metric.sentence).map(|[start, _]| start),
            words: metric.written.as_deref().unwrap_or_default(),
        },
    });
    Ok(lay(&pieces.collect::<Vec<_>>(), length))
}

fn bytes(offsets: &Utf16<'_>, [start, end]: wire::Range) -> Span {
    Span { start: offsets.byte(start), end: offsets.byte(end) }
}

fn read_metric(wire: wire::Metric, index: usize, place: Span, text: &str, offsets: &Utf16<'_>) -> Metric {
    let unit = wire.unit.unwrap_or_default();
    let written = wire.written.unwrap_or_else(|| wire.value.0.to_string() + &unit);
    let direction = wire.direction.map(|direction| direction.0);
    let (value, high) = with_precision(wire.value.0, wire.high.map(|high| high.0), &written);
    Metric {
        id: wire.id.filter(|id| !id.is_empty()).unwrap_or_else(|| "m".to_owned() + &(index + 1).to_string()),
        label: wire.label.unwrap_or_default(),
        value,
        high,
        kind: wire.kind.map_or_else(|| likely_kind(&unit, direction.is_some()), |kind| kind.0),
        unit,
        period: wire.period,
        place: wire.place,
        direction,
        baseline: wire.baseline,
        approx: wire.approx.map(|approx| approx.0),
        section: wire.section,
        span: find_span(wire.span.map(|span| bytes(offsets, span)), &written, place, text),
        sentence: place,
        written,
    }
}

/// The kind of a figure of which only the unit is told.
pub(super) fn likely_kind(unit: &str, has_direction: bool) -> Kind {
    match unit {
        _ if has_direction => Kind::Change,
        "%" | "‰" => Kind::Share,
        "百分点" => Kind::Change,
        "倍" => Kind::Multiple,
        _ => Kind::Quantity,
    }
}

/// The values with the precision they were written in: 1.5 from 1.50亿 stands for itself ± half a million.
fn with_precision(value: Decimal, high: Option<Decimal>, written: &str) -> (Decimal, Option<Decimal>) {
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

fn read_relation(wire: &wire::Relation, index: usize, metrics: usize) -> Result<Relation, ContractError> {
    let at = || ["relations[", &index.to_string(), "]"].concat();
    let named = [wire.share, wire.whole, wire.to, wire.delta, wire.from, wire.using];
    for metric in wire.parts.iter().copied().chain(named.into_iter().flatten()) {
        bound(Some(metric), metrics, "metrics", at)?;
    }
    let missing = |what: &str| ContractError::new([&at(), " has no \"", what, "\""].concat());
    let parts = wire.parts.clone();
    match wire.is {
        Is::Share | Is::Breakdown if parts.is_empty() => Err(missing("parts")),
        Is::Share => {
            Ok(Relation::Share { share: wire.share, parts, whole: wire.whole.ok_or_else(|| missing("whole"))? })
        }
        Is::Breakdown => Ok(Relation::Breakdown {
            whole: wire.whole.ok_or_else(|| missing("whole"))?,
            parts,
            exhaustive: wire.exhaustive.unwrap_or(true),
        }),
        Is::Change => Ok(Relation::Change {
            to: wire.to,
            delta: wire.delta.ok_or_else(|| missing("delta"))?,
            from: wire.from,
            using: wire.using,
        }),
    }
}

fn read_check(wire: &wire::Check, index: usize, relations: usize) -> Result<Check, ContractError> {
    bound(Some(wire.relation), relations, "relations", || ["checks[", &index.to_string(), "].relation"].concat())?;
    Ok(Check { relation: wire.relation, holds: wire.holds, stated: wire.stated.0, computed: wire.computed.0 })
}

/// How many there are of what a panel names.
struct Limits {
    metrics: usize,
    checks: usize,
    sections: usize,
}

/// A panel; `None` where its author hid it.
fn read_panel(wire: wire::Panel, index: usize, limits: &Limits) -> Result<Option<Panel>, ContractError> {
    let at = || ["panels[", &index.to_string(), "]"].concat();
    wire.metrics.iter().try_for_each(|&metric| bound(Some(metric), limits.metrics, "metrics", at))?;
    wire.checks.iter().try_for_each(|&check| bound(Some(check), limits.checks, "checks", at))?;
    bound(wire.section, limits.sections, "sections", at)?;
    Ok((!wire.hidden).then(|| Panel {
        id: wire.id.filter(|id| !id.is_empty()).unwrap_or_else(|| "panel-".to_owned() + &(index + 1).to_string()),
        title: wire.title.unwrap_or_default(),
        note: wire.note.unwrap_or_default(),
        form: wire.chart.map(|chart| chart.0).unwrap_or_default(),
        metrics: wire.metrics,
        checks: wire.checks,
        section: wire.section,
        because: wire.because.unwrap_or_default(),
    }))
}

fn bound(index: Option<usize>, length: usize, what: &str, at: impl Fn() -> String) -> Result<(), ContractError> {
    match index.filter(|&index| index >= length) {
        Some(index) => {
            let (index, length) = (index.to_string(), length.to_string());
            Err(ContractError::new([&at(), " names ", &index, ", but there are ", &length, " ", what].concat()))
        }
        None => Ok(()),
    }
}

/// The sentences that the metrics stand in, in order, once each; one without a paragraph has one of its own.
fn sentences(metrics: &[Metric], paragraphs: &[Option<usize>]) -> Vec<Sentence> {
    let placed = metrics.iter().zip(paragraphs);
    let mut spans: Vec<_> = placed.map(|(metric, paragraph)| (metric.sentence, metric.section, *paragraph)).collect();
    spans.sort();
    spans.dedup_by_key(|(span, _, _)| *span);
    let numbered = spans.into_iter().enumerate();
    let sentence = |(own, (span, section, paragraph)): (usize, (Span, _, Option<usize>))| Sentence {
        span,
        section,
        paragraph: paragraph.unwrap_or(own),
    };
    numbered.map(sentence).collect()
}

#[cfg(test)]
mod tests {
    use super::super::read_json;
    use super::*;

    fn read_metrics(metrics: &str) -> Reading {
        read_json(&["{\"version\": 1, \"metrics\": [", metrics, "]}"].concat()).expect("good JSON").reading
    }

    #[test]
    fn a_value_alone_is_a_figure() {
        let reading =
            read_metrics(r#"{"value": 12.5, "unit": "%"}, {"value": "1,200", "unit": "家", "colour": "red"}"#);
        let found: Vec<_> = reading
            .metrics
            .iter()
            .map(|metric| (metric.id.as_str(), metric.written.as_str(), metric.kind, reading.report.words(metric.span)))
            .collect();
        let wanted = [("m1", "12.5%", Kind::Share, ""), ("m2", "1200家", Kind::Quantity, "")];
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_value_has_the_precision_it_was_written_in_until_it_is_corrected() {
        for (metric, wanted) in [
            (r#"{"value": 150000000, "written": "1.50亿元"}"#, (150, 6)),
            (r#"{"value": 94, "written": "94.0%", "unit": "%"}"#, (940, -1)),
            (r#"{"value": 160000000, "written": "1.50亿元"}"#, (160_000_000, 0)),
        ] {
            let value = read_metrics(metric).metrics[0].value;
            assert_eq!((value.digits, value.exponent), wanted, "{metric}");
        }
    }

    #[test]
    fn each_figure_knows_its_sentence_from_the_quote_alone() {
        let reading = read_metrics(
            r#"{"value": 300, "written": "300个", "quote": "发现问题300个。", "sentence": [40, 49], "span": [44, 48]},
               {"value": 297, "written": "297个", "quote": "😀完成297个。"},
               {"value": 3, "written": "3家", "span": [10, 12]}"#,
        );
        let found: Vec<_> = reading
            .metrics
            .iter()
            .map(|metric| (reading.report.words(metric.span), reading.report.words(metric.sentence)))
            .collect();
        assert_eq!(found, [("300个", "发现问题300个。"), ("297个", "😀完成297个。"), ("3家", "3家")]);
        assert_eq!(reading.report.text.find("发现"), Some(10 + "3家".len() + 28));
    }

    #[test]
    fn checks_left_out_are_made_and_panels_left_out_are_chosen() {
        let json = r#"{"version": 1, "metrics": [{"value": 28}, {"value": 27}, {"value": 96.4, "unit": "%"}],
            "relations": [{"is": "share", "share": 2, "parts": [1], "whole": 0}]}"#;
        let document = read_json(json).expect("good JSON");
        assert_eq!(document.panels, None);
        assert_eq!(document.reading.checks, checks::verify(&document.reading.metrics, &document.reading.relations));
    }
}
