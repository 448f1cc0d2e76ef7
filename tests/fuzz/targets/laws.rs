//! What holds for every text, looked at after each input.

use report_figures::checks::Relation;
use report_figures::report::Span;
use report_figures::{Panel, Reading, Settings, draw, surface};

/// Narrow as a phone, and as a column.
const WIDTHS_PX: [f32; 2] = [280.0, 720.0];

/// Stops when a reading of a text does not stay with the text.
pub fn assert_reading(text: &str, reading: &Reading) {
    assert_eq!(reading.report.text, text, "the text is kept byte for byte");
    assert_spans(text, "section", reading.report.sections.iter().map(|section| section.span));
    assert_spans(text, "sentence", reading.report.sentences.iter().map(|sentence| sentence.span));
    assert_spans(text, "sentence of a metric", reading.metrics.iter().map(|metric| metric.sentence));
    assert_apart(text, "quantity", reading.quantities.iter().map(|quantity| quantity.span));
    assert_apart(text, "metric", reading.metrics.iter().map(|metric| metric.span));
    for metric in &reading.metrics {
        let Span { start, end } = metric.span;
        assert_eq!(text.get(start..end), Some(metric.written.as_str()), "`written` is what stands there");
        assert!(metric.sentence.holds(metric.span), "a metric stands in its sentence");
    }
}

/// Stops when an index leads nowhere.
pub fn assert_indexes(reading: &Reading) {
    let (sections, metrics) = (reading.report.sections.len(), reading.metrics.len());
    assert!(reading.metrics.iter().all(|metric| metric.section.is_none_or(|section| section < sections)));
    for relation in &reading.relations {
        let (some, parts) = match relation {
            Relation::Share { share, parts, whole } => ([*share, Some(*whole), None, None], parts.as_slice()),
            Relation::Breakdown { whole, parts, .. } => ([Some(*whole), None, None, None], parts.as_slice()),
            Relation::Change { to, delta, from, using } => ([*to, Some(*delta), *from, *using], [].as_slice()),
        };
        let indexes = some.into_iter().flatten().chain(parts.iter().copied());
        assert!(indexes.into_iter().all(|index| index < metrics), "{relation:?} of {metrics} metrics");
    }
    assert!(reading.checks.iter().all(|check| check.relation < reading.relations.len()));
}

/// Stops when a panel cannot be drawn.
pub fn assert_pictures(reading: &Reading, panels: &[Panel]) {
    for panel in panels {
        assert!(panel.metrics.iter().all(|&metric| metric < reading.metrics.len()), "{panel:?}");
        assert!(panel.checks.iter().all(|&check| check < reading.checks.len()), "{panel:?}");
        for width_px in WIDTHS_PX {
            let scene = draw(panel, reading, &Settings { width_px, ..Settings::default() });
            assert!(scene.height_px.is_finite(), "{panel:?}");
            let picture = surface::svg::paint(&scene);
            assert!(picture.starts_with("<svg") && picture.trim_end().ends_with("</svg>"), "{picture}");
        }
    }
}

/// Stops when spans overlap or are out of order.
pub fn assert_apart(text: &str, what: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert_span(text, what, span);
        assert!(span.start >= end, "{what}: {span:?} begins before {end}");
        assert!(span.start < span.end, "{what}: {span:?} is empty");
        end = span.end;
    }
}

fn assert_spans(text: &str, what: &str, spans: impl Iterator<Item = Span>) {
    spans.for_each(|span| assert_span(text, what, span));
}

fn assert_span(text: &str, what: &str, span: Span) {
    assert!(text.get(span.start..span.end).is_some(), "{what}: {span:?} is no stretch of {} bytes", text.len());
}
