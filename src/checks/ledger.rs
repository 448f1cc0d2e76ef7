//! The figures as a bookkeeper sees them: levels in order, with the words that stand before each.

use std::ops::Range;

use super::rounding::Interval;
use super::then::is_then;
use crate::metrics::{Kind, Metric};
use crate::report::{Folded, Report, Span, Table, is_any};

/// How many figures are looked back over for what stands nearby, and for what is told by its name.
pub(super) const NEAR: usize = 10;
pub(super) const FAR: usize = 160;
/// How many members of a list are looked at: reports have no longer ones of shares or changes, and a text of thousands is read in time.
pub(super) const MEMBERS: usize = 16;

/// The figures of a report with the words around them, ready to be related.
pub(super) struct Ledger<'r> {
    pub(super) report: &'r Report,
    pub(super) metrics: &'r [Metric],
    /// The sentence each figure stands in.
    sentences: Vec<usize>,
    intervals: Vec<Interval>,
    /// The words around all figures, and where in them those before and after each one stand.
    words: String,
    before: Vec<Range<usize>>,
    after: Vec<Range<usize>>,
    cues: Vec<Cues>,
    /// A number for each unit: the same unit has the same one.
    units: Vec<usize>,
}

/// What the words around a figure tell of it, looked for once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cues {
    /// 其中
    pub(super) within: bool,
    /// 其余, 余下, 剩余, 剩下
    pub(super) rest: bool,
    /// 合计, 共计, 总计
    pub(super) total: bool,
    /// 其中, 包括, 分为, 按职级分, a colon: a division begins.
    pub(super) divides: bool,
    /// In a bracket right behind another figure: 41项(其中年底前应完成的27项,提前完成14项), 23人(正厅级6人).
    pub(super) inside: bool,
    /// The earlier level of a change: 由A, 较上年的A, 与A相比.
    pub(super) then: bool,
}

impl Cues {
    fn of(words: &str) -> Cues {
        let mut cues = Cues::default();
        let mut before = ',';
        // 洪涝:受灾a人;风雹:受灾b人
        let is_item = words.rsplit_once(';').is_some_and(|(_, item)| item.chars().take(7).any(|ch| ch == ':'));
        let mut rest = words.chars();
        while let Some(ch) = rest.next() {
            let next = rest.clone().next().unwrap_or_default();
            match (ch, next) {
                // 其余为统筹盘活;其中追回a元: not what is left.
                ('其', '中') => (cues.within, cues.rest) = (true, false),
                ('其' | '剩', '余') | ('余' | '剩', '下') => cues.rest = true,
                ('合' | '共' | '总', '计') => cues.total = true,
                // a、b,共发行W
                ('共', _) if before == ',' && rest.clone().count() == 2 => cues.total = true,
                // 三项共W
                ('共', '\0') if "项类者种期".contains(before) => cues.total = true,
                // 立案a件,连同旧存b件,当期应结W件
                ('应', '结' | '办') => cues.total |= rest.clone().count() == 1,
                (':', _) => cues.divides |= !is_item,
                ('包', '括') | ('中', ',') | ('分', '为' | '成' | '别') => cues.divides = true,
                ('分', ',') => cues.divides |= before != '处',
                ('分', _) => cues.divides |= matches!(before, ',' | ';' | '。'),
                _ => {}
            }
            before = ch;
        }
        cues.divides |= cues.within;
        // 其余市州合计66.6万吨: the sum of what is not named.
        cues.total &= !cues.rest;
        cues
    }
}

/// Whether a bracket right behind the figure before is open where these words end; `last` says whether one was where they begin.
fn is_inside(words: &str, last: bool) -> bool {
    let Some(open) = words.rfind('(').filter(|open| words.rfind(')').is_none_or(|close| close < *open)) else {
        return last && !words.contains(')');
    };
    let noun = words.get(..open).unwrap_or_default();
    noun.chars().count() <= 8 && !noun.contains([',', ';', ':', '、', ')'])
}

impl<'r> Ledger<'r> {
    pub(super) fn new(report: &'r Report, folded: &Folded, metrics: &'r [Metric]) -> Ledger<'r> {
        let mut next = 0;
        let sentences = metrics.iter().map(|metric| {
            while report.sentences.get(next).is_some_and(|sentence| sentence.span.end <= metric.span.start) {
                next += 1;
            }
            next
        });
        let sentences = sentences.collect();
        let intervals = metrics.iter().map(Interval::of).collect();
        // Reports count in few units, and nearly always in one of the first.
        let mut known: Vec<&str> = Vec::new();
        let mut number = |unit: &'r str| {
            let found = known.iter().position(|known| *known == unit);
            found.unwrap_or_else(|| {
                known.push(unit);
                known.len() - 1
            })
        };
        let units = metrics.iter().map(|metric| number(unit_of(metric))).collect();
        let (words, before, after, cues) = (String::new(), Vec::new(), Vec::new(), Vec::new());
        let mut ledger = Ledger { report, metrics, sentences, intervals, words, before, after, cues, units };
        ledger.take_words(folded);
        ledger
    }

    /// Keeps the words around each figure: they are asked for again and again.
    fn take_words(&mut self, folded: &Folded) {
        let mut before = 0;
        let mut inside = false;
        for (n, metric) in self.metrics.iter().enumerate() {
            let Span { start, end } = metric.sentence;
            let next = self.metrics.get(n + 1).map_or(end, |next| next.span.start.min(end));
            let range = self.between(folded, before.max(start), metric.span.start);
            let words = self.words.get(range.clone()).unwrap_or_default();
            inside = before > start && is_inside(words, inside);
            let cues = Cues { inside, ..Cues::of(words) };
            let after = self.between(folded, metric.span.end, next);
            let [before_it, after_it] = [&range, &after].map(|range| self.words.get(range.clone()).unwrap_or_default());
            self.cues.push(Cues { then: is_then(before_it, after_it), ..cues });
            self.before.push(range);
            self.after.push(after);
            before = metric.span.end;
        }
    }

    fn between(&mut self, folded: &Folded, from: usize, to: usize) -> Range<usize> {
        let (from, to) = (folded.index(from), folded.index(to));
        let start = self.words.len();
        let mut last = '\0';
        for &ch in folded.slice(from.max(to.saturating_sub(60)), to).iter().filter(|ch| !ch.is_ascii_whitespace()) {
            if last == '当' && ch == '中' {
                self.words.pop();
                self.words.push('其');
            }
            self.words.push(ch);
            last = ch;
        }
        start..self.words.len()
    }

    pub(super) fn metric(&self, n: usize) -> Option<&'r Metric> {
        self.metrics.get(n)
    }

    /// The name of a figure.
    pub(super) fn label(&self, n: usize) -> &'r str {
        self.metric(n).map_or("", |metric| &metric.label)
    }

    /// The name of a figure without the heading that tells it apart from the same one in other sections.
    pub(super) fn bare(&self, n: usize) -> &'r str {
        let label = self.label(n);
        let section = self.metric(n).and_then(|metric| self.report.sections.get(metric.section?));
        section.and_then(|section| label.strip_prefix(section.heading.as_str())).unwrap_or(label)
    }

    pub(super) fn sentence(&self, n: usize) -> usize {
        self.sentences.get(n).copied().unwrap_or(usize::MAX)
    }

    pub(super) fn paragraph(&self, n: usize) -> Option<usize> {
        self.report.sentences.get(self.sentence(n)).map(|sentence| sentence.paragraph)
    }

    pub(super) fn interval(&self, n: usize) -> Option<Interval> {
        self.intervals.get(n).copied()
    }

    /// A count, amount or level, that parts and wholes are made of.
    pub(super) fn is_level(&self, n: usize) -> bool {
        self.metric(n).is_some_and(|metric| metric.kind == Kind::Quantity)
    }

    /// Whether a figure is a level in the sentence of another.
    pub(super) fn is_level_beside(&self, n: usize, other: usize) -> bool {
        self.is_level(n) && self.sentence(n) == self.sentence(other)
    }

    /// What a level changed by, or how many times it is what it was.
    pub(super) fn is_change(&self, n: usize) -> bool {
        self.metric(n).is_some_and(|metric| {
            metric.kind == Kind::Change || metric.kind == Kind::Multiple && metric.direction.is_some()
        })
    }

    /// Whether a figure tells what a rate changed by.
    pub(super) fn is_points(&self, n: usize) -> bool {
        self.metric(n).is_some_and(|metric| matches!(metric.unit.as_str(), "百分点" | "千分点"))
    }

    /// The levels among so many figures before one, nearest first.
    pub(super) fn levels(&self, before: usize, window: usize) -> impl Iterator<Item = usize> {
        (before.saturating_sub(window)..before).rev().filter(|&n| self.is_level(n))
    }

    /// Whether a figure stands in a row of a table.
    pub(super) fn is_in_table(&self, n: usize) -> bool {
        let sentence = self.sentence(n);
        let begins = |table: &Table| table.rows.first().is_some_and(|row| row.sentence <= sentence);
        let after = self.report.tables.partition_point(begins);
        let table = after.checked_sub(1).and_then(|at| self.report.tables.get(at));
        table.and_then(|table| table.rows.last()).is_some_and(|row| sentence <= row.sentence)
    }

    /// The words between the figure before, or the head of the sentence, and this one.
    pub(super) fn before(&self, n: usize) -> &str {
        self.before.get(n).and_then(|range| self.words.get(range.clone())).unwrap_or_default()
    }

    /// The words between this figure and the next one, or the end of the sentence.
    pub(super) fn after(&self, n: usize) -> &str {
        self.after.get(n).and_then(|range| self.words.get(range.clone())).unwrap_or_default()
    }

    /// Whether a figure's name or the words before it hold these.
    pub(super) fn says(&self, n: usize, words: &str) -> bool {
        self.label(n).contains(words) || self.before(n).contains(words)
    }

    /// What the words before a figure tell of it.
    pub(super) fn cues(&self, n: usize) -> Cues {
        self.cues.get(n).copied().unwrap_or_default()
    }

    /// The number of a figure's unit.
    pub(super) fn unit(&self, n: usize) -> Option<usize> {
        self.units.get(n).copied()
    }

    /// Whether two figures count in units that may be added or divided.
    pub(super) fn is_alike(&self, one: usize, other: usize) -> bool {
        match (self.metric(one), self.metric(other)) {
            (Some(one), Some(other)) => one.unit == other.unit || is_count(&one.unit) && is_count(&other.unit),
            _ => false,
        }
    }

    /// Whether parts so counted may make a whole counted otherwise: 处理78人, 处分38次.
    pub(super) fn is_alike_in_list(&self, whole: usize, part: usize) -> bool {
        match (self.metric(whole), self.metric(part)) {
            (Some(whole), Some(part)) => {
                let is_person = |unit: &str| matches!(unit, "名" | "人" | "位" | "次");
                is_person(&whole.unit) && is_person(&part.unit)
            }
            _ => false,
        }
    }

    /// The list that a figure stands in: its first member and how many there are. `is_one` says what may be a member, `goes_on` what joins
    /// one to the member before it.
    pub(super) fn list(
        &self,
        n: usize,
        is_one: impl Fn(usize) -> bool,
        goes_on: impl Fn(usize) -> bool,
    ) -> Option<(usize, usize)> {
        let is_next = |n: usize| is_one(n) && goes_on(n);
        let first = (n.saturating_sub(MEMBERS)..=n).rev().find(|&n| !is_next(n)).filter(|&first| is_one(first))?;
        let rest = (first + 1..first + 1 + MEMBERS).take_while(|&n| is_next(n)).count();
        (n <= first + rest).then_some((first, 1 + rest))
    }

    /// Whether a figure stands in a bracket behind another one, and one that looks back at it does not.
    pub(super) fn is_in_bracket(&self, n: usize, from: usize) -> bool {
        self.cues(n).inside && !self.cues(from).inside
    }

    /// Whether a figure goes on a list with nothing but its joint: a和b, a、b.
    pub(super) fn is_joined(&self, n: usize) -> bool {
        is_any(self.before(n), "和 与 及 、")
    }

    pub(super) fn same_period(&self, one: usize, other: usize) -> bool {
        let period = |n: usize| self.metric(n).map(|metric| &metric.period);
        period(one) == period(other)
    }

    pub(super) fn may_be_of_one_year(&self, one: usize, other: usize) -> bool {
        self.metric(one).zip(self.metric(other)).is_none_or(|(one, other)| one.may_be_of_one_year(other))
    }

    pub(super) fn same_unit(&self, one: usize, other: usize) -> bool {
        self.unit(one) == self.unit(other)
    }
}

/// What a figure is counted in; 名 and 位 are people as 人 is.
pub(super) fn unit_of(metric: &Metric) -> &str {
    if is_any(&metric.unit, "名 位") { "人" } else { &metric.unit }
}

/// Classifiers of affairs that reports change between in one breath: 问题5300个, 完成5294项.
fn is_count(unit: &str) -> bool {
    is_any(unit, "个 项 件 起 宗 条 家 处 例 名 人 封")
}

/// Whether two names have two characters in a row in common.
pub(super) fn overlaps(one: &str, other: &str) -> bool {
    let mut rest = one.chars();
    while let Some(first) = rest.next() {
        let Some(second) = rest.clone().next() else { return false };
        // Names are short, and most have no character in common: one pass for the first, a look for the second.
        let mut others = other.chars();
        while others.any(|ch| ch == first) {
            if others.clone().next() == Some(second) {
                return true;
            }
        }
    }
    false
}
