//! What holds for every text: nothing panics, positions are true, order is the text's, JSON out and in changes nothing.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use report_figures::charts::Panel;
use report_figures::contract::{
    read_csv, read_json, read_string, to_json, to_json_line, write, write_csv, write_quantities,
};
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
        let written = write_quantities(&text, &quantities);
        prop_assert_eq!(written.len(), spans.len());
        for (wire, span) in written.iter().zip(spans) {
            prop_assert_eq!(String::from_utf16(&units[wire.start..wire.end]).ok(), Some(wire.text.clone()));
            prop_assert_eq!(text.get(span.start..span.end), Some(wire.text.as_str()));
        }
    }

    #[test]
    fn positions_on_the_wire_count_utf16(text in texts()) {
        let units: Vec<u16> = text.encode_utf16().collect();
        let words = |[start, end]: [usize; 2]| String::from_utf16(&units[start..end]).ok();
        let wire = write(&read(&text), &[]);
        for metric in &wire.metrics {
            prop_assert_eq!(metric.span.and_then(words), metric.written.clone());
            prop_assert!(metric.quote.is_none() || metric.sentence.and_then(words) == metric.quote);
        }
    }

    #[test]
    fn json_out_and_in_changes_nothing(text in texts()) {
        let reading = read(&text);
        let mut wire = write(&reading, &panels(&reading));
        wire.coverage = None;
        let once = to_json(&wire);
        let document = read_json(&once).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(document.reading.metrics.iter().zip(&reading.metrics).all(|(new, old)| new.value.exponent == old.value.exponent));
        let chosen = document.panels.unwrap_or_default();
        let mut again = write(&document.reading, &chosen);
        again.coverage = None;
        prop_assert_eq!(once, to_json(&again));
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
        prop_assert_eq!(read_string(to_json_line(&text).as_bytes()), Ok(text.clone()));
        // A file that somebody edited badly: anything but a panic.
        let mut json: Vec<char> = to_json(&write(&read(&text), &[])).chars().collect();
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
