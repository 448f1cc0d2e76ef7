//! Full-width and Traditional forms folded for matching, positions kept.
//!
//! One character in, one character out: index `i` of the folded text is the `i`th character of the text as given,
//! so a rule that matched on folded characters can always name the bytes it came from.

use super::Span;

/// A text as single characters, folded, with the byte each one begins at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    chars: Vec<char>,
    bytes: Vec<u32>,
}

impl Folded {
    /// Folds a text. Texts are limited to 4 GiB by the positions' width; the doors refuse far smaller ones.
    #[must_use]
    pub fn new(text: &str) -> Folded {
        let mut folded =
            Folded { chars: Vec::with_capacity(text.len() / 2), bytes: Vec::with_capacity(text.len() / 2 + 1) };
        for (at, ch) in text.char_indices() {
            folded.chars.push(fold(ch));
            folded.bytes.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        folded.bytes.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        folded
    }

    /// How many characters there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// Whether there is no character at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The folded character at an index; NUL outside the text, which no rule matches.
    #[must_use]
    pub fn at(&self, index: usize) -> char {
        self.chars.get(index).copied().unwrap_or('\0')
    }

    /// The folded characters from one index to before another; empty where there are none.
    #[must_use]
    pub fn slice(&self, from: usize, to: usize) -> &[char] {
        self.chars.get(from..to.min(self.chars.len())).unwrap_or_default()
    }

    /// Whether the folded text goes on with these words at an index.
    #[must_use]
    pub fn is_at(&self, index: usize, words: &str) -> bool {
        words.chars().enumerate().all(|(n, ch)| self.at(index + n) == ch)
    }

    /// The byte at which a character begins; the text's length past the end.
    #[must_use]
    pub fn byte(&self, index: usize) -> usize {
        self.bytes.get(index).or(self.bytes.last()).map_or(0, |&at| at as usize)
    }

    /// The index of the character that begins at or holds a byte.
    #[must_use]
    pub fn index(&self, byte: usize) -> usize {
        self.bytes.partition_point(|&at| (at as usize) <= byte).saturating_sub(1)
    }

    /// The bytes from one character index to before another.
    #[must_use]
    pub fn span(&self, from: usize, to: usize) -> Span {
        Span { start: self.byte(from), end: self.byte(to) }
    }
}

/// One character, folded: full-width ASCII to ASCII, Traditional to Simplified where our tables need it.
fn fold(ch: char) -> char {
    match ch {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(ch as u32 - 0xFEE0).unwrap_or(ch),
        '\u{3000}' | '\u{A0}' => ' ',
        '個' => '个',
        '億' => '亿',
        '萬' => '万',
        _ => ch,
    }
}
