//! What a figure is compared with: the time before, a date, or what its sentence said once for all of its figures.

use super::Kind;
use super::change::{self, Than};
use super::clause::Figure;
use super::context::{BEFORE, Carrier};
use super::shape::Draft;

impl Carrier<'_> {
    pub(super) fn baseline(&mut self, figure: &Figure<'_>, draft: &Draft) -> Option<String> {
        // 较2023年的A减少B: what the change is from says when.
        let is_of_then = draft.kind == Kind::Quantity && change::ends_with(self.folded, figure.left, "的");
        if (draft.is_from || is_of_then) && change::than(self.folded, figure.left).is_some() {
            self.take_than(figure.left);
            return None;
        }
        let own = draft.than.and_then(|than| self.baseline_of(than));
        // 为2020年的2.4倍,增长5%: what one figure is measured by is nothing that the next one is compared with.
        if own.is_some() && !draft.is_relative && !draft.is_from {
            if own.as_deref() == Some(BEFORE) {
                self.than.clone_from(&own);
            } else {
                self.sentence_than.clone_from(&own);
            }
        }
        if draft.kind != Kind::Change && draft.direction.is_none() {
            return if draft.kind == Kind::Multiple { own } else { None };
        }
        // 比各项贷款高: compared with something else than a time.
        if own.is_none() && draft.than.is_some() {
            return None;
        }
        let of_all = || self.is_all_than.then(|| BEFORE.to_owned());
        own.or_else(|| self.sentence_than.clone()).or_else(|| self.than.clone()).or_else(of_all)
    }

    pub(super) fn baseline_of(&self, than: Than) -> Option<String> {
        if than.is_before {
            return Some(BEFORE.to_owned());
        }
        let moments = self.calendar.within(than.words);
        moments.first().and_then(|moment| moment.iso(self.known))
    }
}
