//! Head matter and page furniture: title, source, address, date, and the lines that belong to the page, not to the report.

use super::line::{Line, enumerator};
use super::{Folded, Lang};

/// What stands around the body, in characters.
#[derive(Clone, Debug, Default)]
pub(super) struct Front {
    pub(super) title: Option<(usize, usize)>,
    pub(super) source: Option<(usize, usize)>,
    pub(super) url: Option<(usize, usize)>,
    pub(super) date: Option<String>,
    furniture: Vec<usize>,
}

impl Front {
    /// Whether the line of this number is no part of the body.
    pub(super) fn is_furniture(&self, line: usize) -> bool {
        self.furniture.binary_search(&line).is_ok()
    }
}

/// What a labelled line holds.
#[derive(Clone, Copy, PartialEq)]
enum Field {
    Title,
    Source,
    Url,
    Date,
    Nothing,
}

/// Words that open a labelled line, before `:`, with bars between.
const FIELDS: [(Field, &str); 5] = [
    (Field::Source, "来源|来 源|文章来源|信息来源|稿件来源|发布机构"),
    (Field::Title, "标题"),
    (Field::Url, "地址|网址|链接|原文链接"),
    (Field::Date, "时间|日期|发布时间|发布日期"),
    (Field::Nothing, "作者|编辑|责任编辑|浏览次数|字号|证券代码|证券简称|股票代码|公告编号|索引号|发文字号|文号"),
];

/// The field whose words stand at a place, and how many characters they have.
fn named(folded: &Folded, at: usize) -> Option<(Field, usize)> {
    FIELDS.iter().find_map(|&(field, words)| {
        let words = words.split('|').find(|words| folded.is_at(at, words))?;
        Some((field, words.chars().count()))
    })
}

/// Looks through the lines for head matter and furniture.
pub(super) fn gather(folded: &Folded, lines: &[Line]) -> Front {
    let mut front = Front::default();
    let (mut first, mut until) = (None, None);
    let body = lines.iter().filter(|line| line.len() > 0).count();
    for (n, &line) in lines.iter().enumerate() {
        if line.len() == 0 {
            continue;
        }
        let is_head = first.is_some_and(|first| n <= first + 6);
        if is_head && front.date.is_none() && (line.len() <= 14 || has_weekday(folded, line)) {
            front.date = iso_date(folded, line.from, line.to);
            if front.date.is_some() {
                front.furniture.push(n);
                continue;
            }
        }
        if line.len() <= 60 && (first.is_none() || is_head) {
            until = until.or_else(|| as_of(folded, line));
        }
        if is_head && front.date.is_none() {
            front.date = spoken(folded, line);
        }
        let is_named = first.is_none() && is_marked(folded, line) && is_dateline(folded, lines.get(n + 1));
        if !is_named && (labelled(folded, line, &mut front) || is_page_mark(folded, line)) {
            front.furniture.push(n);
            continue;
        }
        if first.is_none() {
            first = Some(n);
            if body > 1 && is_title(folded, line) && stands_apart(folded, line, lines.get(n + 1).copied()) {
                front.title = front.title.or(Some(without_mark(folded, line)));
                front.furniture.push(n);
            }
        }
    }
    let last = || lines.iter().rev().find(|line| line.len() > 0).filter(|line| body > 1 && line.len() <= 14);
    front.date = front.date.or(until).or_else(|| last().and_then(|last| iso_date(folded, last.from, last.to)));
    front
}

/// 2025年2月5日(星期三)15时30分
fn has_weekday(folded: &Folded, line: Line) -> bool {
    line.len() <= 24 && has(folded.slice(line.from, line.to), "(星期")
}

/// ——2023年1月6日在市第十七届人民代表大会第三次会议上: the day that a report was given.
fn spoken(folded: &Folded, line: Line) -> Option<String> {
    let words = folded.slice(line.from, line.to);
    let is_told = line.len() <= 60 && words.contains(&'在') && has(words, "会") && !has(words, "。");
    let from = (line.from..line.to.min(line.from + 6)).find(|&at| folded.at(at).is_ascii_digit())?;
    let ends = matches!(folded.before(line.to), '上' | ')');
    (is_told && ends).then(|| iso_date(folded, from, line.to))?
}

/// Whether a line tells the source or the time of what stands over it.
fn is_dateline(folded: &Folded, line: Option<&Line>) -> bool {
    line.is_some_and(|line| {
        field_at(folded, line.from, line.to).is_some() || iso_date(folded, line.from, line.to).is_some()
    })
}

/// Takes in a line such as `来源:某报 时间:2020-06-30`.
fn labelled(folded: &Folded, line: Line, front: &mut Front) -> bool {
    let mut from = line.from;
    let mut found = false;
    while let Some((begin, field)) = field_at(folded, from, line.to) {
        found = true;
        let mut to = begin;
        let is_spaced = field != Field::Title;
        while to < line.to && !(is_spaced && matches!(folded.at(to), ' ' | '\t')) {
            to += 1;
        }
        let whole = Some((begin, to));
        match field {
            Field::Title => front.title = Some(without_mark(folded, Line { from: begin, to, indented: false })),
            Field::Source => front.source = front.source.or(whole),
            Field::Url => front.url = front.url.or(whole),
            Field::Date => front.date = front.date.take().or_else(|| iso_date(folded, begin, to)),
            Field::Nothing => {}
        }
        from = to;
        while from < line.to && named(folded, from).is_none() {
            from += 1;
        }
    }
    found
}

/// The field named at a place, and where its words begin.
fn field_at(folded: &Folded, at: usize, to: usize) -> Option<(usize, Field)> {
    let (field, count) = named(folded, at).filter(|(_, count)| folded.at(at + count) == ':')?;
    let mut begin = at + count + 1;
    while begin < to && folded.at(begin) == ' ' {
        begin += 1;
    }
    // An address must look like one: 地址: may stand in a body too.
    (field != Field::Url || folded.is_at(begin, "http") || folded.is_at(begin, "www")).then_some((begin, field))
}

/// Words that open a line of the page's foot.
const CONTACTS: &str = "监督电话 举报电话 联系电话 联系人 电子信箱 电子邮箱 邮政编码 扫一扫 打印本页 关闭窗口";

fn is_page_mark(folded: &Folded, line: Line) -> bool {
    let words = folded.slice(line.from, line.to);
    let last = folded.at(line.to - 1);
    let is_number = words.iter().all(|ch| ch.is_ascii_digit() || "-—– /·".contains(*ch));
    let is_numbered = folded.at(line.from) == '第' && last == '页' && line.len() <= 8;
    let is_reading_time = line.len() <= 40 && folded.is_at(line.from, "本篇文章") && has(words, "字");
    let is_site = folded.is_at(line.from, "http") || folded.is_at(line.from, "www.");
    let is_contact = line.len() <= 60 && folded.is_any_at(line.from, CONTACTS);
    is_number
        || is_numbered
        || is_reading_time
        || is_site
        || is_contact
        || (is_marked(folded, line) && !matches!(last, '。' | ';' | ','))
}

/// A line such as `[某资讯]某省贯彻落实…`: a headline that the page repeats; `【婚姻登记】(单位:万对)` is a heading.
fn is_marked(folded: &Folded, line: Line) -> bool {
    mark(folded, line)
        .is_some_and(|to| to + 1 < line.to && folded.at(to) != '(' && !folded.slice(line.from, line.to).contains(&'。'))
}

/// The end of a bracketed mark that a line begins with.
fn mark(folded: &Folded, line: Line) -> Option<usize> {
    matches!(folded.at(line.from), '[' | '【').then_some(())?;
    let length = folded.slice(line.from, line.to).iter().take(14).position(|&ch| matches!(ch, ']' | '】'))?;
    Some(line.from + length + 1)
}

fn without_mark(folded: &Folded, line: Line) -> (usize, usize) {
    (mark(folded, line).filter(|&to| to < line.to).unwrap_or(line.from), line.to)
}

fn is_title(folded: &Folded, line: Line) -> bool {
    let words = folded.slice(line.from, line.to);
    let has_stop = words.iter().any(|&ch| matches!(ch, '。' | ';' | '!' | '?'));
    let commas = words.iter().filter(|&&ch| ch == ',').count();
    let is_open = matches!(words.last(), Some(',' | '、' | ':'));
    !has_stop
        && !is_open
        && commas <= 1
        && line.len() <= 60
        && enumerator(folded, line.from).is_none()
        && !has(words, "%")
        && !(commas == 1 && words.iter().any(char::is_ascii_digit))
}

/// Words that headlines end with.
const HEADLINES: &str = "季报 月报 公报 报告 情况 通报 公告 快报 简报 统计 概况 摘要";

/// Whether a first line is set off from what follows, and not merely broken by the width of a page.
fn stands_apart(folded: &Folded, line: Line, next: Option<Line>) -> bool {
    // 公报[1], 报告(摘要): a mark of a note, a second name.
    let bracket = (line.from..line.to).rev().find(|&at| matches!(folded.at(at), '[' | '('));
    let to = bracket.filter(|_| matches!(folded.at(line.to - 1), ']' | ')')).unwrap_or(line.to);
    let is_dateline = is_dateline(folded, next.as_ref());
    let is_headline = to > line.from + 2 && folded.is_any_at(to - 2, HEADLINES);
    is_dateline
        || next.is_none_or(|next| next.len() == 0 || next.indented || is_headline || line.len() * 5 < next.len() * 4)
}

fn has(words: &[char], wanted: &str) -> bool {
    let wanted: Vec<char> = wanted.chars().collect();
    words.windows(wanted.len()).any(|window| window == wanted.as_slice())
}

/// `2020-06-30` from 2020年6月30日, 二〇二〇年六月三十日, 2020-6-30, 2020/06/30 or 2020.6.30, brackets and an hour around it
/// allowed; `2020-06` from 2020年6月.
fn iso_date(folded: &Folded, from: usize, to: usize) -> Option<String> {
    let mut parts: Vec<String> = vec![String::new()];
    for at in from..to.min(from + 24) {
        match folded.at(at) {
            digit if digit.is_ascii_digit() => parts.last_mut()?.push(digit),
            '年' | '月' | '-' | '/' | '.' if parts.len() < 3 => parts.push(String::new()),
            '(' | '[' if at == from => {}
            ' ' if [at.wrapping_sub(1), at + 1].iter().any(|&at| matches!(folded.at(at), '年' | '月' | '日')) => {}
            '日' | ' ' | 'T' | ')' | ']' => break,
            '十' => parts.last_mut()?.push_str(ten(folded, at)),
            han => parts.last_mut()?.push(digit_of(han)?),
        }
    }
    let [year, month, rest @ ..] = parts.as_slice() else { return None };
    let is_whole = |part: &String| (1..=2).contains(&part.len());
    let is_month = rest.first().is_none_or(String::is_empty) && (from..to).any(|at| folded.at(at) == '月');
    (year.len() == 4 && is_whole(month)).then_some(())?;
    match rest.first().filter(|day| is_whole(day)) {
        Some(day) => Some(format!("{year}-{month:0>2}-{day:0>2}")),
        None => is_month.then(|| format!("{year}-{month:0>2}")),
    }
}

fn digit_of(han: char) -> Option<char> {
    let value =
        "零一二三四五六七八九".chars().position(|digit| digit == han || digit == '零' && matches!(han, '〇' | '○'));
    char::from_digit(value? as u32, 10)
}

/// What 十 stands for between its neighbours: 十 10, 十二 12, 三十 30, 三十一 31.
fn ten(folded: &Folded, at: usize) -> &'static str {
    match (digit_of(folded.before(at)), digit_of(folded.at(at + 1))) {
        (None, None) => "10",
        (None, Some(_)) => "1",
        (Some(_), None) => "0",
        (Some(_), Some(_)) => "",
    }
}

/// `2020-06` from a line of the head that says how far its figures reach: (数据截至2020年6月底).
fn as_of(folded: &Folded, line: Line) -> Option<String> {
    let at = (line.from..line.to).find(|&at| folded.is_any_at(at, "数据截至 数据截止"))?;
    let is_body = folded.slice(line.from, line.to).contains(&'。');
    let mut parts: Vec<String> = vec![String::new()];
    for at in at + 4..line.to {
        match folded.at(at) {
            digit if digit.is_ascii_digit() => parts.last_mut()?.push(digit),
            '年' | '月' | '-' | '.' => parts.push(String::new()),
            '到' | '至' | ' ' | ':' if parts.len() == 1 => {}
            _ => break,
        }
    }
    let year = parts.first().filter(|year| year.len() == 4 && !is_body)?;
    let month = parts.get(1).filter(|month| (1..=2).contains(&month.len()))?;
    let day = parts.get(2).filter(|day| (1..=2).contains(&day.len()));
    Some(day.map_or_else(|| format!("{year}-{month:0>2}"), |day| format!("{year}-{month:0>2}-{day:0>2}")))
}

/// Which script a text is written in: the one that more of its telling characters belong to.
pub(super) fn lang(text: &str, folded: &Folded) -> Lang {
    // Simplified forms, among the most frequent of reports, whose Traditional ones are others.
    const TELLING: &str = "个亿万与为国对发间关于后来时业产资会经过还进动处务报数据开总检较则达积极环实区县创";
    let (mut hant, mut hans) = (0_usize, 0_usize);
    for (ch, at) in text.chars().zip(0..).filter(|(ch, _)| !ch.is_ascii()).take(4000) {
        if TELLING.contains(folded.at(at)) {
            *if folded.at(at) == ch { &mut hans } else { &mut hant } += 1;
        }
    }
    if hant > hans { Lang::ZhHant } else { Lang::ZhHans }
}

#[cfg(test)]
mod tests {
    use crate::report::{Lang, Report};

    #[test]
    fn head_matter_is_told_from_the_body() {
        let text = "本篇文章2468字,读完约6分钟\n\n查处5起。\n\n来源:某某报 时间:2020-6-3\n\n标题:[某资讯]某省通报\n\n地址:http://a.cn/262.html";
        let report = Report::outline(text);
        assert_eq!(report.title.as_deref(), Some("某省通报"));
        assert_eq!(report.source.as_deref(), Some("某某报"));
        assert_eq!(report.url.as_deref(), Some("http://a.cn/262.html"));
        assert_eq!(report.date.as_deref(), Some("2020-06-03"));
        assert_eq!(report.sentences.len(), 1, "{:?}", report.sentences);
    }

    #[test]
    fn the_date_is_that_of_the_head() {
        for (text, date) in [
            ("某市通报\n来源:某报\n2024-03-28\n\n查处5起。", Some("2024-03-28")),
            ("某市通报\n某市统计局\n二〇二三年八月\n\n查处5起。", Some("2023-08")),
            ("某市通报\n二○二四年十月三十一日\n\n查处5起。", Some("2024-10-31")),
            ("某市通报\n(二零二四年十二月二十日)\n\n查处5起。", Some("2024-12-20")),
            ("某市通报\n2024 年 3 月 8 日\n\n查处5起。", Some("2024-03-08")),
            ("某市通报\n2024年3月\n\n查处5起。", Some("2024-03")),
            ("某市通报\n2024年\n\n查处5起。", None),
            ("某市通报\n(数据截至2020年6月底)\n\n查处5起。", Some("2020-06")),
            ("某市通报(数据截至2020年6月30日)\n\n查处5起。", Some("2020-06-30")),
            ("某市通报\n2020年8月2日\n(数据截至2020年6月底)\n\n查处5起。", Some("2020-08-02")),
            ("某市通报\n\n数据截至2020年6月底。", None),
        ] {
            assert_eq!(Report::outline(text).date.as_deref(), date, "{text}");
        }
    }

    #[test]
    fn the_script_is_told_by_its_characters() {
        for (text, lang) in [
            ("警方去年處理個案較前年增加。", Lang::ZhHant),
            ("去年处理个案较前年增加。", Lang::ZhHans),
            ("", Lang::ZhHans),
        ] {
            assert_eq!(Report::outline(text).lang, lang, "{text}");
        }
    }
}
