//! Tables: a figure for each number, named by its row, with the unit of its column, its row or its caption.
//!
//! ```text
//! 指标　　　单位　　　2023年　　　比上年增长(%)
//! 客运量　　万人　　　8642　　　　31.5              客运量 8642万人 in 2023 · 客运量 grew by 31.5 %
//! 　铁路　　万人　　　3105　　　　68.2              铁路客运量 …
//! ```

use super::clause::Words;
use super::period::{Calendar, Moment, is_baseline, is_quoted};
use super::{Direction, Kind, Metric, context, opening};
use crate::quantity::{self, Decimal, Period, Quantity, Role};
use crate::report::{Folded, Report, Row, Table, has_any, is_any, last_two, starts_with_any};

/// A label longer than this tells a part without what it is a part of.
const LONGEST: usize = 24;

/// Heads that say only that there is a number.
const PLAIN: &str = " 数量 数值 绝对数 绝对量 总量 金额 指标值 本期 本报告期 本年 累计 实绩 合计 年末数";
const CHANGES: &str = "增长 增减 同比 环比 比上年 比去年 增速 增幅 变动 涨跌 ±";
const SHARES: &str = "比重 占比 比例 占总 构成";

/// Measures what the tables hold, in order.
pub(super) fn measure(report: &Report, calendar: &Calendar, folded: &Folded, quantities: &[Quantity]) -> Vec<Metric> {
    let mut metrics = Vec::new();
    for table in &report.tables {
        let Some(first) = table.rows.first().and_then(|row| report.sentences.get(row.sentence)) else { continue };
        let period = period_before(report, calendar, folded, first.span.start);
        let columns = columns(report, table, period.as_deref());
        let reader = Reader { report, quantities, columns, captioned: caption(report, table), period };
        reader.read(table, &mut metrics);
    }
    metrics
}

/// A unit with the power of ten that stands before it: 万人 is 人 by ten thousands.
#[derive(Clone, Debug, PartialEq)]
struct Unit {
    power: i32,
    common: String,
}

impl Unit {
    /// The unit that these words are, whole.
    fn new(words: &str) -> Option<Unit> {
        let written = ["1", words].concat();
        let found = quantity::find(&Folded::new(&written));
        let one = found.first().filter(|one| one.span.start == 0 && one.span.end == written.len())?;
        // 百万港元 is read as 100 by ten thousands.
        let zeros = one.value.digits.checked_ilog10()?;
        let power = one.value.exponent + zeros.cast_signed();
        let common = one.unit.clone()?;
        (one.value.digits == 10_i64.pow(zeros) && power >= 0).then_some(Unit { power, common })
    }

    fn is_rate(&self) -> bool {
        matches!(self.common.as_str(), "%" | "‰" | "百分点")
    }

    /// The unit of what lies between two of these.
    fn of_gap(self) -> Unit {
        if self.common == "%" { Unit { common: "百分点".to_owned(), ..self } } else { self }
    }
}

/// What the head of a column says of its numbers.
#[derive(Clone, Debug, Default, PartialEq)]
struct Column {
    /// In the report's own script.
    name: String,
    unit: Option<Unit>,
    is_unit: bool,
    is_change: bool,
    /// 增减 may be told in the unit of the row, 增长 never is.
    is_gap: bool,
    is_share: bool,
    /// Whether its numbers are told by their row alone.
    is_plain: bool,
    period: Option<String>,
    is_year_before: bool,
}

impl Column {
    fn new(own: &str, year_said: Option<u16>) -> Column {
        let head = &*folded(own);
        // 比重(%), PM2.5/(μg/m3), 优良率/%
        let parted = |sign: char| {
            let (name, aside) = head.split_once(sign)?;
            Some((name, Unit::new(aside.trim_end_matches(')').trim_start_matches("单位:"))?))
        };
        let (name, unit) = parted('(').or_else(|| parted('/')).unzip();
        let name = name.unwrap_or_else(|| before_aside(head)).trim_end_matches('/');
        let bare = name.trim_end_matches('%');
        let unit = if bare.len() < name.len() { Unit::new("%") } else { unit };
        let is_rate = unit.as_ref().is_some_and(Unit::is_rate);
        let name: String = bare.chars().filter(|ch| !ch.is_whitespace()).collect();
        let is_change = has_any(head, CHANGES);
        let period = year(&name).or_else(|| date(&name)?.iso(year_said));
        let is_year_before = !is_change && starts_with_any(&name, "上年 去年 上期");
        Column {
            is_unit: matches!(name.as_str(), "单位" | "计量单位"),
            is_change,
            is_gap: has_any(head, "增减 变动 ±"),
            is_share: !is_change
                && (has_any(head, SHARES) || is_rate || name.starts_with("完成") || name.ends_with('率')),
            is_plain: period.is_some() || is_year_before || is_any(&name, PLAIN),
            period,
            is_year_before,
            name: own.chars().filter(|ch| !ch.is_whitespace()).take(name.chars().count()).collect(),
            unit,
        }
    }
}

/// 2023年, 2023, 2023年末 as a head.
fn year(name: &str) -> Option<String> {
    let (digits, rest) = name.split_at_checked(4)?;
    let is_year = digits.chars().all(|ch| ch.is_ascii_digit()) && digits.starts_with(['1', '2']);
    (is_year && matches!(rest, "" | "年" | "年度" | "年末" | "年底" | "年末数" | "年决算数")).then(|| digits.to_owned())
}

/// 1—9月, 三季度, 6月末 as a head.
fn date(name: &str) -> Option<Period> {
    let name = name.trim_end_matches(['末', '底']);
    let found = quantity::find(&Folded::new(name));
    found.first().filter(|date| date.span.start == 0 && date.span.end == name.len())?.period
}

/// A head without what stands in brackets after it.
fn before_aside(head: &str) -> &str {
    head.split('(').next().unwrap_or(head)
}

/// The words of a cell in the report's own script, signs and digits folded.
fn words(report: &Report, row: &Row, at: usize) -> String {
    let words = row.cells.get(at).map_or("", |&cell| report.words(cell));
    words.chars().zip(folded(words).chars()).map(|(own, ch)| if ch.is_ascii() { ch } else { own }).collect()
}

fn folded(words: &str) -> String {
    let folded = Folded::new(words);
    folded.slice(0, folded.len()).iter().collect()
}

/// Whether a row is one of heads: no number stands in it that is not a year.
fn is_head(report: &Report, row: &Row) -> bool {
    (0..row.cells.len()).all(|at| {
        let cell = words(report, row, at);
        let name = before_aside(&cell);
        !cell.starts_with(|ch: char| ch.is_ascii_digit() || ch == '-') || year(name).is_some() || date(name).is_some()
    })
}

fn columns(report: &Report, table: &Table, period: Option<&str>) -> Vec<Column> {
    let year = period.and_then(|period| period.trim_start_matches("../").get(..4)?.parse().ok());
    let heads = table.rows.iter().take_while(|row| is_head(report, row));
    let Some(head) = heads.max_by_key(|row| row.cells.len()) else { return Vec::new() };
    (0..head.cells.len()).map(|at| Column::new(&words(report, head, at), year)).collect()
}

/// 单位:亿元、% before a table or in its first row: what stands for all columns without a unit of their own.
fn caption(report: &Report, table: &Table) -> Vec<Unit> {
    let Some(first) = table.rows.first().map(|row| row.sentence) else { return Vec::new() };
    let near = report.sentences.get(first.saturating_sub(2)..=first).unwrap_or_default();
    let said = near
        .iter()
        .rev()
        .find_map(|sentence| folded(report.words(sentence.span)).split_once("单位:").map(|(_, rest)| rest.to_owned()));
    let said = said.unwrap_or_default();
    let units = said.split([')', '。', ';', ' ', '|']).next().unwrap_or_default();
    units.split(['、', ',']).filter_map(Unit::new).collect()
}

/// The time told right before a table, the headline's, or the last one told that nothing is only compared with.
fn period_before(report: &Report, calendar: &Calendar, folded: &Folded, start: usize) -> Option<String> {
    let is_own =
        |moment: &&Moment| moment.year().is_some() && !is_baseline(folded, **moment) && !is_quoted(folded, **moment);
    let moments = calendar.within(Words::new(0, folded.index(start)));
    let last = moments.iter().rev().take(16).find(is_own)?;
    let near = report.sentences.partition_point(|sentence| sentence.span.start < start).checked_sub(2);
    let from = near.and_then(|near| report.sentences.get(near)).map_or(0, |sentence| folded.index(sentence.span.start));
    if last.words.from >= from {
        return last.iso(None);
    }
    let titled = opening::titled_period(report, calendar, folded.len());
    titled.map_or_else(|| last.iso(None), |period| period.iso(None))
}

struct Reader<'r> {
    report: &'r Report,
    quantities: &'r [Quantity],
    columns: Vec<Column>,
    captioned: Vec<Unit>,
    period: Option<String>,
}

impl Reader<'_> {
    fn read(&self, table: &Table, metrics: &mut Vec<Metric>) {
        // The rows that those moved further in are parts of, from the outermost.
        let mut above: Vec<(usize, String, Option<Unit>)> = Vec::new();
        for row in table.rows.iter().skip_while(|row| is_head(self.report, row)) {
            let cell = words(self.report, row, 0);
            // 原　　煤
            let bare: String = bare_name(&cell).split(' ').collect();
            let is_part = bare.len() < cell.len() && cell.starts_with("其中");
            let indent = row.indent + usize::from(is_part);
            above.retain(|(outer, ..)| *outer < indent);
            let name = match above.last() {
                Some((_, whole, _)) if !bare.contains(whole.as_str()) && !is_sum(whole) => {
                    // 高速公路 of 公路里程
                    let rest = whole.strip_prefix(&last_two(&bare)).unwrap_or(whole);
                    [bare.as_str(), rest].concat()
                }
                _ => bare.clone(),
            };
            let name = if name.chars().count() > LONGEST { bare } else { name };
            let unit = self.unit(row).or_else(|| above.last()?.2.clone());
            self.row(row, &name, unit.as_ref(), metrics);
            above.push((indent, name, unit));
        }
    }

    /// The unit that a row tells itself.
    fn unit(&self, row: &Row) -> Option<Unit> {
        let is_unit = |&at: &usize| self.columns.is_empty() || self.column(row, at).is_none_or(|column| column.is_unit);
        let told = (1..row.cells.len()).filter(is_unit).find_map(|at| Unit::new(&words(self.report, row, at)));
        // 营业收入(万元)
        told.or_else(|| Column::new(&words(self.report, row, 0), None).unit)
    }

    /// The column of a cell, counted from the last: a row may leave out its first.
    fn column(&self, row: &Row, at: usize) -> Option<&Column> {
        self.columns.get((self.columns.len() + at).checked_sub(row.cells.len())?)
    }

    fn row(&self, row: &Row, name: &str, own_unit: Option<&Unit>, metrics: &mut Vec<Metric>) {
        let is_level = |column: &&Column| !column.is_unit && !column.is_change && !column.is_share;
        let is_one = self.columns.iter().skip(1).filter(is_level).count() < 2;
        let is_only_share = self.columns.iter().filter(|column| column.is_share).count() == 1;
        let mut last = name.to_owned();
        let mut levels = Vec::new();
        // The period of the last column that has one, and of the last one in the latest year.
        let (mut own, mut latest) = (None, None);
        let plain = Column::default();
        for at in 1..row.cells.len() {
            let column = self.column(row, at).unwrap_or(&plain);
            own = column.period.as_deref().or(own);
            if own.and_then(|own| own.get(..4)) >= latest.and_then(|latest: &str| latest.get(..4)) {
                latest = own;
            }
            let Some(quantity) = self.quantity(row, at) else { continue };
            let label = match column {
                column if column.is_change => last.clone(),
                column if column.is_plain || is_one && !column.is_share && column.name.chars().count() > 8 => {
                    name.to_owned()
                }
                column => [name, &column.name].concat(),
            };
            let is_level = !column.is_change && !column.is_share;
            if is_level {
                last.clone_from(&label);
                levels.push(quantity.value);
            }
            let gap = || {
                let captioned = || self.captioned.iter().find(|unit| !unit.is_rate());
                let unit = own_unit.or_else(captioned).cloned();
                unit.unwrap_or(Unit { power: 0, common: String::new() }).of_gap()
            };
            let unit = column.unit.clone().or_else(|| match column {
                _ if is_level => own_unit.cloned(),
                column if column.is_gap && is_difference(&levels, quantity.value) => Some(gap()),
                _ => None,
            });
            // Where one column of shares stands after two years, it is of the later one.
            let is_of_latest = column.is_change || column.is_share && is_only_share;
            let period = if is_of_latest { latest } else { own }.or(self.period.as_deref());
            if let Some(metric) = self.metric(row, quantity, column, unit, &label) {
                let before = column.is_year_before && column.period.is_none();
                let period =
                    period.and_then(|period| if before { year_before(period) } else { Some(period.to_owned()) });
                metrics.push(Metric { period, ..metric });
            }
        }
    }

    /// The number that a cell holds, and nothing else.
    fn quantity(&self, row: &Row, at: usize) -> Option<&Quantity> {
        let cell = row.cells.get(at)?;
        let first = self.quantities.partition_point(|quantity| quantity.span.start < cell.start);
        let quantity = self.quantities.get(first).filter(|quantity| quantity.span.start < cell.end)?;
        let is_number = matches!(quantity.role, Role::Metric | Role::Other) && quantity.high.is_none();
        let has_digit =
            self.report.words(quantity.span).contains(|ch: char| ch.is_ascii_digit() || ('０'..='９').contains(&ch));
        // +15
        let sign = self.report.words(*cell).chars().next().filter(|ch| matches!(ch, '+' | '＋'));
        let start = cell.start + sign.map_or(0, char::len_utf8);
        let is_whole = has_digit && quantity.span.start == start && quantity.span.end >= cell.end;
        (is_number && is_whole).then_some(quantity)
    }

    fn metric(
        &self,
        row: &Row,
        quantity: &Quantity,
        column: &Column,
        unit: Option<Unit>,
        label: &str,
    ) -> Option<Metric> {
        let sentence = self.report.sentences.get(row.sentence)?;
        let wants_rate = column.is_change || column.is_share;
        let given = quantity.unit.clone().map(|common| Unit { power: 0, common });
        let captioned = self.captioned.iter().find(|unit| unit.is_rate() == wants_rate).cloned();
        let unit = given.or(unit).or(captioned).or_else(|| if wants_rate { Unit::new("%") } else { None });
        let Unit { power, common } = unit.unwrap_or(Unit { power: 0, common: String::new() });
        let kind = if column.is_change { Kind::Change } else { Kind::of_unit(&common) };
        let is_down = quantity.value.is_negative();
        let is_change = kind == Kind::Change;
        let direction = is_change.then_some(if is_down { Direction::Down } else { Direction::Up });
        let is_named = label.chars().any(super::is_han);
        (is_named && quantity.value.digits.unsigned_abs() < super::LARGEST).then(|| Metric {
            label: label.chars().take(LONGEST).collect(),
            value: quantity.value.shifted(power),
            unit: common,
            written: self.report.words(quantity.span).to_owned(),
            kind,
            direction,
            baseline: is_change.then(|| context::BEFORE.to_owned()),
            approx: quantity.approx,
            section: sentence.section,
            span: quantity.span,
            sentence: sentence.span,
            ..Metric::default()
        })
    }
}

/// Whether a number is nearer to what lies between the last two levels than to that in per cent.
fn is_difference(levels: &[Decimal], value: Decimal) -> bool {
    let is_nearer = || {
        let [.., one, other] = levels else { return None };
        let gap = one.minus(*other)?.abs();
        let off = |found: Decimal| Some(found.minus(value.abs())?.abs());
        Some(off(gap)? <= off(gap.shifted(2).over(other.abs(), 6)?)?)
    };
    is_nearer().unwrap_or(true)
}

/// `2023-01/2023-11` → `2022-01/2022-11`.
fn year_before(iso: &str) -> Option<String> {
    let date = |date: &str| -> Option<String> {
        let (year, rest) = date.split_at_checked(4)?;
        Some(format!("{}{rest}", year.parse::<u16>().ok()?.checked_sub(1)?))
    };
    match iso.split_once('/') {
        Some((first, last)) => {
            Some(format!("{}/{}", if first == ".." { first.to_owned() } else { date(first)? }, date(last)?))
        }
        None => date(iso),
    }
}

/// The name of a row without its number and without 其中.
fn bare_name(cell: &str) -> &str {
    let is_mark = |ch: char| "#*—-.、: ".contains(ch);
    let name = cell.trim_start_matches(is_mark);
    let name = name.strip_prefix("其中").unwrap_or(name).trim_start_matches(is_mark);
    // 1.铁路, but 0—15岁
    let unnumbered = name.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let is_numbered = unnumbered.starts_with(is_mark) && !unnumbered.starts_with(['—', '-']);
    let name = if is_numbered { unnumbered.trim_start_matches(is_mark) } else { name };
    let enumerated = name.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(_, rest)| rest);
    let numbered = name.split_once('、').filter(|(head, _)| head.chars().all(|ch| "一二三四五六七八九十".contains(ch)));
    let name = enumerated.or(numbered.map(|(_, rest)| rest)).unwrap_or(name);
    name.strip_suffix(')').and_then(|name| name.rsplit_once('(')).map_or(name, |(name, _)| name).trim_end()
}

/// 合计, 全省: what a sum is called, and no part of its parts' names.
fn is_sum(name: &str) -> bool {
    name.chars().count() <= 3 && starts_with_any(&folded(name), "合计 总计 总 全 小计")
}
