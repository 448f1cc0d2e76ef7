//! The dates of a report as periods, found again by where they stand.

use super::clause::Words;
use super::lexicon::Lexicon;
use crate::quantity::{Day, Period, Quantity, Role};
use crate::report::Folded;

/// A date in the text, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) words: Words,
    pub(super) period: Period,
    /// 截至: the state reached by then.
    pub(super) is_until: bool,
    /// 三季度末: the state reached by its last month.
    pub(super) is_end: bool,
}

impl Moment {
    /// The period in ISO 8601, `year` where the report gives none here; `../` before it for a state reached by then.
    pub(super) fn iso(self, year: Option<u16>) -> Option<String> {
        let iso = self.period.iso(year)?;
        let last = iso.rsplit('/').next().unwrap_or(&iso);
        // 年末 is told of the year; 二季度末 is a day within it.
        if self.is_end && !last.contains('-') {
            return Some(last.to_owned());
        }
        Some(if self.is_until || self.is_end { ["../", last].concat() } else { iso })
    }

    pub(super) fn year(self) -> Option<u16> {
        self.period.start.year
    }

    /// Whether figures are of all of it: neither a state reached by then, nor days, as those of an inspection.
    pub(super) fn is_span(self) -> bool {
        !self.is_until && self.period.start.day.is_none()
    }

    /// 2017年底前: by when something is to be done.
    pub(super) fn is_deadline(self, folded: &Folded) -> bool {
        !self.is_until && (folded.before(self.words.to) == '前' || folded.at(self.words.to) == '前')
    }

    /// 今年 before 前11个月.
    fn of_year(mut self, year: u16, from: usize) -> Moment {
        self.period.start.year = Some(year);
        self.words.from = from;
        self
    }

    pub(super) fn year_alone(year: u16, from: usize, folded: &Folded) -> Moment {
        let to = past_end(folded, from + 2);
        let period = Period { start: Day { year: Some(year), ..Day::default() }, end: None };
        Moment { words: Words::new(from, to), period, is_until: false, is_end: is_end(folded, from + 2) }
    }
}

/// Past the words that make a date the end of itself, or the beginning: 12月⟨底⟩, 12月⟨底前⟩, 2023年⟨以来⟩.
fn past_end(folded: &Folded, to: usize) -> usize {
    if folded.is_at(to, "以来") {
        return to + 2;
    }
    // 自7月1日起提高到
    let begins = folded.at(to) == '起' && !matches!(folded.at(to + 1), '事' | '案' | '火' | '数');
    let end = to + usize::from(is_end(folded, to) || begins);
    end + usize::from(end > to && folded.at(end) == '前')
}

/// 12月⟨底⟩, 2023年⟨末⟩
fn is_end(folded: &Folded, to: usize) -> bool {
    matches!(folded.at(to), '末' | '底')
}

/// `2023-12-15` → 2023 and 12.
fn year_and_month(iso: &str) -> Option<(u16, u8)> {
    let mut parts = iso.split('-');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// Every date of a report, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Calendar {
    moments: Vec<Moment>,
    /// Year and month of the report itself, from which it counts 今年 and 去年.
    written: Option<(u16, u8)>,
}

/// Years told from the report's own, and how many before it they are.
const YEARS_BEFORE: [(&str, u16); 4] = [("今年", 0), ("本年", 0), ("去年", 1), ("前年", 2)];

/// Ways to say «up to and with».
const UNTIL: [&str; 4] = ["截至", "截止", "截止到", "截至到"];

impl Calendar {
    pub(super) fn new(folded: &Folded, quantities: &[Quantity]) -> Calendar {
        let dates = quantities.iter().filter(|quantity| quantity.role == Role::Date);
        let moments = dates.filter_map(|quantity| {
            let words = Words::new(folded.index(quantity.span.start), folded.index(quantity.span.end));
            // A blank before a numeral comes from the page's setting.
            let from = if folded.before(words.from) == ' ' { words.from - 1 } else { words.from };
            let until =
                UNTIL.iter().filter(|until| folded.is_before(from, until)).map(|until| until.chars().count()).max();
            let words = Words::new(until.map_or(words.from, |until| from - until), words.to);
            let end = past_end(folded, words.to);
            let is_end = is_end(folded, words.to) || is_end(folded, words.to - 1);
            let words = Words::new(words.from, end);
            let is_until = until.is_some();
            Some(Moment { words, period: quantity.period?, is_until, is_end: is_end && !is_until })
        });
        Calendar { moments: moments.collect(), written: None }
    }

    /// The same with 今年 and 去年 as dates, where it is known when the report was written: an ISO date, or the first day it names.
    pub(super) fn counted_from(mut self, written: Option<&str>, folded: &Folded) -> Calendar {
        let first_day = || self.moments.iter().find_map(|moment| moment.period.start.whole_month());
        self.written = written.and_then(year_and_month).or_else(first_day);
        let Some((year, _)) = self.written else { return self };
        let mut moments = Vec::with_capacity(self.moments.len());
        let mut dates = self.moments.iter().copied().peekable();
        for at in 0..folded.len() {
            if folded.at(at + 1) != '年' {
                continue;
            }
            let found = YEARS_BEFORE.iter().find(|(word, _)| folded.is_at(at, word));
            let Some(year) = found.and_then(|(_, before)| year.checked_sub(*before)) else { continue };
            while let Some(date) = dates.next_if(|date| date.words.from < at + 2) {
                moments.push(date);
            }
            moments.push(match dates.next_if(|date| date.words.from == at + 2 && date.year().is_none()) {
                Some(date) => date.of_year(year, at),
                None if folded.is_at(at + 2, "同期") || folded.is_before(at, "截至") => continue,
                None => Moment::year_alone(year, at, folded),
            });
        }
        moments.extend(dates);
        self.moments = moments;
        self
    }

    /// The year that a date without one most likely is of, by the day the report was written: its last 12月 before that.
    pub(super) fn year_of(&self, moment: Moment) -> Option<u16> {
        let (year, month) = self.written?;
        let last = moment.period.end.unwrap_or(moment.period.start).last_month();
        year.checked_sub(u16::from(last > month))
    }

    /// The dates that begin within these words, in order.
    pub(super) fn within(&self, words: Words) -> &[Moment] {
        let from = self.moments.partition_point(|moment| moment.words.from < words.from);
        let to = self.moments.partition_point(|moment| moment.words.from < words.to);
        self.moments.get(from..to.max(from)).unwrap_or_default()
    }
}

/// Whether a date is what something is compared with: 比2015年, 与2015年相比, 与2010年普查的65万人相比.
pub(super) fn is_baseline(folded: &Folded, moment: Moment) -> bool {
    let Words { from, to } = moment.words;
    let rest = (to..to + 30).take_while(|&at| !matches!(folded.at(at), ',' | ';' | '。' | '\0'));
    matches!(folded.before(from), '比' | '较')
        || MEASURED_BY.is_end(folded, Words::new(0, from)) && is_of_ratio(folded, to)
        || matches!(folded.before(from), '与' | '同')
            && rest.clone().any(|at| folded.is_any_at(at, "相比 持平 相当 一致"))
}

/// What stands before the time that something is measured by: ⟨恢复到⟩2019年同期的121.3%, ⟨为⟩上年的95%.
pub(super) static MEASURED_BY: Lexicon = Lexicon::new("恢复到 恢复至 相当于 达到 达 为 是");

/// Whether a time ends here, of which so many times or per cent are told: 2019年⟨同期的121.3%⟩.
fn is_of_ratio(folded: &Folded, to: usize) -> bool {
    let Some(of) = (to..to + 8).find(|&at| folded.at(at) == '的') else { return false };
    let is_number = |at: &usize| matches!(folded.at(*at), '0'..='9' | '.' | '约' | '近' | '超' | '过');
    let unit = (of + 1..of + 10).find(|at| !is_number(at));
    unit.is_some_and(|at| at > of + 1 && matches!(folded.at(at), '%' | '倍'))
}

/// Whether a date is of the next figure alone: 由2015年的46微克下降到30微克, (2023年12月31日:a).
pub(super) fn is_of_one(folded: &Folded, moment: Moment) -> bool {
    matches!(folded.before(moment.words.from), '由' | '从') && folded.at(moment.words.to) == '的'
        || is_then(folded, moment)
}

/// (2023年12月31日:a): what it was then.
fn is_then(folded: &Folded, moment: Moment) -> bool {
    folded.before(moment.words.from) == '(' && folded.at(moment.words.to) == ':'
}

/// A date that belongs to a name or an aside: 《2019年行动计划》, (2023年6月1日).
pub(super) fn is_quoted(folded: &Folded, moment: Moment) -> bool {
    let from = moment.words.from;
    // 报告期(2024年1—9月): what stands before is the same time.
    let tells = is_then(folded, moment)
        || folded.before(from) == '(' && matches!(folded.before(from.saturating_sub(1)), '期' | '末');
    // 按2020年可比价格计算
    let is_of_prices = folded.is_any_at(moment.words.to, "可比价 不变价 价格");
    is_of_prices || "《“〔[(".contains(folded.before(from)) && !tells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity;

    #[test]
    fn dates_become_periods() {
        let cases = [
            ("2019年,共有", "2019"),
            ("截至2020年6月底,共有", "../2020-06"),
            ("截至 2020 年 6 月底,共有", "../2020-06"),
            ("2023年二季度末,共有", "../2023-06"),
            ("2023年末,共有", "2023"),
            ("2018年11月6日至12月6日", "2018-11-06/2018-12-06"),
            ("2020年上半年", "2020-01/2020-06"),
            ("2023年前三季度", "2023-01/2023-09"),
            ("2019—2021年", "2019/2021"),
        ];
        for (text, iso) in cases {
            let folded = Folded::new(text);
            let calendar = Calendar::new(&folded, &quantity::find(&folded));
            let found = calendar.within(Words::new(0, folded.len()));
            assert_eq!(found.iter().filter_map(|moment| moment.iso(None)).collect::<Vec<_>>(), [iso], "{text}");
        }
    }
}
