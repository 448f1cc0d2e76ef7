//! Decides what a number is before what it measures.

use super::amount::Form;
use super::digits::{gap, is_han};
use super::figure::Figure;
use super::numeral::is_apart;
use super::unit::Sort;
use super::{Role, Step};
use crate::report::Folded;

/// Words that hold a numeral character and mean no number at all.
#[rustfmt::skip]
const NO_NUMBER: &[&str] = &[
    "统一", "唯一", "同一", "单一", "专一", "万一", "之一", "逐一", "不一", "如一", "归一", "一致", "一般", "一直", "一定", "一些", "一样", "一切", "一旦", "一律", "一时", "一起",
    "一边", "一面", "一道", "一路", "一再", "一同", "一体", "一贯", "一度", "一概", "一共", "一并", "一向", "一经", "一举", "一流", "一线", "一带", "一手", "一方面", "一会", "一味",
    "一旁", "一如", "一心", "一来", "一番", "一阵", "一下", "一气", "一口气", "一连", "一齐", "一早", "一生", "一身", "一汽", "一把手", "一揽子", "一站式", "一刀切", "一律",
    "一体化", "一次性", "一把", "进一", "第一线", "周一", "周二", "周三", "周四", "周五", "周六", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "礼拜一",
    "四川", "四平", "四周", "四处", "四季", "四肢", "三亚", "三明", "三门峡", "三峡", "三沙", "三星", "再三", "张三", "李四", "王五", "不三不四", "六安", "六盘水", "七台河", "八达岭", "九江", "九寨", "十堰",
    "十分", "十足", "百姓", "百货", "百色", "千万别", "千方百计", "万州", "万宁", "万科", "万象", "万里长", "万物", "万岁", "零售", "零件", "零部件", "零星", "零散", "零食", "零碎", "飘零", "凋零", "零陵",
    "两岸", "两侧", "两端", "两旁", "两翼", "阿五", "丁二", "乙二", "五金", "五星", "五指", "半数", "五官", "六合", "五彩", "八卦", "八成新", "三角", "三轮", "三明治", "四合院", "四面八方", "五花八门", "七上八下",
    "九牛一毛", "三番五次", "乱七八糟", "一五一十", "三三两两", "千千万万", "九九", "二流", "二手", "二维", "三维", "二氧", "一氧", "三氧", "四氧", "五氧", "半岛", "半径", "半导体",
];

/// Adverbs and set words in which a reader still sees the number: told, and none of the figures.
const ADVERBS: &[(&str, usize)] = &[("进一步", 1), ("下一步", 1), ("一系列", 0), ("每一步", 1), ("近一步", 1)];

/// A word that decides the number before it is read.
pub(super) fn idiom(text: &Folded, at: usize) -> Option<Step> {
    for (words, offset) in ADVERBS {
        if at >= *offset && text.is_at(at - offset, words) {
            return Some(Step::found(text, Role::Other, at, at + 1, 1));
        }
    }
    if let Some(step) = chemical(text, at) {
        return Some(step);
    }
    let ch = text.at(at);
    for words in NO_NUMBER {
        let Some(offset) = words.chars().position(|part| part == ch) else { continue };
        if at >= offset && text.is_at(at - offset, words) {
            return Some(Step::Past(at - offset + words.chars().count()));
        }
    }
    None
}

/// 二氧化硫, 三氯甲烷, 二甲苯.
fn chemical(text: &Folded, at: usize) -> Option<Step> {
    let is_prefix = matches!(text.at(at), '一' | '二' | '三' | '四' | '五')
        && match text.at(at + 1) {
            '氧' | '硫' | '氯' | '噁' => true,
            '甲' | '乙' => matches!(text.at(at + 2), '苯' | '基' | '胺' | '烯' | '醇' | '醚'),
            _ => false,
        };
    is_prefix.then(|| Step::found(text, Role::Name, at, at + 1, 0))
}

/// The role of a figure; `None` where no reader sees a number.
pub(super) fn of(text: &Folded, figure: &Figure) -> Option<Role> {
    let (start, end) = (figure.numeral.start, figure.end);
    if is_quoted(text, figure) {
        return Some(Role::Name);
    }
    if is_ordinal(text, figure) {
        return Some(Role::Ordinal);
    }
    if is_reference(text, figure) {
        return Some(Role::Other);
    }
    match figure.unit.as_ref().map(|unit| unit.sort) {
        Some(Sort::Time) => Some(if is_measured_time(text, start) { Role::Metric } else { Role::Duration }),
        Some(Sort::Clock) => Some(Role::Date),
        Some(Sort::Count) if figure.numeral.form == Form::Lone && text.at(start) == '一' => Some(Role::Other),
        Some(_) => Some(Role::Metric),
        None if figure.numeral.form == Form::Lone => lone(text, start, end),
        None => Some(Role::Metric),
    }
}

/// One Chinese digit without a unit: part of a set phrase (三农, 四大), or nothing (一).
fn lone(text: &Folded, start: usize, end: usize) -> Option<Role> {
    if is_apart(text, start, end) {
        return Some(Role::Metric);
    }
    (text.at(start) != '一' || text.before(start) == '是').then_some(Role::Name)
}

/// Inside quotation marks with few words beside it: “332”, “四个意识”.
fn is_quoted(text: &Folded, figure: &Figure) -> bool {
    let is_name = figure.unit.as_ref().is_none_or(|unit| matches!(unit.sort, Sort::Count | Sort::Time | Sort::Clock));
    if !is_name {
        return false;
    }
    let (mut from, mut to) = (figure.numeral.start, figure.end);
    for _ in 0..8 {
        if !is_han(text.before(from)) && !text.before(from).is_ascii_alphanumeric() {
            break;
        }
        from -= 1;
    }
    for _ in 0..10 {
        if !is_han(text.at(to)) && !text.at(to).is_ascii_alphanumeric() {
            break;
        }
        to += 1;
    }
    let (open, close) = (text.before(from), text.at(to));
    matches!(
        (open, close),
        ('“', '”') | ('"', '"') | ('「', '」') | ('『', '』') | ('‘', '’') | ('«', '»') | ('”', '”')
    )
}

/// 一是, 一、, (三), 2.3 at the head of a line.
fn is_ordinal(text: &Folded, figure: &Figure) -> bool {
    let (start, end) = (figure.numeral.start, figure.numeral.end);
    if figure.high.is_some() || figure.numeral.is_part {
        return false;
    }
    let (before, after) = (text.before(start), text.at(end));
    let is_head = matches!(before, '\0' | '\n' | '。' | ';' | ':' | ',' | '!' | ' ' | '\u{3000}');
    let is_short = figure.numeral.places <= 2;
    let is_word = matches!(figure.numeral.form, Form::Lone | Form::Words);
    match (before, after) {
        ('(', ')') => is_short,
        _ if is_head && is_word => after == '、' && !matches!(before, ',' | ':') || matches!(after, '是' | '要'),
        ('\0' | '\n', '、' | '.') => is_short && !figure.numeral.is_part,
        _ => false,
    }
}

/// Footnote marks, document numbers, codes, page furniture.
fn is_reference(text: &Folded, figure: &Figure) -> bool {
    let (start, end) = (figure.numeral.start, figure.numeral.end);
    let (before, after) = (text.before(start), text.at(end));
    if matches!((before, after), ('[', ']') | ('〔', '〕') | ('【', '】')) {
        return true;
    }
    let is_bare = figure.unit.is_none();
    let is_number = is_bare
        && (after == '号'
            || text.is_before(start, "代码")
            || text.is_before(start, "编号")
            || text.is_before(start, "电话:")
            || text.is_before(start, "邮编"));
    is_number || is_bare && figure.numeral.places >= 11 || is_reading_time(text, figure)
}

/// 本篇文章2468字,读完约6分钟
fn is_reading_time(text: &Folded, figure: &Figure) -> bool {
    let start = gap(text, figure.numeral.start, false);
    let unit = figure.unit.as_ref().map_or("", |unit| unit.common.as_str());
    let back = |words: &str| (0..4).any(|shift| text.is_before(start.saturating_sub(shift), words));
    match unit {
        "字" => ["文章", "全文", "本文", "字数"].iter().any(|words| back(words)),
        "分钟" => ["读完", "阅读", "预计"].iter().any(|words| back(words)),
        _ => false,
    }
}

/// 优良天数256天, 缩短30天: a length of time that is itself what is measured.
fn is_measured_time(text: &Folded, start: usize) -> bool {
    const CUES: &[&str] = &[
        "天数",
        "时长",
        "工时",
        "寿命",
        "年限",
        "增加",
        "减少",
        "缩短",
        "压缩",
        "延长",
        "下降",
        "同比",
        "比上年",
        "平均",
    ];
    (0..6).any(|shift| CUES.iter().any(|cue| text.is_before(start.saturating_sub(shift), cue)))
}
