//! A figure's sentence, with the figure marked, and the address that leads to where it stands.

use super::Html;
use crate::charts::pick;
use crate::metrics::Metric;
use crate::reading::Reading;
use crate::report::{Lang, Span};

/// A sentence longer than this is none, and is not quoted.
const LONGEST_BYTES: usize = 6000;
/// A longer sentence is named by its two ends, of half as many characters.
const WHOLE: usize = 24;

/// Writes the sentence of some figures, each marked in it, and the way to the original.
/// False where there is neither.
pub(super) fn write(out: &mut Html, metrics: &[&Metric], reading: &Reading, lang: Lang) -> bool {
    let Some(first) = metrics.first() else { return false };
    let span = first.sentence;
    let words = reading.report.words(span);
    let has_words = !words.trim().is_empty() && words.len() <= LONGEST_BYTES;
    let address = reading.report.url.as_deref().filter(|url| is_address(url));
    if has_words {
        mark(out, metrics, reading, span);
    }
    if let Some(address) = address {
        let address = if has_words { join(address, &fragment(words)) } else { address.to_owned() };
        out.words(" ");
        out.element("a", &[("href", &address)], |out| out.words(pick(lang, "原文|原文|Source text")));
    }
    has_words || address.is_some()
}

fn mark(out: &mut Html, metrics: &[&Metric], reading: &Reading, sentence: Span) {
    let report = &reading.report;
    let mut spans: Vec<Span> = metrics.iter().map(|metric| metric.span).collect();
    spans.sort_unstable();
    let mut at = sentence.start;
    let cite = report.url.as_deref().filter(|url| is_address(url)).map(|url| ("cite", url));
    out.element("q", cite.as_slice(), |out| {
        for span in spans {
            if span.start < at || span.end > sentence.end || span.start == span.end {
                continue;
            }
            out.words(report.words(Span { start: at, end: span.start }));
            out.element("mark", &[], |out| out.words(report.words(span)));
            at = span.end;
        }
        out.words(report.words(Span { start: at, end: sentence.end }).trim_end());
    });
}

/// A sentence as a text directive, which browsers scroll to and mark; a long one by its two ends.
#[must_use]
pub fn fragment(sentence: &str) -> String {
    let line = sentence.trim().lines().next().unwrap_or_default();
    let characters: Vec<char> = line.chars().collect();
    let (start, end) = (characters.iter().take(WHOLE / 2), characters.iter().rev().take(WHOLE / 2).rev());
    let mut out = String::from(":~:text=");
    if characters.len() <= WHOLE {
        push_encoded(&mut out, characters.iter());
    } else {
        push_encoded(&mut out, start);
        out.push(',');
        push_encoded(&mut out, end);
    }
    out
}

fn join(address: &str, fragment: &str) -> String {
    let sign = if address.contains('#') { "" } else { "#" };
    [address, sign, fragment].concat()
}

/// Percent-encodes all but what a text directive takes as it is; `-` is one of its own signs.
fn push_encoded<'c>(out: &mut String, characters: impl Iterator<Item = &'c char>) {
    let mut bytes = [0; 4];
    for ch in characters {
        if ch.is_ascii_alphanumeric() || "_.!~*'()".contains(*ch) {
            out.push(*ch);
            continue;
        }
        for byte in ch.encode_utf8(&mut bytes).bytes() {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.extend(char::from_digit(u32::from(digit), 16).map(|digit| digit.to_ascii_uppercase()));
            }
        }
    }
}

/// Whether it is safe to follow: reports are written by others.
pub(super) fn is_address(url: &str) -> bool {
    let lower = url.get(..8.min(url.len())).unwrap_or_default().to_ascii_lowercase();
    let is_web = lower.starts_with("http://") || lower.starts_with("https://");
    is_web && !host(url).is_empty() && !url.contains(|ch: char| ch.is_whitespace() || ch.is_control())
}

/// `https://www.example.cn/a` → `www.example.cn`
pub(super) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{fragment, is_address, join};

    #[test]
    fn a_sentence_is_named_so_that_browsers_find_it() {
        assert_eq!(fragment("完成27项。\n下一句"), ":~:text=%E5%AE%8C%E6%88%9027%E9%A1%B9%E3%80%82");
        assert_eq!(fragment("a-b, c&d"), ":~:text=a%2Db%2C%20c%26d");
        assert_eq!(fragment(&"abcdefghij".repeat(4)), ":~:text=abcdefghijab,ijabcdefghij");
        assert_eq!(join("https://a.cn/b#c", ":~:text=d"), "https://a.cn/b#c:~:text=d");
    }

    #[test]
    fn only_the_web_is_linked() {
        assert!(is_address("https://example.cn/a?b=c"));
        for url in ["javascript:alert(1)", "//example.cn", "https://", "https:///x", "http://a b", "数据", ""] {
            assert!(!is_address(url), "{url}");
        }
    }
}
