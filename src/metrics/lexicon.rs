//! Word lists that are asked for at nearly every character, and nearly always say no.

use std::sync::OnceLock;

use super::clause::Words;
use crate::report::Folded;

/// A list of words with the marks of the characters they begin and end with: one look settles most questions.
pub(super) struct Lexicon {
    words: &'static [&'static str],
    first: Marks,
    last: Marks,
    by_first: Sorted,
    by_last: Sorted,
}

/// The words sorted by one of their characters, those alike in the list's order; made when first asked for.
type Sorted = OnceLock<Vec<(char, &'static str)>>;

/// The low bytes of some characters' code points, a bit for each.
type Marks = [u64; 4];

const ALL: Marks = [u64::MAX; 4];

impl Lexicon {
    /// A list looked up both ways.
    pub(super) const fn new(words: &'static [&'static str]) -> Lexicon {
        Lexicon::marked(words, marks(words, true), marks(words, false))
    }

    /// A list of words that open a phrase.
    pub(super) const fn opening(words: &'static [&'static str]) -> Lexicon {
        Lexicon::marked(words, marks(words, true), ALL)
    }

    /// A list of words that close a phrase.
    pub(super) const fn closing(words: &'static [&'static str]) -> Lexicon {
        Lexicon::marked(words, ALL, marks(words, false))
    }

    const fn marked(words: &'static [&'static str], first: Marks, last: Marks) -> Lexicon {
        Lexicon { words, first, last, by_first: OnceLock::new(), by_last: OnceLock::new() }
    }

    /// The words of the list that stand at an index, in the list's order.
    pub(super) fn at<'f>(&'static self, folded: &'f Folded, at: usize) -> impl Iterator<Item = &'static str> + use<'f> {
        let first = folded.at(at);
        let words =
            if has(&self.first, first) { self.sorted(&self.by_first, first, |word| word.chars().next()) } else { &[] };
        words.iter().map(|(_, word)| *word).filter(move |word| folded.is_at(at, word))
    }

    pub(super) fn is_at(&'static self, folded: &Folded, at: usize) -> bool {
        self.at(folded, at).next().is_some()
    }

    /// The words of the list that a phrase ends with, in the list's order.
    pub(super) fn ends<'f>(
        &'static self,
        folded: &'f Folded,
        phrase: Words,
    ) -> impl Iterator<Item = &'static str> + use<'f> {
        let last = folded.before(phrase.to);
        let words =
            if has(&self.last, last) { self.sorted(&self.by_last, last, |word| word.chars().next_back()) } else { &[] };
        words.iter().map(|(_, word)| *word).filter(move |word| folded.ends_with(phrase.from, phrase.to, word))
    }

    /// The words that have this character where it is asked for.
    fn sorted(
        &self,
        sorted: &'static Sorted,
        wanted: char,
        key: fn(&str) -> Option<char>,
    ) -> &'static [(char, &'static str)] {
        let words = sorted.get_or_init(|| {
            // Put in one by one: the lists are short, and code that sorts is long.
            let mut words: Vec<(char, &'static str)> = Vec::with_capacity(self.words.len());
            for word in self.words {
                let Some(ch) = key(word) else { continue };
                words.insert(words.partition_point(|(other, _)| *other <= ch), (ch, *word));
            }
            words
        });
        let from = words.partition_point(|(ch, _)| *ch < wanted);
        let rest = words.get(from..).unwrap_or_default();
        let count = rest.iter().take_while(|(ch, _)| *ch == wanted).count();
        rest.get(..count).unwrap_or_default()
    }

    pub(super) fn is_end(&'static self, folded: &Folded, phrase: Words) -> bool {
        self.ends(folded, phrase).next().is_some()
    }

    /// How many characters the longest word has that a phrase ends with.
    pub(super) fn longest_end(&'static self, folded: &Folded, phrase: Words) -> Option<usize> {
        self.ends(folded, phrase).map(|word| word.chars().count()).max()
    }
}

fn has(marks: &Marks, ch: char) -> bool {
    let low = ch as u32 & 0xFF;
    marks.get((low >> 6) as usize).is_some_and(|bits| bits >> (low & 63) & 1 == 1)
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
