//! Words that put a figure in the year before, or in a whole one.
//!
//! ```text
//! 上年A · 去年同期,A · 由上年的A        the year before the one that holds
//! 全年A                               all of it
//! ```

use super::change;
use super::clause::{Clause, Figure, Words};
use super::context::Carrier;
use super::label;
use super::opening::Scope;
use super::period::Moment;

impl Carrier<'_> {
    /// 上年 before a level names the year before the one that holds.
    pub(super) fn is_year_before(&self, figure: &Figure<'_>) -> bool {
        let left = figure.left;
        // 净亏损A(上年净亏损B、净资产C); 上年结转 is money of this year, 上年度审计 told of what is put right now.
        let opens = |clause: &Clause| {
            let from = clause.words.from;
            self.folded.is_at(from, "上年") && !self.folded.is_any_at(from + 2, "结 以来 度")
        };
        let is_dated = |clause: &Clause| !self.calendar.within(Words::new(clause.words.from, left.to)).is_empty();
        if self.clauses.get(figure.clause).is_some_and(|clause| opens(clause) && !is_dated(clause)) {
            return true;
        }
        if self.is_led_by_time_before(figure.clause) {
            return true;
        }
        let is_said = |at: &usize| {
            matches!(self.folded.at(*at), '上' | '去') && self.folded.at(at + 1) == '年'
                || self.folded.is_at(*at, "前一年")
        };
        let Some(from) = (left.from..left.to).rev().find(is_said) else {
            return change::ends_with(self.folded, left, "同期的");
        };
        let to = change::end_of_before(self.folded, from + 2, left.to);
        let before = self.folded.before(from);
        let words = label::trim_end(self.folded, left);
        // 由上年的A: no part of the name; 较上年的A减少: so many they were then
        let is_shed = matches!(before, '由' | '从') && words.to + 1 == from;
        let is_of_then = to + 1 == left.to && self.folded.at(to) == '的';
        is_shed || is_of_then || words.to == to && !matches!(before, '比' | '较' | '与' | '同')
    }

    /// 去年上半年, 上年1—6月: the same part of the year before the one that holds; not what something is compared with.
    pub(super) fn of_year_before(&self, moment: Moment) -> Option<Scope> {
        let from = moment.words.from.checked_sub(2)?;
        let is_it = moment.year().is_none() && self.folded.is_any_at(from, "上年 去年");
        let is_compared = matches!(self.folded.before(from), '比' | '较' | '与' | '同');
        let year = self.known?.checked_sub(1);
        (is_it && !is_compared).then_some(Scope { moment, year })
    }

    /// 去年同期,共接收a件: whether the clause before is the time before and nothing else.
    fn is_led_by_time_before(&self, clause: usize) -> bool {
        let before = clause.checked_sub(1).and_then(|before| self.clauses.get(before));
        let Some((before, own)) = before.zip(self.clauses.get(clause)) else { return false };
        before.sentence == own.sentence
            && self.folded.is_any_at(before.words.from, "上年同期 去年同期")
            && change::is_before(self.folded, before.words)
    }

    /// 截至2022年底,…;全年…: where the words say that what follows is of the whole year.
    pub(super) fn whole_year(&self, left: Words) -> Option<usize> {
        // 完成全年目标的, 占全年总数的: what the figure is measured by.
        let is_measure = |at: usize| matches!(self.folded.before(at), '成' | '占' | '佔');
        (left.from..left.to.min(left.from + 12)).find(|&at| self.folded.is_at(at, "全年") && !is_measure(at))
    }
}
