//! Tables: lines one after the other whose cells stand apart by bars, full-width slashes, tabs or wide blanks, with numbers alone in some.
//!
//! ```text
//! 指标　　　单位　　　2023年　　　比上年增长(%)
//! 客运量　　万人　　　8642　　　　31.5
//! ```

use std::ops::Range;

use super::line::Line;
use super::{Folded, Span};

/// A table of the body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows, its head among them.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Index into the report's sentences.
    pub sentence: usize,
    /// How far it is moved in, in blanks: what it names is a part of what stands further out above it.
    pub indent: usize,
    /// The words of each cell; an empty span where there are none.
    pub cells: Vec<Span>,
}

/// The lines that make tables, in order.
pub(super) fn find(folded: &Folded, lines: &[Line], is_body: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let rows =
            lines.iter().enumerate().skip(at).take_while(|&(n, &line)| is_body(n) && cells(folded, line).len() > 1);
        let (mut count, mut numbered) = (0, 0);
        for (_, &line) in rows {
            count += 1;
            numbered += usize::from(cells(folded, line).iter().any(|&(from, to)| is_number(folded.slice(from, to))));
        }
        if count > 1 && 2 * numbered >= count {
            found.push(at..at + count);
        }
        at += count.max(1);
    }
    found
}

/// Where each cell of a line begins and ends, in characters.
pub(super) fn cells(folded: &Folded, line: Line) -> Vec<(usize, usize)> {
    let mut cells = Vec::new();
    let (mut start, mut at) = (line.from, line.from);
    let parts_by = |sign: char| {
        let is_sign = |at: &usize| folded.at(*at) == sign && folded.is_wide(*at);
        (line.from..line.to).filter(is_sign).count() > 1
    };
    let (is_slashed, is_spaced) = (parts_by('/'), parts_by(' '));
    let is_barred = folded.slice(line.from, line.to).contains(&'|');
    let blanks = |at: usize| (at..line.to).take_while(|&at| folded.at(at) == ' ').count();
    // A long name may leave one blank before its number: 归属于股东的净利润 31,427.58　　28,914.06
    let is_tight = |start: usize, at: usize| {
        let end = (at + 1..line.to).find(|&at| folded.at(at) == ' ').unwrap_or(line.to);
        at > start + 2 && is_number(folded.slice(at + 1, end)) && blanks(end) > 1
    };
    // Two heads with one blank between: 年末数(万人) 比重(%)
    let is_ended = |start: usize, at: usize| start > line.from && folded.before(at) == ')';
    // A name of two characters set wide: 原　　煤
    let first = at + usize::from(folded.at(at) == '#');
    let second = first + 1 + blanks(first + 1);
    let is_han = |at: usize| ('\u{3400}'..='\u{9FFF}').contains(&folded.at(at));
    if is_han(first) && is_han(second) && folded.at(second + 1) == ' ' {
        at = second;
    }
    while at < line.to {
        let width = match folded.at(at) {
            '|' | '\t' => 1,
            '/' if is_slashed && !is_barred && folded.is_wide(at) => 1,
            ' ' if !is_barred && !is_slashed => {
                let count = blanks(at);
                let is_joint = count > 1 || is_spaced && folded.is_wide(at);
                if is_joint || is_tight(start, at) || is_ended(start, at) { count } else { 0 }
            }
            _ => 0,
        };
        if width > 0 {
            cells.push(trimmed(folded, start, at));
            start = at + width;
        }
        at += width.max(1);
    }
    cells.push(trimmed(folded, start, line.to));
    // | a | b |: the bars at the ends part nothing.
    let is_edge = |cell: Option<&(usize, usize)>| is_barred && cell.is_some_and(|&(from, to)| from == to);
    if is_edge(cells.last()) {
        cells.pop();
    }
    if is_edge(cells.first()) {
        cells.remove(0);
    }
    cells
}

fn trimmed(folded: &Folded, from: usize, to: usize) -> (usize, usize) {
    let is_blank = |at: usize| matches!(folded.at(at), ' ' | '\t');
    let from = (from..to).find(|&at| !is_blank(at)).unwrap_or(to);
    let to = (from..to).rev().find(|&at| !is_blank(at)).map_or(from, |last| last + 1);
    (from, to)
}

/// Whether a cell holds a number alone: 8642, -1.7, 98.2%, 1,024.5.
fn is_number(words: &[char]) -> bool {
    let count = |wanted: char| words.iter().filter(|ch| **ch == wanted).count();
    words.iter().any(char::is_ascii_digit)
        && words.iter().all(|ch| ch.is_ascii_digit() || ".,-+%−".contains(*ch))
        && count('.') <= 1
        && words.iter().skip(1).all(|ch| !matches!(ch, '-' | '+' | '−'))
}

impl Row {
    pub(super) fn new(folded: &Folded, line: Line, sentence: usize) -> Row {
        let indent = (0..line.from).rev().take_while(|&at| folded.at(at) == ' ').count();
        let cells = cells(folded, line).into_iter().map(|(from, to)| folded.span(from, to)).collect();
        Row { sentence, indent, cells }
    }
}

#[cfg(test)]
mod tests {
    use crate::report::Report;

    #[test]
    fn rows_are_told_from_prose() {
        let cases: [(&str, &[&[&str]]); 8] = [
            (
                "产品　　单位　　产量(吨)　增长(%)\n原　　煤　　万吨　　86　　31.5\n　#焦　　炭　　万吨　　31　　—",
                &[
                    &["产品", "单位", "产量(吨)", "增长(%)"],
                    &["原　　煤", "万吨", "86", "31.5"],
                    &["#焦　　炭", "万吨", "31", "—"],
                ],
            ),
            ("指标／1—9月／同比％\n结婚／17.83／-9.6", &[&["指标", "1—9月", "同比％"], &["结婚", "17.83", "-9.6"]]),
            (
                "数据如下:\n\n指标　　2022年　　增长(%)\n客运量　　86　　31.5\n　其中:铁路　　31　　-2\n\n以上。",
                &[&["指标", "2022年", "增长(%)"], &["客运量", "86", "31.5"], &["其中:铁路", "31", "-2"]],
            ),
            (
                "数据如下:\n\n项目　　本期　　上期\n净利润 31,427.58　　28,914.06\n合计　　86　　31",
                &[&["项目", "本期", "上期"], &["净利润", "31,427.58", "28,914.06"], &["合计", "86", "31"]],
            ),
            ("| 科目 | 决算数 |\n| 教育 | 92.36 |\n", &[&["科目", "决算数"], &["教育", "92.36"]]),
            ("数据如下:\n\n表 1　　各市用水\n表 2　　各县用水", &[]),
            ("来源:某局　　时间:2023-07-28\n全省有12个县。\n　　其中3个达标。", &[]),
            ("甲县　　乙县\n丙县　　丁县", &[]),
        ];
        for (text, wanted) in cases {
            let report = Report::outline(text);
            let rows = report.tables.iter().flat_map(|table| &table.rows);
            let got: Vec<Vec<&str>> =
                rows.map(|row| row.cells.iter().map(|&cell| report.words(cell)).collect()).collect();
            assert_eq!(got, wanted, "in «{text}»");
        }
    }
}
