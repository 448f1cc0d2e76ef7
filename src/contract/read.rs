//! What an author hands in, as a reading that draws as corrected.
//!
//! Nothing is understood anew: labels, values, relations, checks and panels are taken as they stand. Everything but a
//! metric's value may be missing, and fields that are not known are passed over. What is missing is filled in by the
//! reader of prose; a reading that misses nothing, as one that was written here and published, does without it.

use super::figure::{Draft, Values, bytes, read_draft, read_metric, read_range, rebuild, sentences, with_precision};
use super::node::{Node, Page};
use super::parse::parse;
use super::{ContractError, VERSION};
use crate::charts::Panel;
use crate::checks::{self, Check, Relation};
use crate::metrics::Metric;
use crate::quantity::Decimal;
use crate::reading::Reading;
use crate::report::{Report, Section, Utf16};

/// The last place of what a check computed: JSON drops the zeros there, by which 99.000 differs from a report's 99%.
const COMPUTED_PLACE: i32 = -3;

/// A reading, and the panels where somebody has chosen them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// What the report says.
    pub reading: Reading,
    /// What to draw of it; `None`: choose.
    pub panels: Option<Vec<Panel>>,
}

/// How what is missing is filled in. It is handed on, so that a core which takes complete readings only holds none of it.
struct Filler {
    /// The values with the precision that the words tell.
    precision: fn(Values, &str) -> Values,
    /// The checks that follow from relations.
    checks: fn(&[Metric], &[Relation]) -> Vec<Check>,
}

/// Takes over a report in the contract's JSON, as written or edited by hand.
///
/// # Errors
/// When it is no JSON, of another version, or an index or a position in it leads nowhere.
pub fn read_json(json: &str) -> Result<Document, ContractError> {
    let filler = Filler { precision: with_precision, checks: checks::verify };
    let (document, _) = take(json, Some(&filler))?;
    Ok(document)
}

/// Takes over a report that misses nothing, as written by this version; `None` where anything had to be filled in.
///
/// # Errors
/// As [`read_json`].
pub fn read_complete_json(json: &str) -> Result<Option<Document>, ContractError> {
    let (document, is_complete) = take(json, None)?;
    Ok(Some(document).filter(|_| is_complete))
}

/// A report, and whether nothing was missing.
fn take(json: &str, filler: Option<&Filler>) -> Result<(Document, bool), ContractError> {
    let (value, page) = (parse(json)?, Page::new(json));
    let document = Node { value: &value, page: &page };
    // A version that is not known may mean anything by its other fields: it is looked at first.
    let version = document.must("version");
    if version.number() != Decimal::whole(VERSION.into()) {
        let known = version.number().to_string();
        version.fault(&["version ", &known, " is not known here: this reads version 1"]);
    }
    page.check()?;
    let drafts = read_all(document, "metrics", read_draft);
    let headings = read_all(document, "sections", |section| {
        let heading = section.maybe_words("heading").unwrap_or_default();
        (heading, section.field("span").map(read_range).unwrap_or_default())
    });
    page.check()?;
    let sparse = rebuild(&drafts, headings.iter().map(|(_, range)| range.1).max().unwrap_or(0));
    let offsets = Utf16::new(&sparse.text);
    let sections: Vec<Section> =
        headings.into_iter().map(|(heading, range)| Section { heading, span: bytes(&offsets, range) }).collect();
    let mut metrics = Vec::with_capacity(drafts.len());
    for (draft, place) in drafts.iter().zip(&sparse.spans) {
        let mut metric = read_metric(draft, metrics.len(), *place, sections.len(), &sparse.text, &offsets);
        if let Some(exponent) = draft.precision {
            metric.value = metric.value.written_to(exponent);
            metric.high = metric.high.map(|high| high.written_to(draft.high_precision.unwrap_or(exponent)));
        } else if let Some(filler) = filler {
            (metric.value, metric.high) = (filler.precision)((metric.value, metric.high), &metric.written);
        }
        metrics.push(metric);
    }
    let relations = read_all(document, "relations", |relation| read_relation(relation, metrics.len()));
    page.check()?;
    let checks = match (document.field("checks"), filler) {
        (Some(_), _) => read_all(document, "checks", |check| read_check(check, relations.len())),
        (None, Some(filler)) => (filler.checks)(&metrics, &relations),
        (None, None) => return Ok((Document::default(), false)),
    };
    let limits = Limits { metrics: metrics.len(), checks: checks.len(), sections: sections.len() };
    let panels = document.field("panels").map(|_| read_all(document, "panels", |panel| read_panel(panel, &limits)));
    let report = Report {
        title: document.maybe_words("title"),
        source: document.maybe_words("source"),
        date: document.maybe_words("date"),
        url: document.maybe_words("url"),
        lang: document.maybe_choice("lang").unwrap_or_default(),
        sections,
        sentences: sentences(&metrics, &drafts),
        tables: Vec::new(),
        text: sparse.text,
    };
    page.check()?;
    let is_complete = drafts.iter().all(Draft::is_complete)
        && panels.as_ref().is_some_and(|panels| panels.iter().all(is_complete_panel));
    let panels = panels.map(|panels| panels.into_iter().enumerate().filter_map(named).collect());
    Ok((
        Document { reading: Reading { report, quantities: Vec::new(), metrics, relations, checks }, panels },
        is_complete,
    ))
}

/// The text that one JSON string holds.
///
/// # Errors
/// When the JSON is anything else.
pub fn read_string(json: &str) -> Result<String, ContractError> {
    let (value, page) = (parse(json)?, Page::new(json));
    let words = Node { value: &value, page: &page }.words();
    page.check().map(|()| words)
}

/// Each member of a list read.
fn read_all<'v, T>(document: Node<'v>, name: &str, read: impl Fn(Node<'v>) -> T) -> Vec<T> {
    document.members(name).into_iter().map(read).collect()
}

pub(super) fn index_of(node: Node<'_>, name: &str, limit: usize, of: &str) -> Option<usize> {
    node.field(name).map(|index| index.index_below(limit, of))
}

fn indexes_of(node: Node<'_>, name: &str, limit: usize, of: &str) -> Vec<usize> {
    node.members(name).into_iter().map(|index| index.index_below(limit, of)).collect()
}

fn read_relation(node: Node<'_>, metrics: usize) -> Relation {
    let one = |name| index_of(node, name, metrics, "metrics");
    let must = |name| node.must(name).index_below(metrics, "metrics");
    let parts = || {
        node.must("parts");
        indexes_of(node, "parts", metrics, "metrics")
    };
    let is = node.must("is");
    match is.words().as_str() {
        "share" => Relation::Share { share: one("share"), parts: parts(), whole: must("whole") },
        "breakdown" => Relation::Breakdown {
            whole: must("whole"),
            parts: parts(),
            exhaustive: node.field("exhaustive").is_none_or(Node::flag),
        },
        "change" => Relation::Change { to: one("to"), delta: must("delta"), from: one("from"), using: one("using") },
        _ => {
            is.fault(&["expected \"share\", \"breakdown\" or \"change\""]);
            Relation::Change { to: None, delta: 0, from: None, using: None }
        }
    }
}

fn read_check(node: Node<'_>, relations: usize) -> Check {
    Check {
        relation: node.must("relation").index_below(relations, "relations"),
        holds: node.must("holds").flag(),
        stated: node.must("stated").number(),
        computed: node.must("computed").number().written_to(COMPUTED_PLACE),
        note: node.maybe_words("note").filter(|note| !note.is_empty()),
    }
}

/// How many there are of what a panel names.
struct Limits {
    metrics: usize,
    checks: usize,
    sections: usize,
}

/// A panel; `None` where its author hid it.
fn read_panel(node: Node<'_>, limits: &Limits) -> Option<Panel> {
    let words = |name| node.maybe_words(name).unwrap_or_default();
    let panel = Panel {
        id: words("id"),
        title: words("title"),
        note: words("note"),
        form: node.maybe_choice("chart").unwrap_or_default(),
        metrics: indexes_of(node, "metrics", limits.metrics, "metrics"),
        checks: indexes_of(node, "checks", limits.checks, "checks"),
        section: index_of(node, "section", limits.sections, "sections"),
        because: words("because"),
    };
    let is_hidden = node.field("hidden").is_some_and(Node::flag);
    Some(panel).filter(|_| !is_hidden)
}

/// Whether a panel is shown under a name of its own.
fn is_complete_panel(panel: &Option<Panel>) -> bool {
    panel.as_ref().is_some_and(|panel| !panel.id.is_empty())
}

/// A panel that is drawn, with an id.
fn named((index, panel): (usize, Option<Panel>)) -> Option<Panel> {
    let mut panel = panel?;
    if panel.id.is_empty() {
        panel.id = "panel-".to_owned() + &(index + 1).to_string();
    }
    Some(panel)
}

#[cfg(test)]
mod tests {
    use super::super::read_json;
    use super::*;
    use crate::charts;
    use crate::metrics::Kind;
    use crate::report::Lang;

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
    fn a_precision_told_goes_before_the_words() {
        for (metric, wanted) in [
            (r#"{"value": 150000000, "written": "1.50亿元", "precision": 7}"#, (15, 7)),
            (r#"{"value": 94, "unit": "%", "precision": -1}"#, (940, -1)),
            (r#"{"value": 94.25, "written": "94.2%", "unit": "%", "precision": -1}"#, (9425, -2)),
        ] {
            let value = read_metrics(metric).metrics[0].value;
            assert_eq!((value.digits, value.exponent), wanted, "{metric}");
        }
    }

    #[test]
    fn what_was_written_is_complete_and_read_the_same_without_the_reader() {
        let reading = crate::read("去年进口3.5—4万吨,增长4.0%,检查28家,完成27家,占96.4%。");
        let json = super::super::write(&reading, &crate::panels(&reading), super::super::Layout::OneLine);
        let complete = read_complete_json(&json).expect("good JSON").expect("nothing is missing");
        assert_eq!(complete, read_json(&json).expect("good JSON"));
        let exponents = |reading: &Reading| -> Vec<i32> {
            let ends = reading.metrics.iter().flat_map(|metric| [Some(metric.value), metric.high]);
            ends.flatten().map(|value| value.exponent).collect()
        };
        assert_eq!(exponents(&complete.reading), exponents(&reading));
        for (field, other) in
            [("\"precision\"", "\"p\""), ("\"checks\":[{", "\"c\":[{"), ("\"panels\"", "\"p\""), ("\"id\"", "\"i\"")]
        {
            assert_eq!(read_complete_json(&json.replace(field, other)), Ok(None), "without {field}");
        }
    }

    #[test]
    fn checks_are_said_in_the_same_words_after_they_were_written() {
        for text in ["发现问题300个,完成整改297个,整改率98.7%。", "发现问题300个,完成整改298个,整改率99.0%。"]
        {
            let reading = crate::read(text);
            let words = |reading: &Reading| charts::check_words(&reading.checks[0], reading, Lang::ZhHans);
            let json = super::super::write(&reading, &[], super::super::Layout::OneLine);
            assert_eq!(words(&read_json(&json).expect("good JSON").reading), words(&reading));
        }
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
