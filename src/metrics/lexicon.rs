//! Word lists that are asked for at nearly every character, and nearly always say no.

use std::sync::OnceLock;

use super::clause::Words;
use crate::report::{Folded, Index};

/// A list of words, found by the character that they begin or end with.
///
/// They are written in one text, with blanks between them: a list would bring the place and the length of each, which no page's bytes
/// bear as well.
pub(super) struct Lexicon {
    words: &'static str,
    by_first: ByChar,
    by_last: ByChar,
}

/// Made when first asked for.
type ByChar = OnceLock<Index<&'static str>>;

impl Lexicon {
    pub(super) const fn new(words: &'static str) -> Lexicon {
        Lexicon { words, by_first: OnceLock::new(), by_last: OnceLock::new() }
    }

    /// The words of the list that stand at an index, in the list's order.
    pub(super) fn at<'f>(&'static self, folded: &'f Folded, at: usize) -> impl Iterator<Item = &'static str> + use<'f> {
        let by_first = self.by_first.get_or_init(|| self.by(|word| word.chars().next()));
        let words = by_first.of(folded.at(at).into());
        words.copied().filter(move |word| folded.is_at(at, word))
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
        let by_last = self.by_last.get_or_init(|| self.by(|word| word.chars().next_back()));
        let words = by_last.of(folded.before(phrase.to).into());
        words.copied().filter(move |word| folded.ends_with(phrase.from, phrase.to, word))
    }

    fn by(&self, key: fn(&str) -> Option<char>) -> Index<&'static str> {
        Index::new(self.words.split(' ').collect(), |word| key(word).unwrap_or_default().into())
    }

    pub(super) fn is_end(&'static self, folded: &Folded, phrase: Words) -> bool {
        self.ends(folded, phrase).next().is_some()
    }

    /// Whether a phrase is one of the words.
    pub(super) fn is_whole(&'static self, folded: &Folded, phrase: Words) -> bool {
        self.longest_end(folded, phrase) == Some(phrase.len())
    }

    /// How many characters the longest word has that a phrase ends with.
    pub(super) fn longest_end(&'static self, folded: &Folded, phrase: Words) -> Option<usize> {
        self.ends(folded, phrase).map(|word| word.chars().count()).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_width_are_found_at_both_ends() {
        static WIDTHS: Lexicon = Lexicon::new("a é ±b 上升 升 𠮷野 野𠮷 ≥");
        for word in WIDTHS.words.split(' ') {
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
