//! A panel's figures as a table: what the picture shows, in words that can be copied and read aloud.

use super::{Html, quote};
use crate::charts::{Panel, period_words, pick, shown};
use crate::metrics::Metric;
use crate::reading::Reading;
use crate::report::Lang;

/// Writes a row for each figure; under the figures of one sentence the sentence, with a way to it.
pub(super) fn write(out: &mut Html, panel: &Panel, reading: &Reading, lang: Lang) {
    let metrics: Vec<&Metric> = panel.metrics.iter().filter_map(|&index| reading.metrics.get(index)).collect();
    let has_period = metrics.iter().any(|metric| metric.period.is_some());
    out.element("table", &[], |out| {
        out.element("caption", &[], |out| out.words(&panel.title));
        out.element("thead", &[], |out| {
            out.element("tr", &[], |out| {
                let heads = ["项目|項目|Figure", "数值|數值|Value", "时间|時間|Period"];
                for head in heads.into_iter().take(if has_period { 3 } else { 2 }) {
                    out.element("th", &[("scope", "col")], |out| out.words(pick(lang, head)));
                }
            });
        });
        let is_one_sentence = |one: &&Metric, other: &&Metric| one.sentence == other.sentence && one.sentence.end > 0;
        for group in metrics.chunk_by(is_one_sentence) {
            out.element("tbody", &[], |out| write_group(out, group, has_period, reading, lang));
            out.line();
        }
    });
}

fn write_group(out: &mut Html, metrics: &[&Metric], has_period: bool, reading: &Reading, lang: Lang) {
    for metric in metrics {
        out.element("tr", &[], |out| {
            out.element("th", &[("scope", "row")], |out| out.words(&metric.label));
            out.element("td", &[], |out| out.words(&shown(metric, reading)));
            if has_period {
                let period = metric.period.as_deref().map(|period| period_words(period, lang)).unwrap_or_default();
                out.element("td", &[], |out| out.words(&period));
            }
        });
    }
    let mut sentence = Html::default();
    if quote::write(&mut sentence, metrics, reading, lang) {
        out.element("tr", &[("class", "report-figure-quote")], |out| {
            out.element("td", &[("colspan", if has_period { "3" } else { "2" })], |out| out.append(&sentence));
        });
    }
}
