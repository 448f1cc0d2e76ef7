//! A line of the text, and the enumerator that it may begin with: 一、, (二), 3., 第四,.

use super::Folded;

/// A line without the blanks around it, in characters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether blanks stand before it, as before a paragraph's first line.
    pub(super) indented: bool,
}

impl Line {
    pub(super) fn len(self) -> usize {
        self.to - self.from
    }
}

/// Cuts a text into its lines, the empty ones too.
pub(super) fn lines(folded: &Folded) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for at in 0..=folded.len() {
        if at < folded.len() && !matches!(folded.at(at), '\n' | '\r' | '\u{2028}' | '\u{2029}') {
            continue;
        }
        let (mut from, mut to) = (start, at);
        while from < to && is_blank(folded.at(from)) {
            from += 1;
        }
        while from < to && is_blank(folded.at(to - 1)) {
            to -= 1;
        }
        let is_second_half = folded.at(at) == '\n' && at > 0 && folded.at(at - 1) == '\r' && start == at;
        if !is_second_half {
            lines.push(Line { from, to, indented: from >= start + 2 });
        }
        start = at + 1;
    }
    lines
}

pub(super) fn is_blank(ch: char) -> bool {
    matches!(ch, ' ' | '\t' | '\u{FEFF}' | '\u{200B}' | '\u{2002}'..='\u{200A}')
}

/// A line drawn under a heading, or between parts.
pub(super) fn is_rule(folded: &Folded, line: Line) -> bool {
    line.len() >= 3 && folded.slice(line.from, line.to).iter().all(|ch| "─━—-=_*~".contains(*ch))
}

/// How many characters an enumerator at this place takes; `None` where there is none.
pub(crate) fn enumerator(folded: &Folded, at: usize) -> Option<usize> {
    let is_numeral = |at: usize| "一二三四五六七八九十".contains(folded.at(at));
    let numerals = |at: usize| (0..3).take_while(|&n| is_numeral(at + n)).count();
    let digits = |at: usize| (0..3).take_while(|&n| folded.at(at + n).is_ascii_digit()).count();
    match folded.at(at) {
        '(' => {
            let count = numerals(at + 1).max(digits(at + 1));
            (count > 0 && folded.at(at + 1 + count) == ')').then_some(count + 2)
        }
        '第' => {
            let count = numerals(at + 1);
            match folded.at(at + 1 + count) {
                ',' | '、' | ':' if count > 0 => Some(count + 2),
                '章' | '节' | '篇' if count > 0 => Some(count + 2),
                _ => None,
            }
        }
        '①'..='⑳' => Some(1),
        '0'..='9' => {
            let count = digits(at);
            let (sign, next) = (folded.at(at + count), folded.at(at + count + 1));
            let is_list = matches!(sign, '.' | '、') && !next.is_ascii_digit();
            (is_list || sign == '.' && is_counted(folded, at + count)).then_some(count + 1)
        }
        _ => {
            let count = numerals(at);
            (count > 0 && matches!(folded.at(at + count), '、' | '是')).then_some(count + 1)
        }
    }
}

/// Whether what stands after a point counts months or things, as no decimals do: 3.9月数据, 2.34个项目.
pub(crate) fn is_counted(folded: &Folded, point: usize) -> bool {
    let end = (point + 1..point + 5).find(|&at| !folded.at(at).is_ascii_digit()).unwrap_or(point);
    let is_unit = "项家件名人户座处起所宗条月".contains(folded.at(end))
        || folded.at(end) == '个' && !matches!(folded.at(end + 1), '百' | '千' | '基');
    is_unit && end > point + 1 && folded.at(point + 1) != '0'
}
