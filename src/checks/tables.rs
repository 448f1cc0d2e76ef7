//! Sums in tables: a row that those moved in under it make, or that says 合计 of the others.
//!
//! ```text
//! 客运量　　　8642            行业　　　　件数
//! 　铁路　　　3105            道路　　　　97
//! 　公路　　　5537            合计　　　　186
//! ```

use super::Relation;
use super::ledger::Ledger;
use super::partition;
use super::rounding::sum;
use crate::report::{Row, Table, is_any};

/// The most rows that are tried as the parts of one above them.
const ROWS_MAX: usize = 16;

/// Finds the sums of every table, in order.
pub(super) fn find(ledger: &Ledger<'_>) -> Vec<Relation> {
    let mut found = Vec::new();
    let mut next = 0;
    for table in &ledger.report.tables {
        let lines = lines(ledger, table, &mut next);
        for at in 0..lines.len() {
            let Some((parts, exhaustive)) = parts_of(&lines, at) else { continue };
            let told = columns(ledger, &lines, at, &parts, exhaustive);
            found.extend(told);
        }
    }
    found
}

/// A row with its figures.
struct Line<'r> {
    row: &'r Row,
    name: String,
    levels: Vec<usize>,
}

/// The rows with figures; `next` is the first figure that no table before has taken.
fn lines<'r>(ledger: &Ledger<'r>, table: &'r Table, next: &mut usize) -> Vec<Line<'r>> {
    let mut lines = Vec::new();
    for row in &table.rows {
        while *next < ledger.metrics.len() && ledger.sentence(*next) < row.sentence {
            *next += 1;
        }
        let figures = (*next..ledger.metrics.len()).take_while(|&n| ledger.sentence(n) == row.sentence);
        let levels: Vec<usize> = figures.filter(|&n| ledger.is_level(n)).collect();
        let name = row.cells.first().map_or("", |&cell| ledger.report.words(cell)).to_owned();
        if !levels.is_empty() {
            lines.push(Line { row, name, levels });
        }
    }
    lines
}

/// Which rows a row is the sum of, and whether the table says that these are all.
fn parts_of(lines: &[Line<'_>], at: usize) -> Option<(Vec<usize>, bool)> {
    let line = lines.get(at)?;
    let indent = |n: &usize| lines.get(*n).map_or(0, |line| line.row.indent);
    if is_total(&line.name) {
        let alike = |n: &usize| indent(n) == line.row.indent;
        let rows: Vec<usize> = (0..lines.len()).filter(|&n| n != at).filter(alike).collect();
        let is_edge = at == 0 || at + 1 == lines.len();
        return (is_edge && rows.len() > 1).then_some((rows, true));
    }
    let inner: Vec<usize> = (at + 1..lines.len()).take_while(|n| indent(n) > line.row.indent).collect();
    let least = inner.iter().map(indent).min()?;
    let rows: Vec<usize> = inner.into_iter().filter(|n| indent(n) == least).collect();
    (rows.len() > 1).then_some((rows, false))
}

/// 合计, 总计, 小计, with blanks between or not.
fn is_total(name: &str) -> bool {
    let name: String = name.chars().filter(|ch| !ch.is_whitespace()).collect();
    is_any(&name, "合计 合計 总计 總計 小计 小計 总数")
}

/// The sums of these rows, column by column: those that close, and those that the table tells.
fn columns(ledger: &Ledger<'_>, lines: &[Line<'_>], at: usize, rows: &[usize], is_told: bool) -> Vec<Relation> {
    let Some(line) = lines.get(at) else { return Vec::new() };
    let column = |place: usize| {
        let whole = *line.levels.get(place)?;
        let part = |&row: &usize| {
            let part = lines.get(row).filter(|row| row.levels.len() == line.levels.len())?;
            part.levels.get(place).copied().filter(|&n| ledger.same_unit(n, whole))
        };
        let parts = rows.iter().map(part).collect::<Option<Vec<usize>>>().filter(|parts| parts.len() <= ROWS_MAX)?;
        let total = sum(parts.iter().filter_map(|&n| ledger.interval(n)))?;
        let closes = ledger.interval(whole)?.meets(total);
        let is_named = rows.iter().filter_map(|&row| lines.get(row)).any(|row| row.name.contains("其中"));
        let is_near = || is_told && partition::is_near_sum(ledger, whole, &parts) == Some(true);
        (closes || is_near()).then_some(Relation::Breakdown { whole, parts, exhaustive: !is_named })
    };
    (0..line.levels.len()).filter_map(column).collect()
}
