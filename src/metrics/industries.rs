//! The structure of the three industries: 三次产业结构为a:b:c, 由a:b:c调整为d:e:f.

use super::Kind;
use super::change::ends_with_any;
use super::clause::{Figure, Words};
use super::pieces::Pieces;
use super::shape::{Draft, Shaper};

impl Shaper<'_, '_> {
    /// 三次产业结构a:b:c: the first of the three, and of those that it changes to.
    pub(super) fn first_of_three(&self, subject: &[Words]) -> Option<Draft> {
        let n = self.drafts.len();
        let next = self.figures.get(n + 1)?;
        (next.left.len() == 1 && self.folded.at(next.left.from) == ':').then_some(())?;
        let draft = Draft { lead: "第一产业", kind: Kind::Share, ..Draft::default() };
        let words = *subject.first()?;
        let is_three =
            self.figures.get(n + 2).is_some_and(|third| third.left.len() == 1 && third.clause == next.clause);
        let named = (words.from..words.to)
            .find(|&at| self.folded.is_at(at, "三次产业") || is_three && self.folded.is_at(at, "产业结构"));
        if let Some(at) = named {
            // 三次产业结构⟨调整为⟩
            let from = at + if self.folded.at(at) == '三' { 4 } else { 2 };
            let to = words.to - if ends_with_any(self.folded, words, "调整 优化") { 2 } else { 0 };
            return Some(Draft { subject: Pieces::from(Words::new(from, to.max(from))), ..draft });
        }
        // 由a:b:c⟨调整为⟩a:b:c
        let is_same = self.sentence_of(next.clause) == self.sentence_of(self.figures.get(n.checked_sub(3)?)?.clause);
        let before = self.drafts.get(n.checked_sub(3)?).filter(|before| is_same && before.lead == draft.lead)?;
        Some(Draft { subject: before.subject, ..draft })
    }

    /// 三次产业结构a:b:c: which of the three it is.
    pub(super) fn part_of_three(&self, figure: &Figure<'_>) -> &'static str {
        let n = self.drafts.len();
        let run = (n.saturating_sub(3)..n).rev().take_while(|&n| {
            self.figures.get(n + 1).is_some_and(|next| {
                next.clause == figure.clause && next.left.len() == 1 && self.folded.at(next.left.from) == ':'
            })
        });
        let first = self.drafts.last().is_some_and(|draft| !draft.lead.is_empty());
        match run.count() {
            1 if first => "第二产业",
            2 if first => "第三产业",
            _ => "",
        }
    }
}
