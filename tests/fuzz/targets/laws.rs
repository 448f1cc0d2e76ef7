//! What holds for every text, looked at after each input.

use report_figures::Reading;
use report_figures::report::Span;

/// Stops when a reading breaks a law.
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
        assert!(metric.section.is_none_or(|section| section < reading.report.sections.len()));
    }
    for check in &reading.checks {
        assert!(check.relation < reading.relations.len(), "a check is of a relation");
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
