//! Finds head matter, headings and sentences.
//!
//! A report is read line by line. A line is furniture (来源:…, page marks), a heading (一、…), or body. A body line that
//! ends without a full stop goes on in the next one: reports copied from PDF are broken anywhere.
//!
//! ```text
//! heading     一、压实责任 · (一)主要指标 · 第一,… · 一是…。 · a short line alone
//! sentence    …。 …! …? or the end of its paragraph
//! ```

use super::front::{self, Front};
use super::line::{Line, enumerator, is_blank, is_rule, lines};
use super::table::{self, Row, Table};
use super::{Folded, Report, Section, Sentence};

/// A heading longer than this is a sentence that happens to begin with a number.
const HEADING_MAX: usize = 40;
/// A heading that shares its paragraph with the body it opens must be a short one.
const RUN_IN_MAX: usize = 26;
/// A line shorter than this that ends without a mark was ended on purpose, not by the width of a page.
const WRAPPED_MIN: usize = 12;

impl Report {
    /// Finds the parts of a report. Any text will do, the empty one too.
    #[must_use]
    pub fn outline(text: &str) -> Report {
        Report::outline_folded(text, &Folded::new(text))
    }

    /// Finds the parts of a report that has been folded already.
    #[must_use]
    pub fn outline_folded(text: &str, folded: &Folded) -> Report {
        let lines = lines(folded);
        let front = front::gather(folded, &lines);
        let (sections, sentences, tables) = (Vec::new(), Vec::new(), Vec::new());
        let mut outline = Outline { folded, text, sections, sentences, tables, paragraph: 0 };
        outline.walk(&lines, &front);
        let Outline { sections, sentences, tables, .. } = outline;
        let owned = |span: Option<(usize, usize)>| {
            let (from, to) = span?;
            let span = folded.span(from, to);
            text.get(span.start..span.end).map(str::to_owned).filter(|words| !words.is_empty())
        };
        Report {
            title: owned(front.title),
            source: owned(front.source),
            date: front.date.clone(),
            url: owned(front.url),
            lang: front::lang(text, folded),
            sections,
            sentences,
            tables,
            text: text.to_owned(),
        }
    }
}

fn is_stop(ch: char) -> bool {
    matches!(ch, '。' | '!' | '?')
}

fn is_closing(ch: char) -> bool {
    "”’」』\"".contains(ch)
}

struct Outline<'t> {
    folded: &'t Folded,
    text: &'t str,
    sections: Vec<Section>,
    sentences: Vec<Sentence>,
    tables: Vec<Table>,
    paragraph: usize,
}

impl Outline<'_> {
    fn walk(&mut self, lines: &[Line], front: &Front) {
        let mut open: Option<(usize, usize)> = None;
        let mut ended = true;
        let is_body = |n: usize| {
            lines.get(n).is_some_and(|line| line.len() > 0 && !is_rule(self.folded, *line)) && !front.is_furniture(n)
        };
        let mut tables = table::find(self.folded, lines, is_body).into_iter().peekable();
        let mut row = 0;
        for (n, &line) in lines.iter().enumerate() {
            if let Some(rows) = tables.next_if(|rows| rows.start == n) {
                if let Some((from, to)) = open.take() {
                    self.paragraph(from, to);
                }
                row = rows.end;
                self.table(lines.get(rows).unwrap_or_default());
                ended = true;
            }
            if n < row {
                continue;
            }
            let is_body = is_body(n);
            let opens = is_body && (ended || line.indented || self.is_listed(line));
            if (!is_body || opens)
                && let Some((from, to)) = open.take()
            {
                self.paragraph(from, to);
            }
            if !is_body {
                ended = true;
                continue;
            }
            if opens && self.is_heading(line, lines.get(n + 1).copied()) {
                self.heading(line);
                ended = true;
                continue;
            }
            open = Some((open.map_or(line.from, |(from, _)| from), line.to));
            ended = self.ends(line);
        }
        if let Some((from, to)) = open {
            self.paragraph(from, to);
        }
        self.close_sections();
    }

    /// Whether a paragraph ends with this line.
    fn ends(&self, line: Line) -> bool {
        let last = self.folded.at(line.to - 1);
        if is_closing(last) && line.len() > 1 {
            return is_stop(self.folded.at(line.to - 2));
        }
        let goes_on = ",、(“《".contains(last) || line.len() >= WRAPPED_MIN;
        is_stop(last) || matches!(last, ':' | ';') || !goes_on
    }

    fn is_listed(&self, line: Line) -> bool {
        enumerator(self.folded, line.from).is_some()
    }

    /// Whether a line that begins a paragraph is a heading, whole.
    fn is_heading(&self, line: Line, next: Option<Line>) -> bool {
        let words = self.folded.slice(line.from, line.to);
        if words.iter().any(|&ch| is_stop(ch) || ch == ';') {
            return false;
        }
        if let Some(taken) = enumerator(self.folded, line.from) {
            let is_clause = self.folded.at(line.from + taken - 1) == '是';
            return line.len() <= HEADING_MAX + taken && !is_clause && !words.get(taken..).is_some_and(has_figure);
        }
        if self.bracketed(line.from, line.to).is_some() {
            return true;
        }
        let is_plain = words.iter().all(|&ch| !matches!(ch, ',' | ':' | '、' | '|') && !ch.is_ascii_digit());
        is_plain
            && (2..=20).contains(&line.len())
            && next.is_some_and(|next| next.len() == 0 || next.len() > line.len() || is_rule(self.folded, next))
    }

    /// A table is a paragraph, and each row a sentence.
    fn table(&mut self, rows: &[Line]) {
        self.paragraph += 1;
        let mut table = Table::default();
        for &line in rows {
            table.rows.push(Row::new(self.folded, line, self.sentences.len()));
            self.sentence(line.from, line.to);
        }
        self.tables.push(table);
    }

    fn heading(&mut self, line: Line) {
        let taken = enumerator(self.folded, line.from).unwrap_or(0);
        self.open_section(line.from, line.from + taken, line.to);
        self.paragraph += 1;
        self.sentence(line.from, line.to);
    }

    /// Cuts a paragraph into sentences; an enumerator at the head of one opens a scope of its own.
    fn paragraph(&mut self, from: usize, to: usize) {
        self.paragraph += 1;
        let mut start = from;
        let mut at = from;
        while at < to {
            at += 1;
            if !is_stop(self.folded.at(at - 1)) && at < to {
                continue;
            }
            while at < to && is_closing(self.folded.at(at)) {
                at += 1;
            }
            self.run_in(start, at, start == from);
            self.sentence(start, at);
            while at < to && (is_blank(self.folded.at(at)) || matches!(self.folded.at(at), '\n' | '\r')) {
                at += 1;
            }
            start = at;
        }
    }

    /// A heading that its own sentence goes on from: 一是生态环境质量不断改善。 or 第一,…。
    fn run_in(&mut self, from: usize, to: usize, is_first: bool) {
        let Some(taken) = enumerator(self.folded, from) else { return };
        if !is_first {
            self.paragraph += 1;
        }
        let begin = from + taken;
        let words = self.folded.slice(begin, to);
        let whole = words.iter().position(|&ch| is_stop(ch) || ch == ':' || ch == ';').unwrap_or(words.len());
        let clause = words.iter().position(|&ch| ch == ',').unwrap_or(whole);
        let heading = [whole, clause]
            .into_iter()
            // (一)在2022-23年度, 1.研发投入合计96,853,421.77元
            .find(|&length| {
                let words = words.get(..length).unwrap_or_default();
                (2..=RUN_IN_MAX).contains(&length)
                    && !has_figure(words)
                    && !matches!(words, [.., '年', '度'] | [.., '0'..='9'])
            });
        if let Some(length) = heading {
            self.open_section(from, begin, begin + length);
        }
    }

    fn open_section(&mut self, from: usize, begin: usize, to: usize) {
        let is_edge = |ch: char| " :。,、.\n\r\t".contains(ch);
        let (mut begin, mut end) = (begin, to);
        while begin < end && is_edge(self.folded.at(begin)) {
            begin += 1;
        }
        while begin < end && is_edge(self.folded.at(end - 1)) {
            end -= 1;
        }
        if let Some(close) = self.bracketed(begin, end) {
            (begin, end) = (begin + 1, close);
        }
        let words = self.folded.span(begin, end);
        let words = self.text.get(words.start..words.end).unwrap_or_default();
        // 综　述
        let is_wide = words.split_whitespace().all(|word| word.len() == 3);
        let heading: String =
            words.split(|ch: char| matches!(ch, '\n' | '\r') || is_wide && ch.is_whitespace()).collect();
        if !heading.is_empty() {
            self.sections.push(Section { heading, span: self.folded.span(from, to) });
        }
    }

    /// Where the bracket of a heading in brackets closes: 【社会救助】, 【婚姻登记】(单位:万对).
    fn bracketed(&self, from: usize, to: usize) -> Option<usize> {
        let close = (from + 2..to).find(|&at| self.folded.at(at) == '】')?;
        let is_whole = close + 1 == to || self.folded.at(close + 1) == '(' && self.folded.before(to) == ')';
        (self.folded.at(from) == '【' && is_whole).then_some(close)
    }

    fn sentence(&mut self, from: usize, to: usize) {
        if from < to {
            let section = self.sections.len().checked_sub(1);
            self.sentences.push(Sentence { span: self.folded.span(from, to), section, paragraph: self.paragraph });
        }
    }

    /// A section goes on up to the next one, the last up to the end of the body.
    fn close_sections(&mut self) {
        let mut end = self.sentences.last().map_or(0, |sentence| sentence.span.end);
        for section in self.sections.iter_mut().rev() {
            section.span.end = end;
            end = section.span.start;
        }
    }
}

/// Whether these words hold a figure, as no heading does.
fn has_figure(words: &[char]) -> bool {
    words.windows(2).any(|pair| {
        matches!(pair, [digit, unit] if digit.is_ascii_digit() && "%个人件万亿项宗名家起户次元处例吨".contains(*unit))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Title, headings and the first characters of each sentence with its paragraph's beginning marked by `|`.
    fn shape(text: &str) -> (Option<String>, Vec<String>, String) {
        let report = Report::outline(text);
        let mut paragraph = None;
        let mut sentences = String::new();
        for sentence in &report.sentences {
            sentences.push(if paragraph == Some(sentence.paragraph) { ' ' } else { '|' });
            paragraph = Some(sentence.paragraph);
            sentences.extend(report.words(sentence.span).chars().take(3));
        }
        (report.title, report.sections.into_iter().map(|section| section.heading).collect(), sentences)
    }

    #[test]
    fn parts_come_out_as_a_reader_sees_them() {
        let cases: [(&str, Option<&str>, &[&str], &str); 11] = [
            (
                "一、综　述\n全县有5个镇。\n【社会救助】\n低保9人。\n【婚姻】(单位:万对)\n结婚3对。",
                None,
                &["综述", "社会救助", "婚姻"],
                "|一、综|全县有|【社会|低保9|【婚姻|结婚3",
            ),
            ("", None, &[], ""),
            ("全省有5个市。其中3个达标。", None, &[], "|全省有 其中3"),
            (
                "某市2020年公报\n\n来源:某报\n\n一、综合\n全年增长5%。\n二、农业\n粮食增产。",
                Some("某市2020年公报"),
                &["综合", "农业"],
                "|一、综|全年增|二、农|粮食增",
            ),
            (
                "取得成效。一是空气变好。2019年达到60%。第二,水变清,好转。截至6月。",
                None,
                &["空气变好", "水变清,好转"],
                "|取得成|一是空 201|第二, 截至6",
            ),
            ("全市第三产业增加值同比增长百分\n点以上,位居全省前列。\n次年再增。", None, &[], "|全市第|次年再"),
            ("一是查处案件38件,罚款5万元。二是处分12人。", None, &[], "|一是查|二是处"),
            ("(一)投入合计96,853元,增长。", None, &[], "|(一)"),
            ("甲市通报\n\n检查了5家。\n[甲市资讯]甲市通报一二三\n发现了3个。", Some("甲市通报"), &[], "|检查了|发现了"),
            (
                "暴力罪案\n────\n暴力罪案有12宗。其中:\n(一)强奸案8宗,较上年减少2宗;\n(二)劫案4宗。",
                None,
                &["暴力罪案"],
                "|暴力罪|暴力罪 其中:|(一)|(二)",
            ),
            ("总体情况\n全市共有企业100家,员工很多很多。", Some("总体情况"), &[], "|全市共"),
        ];
        for (text, title, headings, sentences) in cases {
            let (got_title, got_headings, got_sentences) = shape(text);
            assert_eq!(got_title.as_deref(), title, "title of {text}");
            assert_eq!(got_headings, headings, "headings of {text}");
            assert_eq!(got_sentences, sentences, "sentences of {text}");
        }
    }
}
