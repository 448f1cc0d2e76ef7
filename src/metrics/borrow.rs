//! Words that a figure has from its neighbours: the subject before it, the verb of a list, the noun behind the next figure.

use super::Kind;
use super::change::{self, Than, ends_with};
use super::clause::{Figure, Words};
use super::label::{self, LONGEST};
use super::pieces::Pieces;
use super::shape::{Draft, Shaper, is_classifier};
use super::words::{AGAIN, DEPENDENT};
use crate::report::Folded;

impl Shaper<'_, '_> {
    /// 较2022年的A, 比上年A减少, 由上年的A, A相比: the level that a change starts from has the subject before it.
    pub(super) fn earlier(&self, figure: &Figure<'_>, left: Words) -> Option<Draft> {
        let folded = self.folded;
        let opens = |than: Than| {
            let head = label::trim(folded, Words::new(left.from, than.words.from));
            let is_dated = than.is_before || !self.calendar.within(than.words).is_empty();
            head.is_empty() && is_dated
        };
        let is_level = !matches!(Shaper::unit(figure), "%" | "‰" | "百分点" | "倍");
        let is_bare = |than: Than| {
            let last = self.calendar.within(than.words).last();
            // 比2022年⟨决算数⟩A
            let is_end = |to: usize| to == left.to || AGAIN.is_whole(folded, Words::new(to, left.to));
            is_level && than.words.to == left.to && last.map_or(than.is_before, |date| is_end(date.words.to))
        };
        let than = change::than(folded, left);
        // 诈骗案较112年a件增加b件: with its subject before it.
        if let Some(than) = than.filter(|&than| is_bare(than)) {
            let head = label::trim(folded, Words::new(left.from, than.words.from));
            if head.len() > 1 && !self.calendar.within(than.words).is_empty() {
                let kind = Kind::of_unit(Shaper::unit(figure));
                return Some(Draft { subject: head.into(), kind, is_from: true, than: Some(than), ..Draft::default() });
            }
        }
        if let Some(draft) = self.of_another(figure, left) {
            return Some(draft);
        }
        let is_told = than.is_some_and(|than| opens(than) && (ends_with(folded, left, "的") || is_bare(than)));
        let is_compared = change::closes_comparison(folded, figure.words.to);
        (is_compared || is_told).then_some(())?;
        if let Some(draft) = self.compared(figure, left).filter(|_| is_compared) {
            return Some(draft);
        }
        // 57.8%,比上年提高2.3个百分点,比2012年的28.1%: the changes between are of the same level. So are 与上月的a人相比减少b人,与上年的c人相比.
        let between =
            |n: &usize| self.drafts.get(*n).is_some_and(|draft| matches!(draft.kind, Kind::Change | Kind::Share));
        let unit = |n: usize| self.figures.get(n).map(Shaper::unit);
        let last = self.drafts.len().checked_sub(1)?;
        let skipped = (0..=last)
            .rev()
            .take(4)
            // 合格率A%,抽查a家、合格b家,较上年的B%提高
            .take_while(|n| between(n) || !is_level)
            .take_while(|&n| is_compared || unit(n) != unit(self.drafts.len()));
        let n = last.checked_sub(skipped.count())?;
        let before = self.drafts.get(n).filter(|_| unit(n) == unit(self.drafts.len()))?;
        (self.sentence_of(self.figures.get(n)?.clause) == self.sentence_of(figure.clause)).then_some(())?;
        // 客房a间,增加c间(上年同期b间): what there was, where what is counted is told before
        let is_counted =
            |n: usize| self.drafts.get(n).is_some_and(|draft| draft.kind == Kind::Quantity && !draft.is_from);
        let is_of_level =
            is_level && (n.saturating_sub(3)..n).rev().any(|level| is_counted(level) && unit(level) == unit(n));
        if before.kind == Kind::Change && !is_of_level {
            return Some(Draft { is_from: true, than: None, ..*before });
        }
        let than = than.filter(|_| is_told);
        let draft = Draft { kind: Kind::of_unit(Shaper::unit(figure)), is_from: true, than, ..self.borrowed() };
        // 增加2起、多死亡8人(去年同期⟨9起⟩、33人): of what is counted so
        let own = Shaper::unit(figure);
        let lender = self.lender_of_unit(figure, own).filter(|_| is_classifier(own) && n < last);
        Some(Draft { subject: lender.unwrap_or(draft.subject), ..draft })
    }

    /// ⟨立案数⟩与2022年的a件相比: what stands before the comparison.
    fn before_comparison(&self, left: Words) -> Option<Words> {
        let folded = self.folded;
        let is_time = |at: usize| {
            let words = Words::new(at, left.to);
            let date = self.calendar.within(words).first().is_some_and(|date| date.words.from == at);
            date || change::time_before(folded, words).is_some()
        };
        let at =
            (left.from..left.to).find(|&at| matches!(folded.at(at), '与' | '同' | '较' | '比') && is_time(at + 1))?;
        let head = label::trim(folded, Words::new(left.from, at));
        (head.len() > 1).then_some(head)
    }

    /// 。与上年的a张相比,⟨床位⟩增加b张: at the head of a sentence, what the change behind it is of.
    fn subject_of_next(&self, figure: &Figure<'_>) -> Option<Words> {
        let clause = self.clauses.get(figure.clause).filter(|clause| clause.mark == '\0')?;
        let next = self.figures.get(self.drafts.len() + 1)?;
        let is_alike = next.clause == figure.clause + 1 && Shaper::unit(next) == Shaper::unit(figure);
        let verb = change::verb_at_end(self.folded, next.left)
            .filter(|_| is_alike && clause.figures.0 == self.drafts.len())?;
        let (subject, _) = label::subject(self.folded, Words::new(next.left.from, verb.from));
        (subject.len() > 1).then_some(subject)
    }

    /// 审理周期a天,比⟨普通程序案件的⟩b天缩短: the same of another.
    fn of_another(&self, figure: &Figure<'_>, left: Words) -> Option<Draft> {
        let folded = self.folded;
        let is_level = !matches!(Shaper::unit(figure), "%" | "‰" | "百分点" | "倍");
        let than = change::than(folded, left).filter(|than| !than.is_before && than.words == left)?;
        let is_dated = !self.calendar.within(than.words).is_empty();
        let is_it = is_level && !is_dated && !self.drafts.is_empty() && ends_with(folded, left, "的");
        (is_it && change::opens_with_verb(folded, figure.words.to)).then_some(())?;
        let (of, lender) = (Words::new(than.words.from + 1, left.to.saturating_sub(1)), self.borrowed());
        Some(Draft { subject: Pieces::from(of).and(&lender.subject), is_from: true, ..lender })
    }

    /// What is compared, where words of its own tell: 与上年入院c人相比, 立案数与2022年的c件相比, or those of the change behind it.
    fn compared(&self, figure: &Figure<'_>, left: Words) -> Option<Draft> {
        let draft = Draft { kind: Kind::of_unit(Shaper::unit(figure)), is_from: true, ..Draft::default() };
        let then = Words::new(left.from + 1, left.to);
        let before = change::time_before(self.folded, then);
        let date = || self.calendar.within(left).last().map(|date| date.words.to);
        if let Some(subject) = before.or_else(date).and_then(|then| self.again(figure, Words::new(then, left.to))) {
            let than = before.map(|_| Than { words: left, is_before: true });
            return Some(Draft { subject, than, ..draft });
        }
        let subject = self.before_comparison(left).or_else(|| self.subject_of_next(figure))?;
        Some(Draft { subject: subject.into(), than: change::than(self.folded, left), ..draft })
    }

    /// 入院人数a人,其中医院b人;与上年⟨入院⟩c人相比: the subject of the sentence that begins with these words.
    fn again(&self, figure: &Figure<'_>, words: Words) -> Option<Pieces> {
        let folded = self.folded;
        let own = label::trim(folded, words);
        (own.len() >= 2).then_some(())?;
        let own = folded.slice(own.from, own.to);
        let sentence = self.sentence_of(figure.clause);
        let is_here =
            |n: &usize| self.figures.get(*n).is_some_and(|figure| self.sentence_of(figure.clause) == sentence);
        let mut here = (0..self.drafts.len()).rev().take(8).take_while(is_here).filter_map(|n| self.drafts.get(n));
        let begins = |draft: &&Draft| {
            let subject = draft.subject.first();
            subject.is_some_and(|subject| folded.slice(subject.from, subject.from + own.len()) == own)
        };
        here.find(begins).map(|draft| draft.subject)
    }

    /// 过夜旅客⟨(12人)⟩及留宿旅客⟨(30人)⟩: alone in its bracket, a figure has the name right before it.
    pub(super) fn before_bracket(&self, figure: &Figure<'_>) -> Option<Words> {
        let clause = self.clauses.get(figure.clause).filter(|clause| clause.mark == '(')?;
        let before = self.clauses.get(figure.clause.checked_sub(1)?)?;
        let is_alone =
            clause.figures == (self.drafts.len(), self.drafts.len() + 1) && before.words.to + 1 == clause.words.from;
        (is_alone && before.sentence == clause.sentence).then_some(())?;
        let last = before.figures.1.checked_sub(1).filter(|_| before.figures.0 < before.figures.1);
        let from = last.and_then(|last| self.figures.get(last)).map_or(before.words.from, |last| last.words.to);
        let words = self.after_dates(Words::new(from, before.words.to));
        let joint = (words.from..words.to).rev().find(|&at| matches!(self.folded.at(at), '、' | '及' | '和' | '与'));
        let words = Words::new(joint.map_or(words.from, |at| at + 1), words.to);
        let words = label::trim(self.folded, label::after_listing(self.folded, words));
        (words.len() >= 2).then_some(words)
    }

    /// Whether a name says nothing without the subject before it: 总数, 升幅.
    pub(super) fn is_dependent(&self, subject: &[Words]) -> bool {
        let [words] = subject else { return false };
        DEPENDENT.is_whole(self.folded, *words)
            && !self.borrowed().subject.is_empty()
            && *self.borrowed().subject != *subject
    }

    /// 收入预算为3204亿元,⟨实际完成⟩3216亿元: what the budget was of.
    pub(super) fn fulfilled(&self, subject: &[Words]) -> Option<Pieces> {
        let folded = self.folded;
        let [own] = subject else { return None };
        (own.len() <= 4 && folded.is_before(own.to, "完成")).then_some(())?;
        let budget = *self.borrowed().subject.last().filter(|words| folded.is_before(words.to, "预算"))?;
        let to = (budget.from.max(budget.to.saturating_sub(8)) + 4..budget.to)
            .rev()
            .find(|&at| folded.is_any_before(at, "收入 支出"))?;
        Some(Pieces::of(&[Words::new(budget.from, to), *own]))
    }

    /// The subject of the last level of the sentence that is counted in this unit.
    pub(super) fn lender_of_unit(&self, figure: &Figure<'_>, unit: &str) -> Option<Pieces> {
        let sentence = self.sentence_of(figure.clause);
        let recent = (self.drafts.len().saturating_sub(8)..self.drafts.len()).rev();
        let mut here = recent
            .take_while(|&n| self.figures.get(n).is_some_and(|figure| self.sentence_of(figure.clause) == sentence));
        let lender = here.find(|&n| {
            // 与上年入院c人相比,减少: of what is compared
            let is_compared =
                self.figures.get(n).is_some_and(|from| change::closes_comparison(self.folded, from.words.to));
            let is_level =
                self.drafts.get(n).is_some_and(|draft| draft.kind == Kind::Quantity && (is_compared || !draft.is_from));
            let is_alike = |lender: &Figure<'_>| Shaper::unit(lender) == unit;
            is_level && self.figures.get(n).is_some_and(is_alike) && !self.is_bracketed(n, figure.words.from)
        });
        self.drafts.get(lender?).map(|draft| draft.subject)
    }

    /// 256台2.55万吨⟨燃煤锅炉⟩: two figures in a row share the noun behind them.
    pub(super) fn twin(&self, figure: &Figure<'_>) -> Words {
        let next = self
            .figures
            .get(self.drafts.len() + 1)
            .filter(|next| next.words.from == figure.words.to && next.clause == figure.clause);
        next.map_or(Words::default(), |next| label::trim(self.folded, label::noun_after(self.folded, next.right)))
    }

    /// 压减煤炭产能2745万吨、钢铁产能175万吨: the second member borrows the verb.
    pub(super) fn with_verb(&self, figure: &Figure<'_>, subject: Pieces) -> Pieces {
        let folded = self.folded;
        let borrowed = || {
            let n = self.drafts.len().checked_sub(1)?;
            let (before, draft) = (self.figures.get(n)?, self.drafts.get(n)?);
            let (own, lender) = (*subject.first()?, *draft.subject.first()?);
            let is_joined = before.clause == figure.clause && folded.at(figure.left.from) == '、';
            let is_alike = before.clause + 1 == figure.clause && tails_agree(folded, own, lender);
            ((is_joined || is_alike) && subject.len() == 1).then_some(())?;
            let are_counts = is_classifier(Shaper::unit(before)) && is_classifier(Shaper::unit(figure));
            let same_unit = before.quantity.unit == figure.quantity.unit
                || is_joined && are_counts && figure.left.len() == 1 && before.right.len() <= 6;
            let has_verb = label::verb_at_start(folded, own).is_some() || label::verb_at_end(folded, own);
            (same_unit && !has_verb).then_some(())?;
            let is_verb =
                is_joined && draft.subject.len() == 2 && lender.len() <= 4 && label::verb_at_end(folded, lender);
            let verb = if is_verb { lender } else { label::verb_at_start(folded, lender)? };
            (verb.len() + own.len() <= LONGEST && draft.kind == Kind::Quantity).then_some(verb)
        };
        match borrowed() {
            Some(verb) => Pieces::from(verb).and(&subject),
            None => subject,
        }
    }

    /// The subject of the figure before, or of the clause before, for a figure without one.
    pub(super) fn borrowed(&self) -> Draft {
        self.borrowed_as(Draft::default())
    }

    /// A figure of this subject, or of the one before where it has none of its own.
    pub(super) fn own_or_borrowed(&self, subject: Words, draft: Draft) -> Draft {
        if subject.is_empty() { self.borrowed_as(draft) } else { Draft { subject: subject.into(), ..draft } }
    }

    pub(super) fn borrowed_as(&self, draft: Draft) -> Draft {
        let Some(figure) = self.figure() else { return draft };
        let sentence = self.sentence_of(figure.clause);
        let is_here =
            |n: &usize| self.figures.get(*n).is_some_and(|figure| self.sentence_of(figure.clause) == sentence);
        let mut recent = (self.drafts.len().saturating_sub(6)..self.drafts.len()).rev().take_while(is_here);
        let before = recent.find(|&n| {
            self.drafts.get(n).is_some_and(|draft| !draft.is_aside) && !self.is_bracketed(n, figure.words.from)
        });
        let mut is_portion = draft.is_portion;
        let subject = match before.and_then(|n| self.drafts.get(n)) {
            Some(lender) if lender.kind == Kind::Share && self.is_of_rate(&figure) => {
                is_portion |= lender.is_portion && draft.suffix.is_empty();
                lender.subject.and(&lender.suffix)
            }
            // 低保对象5人,平均标准742元,增长5.2%
            Some(lender)
                if draft.kind == Kind::Change
                    && lender.kind == Kind::Quantity
                    && lender.suffix.first().is_some_and(|words| words.len() > 3) =>
            {
                lender.subject.and(&lender.suffix)
            }
            Some(lender) => lender.subject,
            None => self.clause_before(figure.clause, sentence),
        };
        let subject = if subject.is_empty() {
            self.topic(&figure).or(self.drafts.last()).map(|draft| draft.subject).unwrap_or_default()
        } else {
            subject
        };
        Draft { subject, is_portion, ..draft }
    }

    /// 生产总值9亿元,增长5%。…。分季度看,一季度增长6%: the first figure of the paragraph is what is told of.
    fn topic(&self, figure: &Figure<'_>) -> Option<&Draft> {
        const NEAR: usize = 400;
        let before = self.clauses.get(figure.clause.checked_sub(1)?)?;
        self.folded.is_before(before.words.to, "看").then_some(())?;
        let from = figure.words.from;
        let near = from.saturating_sub(NEAR);
        let begin = (near..from).rev().find(|&at| self.folded.at(at) == '\n').unwrap_or(near);
        self.drafts.get(self.figures.partition_point(|figure| figure.words.from < begin))
    }

    /// 336万辆(包括货车7万辆),比上年增加: whether a figure stands in a bracket, closed since, right behind another figure.
    fn is_bracketed(&self, n: usize, to: usize) -> bool {
        const ASIDE_MAX: usize = 60;
        let folded = self.folded;
        let Some(own) = self.figures.get(n) else { return false };
        let mut close = own.words.to..to.min(own.words.to + ASIDE_MAX);
        let is_closed = close.find(|&at| matches!(folded.at(at), '(' | ')')).is_some_and(|at| folded.at(at) == ')');
        let mut open = (own.words.from.saturating_sub(ASIDE_MAX)..own.words.from).rev();
        let open = open.find(|&at| matches!(folded.at(at), '(' | ')')).filter(|&at| folded.at(at) == '(');
        let Some(open) = open.filter(|_| is_closed) else { return false };
        let before = (0..n).rev().filter_map(|n| self.figures.get(n)).find(|before| before.words.to <= open);
        before.is_some_and(|before| {
            let between = folded.slice(before.words.to, open);
            between.len() <= 8 && !between.iter().any(|ch| matches!(ch, ',' | ';' | '。' | '、'))
        })
    }

    /// Whether a figure is of the rate before it, whole name and all: a change in points, or B of 占比由A提高到B.
    fn is_of_rate(&self, figure: &Figure<'_>) -> bool {
        let unit = Shaper::unit(figure);
        let is_reached = matches!(self.folded.before(figure.left.to), '到' | '至');
        unit.ends_with('点') || matches!(unit, "%" | "‰") && is_reached
    }

    /// 诈骗案⟨仍然是主要升幅来源⟩, 生产总值⟨突破300亿元大关⟩: what a clause tells of its subject is no part of the name.
    fn without_predicate(&self, words: Words) -> Words {
        let is_told = |at: &usize| self.folded.is_any_at(*at, "仍然是 仍是 依然是 成为 突破 迈上 跃上 站上 再创");
        let cut = (words.from + 2..words.to).find(is_told);
        label::trim_end(self.folded, Words::new(words.from, cut.unwrap_or(words.to)))
    }

    /// The words of a clause without figures just before: 发放低保金方面,共计5亿元.
    pub(super) fn clause_before(&self, clause: usize, sentence: Option<usize>) -> Pieces {
        for n in (clause.saturating_sub(3)..clause).rev() {
            let Some(clause) = self.clauses.get(n).filter(|clause| Some(clause.sentence) == sentence) else { break };
            // 从走势看, 分季度看
            if self.folded.is_before(clause.words.to, "看") {
                continue;
            }
            let words = self.without_than(self.after_dates(clause.words));
            let words = self.without_predicate(label::trim(self.folded, words));
            let words = label::shorten(self.folded, words, LONGEST);
            if words.len() >= 2 && !self.calendar.within(words).iter().any(|moment| moment.words.to >= words.to) {
                return words.into();
            }
        }
        Pieces::default()
    }
}

fn tails_agree(folded: &Folded, one: Words, other: Words) -> bool {
    one.len() >= 2 && other.len() >= 2 && folded.slice(one.to - 2, one.to) == folded.slice(other.to - 2, other.to)
}
