//! What an author hands in: JSON, and CSV where it does not begin with a brace.
#![no_main]
#![expect(dead_code, reason = "the laws of a reading from text are for the other targets")]

mod laws;

use libfuzzer_sys::fuzz_target;
use report_figures::contract::{Document, Layout, read_csv, read_json, write};
use report_figures::quantity::Decimal;
use report_figures::{Panel, Reading, panels};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let document = if text.trim_start().starts_with('{') { read_json(&text).ok() } else { read_csv(&text).ok() };
    let Some(document) = document else { return };
    laws::assert_indexes(&document.reading);
    let chosen = chosen(&document);
    laws::assert_pictures(&document.reading, &chosen);

    // Beyond this a value is refused when it is handed in: no report has such figures, though a text can.
    let largest = Decimal::new(1, 35);
    if document.reading.metrics.iter().any(|metric| metric.value > largest || metric.high > Some(largest)) {
        return;
    }
    // What was left out is filled in by reading and writing; from then on nothing changes any more.
    let first = again(&document.reading, &chosen);
    let second = again(&first.reading, &chosen);
    let third = again(&second.reading, &chosen);
    assert_eq!(
        text_of(&third.reading, &chosen),
        text_of(&second.reading, &chosen),
        "what was written is written again"
    );
    for (before, after) in document.reading.metrics.iter().zip(&third.reading.metrics) {
        assert_eq!((&before.label, &before.unit), (&after.label, &after.unit));
        assert_eq!(before.value, after.value);
    }
});

/// Written, and read again.
fn again(reading: &Reading, panels: &[Panel]) -> Document {
    let written = text_of(reading, panels);
    read_json(&written).unwrap_or_else(|fault| panic!("{fault:?} in what was written: {written}"))
}

fn text_of(reading: &Reading, panels: &[Panel]) -> String {
    write(reading, panels, Layout::Broken)
}

fn chosen(document: &Document) -> Vec<Panel> {
    document.panels.clone().unwrap_or_else(|| panels(&document.reading))
}
