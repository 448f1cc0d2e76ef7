//! Word lists that are asked for at nearly every character, and nearly always say no.

use super::clause::Words;
use crate::report::Folded;

/// A list of words with the marks of the characters they begin and end with: one look settles most questions.
pub(super) struct Lexicon {
    words: &'static [&'static str],
    first: Marks,
    last: Marks,
}

/// The low bytes of some characters' code points, a bit for each.
type Marks = [u64; 4];

const ALL: Marks = [u64::MAX; 4];

impl Lexicon {
    /// A list looked up both ways.
    pub(super) const fn new(words: &'static [&'static str]) -> Lexicon {
        Lexicon { words, first: marks(words, true), last: marks(words, false) }
    }

    /// A list of words that open a phrase.
    pub(super) const fn opening(words: &'static [&'static str]) -> Lexicon {
        Lexicon { words, first: marks(words, true), last: ALL }
    }

    /// A list of words that close a phrase.
    pub(super) const fn closing(words: &'static [&'static str]) -> Lexicon {
        Lexicon { words, first: ALL, last: marks(words, false) }
    }

    /// The words of the list that stand at an index, in the list's order.
    pub(super) fn at<'f>(&self, folded: &'f Folded, at: usize) -> impl Iterator<Item = &'static str> + use<'f> {
        let first = folded.at(at);
        let words = if has(&self.first, first) { self.words } else { &[] };
        // The last byte of its first character tells a word from nearly all others.
        let (place, byte) = (first.len_utf8() - 1, last_byte(first));
        let fits = move |word: &&str| word.as_bytes().get(place) == Some(&byte) && folded.is_at(at, word);
        words.iter().copied().filter(fits)
    }

    pub(super) fn is_at(&self, folded: &Folded, at: usize) -> bool {
        self.at(folded, at).next().is_some()
    }

    /// The words of the list that a phrase ends with, in the list's order.
    pub(super) fn ends<'f>(&self, folded: &'f Folded, phrase: Words) -> impl Iterator<Item = &'static str> + use<'f> {
        let last = folded.before(phrase.to);
        let words = if has(&self.last, last) { self.words } else { &[] };
        let byte = last_byte(last);
        let is_end = move |word: &str| folded.ends_with(phrase.from, phrase.to, word);
        words.iter().copied().filter(move |word| word.as_bytes().last() == Some(&byte) && is_end(word))
    }

    pub(super) fn is_end(&self, folded: &Folded, phrase: Words) -> bool {
        self.ends(folded, phrase).next().is_some()
    }

    /// How many characters the longest word has that a phrase ends with.
    pub(super) fn longest_end(&self, folded: &Folded, phrase: Words) -> Option<usize> {
        self.ends(folded, phrase).map(|word| word.chars().count()).max()
    }
}

fn has(marks: &Marks, ch: char) -> bool {
    let low = ch as u32 & 0xFF;
    marks.get((low >> 6) as usize).is_some_and(|bits| bits >> (low & 63) & 1 == 1)
}

/// The last byte of a character in UTF-8.
fn last_byte(ch: char) -> u8 {
    if ch.is_ascii() { ch as u8 } else { 0x80 | ch as u8 & 0x3F }
}

#[expect(clippy::indexing_slicing, reason = "runs at compile time alone, where nothing else can index")]
const fn marks(mut words: &[&str], of_first: bool) -> Marks {
    let mut marks = [0; 4];
    while let [word, rest @ ..] = words {
        let low = if of_first { low_of_first(word.as_bytes()) } else { low_of_last(word.as_bytes()) };
        marks[(low >> 6) as usize] |= 1 << (low & 63);
        words = rest;
    }
    marks
}

const fn low_of_first(bytes: &[u8]) -> u8 {
    match bytes {
        [ascii @ 0..=0x7F, ..] => *ascii,
        [upper @ 0xC0..=0xDF, lower, ..] | [0xE0..=0xEF, upper, lower, ..] | [_, _, upper, lower, ..] => {
            *upper << 6 | *lower & 0x3F
        }
        _ => 0,
    }
}

const fn low_of_last(bytes: &[u8]) -> u8 {
    match bytes {
        [.., ascii @ 0..=0x7F] => *ascii,
        [.., upper, lower] => *upper << 6 | *lower & 0x3F,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_width_are_found_at_both_ends() {
        static WIDTHS: Lexicon = Lexicon::new(&["a", "é", "±b", "上升", "升", "𠮷野", "野𠮷", "≥"]);
        for word in WIDTHS.words {
            let folded = Folded::new(word);
            assert!(WIDTHS.is_at(&folded, 0), "{word} begins");
            assert!(WIDTHS.is_end(&folded, Words::new(0, folded.len())), "{word} ends");
        }
        let folded = Folded::new("上升");
        assert_eq!(WIDTHS.longest_end(&folded, Words::new(0, 2)), Some(2));
        assert_eq!(WIDTHS.longest_end(&folded, Words::new(1, 2)), Some(1));
        assert!(!WIDTHS.is_at(&folded, 2) && !WIDTHS.is_end(&folded, Words::new(2, 2)));
    }
}
