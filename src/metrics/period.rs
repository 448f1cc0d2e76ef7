//! Dates as a text writes them, and the period each one names.
//!
//! ```text
//! date    YYYY年[M月[D日]][底|末|初] · YYYY年上半年 · YYYY年第N季度 · YYYY年前三季度 · YYYY年A至B月 · M月D日 · 上半年 …
//! range   date 至|到|—|- date
//! until   截至|截止 date        written `../2020-06`
//! ```

use crate::report::Folded;

/// A date in the text, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) start: Stamp,
    pub(super) end: Option<Stamp>,
    /// 截至: the state reached by then.
    pub(super) is_until: bool,
}

/// A day, a month, a part of a year or a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) year: Option<u16>,
    part: Part,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Whole,
    Month(u8),
    Day(u8, u8),
    Months(u8, u8),
    Quarter(u8),
}

impl Stamp {
    fn iso(self, year: u16) -> String {
        let two = |n: u8| format!("{n:02}");
        match self.part {
            Part::Whole => year.to_string(),
            Part::Month(month) => format!("{year}-{}", two(month)),
            Part::Day(month, day) => format!("{year}-{}-{}", two(month), two(day)),
            Part::Months(first, last) => format!("{year}-{}/{year}-{}", two(first), two(last)),
            Part::Quarter(quarter) => format!("{year}-Q{quarter}"),
        }
    }
}

impl Moment {
    /// The period in ISO 8601; `None` where no year is known.
    pub(super) fn iso(self, known: Option<u16>) -> Option<String> {
        let year = self.start.year.or(known)?;
        let start = self.start.iso(year);
        Some(match self.end {
            Some(end) => format!("{start}/{}", end.iso(end.year.unwrap_or(year))),
            None if self.is_until => format!("../{}", start.rsplit('/').next().unwrap_or(&start)),
            None => start,
        })
    }
}

/// Every date from one character to before another, in order.
pub(super) fn moments(folded: &Folded, from: usize, to: usize) -> Vec<Moment> {
    let mut found = Vec::new();
    let mut at = from;
    while at < to {
        match moment(folded, at, to) {
            Some(moment) => {
                at = moment.to.max(at + 1);
                found.push(moment);
            }
            None => at += 1,
        }
    }
    found
}

fn moment(folded: &Folded, at: usize, to: usize) -> Option<Moment> {
    let until = ["截至", "截止到", "截止"].iter().find(|words| folded.is_at(at, words)).map_or(0, |words| words.chars().count());
    let (mut end, start) = stamp(folded, blanks(folded, at + until), None)?;
    let mut last = None;
    let joint = blanks(folded, end);
    if matches!(folded.at(joint), '至' | '到' | '-' | '—' | '–' | '~') {
        let begin = (joint..joint + 3).find(|&at| !matches!(folded.at(at), '至' | '到' | '-' | '—' | '–' | '~' | ' '))?;
        if let Some((to, stamp)) = stamp(folded, begin, Some(start)) {
            (end, last) = (to, Some(stamp));
        }
    }
    (end <= to).then_some(Moment { from: at, to: end, start, end: last, is_until: until > 0 })
}

fn blanks(folded: &Folded, at: usize) -> usize {
    (at..at + 4).find(|&at| !matches!(folded.at(at), ' ' | '\n' | '\r')).unwrap_or(at)
}

/// One date and where it ends; after another one it may leave out what they share.
fn stamp(folded: &Folded, at: usize, before: Option<Stamp>) -> Option<(usize, Stamp)> {
    if let Some((year, end)) = year(folded, at) {
        let rest = blanks(folded, end);
        if let Some((end, part)) = part(folded, rest, true) {
            return Some((end, Stamp { year: Some(year), part }));
        }
        let end = if matches!(folded.at(end), '度' | '底' | '末' | '初') { end + 1 } else { end };
        return Some((end, Stamp { year: Some(year), part: Part::Whole }));
    }
    // 2019—2020年: the first year has no 年 of its own.
    if let Some((year, end)) = digits(folded, at, 4) && (1900..2100).contains(&year) {
        let joint = folded.at(end);
        let next = end + 1;
        if before.is_none() && matches!(joint, '-' | '—' | '至' | '~' | '–') && self::year(folded, next).is_some() {
            return Some((end, Stamp { year: u16::try_from(year).ok(), part: Part::Whole }));
        }
    }
    let (end, part) = part(folded, at, before.is_some())?;
    Some((end, Stamp { year: before.and_then(|stamp| stamp.year), part }))
}

fn year(folded: &Folded, at: usize) -> Option<(u16, usize)> {
    if at > 0 && folded.at(at - 1).is_ascii_digit() {
        return None;
    }
    let (year, end) = digits(folded, at, 4)?;
    let mark = blanks(folded, end);
    let is_year = end - at == 4 && (1900..2100).contains(&year) && folded.at(mark) == '年';
    is_year.then_some((u16::try_from(year).ok()?, mark + 1))
}

fn digits(folded: &Folded, at: usize, most: usize) -> Option<(u32, usize)> {
    let count = (0..=most).take_while(|&n| folded.at(at + n).is_ascii_digit()).count();
    let value = folded.slice(at, at + count).iter().try_fold(0_u32, |value, ch| Some(value * 10 + ch.to_digit(10)?))?;
    (1..=most).contains(&count).then_some((value, at + count))
}

/// What follows a year, or stands without one.
fn part(folded: &Folded, at: usize, has_year: bool) -> Option<(usize, Part)> {
    const WORDS: [(&str, Part); 18] = [
        ("上半年", Part::Months(1, 6)),
        ("下半年", Part::Months(7, 12)),
        ("前三季度", Part::Months(1, 9)),
        ("前3季度", Part::Months(1, 9)),
        ("第一季度", Part::Quarter(1)),
        ("第二季度", Part::Quarter(2)),
        ("第三季度", Part::Quarter(3)),
        ("第四季度", Part::Quarter(4)),
        ("一季度", Part::Quarter(1)),
        ("二季度", Part::Quarter(2)),
        ("三季度", Part::Quarter(3)),
        ("四季度", Part::Quarter(4)),
        ("1季度", Part::Quarter(1)),
        ("2季度", Part::Quarter(2)),
        ("3季度", Part::Quarter(3)),
        ("4季度", Part::Quarter(4)),
        ("年底", Part::Month(12)),
        ("年末", Part::Month(12)),
    ];
    if let Some((words, part)) = WORDS.iter().take(16).find(|(words, _)| folded.is_at(at, words)) {
        return Some((at + words.chars().count(), *part));
    }
    if at > 0 && (folded.at(at - 1).is_ascii_digit() || folded.at(at - 1) == '.') {
        return None;
    }
    let (first, mut end) = digits(folded, at, 2)?;
    let first = u8::try_from(first).ok().filter(|month| (1..=12).contains(month))?;
    if matches!(folded.at(end), '-' | '—' | '至' | '~' | '–') && let Some((last, mark)) = digits(folded, end + 1, 2) {
        let last = u8::try_from(last).ok().filter(|month| (1..=12).contains(month));
        if folded.at(mark) == '月' && let Some(last) = last {
            return Some((after_end(folded, mark + 1), Part::Months(first, last)));
        }
    }
    end = blanks(folded, end);
    if folded.at(end) != '月' {
        // D1至D2 of one month: 6月1日至30日.
        return None;
    }
    if folded.at(end + 1) == '份' {
        return Some((end + 2, Part::Month(first)));
    }
    let rest = blanks(folded, end + 1);
    if let Some((day, mark)) = digits(folded, rest, 2) && matches!(folded.at(blanks(folded, mark)), '日' | '号') {
        let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        return Some((blanks(folded, mark) + 1, Part::Day(first, day)));
    }
    let is_month = has_year || matches!(folded.at(end + 1), '底' | '末' | '初' | ',' | '至' | '-') || first > 0;
    is_month.then(|| (after_end(folded, end + 1), Part::Month(first)))
}

fn after_end(folded: &Folded, at: usize) -> usize {
    if matches!(folded.at(at), '底' | '末' | '初') { at + 1 } else { at }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_at_the_precision_written() {
        let cases = [
            ("2019年", "2019"),
            ("截至2020年6月底", "../2020-06"),
            ("2018年11月6日至2018年12月6日", "2018-11-06/2018-12-06"),
            ("2018年11月6日至12月6日", "2018-11-06/2018-12-06"),
            ("2020年上半年", "2020-01/2020-06"),
            ("2023年前三季度", "2023-01/2023-09"),
            ("2023年1至6月", "2023-01/2023-06"),
            ("2023年第二季度", "2023-Q2"),
            ("2019—2021年", "2019/2021"),
            ("2019年至2021年", "2019/2021"),
            ("2024 年 12 月 31 日", "2024-12-31"),
        ];
        for (text, iso) in cases {
            let folded = Folded::new(text);
            let found = moments(&folded, 0, folded.len());
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].iso(None).as_deref(), Some(iso), "{text}");
            assert_eq!(found[0].to, folded.len(), "{text}");
        }
        for text in ["12019年", "2019个", "3月的", "4000年"] {
            let folded = Folded::new(text);
            assert!(moments(&folded, 0, folded.len()).iter().all(|moment| moment.iso(None).is_none()), "{text}");
        }
    }
}
