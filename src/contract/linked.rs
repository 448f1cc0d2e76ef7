//! What machines of others read: the facts as JSON-LD, an address as oEmbed, and a print of each file.

use super::writer::{Layout, Writer};
use crate::charts::Panel;
use crate::metrics::{Direction, Metric};
use crate::quantity::Decimal;
use crate::reading::Reading;

/// Writes the figures of some panels as a schema.org `Dataset`, each figure with the sentence it stands in.
///
/// That checks hold or not is left out: `ClaimReview` says whether a claim is true, and arithmetic does not.
#[must_use]
pub fn write_facts(reading: &Reading, panels: &[&Panel]) -> String {
    let report = &reading.report;
    let metrics: Vec<&Metric> = metrics_of(reading, panels);
    let mut out = Writer::new(Layout::OneLine);
    out.object(|out| {
        put(out, "@context", "https://schema.org");
        put(out, "@type", "Dataset");
        let titles: Vec<&str> = panels.iter().map(|panel| panel.title.as_str()).collect();
        put(out, "name", report.title.as_deref().or(titles.first().copied()).unwrap_or_default());
        put(out, "description", &titles.join("；"));
        put_known(out, "url", report.url.as_deref());
        put_known(out, "datePublished", report.date.as_deref());
        put_known(out, "inLanguage", Some(super::word(report.lang)));
        if let Some(source) = &report.source {
            out.key("creator");
            out.object(|out| {
                put(out, "@type", "Organization");
                put(out, "name", source);
            });
        }
        out.key("variableMeasured");
        out.list(&metrics, |metric, out| out.object(|out| put_fact(out, metric, reading)));
    });
    out.finish()
}

/// Each figure once, in the order of the panels.
fn metrics_of<'r>(reading: &'r Reading, panels: &[&Panel]) -> Vec<&'r Metric> {
    let mut seen = vec![false; reading.metrics.len()];
    let mut metrics = Vec::new();
    for &index in panels.iter().flat_map(|panel| &panel.metrics) {
        if let (Some(seen), Some(metric)) = (seen.get_mut(index), reading.metrics.get(index))
            && !std::mem::replace(seen, true)
        {
            metrics.push(metric);
        }
    }
    metrics
}

fn put_fact(out: &mut Writer, metric: &Metric, reading: &Reading) {
    put(out, "@type", "PropertyValue");
    put(out, "name", &metric.label);
    let is_down = metric.direction == Some(Direction::Down);
    let signed = |value: Decimal| Decimal { digits: if is_down { -value.abs().digits } else { value.digits }, ..value };
    match metric.high {
        None => {
            out.key("value");
            out.number(signed(metric.value));
        }
        Some(high) => {
            out.key("minValue");
            out.number(signed(metric.value));
            out.key("maxValue");
            out.number(signed(high));
        }
    }
    put_known(out, "unitText", Some(metric.unit.as_str()).filter(|unit| !unit.is_empty()));
    if let Some(period) = &metric.period {
        out.key("valueReference");
        out.object(|out| {
            put(out, "@type", "PropertyValue");
            put(out, "name", "period");
            put(out, "value", period);
        });
    }
    let quote = reading.report.words(metric.sentence).trim();
    put_known(out, "description", Some(quote).filter(|quote| !quote.is_empty()));
}

/// What an oEmbed reader is told of an embed.
#[derive(Clone, Copy, Debug, Default)]
pub struct OEmbed<'w> {
    /// Of the embed.
    pub title: &'w str,
    /// Who published the report.
    pub author: Option<&'w str>,
    /// What to paste.
    pub html: &'w str,
    /// Width and height in CSS pixels that nothing is cut at.
    pub size: (u32, u32),
    /// A picture of 1200×628 pixels, by its whole address.
    pub thumbnail: Option<&'w str>,
}

/// Writes a static oEmbed answer of type `rich`.
#[must_use]
pub fn write_oembed(embed: &OEmbed<'_>) -> String {
    let mut out = Writer::new(Layout::Broken);
    out.object(|out| {
        put(out, "version", "1.0");
        put(out, "type", "rich");
        put(out, "title", embed.title);
        put_known(out, "author_name", embed.author);
        put(out, "provider_name", "report-figures");
        put(out, "html", embed.html);
        for (name, length) in [("width", embed.size.0), ("height", embed.size.1)] {
            out.key(name);
            out.index(length as usize);
        }
        if let Some(thumbnail) = embed.thumbnail {
            put(out, "thumbnail_url", thumbnail);
            for (name, length) in [("thumbnail_width", 1200), ("thumbnail_height", 628)] {
                out.key(name);
                out.index(length);
            }
        }
    });
    out.finish()
}

/// Writes the `integrity` value of each file, by name.
#[must_use]
pub fn write_integrity(files: &[(String, String)]) -> String {
    let mut out = Writer::new(Layout::Broken);
    out.object(|out| {
        for (name, integrity) in files {
            put(out, name, integrity);
        }
    });
    out.finish()
}

fn put(out: &mut Writer, name: &str, words: &str) {
    out.key(name);
    out.text(words);
}

fn put_known(out: &mut Writer, name: &str, words: Option<&str>) {
    if let Some(words) = words {
        put(out, name, words);
    }
}
