//! Period and baseline carried from the words around, as a reader would carry them.

use super::Kind;
use super::change;
use super::clause::{Clause, Figure, Words};
use super::opening::{self, Scope, is_topic};
use super::period::{Calendar, Moment, is_baseline, is_of_one, is_quoted};
use super::shape::Draft;
use crate::quantity::{Day, Period};
use crate::report::{Folded, Report};

/// When a figure holds, and what it is compared with.
#[derive(Clone, Debug, Default)]
pub(super) struct Time {
    pub(super) period: Option<String>,
    pub(super) baseline: Option<String>,
}

pub(super) const BEFORE: &str = "previous-period";

/// The time of every figure, in order.
pub(super) fn times(
    report: &Report,
    folded: &Folded,
    calendar: &Calendar,
    clauses: &[Clause],
    figures: &[Figure<'_>],
    drafts: &[Draft],
) -> Vec<Time> {
    let titled = opening::titled_period(report, calendar, folded.len());
    let first = figures.first().and_then(|figure| clauses.get(figure.clause));
    let opened = first.and_then(|first| opening::opening(report, folded, calendar, clauses, *first));
    let lead = || opening::lead(folded, calendar, figures.first()?).filter(|_| opened.is_none());
    let titled = titled.or_else(lead);
    let known = titled.and_then(|period| period.start.year);
    let mut carrier = Carrier { known, titled, opened, ..Carrier::new(report, folded, calendar, clauses) };
    let mut times: Vec<Time> = Vec::with_capacity(figures.len());
    for (figure, draft) in figures.iter().zip(drafts) {
        // 由上年的6.7:42.0:51.3: one time for all of a ratio.
        let is_of_ratio = figure.left.len() == 1 && folded.at(figure.left.from) == ':';
        if let Some(last) = times.last().filter(|_| is_of_ratio) {
            times.push(last.clone());
            continue;
        }
        carrier.advance(figure.clause);
        let period = carrier.period(figure, draft);
        let baseline = carrier.baseline(figure, draft);
        times.push(Time { period, baseline });
    }
    times
}

/// What holds at a place in the report, carried from clause to clause.
pub(super) struct Carrier<'t> {
    report: &'t Report,
    pub(super) folded: &'t Folded,
    pub(super) calendar: &'t Calendar,
    pub(super) clauses: &'t [Clause],
    /// The next clause to be read.
    next: usize,
    sentence: Option<usize>,
    paragraph: Option<usize>,
    section: Option<usize>,
    /// Where the paragraph begins.
    begin: usize,
    /// What a paragraph of this section began with.
    leading: Option<Scope>,
    /// Dates of this sentence so far, baselines apart.
    here: Option<Scope>,
    /// A date of this sentence that the next figure alone is of.
    next_only: Option<Scope>,
    /// That of a bracket, and where it closes.
    bracket: Option<(Scope, usize)>,
    /// What holds for the paragraph.
    topic: Option<Scope>,
    /// The last month, that 当月 means.
    month: Option<Scope>,
    /// What the paragraph's last 截至 says.
    until: Option<Scope>,
    pub(super) than: Option<String>,
    /// The comparison that the clauses of this sentence share.
    pub(super) sentence_than: Option<String>,
    /// 以下如无特别说明,均为同比: the comparison of the whole report.
    pub(super) is_all_than: bool,
    pub(super) known: Option<u16>,
    /// What the last heading with a year says.
    headed: Option<Scope>,
    titled: Option<Period>,
    /// What the report opens with.
    opened: Option<Scope>,
    /// Dates of the clause being read that no figure has come after yet.
    moments: &'t [Moment],
}

impl<'t> Carrier<'t> {
    fn new(report: &'t Report, folded: &'t Folded, calendar: &'t Calendar, clauses: &'t [Clause]) -> Carrier<'t> {
        Carrier {
            report,
            folded,
            calendar,
            clauses,
            next: 0,
            sentence: None,
            paragraph: None,
            section: None,
            begin: 0,
            leading: None,
            here: None,
            next_only: None,
            bracket: None,
            topic: None,
            month: None,
            until: None,
            than: None,
            sentence_than: None,
            is_all_than: report.text.contains("均为同比"),
            known: None,
            headed: None,
            titled: None,
            opened: None,
            moments: &[],
        }
    }

    /// Reads the clauses up to and with the one of this number.
    fn advance(&mut self, clause: usize) {
        while self.next <= clause {
            let Some(read) = self.clauses.get(self.next).copied() else { break };
            self.next += 1;
            self.enter(read);
            self.moments = self.calendar.within(read.words);
            let has_figures = read.figures.0 < read.figures.1;
            if has_figures && self.next > clause {
                break;
            }
            self.take_rest(read.words.to);
            if !has_figures {
                self.take_than(read.words);
            }
        }
    }

    fn enter(&mut self, clause: Clause) {
        for &moment in std::mem::take(&mut self.moments) {
            self.take(moment);
        }
        let paragraph = self.report.sentences.get(clause.sentence).map(|sentence| sentence.paragraph);
        if paragraph != self.paragraph {
            (self.topic, self.until, self.than) = (None, None, None);
            self.begin = clause.words.from;
            let section = self.report.sentences.get(clause.sentence).and_then(|sentence| sentence.section);
            if section != self.section {
                (self.section, self.leading) = (section, None);
            }
        }
        if self.sentence != Some(clause.sentence) {
            // 2024年预算86万元。其中:出国费4万元: parts are of their whole's time.
            if !self.folded.is_at(clause.words.from, "其中") || paragraph != self.paragraph {
                self.here = None;
            }
            (self.next_only, self.sentence_than) = (None, None);
        }
        if clause.mark == ';' {
            self.next_only = None;
        }
        if clause.mark == ';' && self.here.as_ref().is_some_and(|scope| scope.moment.is_until) && self.topic.is_some() {
            self.here = None;
        }
        (self.sentence, self.paragraph) = (Some(clause.sentence), paragraph);
        self.take_heading(clause);
    }

    /// 一、2023年预算执行情况: holds for what has no date of its own, up to the next heading with a year.
    fn take_heading(&mut self, clause: Clause) {
        let sentence = self.report.sentences.get(clause.sentence);
        let Some(section) = sentence.and_then(|sentence| self.report.sections.get(sentence.section?)) else { return };
        let is_alone = sentence.is_some_and(|sentence| {
            sentence.span.start == section.span.start && self.report.words(sentence.span).ends_with(&section.heading)
        });
        let dates = if is_alone { self.calendar.within(clause.words) } else { &[] };
        if let Some(&moment) = dates.iter().find(|moment| moment.year().is_some() && !is_quoted(self.folded, **moment))
        {
            self.headed = Some(Scope { moment, year: self.known });
        }
    }

    fn take_rest(&mut self, to: usize) {
        while let Some((&moment, rest)) = self.moments.split_first().filter(|(moment, _)| moment.words.from < to) {
            self.moments = rest;
            self.take(moment);
        }
    }

    fn take(&mut self, moment: Moment) {
        if let Some(end) = self.bracket_of(moment) {
            let scope = Scope { moment, year: self.known.or_else(|| self.calendar.year_of(moment)) };
            self.bracket = Some((scope, end));
            return;
        }
        if is_baseline(self.folded, moment) || is_quoted(self.folded, moment) || self.is_aside(moment) {
            return;
        }
        // 去年上半年为a元: of that figure alone.
        if let Some(scope) = self.of_year_before(moment) {
            self.next_only = Some(scope);
            return;
        }
        let opens = is_topic(self.folded, moment);
        if moment.year().is_none() && !opens {
            return;
        }
        // 现将截至2025年6月30日的进展公告如下: of what follows, all of it.
        let clause = self.next.checked_sub(1).and_then(|clause| self.clauses.get(clause));
        let is_of_all = clause.is_some_and(|clause| self.folded.is_before(clause.words.to, "如下"));
        if is_of_all && self.titled.is_none() && self.opened.is_none_or(|opened| opened.moment.is_until) {
            self.opened = Some(Scope { moment, year: self.known });
        }
        let scope = Scope { moment, year: self.known.or_else(|| self.calendar.year_of(moment)) };
        // 刷新2024年2月14日创下的1265万人次的纪录: of that figure alone.
        let is_past = !opens && moment.year() < self.known;
        if !is_past {
            self.known = moment.year().or(self.known);
        }
        if is_past || is_of_one(self.folded, moment) || moment.is_deadline(self.folded) {
            self.next_only = Some(scope);
            return;
        }
        let Period { start, end } = moment.period;
        if start.month.is_some() && start.day.is_none() && end.is_none() && !moment.is_until {
            self.month = Some(scope);
        }
        if opens && !self.folded.is_before(moment.words.from, "其中") {
            self.open(scope);
            if moment.words.from == self.begin && moment.is_span() && !self.folded.is_at(moment.words.to, "当月") {
                self.leading = Some(scope);
            }
            *if moment.is_until { &mut self.until } else { &mut self.topic } = Some(scope);
        }
        self.here = Some(scope);
    }

    /// 减少a人(2022年甲为b人、乙为c人): where the bracket closes that begins with a year and tells figures of it.
    fn bracket_of(&self, moment: Moment) -> Option<usize> {
        let clause = self.clauses.get(self.next.checked_sub(1)?)?;
        let is_it = clause.mark == '('
            && clause.words.from == moment.words.from
            && clause.figures.0 < clause.figures.1
            && moment.year().is_some()
            && self.folded.at(moment.words.to) != ':';
        is_it.then_some(())?;
        (clause.words.to..clause.words.to + 80).find(|&at| self.folded.at(at) == ')')
    }

    /// 扣除2023年…因素后: when something else was; 上半年和下半年分别: a date for each figure of a list.
    fn is_aside(&self, moment: Moment) -> bool {
        let Words { from, to } = moment.words;
        let is_next = |at: usize| self.calendar.within(Words::new(at, at + 1)).len() == 1;
        let is_joint = |ch: char| matches!(ch, '和' | '与' | '、');
        let is_listed = is_joint(self.folded.at(to)) && is_next(to + 1) || is_joint(self.folded.before(from));
        // 为1954年有实测资料以来第2位
        let is_since = (to + 1..to + 12).any(|at| self.folded.is_at(at, "以来")) && self.folded.at(to) == '有';
        is_since || self.folded.is_any_before(from, "扣除 剔除") || is_listed && moment.year().is_none()
    }

    /// The year that a sentence begins with, once the report has got to its figures, holds beyond its paragraph; the first one where
    /// it begins a paragraph too. The days of an inspection don't.
    fn open(&mut self, scope: Scope) {
        let year = |scope: &Scope| scope.moment.year().or(scope.year);
        let Moment { words, period, is_until, .. } = scope.moment;
        let is_before = |opened: Scope| opened.moment.words.from < words.from;
        if !self.opened.is_none_or(is_before) || period.start.day.is_some() {
            return;
        }
        let begins = self.clauses.get(self.next.saturating_sub(1)).is_some_and(|clause| {
            let last = self.next.checked_sub(2).and_then(|last| self.clauses.get(last));
            last.is_none_or(|last| last.sentence != clause.sentence) && clause.words.from == words.from
        });
        let begins = begins && (self.opened.is_some() || words.from == self.begin);
        // 2018年至2022年,…。2022年,…: one of the years that the report is of.
        let is_one_of = self.opened.is_some_and(|opened| {
            let Period { start, end } = opened.moment.period;
            let last = end.and_then(|end| end.year);
            last.is_some() && start.year <= year(&scope) && year(&scope) <= last
        });
        if begins && !is_one_of && self.opened.as_ref().and_then(year) != year(&scope) {
            self.opened = Some(scope).filter(|_| !is_until);
        }
    }

    /// A comparison in a clause of its own: 与2015年相比,…
    pub(super) fn take_than(&mut self, words: Words) {
        if let Some(than) = change::than(self.folded, words)
            && let Some(baseline) = self.baseline_of(than)
        {
            self.sentence_than = Some(baseline);
            // 与2022年相比: what follows is of a later time.
            let year = self.calendar.within(than.words).first().and_then(|moment| moment.year());
            for scope in [&mut self.here, &mut self.topic, &mut self.leading, &mut self.opened] {
                *scope = scope.filter(|scope| year.is_none() || scope.last_year() > year);
            }
        }
    }

    fn period(&mut self, figure: &Figure<'_>, draft: &Draft) -> Option<String> {
        self.take_rest(figure.words.from);
        if let Some(scope) = self.next_only.take() {
            return scope.iso();
        }
        if let Some((scope, end)) = self.bracket
            && figure.words.from < end
        {
            return scope.iso();
        }
        if let Some(date) = draft.date {
            return date.iso(self.known);
        }
        if (figure.left.from..figure.left.to).any(|at| self.folded.is_at(at, "当月")) && self.month.is_some() {
            (self.here, self.topic) = (self.month, self.month);
        }
        // 比2012年的28.1%: what it is compared with is of that time.
        let is_of_then = draft.kind != Kind::Multiple && !draft.is_relative;
        if is_of_then
            && self.folded.before(figure.words.from) == '的'
            && let Some(moment) = self.calendar.within(figure.left).last()
            && moment.words.to + 1 == figure.words.from
        {
            return moment.iso(self.known);
        }
        if draft.is_from
            && let Some(moment) = self.calendar.within(draft.than.map_or(figure.left, |than| than.words)).last()
        {
            return moment.iso(self.known);
        }
        let until = self.until.filter(|_| self.titled.is_none());
        let scope = self.here.or(self.topic).or(until).or(self.leading).or(self.headed);
        let scope = scope.or(self.opened.filter(|_| self.titled.is_none()));
        let period = scope.map(|scope| scope.moment.period).or(self.titled);
        let year = period.and_then(|period| period.start.year).or(self.known);
        let is_from_before = draft.is_from && draft.than.is_some_and(|than| than.is_before);
        if is_of_then && (is_from_before || self.is_year_before(figure)) {
            let (year, Period { start, end }) = (year?.checked_sub(1), period?);
            // 较上年度末的80亿元: at the end of a year, whatever part of one is told of.
            let is_of_end = change::ends_with(self.folded, figure.left, "末的");
            let start = if is_of_end { Day::default() } else { start };
            let end = end.filter(|_| !is_of_end).map(|end| Day { year: None, ..end });
            return Period { start: Day { year, ..start }, end }.iso(None);
        }
        // 为年度计划1960亿元的11.2%
        if draft.is_aside && (figure.left.from..figure.left.to).any(|at| self.folded.is_at(at, "年度")) {
            return year.map(|year| year.to_string());
        }
        if let Some(at) = self.whole_year(figure.left)
            && let Some(year) = year
        {
            let moment = Moment::year_alone(year, at, self.folded);
            let scope = Scope { moment, year: Some(year) };
            let clause = self.clauses.get(figure.clause);
            let opens = clause.is_some_and(|clause| clause.mark == '\0' && clause.words.from == at);
            self.here = Some(scope);
            if opens || self.topic.is_some() {
                self.topic = self.here;
            }
            return Some(year.to_string());
        }
        scope.map_or_else(|| self.titled.and_then(|period| period.iso(None)), Scope::iso)
    }
}
