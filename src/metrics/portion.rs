//! Shares: NP占W的B%, 完成预算的B%, 为年初预算W的B%.

use super::Kind;
use super::change::{self, Than, ends_with, ends_with_any};
use super::clause::{Clause, Figure, Words};
use super::label;
use super::period::MEASURED_BY;
use super::pieces::Pieces;
use super::shape::{Draft, Shaper, is_classifier};

/// 的, and what it is in older writing.
const OF: &str = "的 之";

impl Shaper<'_, '_> {
    /// NP占W的B%, NP占比B%.
    pub(super) fn portion(&self, left: Words) -> Option<Draft> {
        let folded = self.folded;
        let at = (left.from..left.to).rev().find(|&at| {
            matches!(folded.at(at), '占' | '佔') && !matches!(folded.at(at + 1), '用' | '地' | '有' | '领')
        })?;
        let subject = label::trim(folded, Words::new(left.from, at));
        let whole = label::trim(folded, Words::new(at + 1, left.to));
        let is_named = ends_with_any(folded, whole, "比重 比例 比率 比 计划 目标 任务");
        let than = change::than(folded, left);
        let draft = Draft { kind: Kind::Share, than, is_portion: !is_named, ..Draft::default() };
        let suffix = if is_named { Words::new(at, whole.to).into() } else { Pieces::default() };
        if subject.is_empty() {
            // 火灾702起、死亡53人,占总起数的65%: of what the whole counts.
            let unit = (whole.len() > 2 && ends_with(folded, whole, "数")).then(|| folded.at(whole.to - 2));
            let lender = unit.and_then(|unit| self.lender_of_unit(&self.figure()?, unit.encode_utf8(&mut [0; 4])));
            let borrowed = self.borrowed_as(draft);
            return Some(Draft { suffix, subject: lender.unwrap_or(borrowed.subject), ..borrowed });
        }
        Some(Draft { subject: Pieces::from(subject), suffix, ..draft })
    }

    /// 为上年的95.3%, 恢复到2019年同期的121.3%, 为2015年的2.4倍: measured by what it was at another time.
    pub(super) fn relative(&self, figure: &Figure<'_>, left: Words) -> Option<Draft> {
        let folded = self.folded;
        let kind = Kind::of_unit(Shaper::unit(figure));
        (matches!(kind, Kind::Share | Kind::Multiple) && ends_with(folded, left, "的")).then_some(())?;
        let is_before = |at: usize| change::is_before(folded, Words::new(at, left.to - 1));
        let is_dated = |at: usize| {
            let dates = self.calendar.within(Words::new(at, left.to));
            dates.first().is_some_and(|moment| moment.words.from == at)
        };
        let (time, link) = (left.from + 1..left.to).rev().find_map(|at| {
            let link = MEASURED_BY.longest_end(folded, Words::new(left.from, at))?;
            (is_before(at) || is_dated(at)).then_some((at, link))
        })?;
        let subject = label::trim(folded, Words::new(left.from, time - link));
        let than = Some(Than { words: Words::new(time, left.to), is_before: is_before(time) });
        let draft = Draft { kind, than, is_relative: true, ..Draft::default() };
        Some(self.own_or_borrowed(subject, draft))
    }

    /// 完成预算的95.8%, 为年初预算211亿元的101.7%: a share of something in the clause's own words.
    pub(super) fn ratio(&self, figure: &Figure<'_>, left: Words) -> Option<Draft> {
        let folded = self.folded;
        (Shaper::unit(figure) == "%" && ends_with_any(folded, left, OF)).then_some(())?;
        let opens = (left.from..left.to).find(|&at| !" 仅只已均".contains(folded.at(at)))?;
        let is_verb = folded.is_any_at(opens, "完成 为 相当于 达到 达 是");
        let draft = Draft { kind: Kind::Share, ..Draft::default() };
        if let Some(aside) = self.drafts.last().filter(|draft| draft.is_aside) {
            let is_portion = folded.at(self.intro(self.figures.get(self.drafts.len() - 1)?).from) == '占';
            let suffix = if is_portion { Pieces::default() } else { aside.subject };
            return Some(Draft { suffix, is_portion, ..self.borrowed_as(draft) });
        }
        let words = label::trim_end(folded, Words::new(opens, left.to));
        let words = if folded.is_at(opens, "完成") { words } else { label::trim_start(folded, words) };
        (is_verb && !words.is_empty() && !self.drafts.is_empty()).then_some(())?;
        let draft = self.borrowed_as(draft);
        // 支出完成57亿元,完成调整预算的96.8%: 支出完成调整预算
        let ends = draft.subject.last().is_some_and(|last| folded.is_before(last.to, "完成"));
        let is_again = ends && folded.is_at(words.from, "完成");
        Some(Draft { suffix: Words::new(words.from + if is_again { 2 } else { 0 }, words.to).into(), ..draft })
    }

    /// Whether a figure only tells what another is measured or counted by, and lends its name to none.
    pub(super) fn is_aside(&self, figure: &Figure<'_>) -> bool {
        self.is_whole_of_next(figure) || self.is_whole_of_last(figure) || self.is_bound_of_last(figure)
    }

    /// 完成调整预算的96.6%,调整预算为⟨8215亿元⟩
    fn is_whole_of_last(&self, figure: &Figure<'_>) -> bool {
        let folded = self.folded;
        let own = label::trim(folded, figure.left);
        let Some(last) = self.drafts.len().checked_sub(1).and_then(|last| self.figures.get(last)) else { return false };
        let named = Words::new(last.left.from, last.left.to.saturating_sub(1));
        let is_end =
            named.len() > own.len() && folded.slice(named.to - own.len(), named.to) == folded.slice(own.from, own.to);
        own.len() > 2
            && last.clause + 1 == figure.clause
            && Shaper::unit(last) == "%"
            && ends_with_any(folded, last.left, OF)
            && is_end
    }

    /// 为年初预算⟨211亿元⟩的101.7%, 为预算(⟨211亿元⟩)的101.7%
    fn is_whole_of_next(&self, figure: &Figure<'_>) -> bool {
        let folded = self.folded;
        let to = figure.words.to + usize::from(folded.at(figure.words.to) == ')');
        let is_of = |next: &Figure<'_>| {
            let is_near = next.left.from == to && next.left.len() <= 8 && ends_with_any(folded, next.left, OF);
            is_near && matches!(Shaper::unit(next), "%" | "倍")
        };
        let from = self.intro(figure).from;
        self.figures.get(self.drafts.len() + 1).is_some_and(is_of) && folded.is_any_at(from, "为 占 是 完成")
    }

    /// 27座进水浓度低于⟨100毫克/升⟩,占比42.2%: what they are counted by.
    fn is_bound_of_last(&self, figure: &Figure<'_>) -> bool {
        let last = self.drafts.len().checked_sub(1).and_then(|last| self.figures.get(last));
        let is_counted = last.is_some_and(|last| last.clause == figure.clause && is_classifier(Shaper::unit(last)));
        is_counted
            && !is_classifier(Shaper::unit(figure))
            && ends_with_any(self.folded, figure.left, "低于 高于 超过 不足")
    }

    /// What stands before a figure, or before the bracket that it opens.
    fn intro(&self, figure: &Figure<'_>) -> Words {
        let is_open = |clause: &&Clause| clause.mark == '(' && clause.words.from == figure.words.from;
        let before = self.clauses.get(figure.clause).filter(is_open).and_then(|_| self.clauses.get(figure.clause - 1));
        before.map_or_else(|| self.after_dates(figure.left), |before| before.words)
    }
}
