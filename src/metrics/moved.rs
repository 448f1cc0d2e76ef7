//! Levels that a clause moves from one to the other: 由A缩短为B, whatever the verb.

use super::Kind;
use super::change;
use super::clause::{Figure, Words};
use super::label;
use super::shape::{Draft, Shaper};

/// 由上年的A整合压缩为B: how long the verb may be, with what closes it.
const VERB: std::ops::RangeInclusive<usize> = 2..=6;

impl Shaper<'_, '_> {
    /// Either of the two: what stands before 由 names both.
    pub(super) fn moved(&self, figure: &Figure<'_>) -> Option<Draft> {
        let n = self.drafts.len();
        let kind = Kind::of_unit(Shaper::unit(figure));
        let last = n.checked_sub(1).and_then(|last| self.figures.get(last).zip(self.drafts.get(last)));
        if let Some((_, draft)) = last.filter(|(from, _)| self.is_move(from, figure)) {
            return Some(Draft { kind, is_from: false, than: None, date: None, direction: None, ..*draft });
        }
        let next = self.figures.get(n + 1)?;
        let (opens, _) = self.is_move(figure, next).then(|| self.opens_move(figure))??;
        let head = self.after_dates(Words::new(figure.left.from, opens));
        let head = label::trim(self.folded, head);
        Some(Draft { kind, ..self.own_or_borrowed(head, Draft::default()) })
    }

    /// Whether the words between two figures of one clause and unit are a verb and 为, 到 or 至, after 由.
    fn is_move(&self, from: &Figure<'_>, to: &Figure<'_>) -> bool {
        let words = to.left;
        let is_one = from.clause == to.clause && Shaper::unit(from) == Shaper::unit(to);
        let is_verb = VERB.contains(&words.len()) && matches!(self.folded.before(words.to), '为' | '到' | '至');
        let is_plain = !self.folded.slice(words.from, words.to).iter().any(|ch| "(),、".contains(*ch));
        // 由上年的A升至B: what is no name needs no more.
        let is_named = || !label::trim(self.folded, words).is_empty();
        let is_it = |(_, is_time): (usize, bool)| !is_time || is_named();
        is_one && from.words.to == words.from && is_verb && is_plain && self.opens_move(from).is_some_and(is_it)
    }

    /// Where 由 or 从 stands before a figure, with no more between than a time or a few words: 由上年的A, 从督察前的A; and whether it is a time.
    fn opens_move(&self, figure: &Figure<'_>) -> Option<(usize, bool)> {
        let Words { from, to } = figure.left;
        let at = (from.max(to.saturating_sub(10))..to).rev().find(|&at| matches!(self.folded.at(at), '由' | '从'))?;
        let is_of = self.folded.before(to) == '的';
        let between = Words::new(at + 1, to - usize::from(is_of));
        let is_date = self.calendar.within(between).last().is_some_and(|date| date.words.to >= between.to);
        let is_before = change::time_before(self.folded, between) == Some(between.to);
        let is_time = between.from >= between.to || is_date || is_before;
        (is_time || is_of && between.len() <= 5).then_some((at, is_time))
    }
}
