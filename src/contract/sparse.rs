//! Rebuilds as much of a report's text as its quotes tell: each at its place, spaces between them.

use crate::charts::sort;
use crate::report::{Span, Utf16};

/// How many of the pieces that follow the text are looked through for the same words: figures of one sentence stand together.
const NEAR: usize = 32;

/// Words of a report, and the UTF-16 position they stand at where it is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'w> {
    pub(super) at: Option<usize>,
    pub(super) words: &'w str,
}

/// A text with pieces in it.
#[derive(Debug, Default)]
pub(super) struct Sparse {
    pub(super) text: String,
    /// Where each piece came to stand, or the one that holds it, in the order they were given.
    pub(super) spans: Vec<Span>,
}

/// Lays pieces down. The text is at least `length` UTF-16 units long; pieces that have no place, or whose place is taken
/// by other words, follow after it, a line each.
pub(super) fn lay(pieces: &[Piece<'_>], length: usize) -> Sparse {
    let place = |index: usize| pieces.get(index).and_then(|piece| piece.at).unwrap_or(usize::MAX);
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    sort(&mut order, &|one, other| place(one) <= place(other));
    let mut page = Page::default();
    let mut spans = vec![None; pieces.len()];
    for index in order {
        if let (Some(piece), Some(span)) = (pieces.get(index), spans.get_mut(index)) {
            *span = piece.at.and_then(|at| page.put(at, piece.words));
        }
    }
    page.pad(length);
    let mut text = page.text;
    let mut appended: Vec<Span> = Vec::new();
    for (piece, span) in pieces.iter().zip(&mut spans) {
        if span.is_none() {
            let same =
                appended.iter().rev().take(NEAR).find(|span| text.get(span.start..span.end) == Some(piece.words));
            *span = same.copied().or_else(|| {
                text.push('\n');
                appended.push(append(&mut text, piece.words));
                appended.last().copied()
            });
        }
    }
    Sparse { text, spans: spans.into_iter().map(Option::unwrap_or_default).collect() }
}

fn append(text: &mut String, words: &str) -> Span {
    let start = text.len();
    text.push_str(words);
    Span { start, end: text.len() }
}

/// A text that grows, and the piece laid last.
#[derive(Default)]
struct Page<'w> {
    text: String,
    units: usize,
    last: Option<(Utf16<'w>, &'w str)>,
}

impl<'w> Page<'w> {
    /// Puts words at a place at or after the last; `None` where other words stand there.
    fn put(&mut self, at: usize, words: &'w str) -> Option<Span> {
        if at < self.units {
            return self.find(at, words);
        }
        self.pad(at);
        let offsets = Utf16::new(words);
        self.units += offsets.unit(words.len());
        self.last = Some((offsets, words));
        Some(append(&mut self.text, words))
    }

    /// The piece laid last, where it holds the same words at this very place.
    fn find(&self, at: usize, words: &str) -> Option<Span> {
        let (offsets, last) = self.last.as_ref()?;
        let before = offsets.byte(at.checked_sub(self.units - offsets.unit(last.len()))?);
        let whole = Span { start: self.text.len() - last.len(), end: self.text.len() };
        last.get(before..)?.starts_with(words).then_some(whole)
    }

    fn pad(&mut self, units: usize) {
        let missing = units.saturating_sub(self.units);
        self.text.extend(std::iter::repeat_n(' ', missing));
        self.units += missing;
        if missing > 0 {
            self.last = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, lay};

    #[test]
    fn lays_pieces_at_their_places_and_the_others_after_them() {
        let piece = |at, words| Piece { at, words };
        for (pieces, length, text, words) in [
            (vec![piece(Some(3), "约2万")], 8, "   约2万  ", vec!["约2万"]),
            (vec![piece(Some(5), "乙"), piece(Some(1), "😀甲")], 0, " 😀甲 乙", vec!["乙", "😀甲"]),
            (vec![piece(Some(0), "共300个"), piece(Some(1), "300个")], 0, "共300个", vec!["共300个", "共300个"]),
            (vec![piece(Some(0), "共300个"), piece(Some(1), "400个")], 0, "共300个\n400个", vec!["共300个", "400个"]),
            (vec![piece(None, "甲"), piece(None, "乙"), piece(None, "甲")], 2, "  \n甲\n乙", vec!["甲", "乙", "甲"]),
            (vec![piece(Some(0), "甲。"), piece(Some(0), "甲。")], 0, "甲。", vec!["甲。", "甲。"]),
        ] {
            let sparse = lay(&pieces, length);
            assert_eq!(sparse.text, text);
            let found: Vec<&str> =
                sparse.spans.iter().map(|span| sparse.text.get(span.start..span.end).expect("on boundaries")).collect();
            assert_eq!(found, words, "{text}");
        }
    }
}
