//! What holds for every text: nothing panics, positions are true, order is the text's, JSON out and in changes nothing.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use report_figures::charts::Panel;
use report_figures::contract::{Layout, read_csv, read_json, read_string, write, write_csv, write_quantities};
use report_figures::quantity::Quantity;
use report_figures::report::{Folded, Span};
use report_figures::{Reading, Settings, checks, draw, panels, quantity, read, surface};

/// What reports are made of, and what they should never hold.
const WORDS: &[&str] = &[
    "2019年",
    "截至2020年6月底",
    "今年",
    "一季度",
    "全省",
    "共",
    "检查企业",
    "1200",
    "1,192",
    "2.2万",
    "１５８．３",
    "３０％",
    "98.7%",
    "3—5",
    "百分之二十",
    "一千二百",
    "两",
    "〇",
    "第一",
    "一是",
    "(三)",
    "家",
    "个",
    "万吨",
    "亿元",
    "人次",
    "个百分点",
    "倍",
    "件",
    "户",
    "约",
    "余",
    "超过",
    "近",
    "其中",
    "分别",
    "占",
    "比上年",
    "同比",
    "增长",
    "下降",
    "完成",
    "整改率",
    "达到",
    "为",
    "至",
    "由",
    "、",
    ",",
    "，",
    "。",
    ";",
    "\n",
    "\r\n",
    "一、工作情况\n",
    " ",
    "\u{3000}",
    "😀",
    "𠮷",
    "\u{FEFF}",
    "\0",
    "PM2.5",
    "\"332\"机制",
    "来源:",
    "http://a.cn/1",
    "-",
    "−",
    ".",
    "%",
    "é",
    "e\u{301}",
    "億",
    "個",
    "9999999999999999999999999999999999999999",
    "0.00000000000000000001",
    "{",
    "[",
    "\"",
    "\\",
];

fn texts() -> impl Strategy<Value = String> {
    let word = prop_oneof![8 => prop::sample::select(WORDS).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(word, 0..60).prop_map(|words| words.concat())
}

fn laws() -> ProptestConfig {
    // The same texts each time: a landing never fails by chance. The fuzzer goes further.
    ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(2026), ..ProptestConfig::with_cases(400) }
}

proptest! {
    #![proptest_config(laws())]

    #[test]
    fn a_reading_is_true_to_its_text(text in texts()) {
        let reading = read(&text);
        prop_assert_eq!(&reading.report.text, &text);
        positions_are_true(&reading)?;
        indexes_are_true(&reading, &panels(&reading))?;
    }

    #[test]
    fn quantities_are_in_order_and_apart(text in texts()) {
        let quantities = quantity::find(&Folded::new(&text));
        in_order_and_apart(&text, quantities.iter().map(|quantity| quantity.span))?;
        let units: Vec<u16> = text.encode_utf16().collect();
        // On the wire each number of a date stands by itself.
        let spans = |quantity: &Quantity| match quantity.pieces.as_slice() {
            [] => vec![quantity.span],
            pieces => pieces.iter().map(|piece| piece.span).collect(),
        };
        let spans: Vec<Span> = quantities.iter().flat_map(spans).collect();
        let written = json(&write_quantities(&text, &quantities, Layout::OneLine));
        prop_assert_eq!(written.as_array().map(Vec::len), Some(spans.len()));
        for (wire, span) in written.as_array().into_iter().flatten().zip(spans) {
            prop_assert_eq!(words_at(&units, [&wire["start"], &wire["end"]]), wire["text"].as_str().map(str::to_owned));
            prop_assert_eq!(text.get(span.start..span.end), wire["text"].as_str());
        }
    }

    #[test]
    fn positions_on_the_wire_count_utf16(text in texts()) {
        let units: Vec<u16> = text.encode_utf16().collect();
        let wire = json(&write(&read(&text), &[], Layout::OneLine));
        for metric in wire["metrics"].as_array().into_iter().flatten() {
            let at = |name: &str| words_at(&units, [&metric[name][0], &metric[name][1]]);
            prop_assert_eq!(at("span"), metric["written"].as_str().map(str::to_owned));
            prop_assert!(metric["quote"].is_null() || at("sentence").as_deref() == metric["quote"].as_str());
        }
    }

    #[test]
    fn json_out_and_in_changes_nothing(text in texts()) {
        let reading = read(&text);
        let once = write(&reading, &panels(&reading), Layout::Broken);
        let document = read_json(&once).map_err(|error| TestCaseError::fail(error.to_string()))?;
        for (new, old) in document.reading.metrics.iter().zip(&reading.metrics) {
            prop_assert_eq!(new.value, old.value);
            // The precision comes from the numeral, where that alone says the same as in its sentence.
            let alone = quantity::find(&Folded::new(&old.written));
            let is_same = alone.iter().any(|alone| (alone.value, alone.value.exponent, alone.high) == (old.value, old.value.exponent, old.high));
            prop_assert!(!is_same || new.value.exponent == old.value.exponent, "{old:?}");
        }
        let chosen = document.panels.unwrap_or_default();
        let again = write(&document.reading, &chosen, Layout::Broken);
        prop_assert_eq!(without_coverage(&once), without_coverage(&again));
        prop_assert_eq!(&panels(&document.reading), &chosen);
        let picture = |panel, reading| surface::svg::paint(&draw(panel, reading, &Settings::default()));
        for panel in &chosen {
            prop_assert_eq!(picture(panel, &reading), picture(panel, &document.reading));
        }
    }

    #[test]
    fn what_is_drawn_is_drawn_twice_alike(text in texts(), width_px in 240.0_f32..1200.0) {
        let reading = read(&text);
        let settings = Settings { width_px, ..Settings::default() };
        for panel in panels(&reading) {
            let picture = surface::svg::paint(&draw(&panel, &reading, &settings));
            prop_assert!(picture.starts_with("<svg"));
            prop_assert_eq!(picture, surface::svg::paint(&draw(&panel, &reading, &settings)));
        }
    }

    #[test]
    fn anything_may_be_handed_in(text in texts(), at in any::<prop::sample::Index>(), put in prop::sample::select(WORDS)) {
        let _ = read_json(&text);
        if let Ok(document) = read_csv(&text) {
            positions_are_true(&document.reading)?;
        }
        prop_assert_eq!(read_string(&serde_json::json!(text).to_string()), Ok(text.clone()));
        // A file that somebody edited badly: anything but a panic.
        let mut json: Vec<char> = write(&read(&text), &[], Layout::Broken).chars().collect();
        let at = at.index(json.len());
        json.splice(at..(at + put.len()).min(json.len()), put.chars());
        if let Ok(document) = read_json(&json.into_iter().collect::<String>()) {
            positions_are_true(&document.reading)?;
            indexes_are_true(&document.reading, &document.panels.unwrap_or_default())?;
        }
    }

    #[test]
    fn a_table_out_and_in_keeps_its_figures(text in texts()) {
        let reading = read(&text);
        let table = write_csv(&reading);
        let again = read_csv(&table).map_err(|error| TestCaseError::fail(format!("{error}\n{table}")))?.reading;
        let figures = |reading: &Reading| -> Vec<_> {
            reading.metrics.iter().map(|metric| (metric.label.trim().to_owned(), metric.value, metric.kind, metric.direction)).collect()
        };
        prop_assert_eq!(figures(&again), figures(&reading));
    }
}

/// Lists as no report has them: each member may lean on the one before it, and none leans on them all.
#[test]
fn a_list_of_thousands_is_read() {
    let list: Vec<String> = (1..12_000).map(|n| format!("{n}件")).collect();
    for words in ["较上年的", "占", "分别增长"] {
        let text = format!("2024年,受理9件,{words}{}分别增长1%、2%。", list.join("、"));
        assert!(read(&text).metrics.len() > 10_000, "{words}");
    }
}

/// The JSON as another reads it.
fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_default()
}

/// Only a text has numerals that are no metrics.
fn without_coverage(text: &str) -> serde_json::Value {
    let mut json = json(text);
    json.as_object_mut().and_then(|fields| fields.remove("coverage"));
    json
}

/// The words between two UTF-16 positions.
fn words_at(units: &[u16], ends: [&serde_json::Value; 2]) -> Option<String> {
    let [start, end] = ends.map(|end| end.as_u64().and_then(|end| usize::try_from(end).ok()));
    String::from_utf16(units.get(start?..end?)?).ok()
}

fn positions_are_true(reading: &Reading) -> Result<(), TestCaseError> {
    let text = &reading.report.text;
    in_order_and_apart(text, reading.quantities.iter().map(|quantity| quantity.span))?;
    in_order_and_apart(text, reading.report.sentences.iter().map(|sentence| sentence.span))?;
    for section in &reading.report.sections {
        prop_assert!(text.get(section.span.start..section.span.end).is_some(), "{section:?}");
    }
    for metric in &reading.metrics {
        prop_assert!(text.get(metric.span.start..metric.span.end).is_some(), "{metric:?}");
        prop_assert!(metric.sentence.holds(metric.span), "{metric:?}");
    }
    if !reading.quantities.is_empty() {
        in_order_and_apart(text, reading.metrics.iter().map(|metric| metric.span))?;
        for metric in &reading.metrics {
            prop_assert_eq!(reading.report.words(metric.span), &metric.written);
        }
    }
    Ok(())
}

fn in_order_and_apart(text: &str, spans: impl Iterator<Item = Span>) -> Result<(), TestCaseError> {
    let mut last = 0;
    for span in spans {
        prop_assert!(text.get(span.start..span.end).is_some(), "{span:?} is no stretch of the text");
        prop_assert!(span.start >= last && span.end > span.start, "{span:?} begins before {last}, or is empty");
        last = span.end;
    }
    Ok(())
}

fn indexes_are_true(reading: &Reading, panels: &[Panel]) -> Result<(), TestCaseError> {
    let metrics = reading.metrics.len();
    for relation in &reading.relations {
        let named: Vec<usize> = match relation.clone() {
            checks::Relation::Share { share, parts, whole } => parts.into_iter().chain(share).chain([whole]).collect(),
            checks::Relation::Breakdown { whole, parts, .. } => parts.into_iter().chain([whole]).collect(),
            checks::Relation::Change { to, delta, from, using } => {
                [to, Some(delta), from, using].into_iter().flatten().collect()
            }
        };
        prop_assert!(named.iter().all(|&index| index < metrics), "{relation:?} of {metrics} metrics");
    }
    prop_assert!(reading.checks.iter().all(|check| check.relation < reading.relations.len()));
    let sections = reading.report.sections.len();
    prop_assert!(reading.metrics.iter().all(|metric| metric.section.is_none_or(|index| index < sections)));
    for panel in panels {
        let is_true = panel.metrics.iter().all(|&index| index < metrics)
            && panel.checks.iter().all(|&index| index < reading.checks.len())
            && panel.section.is_none_or(|index| index < sections);
        prop_assert!(is_true, "{panel:?}");
    }
    Ok(())
}
