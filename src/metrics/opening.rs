//! What the head of a report says of the time of all its figures: its title, a year before the first of them, how they open.

use super::clause::{Clause, Figure, Words};
use super::period::{Calendar, Moment, is_baseline, is_quoted};
use crate::quantity::{self, Day, Period};
use crate::report::{Folded, Report};

/// A period and how far it holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope {
    pub(super) moment: Moment,
    pub(super) year: Option<u16>,
}

impl Scope {
    pub(super) fn iso(self) -> Option<String> {
        self.moment.iso(self.year)
    }

    pub(super) fn last_year(self) -> Option<u16> {
        let Period { start, end } = self.moment.period;
        end.and_then(|end| end.year).or(start.year).or(self.year)
    }
}

/// The period of the headline, where it names one alone; its year may be the report's first.
pub(super) fn titled_period(report: &Report, calendar: &Calendar, length: usize) -> Option<Period> {
    let title = Folded::new(report.title.as_deref()?);
    let dates = Calendar::new(&title, &quantity::find(&title));
    let moments = dates.within(Words::new(0, title.len()));
    let mut period = moments.first()?.period;
    let is_alone = moments.iter().all(|moment| moment.period == period || moment.year().is_none());
    let first = || calendar.within(Words::new(0, length)).iter().find_map(|moment| moment.year());
    period.start.year = period.start.year.or_else(first);
    (is_alone && period.start.year.is_some()).then_some(period)
}

/// The one year that is named before the first figure, wherever: 通报2022年安全生产情况.
pub(super) fn lead(folded: &Folded, calendar: &Calendar, first: &Figure<'_>) -> Option<Period> {
    let before = calendar.within(Words::new(0, first.words.from)).iter();
    let is_own = |moment: &&Moment| !is_baseline(folded, **moment) && !is_quoted(folded, **moment);
    let mut years = before.filter(is_own).map(|moment| moment.period);
    let period = years.next()?;
    let is_year = period == (Period { start: Day { year: period.start.year, ..Day::default() }, end: None });
    (is_year && period.start.year.is_some() && years.all(|other| other.start.year.is_none() || other == period))
        .then_some(period)
}

/// The date that the first paragraph with figures opens with: it holds for what has no date, until another year is the topic.
pub(super) fn opening(
    report: &Report,
    folded: &Folded,
    calendar: &Calendar,
    clauses: &[Clause],
    first: Clause,
) -> Option<Scope> {
    let paragraph = |clause: &Clause| report.sentences.get(clause.sentence).map(|sentence| sentence.paragraph);
    let before =
        clauses.iter().filter(|clause| clause.sentence <= first.sentence && paragraph(clause) == paragraph(&first));
    let mut scopes = before.flat_map(|clause| calendar.within(clause.words)).filter_map(|&moment| {
        let year = moment.year().or_else(|| calendar.year_of(moment));
        let opens = is_topic(folded, moment) && !is_baseline(folded, moment) && !is_quoted(folded, moment);
        // The days of an inspection are not those of what came of it.
        (opens && year.is_some() && moment.is_span() && !moment.is_deadline(folded)).then_some(Scope { moment, year })
    });
    scopes.next()
}

/// Whether a date opens its clause, and so holds for what follows; not one that describes a noun.
pub(super) fn is_topic(folded: &Folded, moment: Moment) -> bool {
    let from = moment.words.from;
    // A blank before a numeral comes from the page's setting.
    let before = folded.before(if folded.before(from) == ' ' { from - 1 } else { from });
    let is_word = ('\u{3400}'..='\u{9FFF}').contains(&before) || before.is_ascii_alphanumeric();
    let describes = folded.at(moment.words.to) == '的' && !folded.is_any_at(moment.words.to + 1, "数字 数据 统计 情况");
    let is_of_year = folded.is_any_before(moment.words.from, "今年 本年");
    (!is_word || is_of_year || "在是中到计保".contains(before)) && !describes
}
