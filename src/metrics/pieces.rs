//! A phrase in pieces of the text, as a name that is put together from several places: 查处 + 案件.

use std::ops::Deref;

use super::clause::Words;

/// How many pieces a name has at most.
const MOST: usize = 6;

/// A few pieces, in order. What is more than a name holds is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pieces {
    words: [Words; MOST],
    count: usize,
}

impl Pieces {
    /// These pieces, without those that are empty.
    pub(super) fn of(pieces: &[Words]) -> Pieces {
        pieces.iter().copied().filter(|words| !words.is_empty()).collect()
    }

    pub(super) fn push(&mut self, words: Words) {
        if let Some(place) = self.words.get_mut(self.count) {
            *place = words;
            self.count += 1;
        }
    }

    /// These pieces and others behind them.
    pub(super) fn and(mut self, others: &[Words]) -> Pieces {
        others.iter().for_each(|&words| self.push(words));
        self
    }
}

impl FromIterator<Words> for Pieces {
    fn from_iter<I: IntoIterator<Item = Words>>(pieces: I) -> Pieces {
        let mut all = Pieces::default();
        pieces.into_iter().for_each(|words| all.push(words));
        all
    }
}

impl From<Words> for Pieces {
    fn from(words: Words) -> Pieces {
        Pieces::of(&[words])
    }
}

impl Deref for Pieces {
    type Target = [Words];

    fn deref(&self) -> &[Words] {
        self.words.get(..self.count).unwrap_or_default()
    }
}
