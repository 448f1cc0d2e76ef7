//! Decides what a number is before what it measures.

use super::amount::Form;
use super::digits::{digit, gap, is_han};
use super::figure::Figure;
use super::numeral::is_apart;
use super::unit::Sort;
use super::{Decimal, Role};
use crate::report::Folded;

/// The role of a figure; `None` where no reader sees a number.
pub(super) fn of(text: &Folded, figure: &Figure) -> Option<Role> {
    let (start, end) = (figure.numeral.start, figure.end);
    if is_quoted(text, figure) {
        return Some(Role::Name);
    }
    if is_ordinal(text, figure) {
        return Some(Role::Ordinal);
    }
    if let Some(role) = reference(text, figure) {
        return Some(role);
    }
    let is_lone = figure.numeral.form == Form::Lone;
    match figure.unit.as_ref().map(|unit| (unit.sort, unit.common.as_str())) {
        Some((Sort::Time, "年")) if is_near(text, start, 0, "公元 西元 公元前 西元前") => Some(Role::Date),
        Some((Sort::Time, "世纪" | "年代")) => Some(Role::Date),
        Some((Sort::Time, _)) => Some(if is_measured_time(text, figure) { Role::Metric } else { Role::Duration }),
        // 收于3194.10点: of an index, not of a clock
        Some((Sort::Clock, "点")) if figure.value.exponent < 0 || figure.value > Decimal::whole(24) => {
            Some(Role::Metric)
        }
        Some((Sort::Clock, _)) => Some(Role::Other),
        // 三市合计, 市县乡三级: said of a group just named
        Some((Sort::Count, "省" | "市" | "县" | "区" | "州" | "国" | "乡" | "镇" | "级" | "重" | "地" | "方"))
            if is_lone =>
        {
            Some(Role::Other)
        }
        // 三方会谈: parties, not cubic metres
        Some((Sort::Measure, "立方米")) if is_lone && text.before(end) == '方' => Some(Role::Other),
        Some((Sort::Count, _)) if is_lone && text.at(start) == '一' && figure.value == Decimal::whole(1) => {
            Some(Role::Other)
        }
        Some((_, "分")) if matches!(text.before(start), '时' | '点') => Some(Role::Other),
        Some((Sort::Multiple, "番")) if is_lone && figure.value == Decimal::whole(1) => Some(Role::Other),
        Some((Sort::Multiple, "番")) if !is_near(text, start, 2, "翻") => None,
        // 二十届二中、三中全会, 十四届全国人大
        Some((_, "届")) if text.at(end + 1) == '中' || text.is_any_at(end, "全国 人大 人民 政协 委员会") => {
            Some(Role::Name)
        }
        // 十四届人大⟨三次⟩会议
        Some((_, "次"))
            if text.is_any_at(end, "会议 全会 全体会议")
                && text.is_any_before(start, "人大 大会 政协 委员会 全委会 常委会") =>
        {
            Some(Role::Name)
        }
        Some((_, "岁")) if is_age_group(text, figure) => Some(Role::Other),
        Some((Sort::Money | Sort::Measure | Sort::Count, _)) if is_threshold(text, figure) => Some(Role::Other),
        Some((Sort::Count, _)) if figure.high.is_some() && is_class(text, end) => Some(Role::Other),
        // 分项之和可能不等于100%
        Some(_) if text.is_before(start, "不等于") => Some(Role::Other),
        // 300亿元大关, 4个方面: a mark passed, a way of speaking
        Some(_) if text.is_at(end, "大关") || text.is_at(end, "方面") => Some(Role::Other),
        // 三项合计, 由以下三项构成, 上述两项指标: said of figures that stand beside
        Some((_, "项" | "类" | "大类" | "种" | "部分" | "期")) if is_summed(text, figure) => Some(Role::Other),
        Some(_) => Some(Role::Metric),
        // 十五大, 二十大
        None if figure.numeral.form == Form::Words && text.at(end) == '大' => Some(Role::Name),
        // 近5年均值
        None if text.at(end) == '年' => Some(Role::Duration),
        None if is_lone => lone(text, start, end),
        // 較上(113)年同期
        None if text.before(start) == '(' && text.is_at(end, ")年") => Some(Role::Other),
        None if is_year_like(text, figure) => Some(Role::Other),
        None => Some(Role::Metric),
    }
}

/// Whether a number counts figures that stand beside: 三项合计, 4类合共, 三项资金合计, 三项共636人, 以下三项, 前两种形态合计.
fn is_summed(text: &Folded, figure: &Figure) -> bool {
    const SUMS: &str = "合计 合共 共计 总计 相加 构成 组成";
    let (start, end) = (figure.numeral.start, figure.end);
    let noun = (end..end + 4).take_while(|&at| is_han(text.at(at)) && !text.is_at(at, "合计")).count();
    let is_counted = || {
        text.is_any_at(end, "分别 均 合占")
            || text.at(end) == '共' && digit(text.at(end + 1)).is_some()
            || text.is_at(end + noun, "合计")
            || text.is_any_before(start, "以下 上述 前述 上列")
            // 后三项占比, 前两种
            || text.is_any_before(start, "前 后") && text.is_any_at(end + noun, "占 合计")
    };
    text.is_any_at(end, SUMS) || figure.numeral.form == Form::Lone && is_counted()
}

/// One Chinese digit without a unit: part of a set phrase (三农, 四大), or nothing (一).
fn lone(text: &Folded, start: usize, end: usize) -> Option<Role> {
    if is_apart(text, start, end) {
        return Some(Role::Metric);
    }
    Some(if text.at(start) == '一' { Role::Other } else { Role::Name })
}

/// Inside quotation marks with few words beside it: “332”, “四个意识”, “六个100%”.
fn is_quoted(text: &Folded, figure: &Figure) -> bool {
    let is_name = figure.unit.as_ref().is_none_or(|unit| matches!(unit.sort, Sort::Count | Sort::Clock));
    (is_name || text.before(figure.numeral.start) == '个') && is_in_quotes(text, figure.numeral.start, figure.end)
}

/// Whether quotation marks stand around these characters, with few words and no sign but % between.
pub(super) fn is_in_quotes(text: &Folded, start: usize, end: usize) -> bool {
    let is_word = |ch: char| is_han(ch) || ch.is_ascii_alphanumeric() || matches!(ch, '%' | ' ');
    let before = (0..8).take_while(|back| start.checked_sub(back + 1).is_some_and(|at| is_word(text.at(at)))).count();
    let after = (0..10).take_while(|ahead| is_word(text.at(end + ahead))).count();
    let (open, close) = (text.before(start.saturating_sub(before)), text.at(end + after));
    matches!((open, close), ('“' | '”', '”') | ('"', '"') | ('「', '」') | ('『', '』') | ('‘', '’') | ('«', '»'))
}

/// 一是, 一、, (三), 1. at the head of a line; 表1.
fn is_ordinal(text: &Folded, figure: &Figure) -> bool {
    let (start, end) = (figure.numeral.start, figure.numeral.end);
    // 附表1—12
    if matches!(text.before(start), '表' | '图') && figure.unit.is_none() && figure.numeral.form == Form::Arabic {
        return figure.numeral.places <= 2;
    }
    if figure.high.is_some() || figure.numeral.is_part || figure.unit.as_ref().is_some_and(|unit| unit.end > end) {
        return false;
    }
    let (before, after) = (text.before(start), text.at(end));
    let is_head = "\0\n。;:,! ".contains(before);
    let is_short = figure.numeral.places <= 2;
    let is_plain = is_short && figure.numeral.places > 0;
    let is_word = matches!(figure.numeral.form, Form::Lone | Form::Words);
    // 第一、⟨二⟩、三产业
    let is_joint = matches!(before, '、' | '和' | '与' | '及') && figure.numeral.form == Form::Lone;
    if is_joint && is_after_ordinal(text, start) {
        return true;
    }
    match (before, after) {
        ('(', ')') => is_short && (is_word || figure.numeral.places > 0),
        ('件' | '栏', ' ' | ':' | '\n') => is_plain && figure.numeral.form == Form::Arabic,
        _ if is_head && is_word => after == '、' && !matches!(before, ',' | ':') || matches!(after, '是' | '要'),
        ('\0' | '\n', '、' | '.') => is_short,
        // 附注:1.本表…;2.表列…。3.9月数据…
        (':' | ',' | '。' | ';', '.') => is_plain,
        (':' | '。' | ';', '、') => is_plain && is_han(text.at(end + 1)),
        _ => false,
    }
}

/// Whether a list of single digits that begins with 第 stands before an index: 第一、二、.
fn is_after_ordinal(text: &Folded, mut at: usize) -> bool {
    while at >= 2 && matches!(text.before(at), '、' | '和' | '与' | '及') && digit(text.at(at - 2)).is_some() {
        at -= 2;
    }
    text.before(at) == '第' && digit(text.at(at)).is_some()
}

/// Words before a number that is no count: what is listed with [`Role::Name`] names a thing, the rest is page furniture.
const REFERENCES: [(&str, Role); 2] = [
    ("代码 编号 文号 证号 批号 区号", Role::Name),
    ("账号 电话 热线 传真 手机 邮编 次数 浏览 浏览量 点击 点击量 阅读 阅读量 访问量", Role::Other),
];

/// Footnote marks, document numbers, codes, page furniture, denominators (每10万人), places in a ranking (前五名).
fn reference(text: &Folded, figure: &Figure) -> Option<Role> {
    let (start, end) = (figure.numeral.start, figure.numeral.end);
    let (before, after) = (text.before(start), text.at(end));
    if matches!((before, after), ('[', ']') | ('〔', '〕') | ('【', '】'))
        || is_page(text, start, end)
        || is_reading_time(text, figure)
    {
        return Some(Role::Other);
    }
    if before == '每' || text.is_before(start, "每百") || before == '前' && matches!(after, '名' | '位' | '强') {
        return Some(Role::Other);
    }
    let is_bare = figure.unit.is_none() && figure.numeral.form != Form::Words;
    let from = if matches!(before, ':' | ' ') { start - 1 } else { start };
    // 86861200转805
    if is_bare && before == '转' && text.at(start.saturating_sub(2)).is_ascii_digit() {
        return Some(Role::Other);
    }
    if let Some((_, role)) = REFERENCES.iter().find(|(words, _)| is_bare && text.is_any_before(from, words)) {
        return Some(*role);
    }
    match after {
        '号' if is_bare => Some(if matches!(before, '〕' | ']' | ')') { Role::Other } else { Role::Name }),
        '型' if is_bare => Some(Role::Name),
        '热' if text.is_at(end, "热线") => Some(Role::Name),
        '平' if text.is_at(end, "平台") && is_bare => Some(Role::Name),
        // 12345政务服务便民热线, 12306网站: the numbers that public services are called by
        _ if is_bare && is_han(after) && figure.numeral.places == 5 && text.is_at(start, "123") => Some(Role::Name),
        _ if is_bare && (figure.numeral.places >= 11 || figure.numeral.places > 2 && text.at(start) == '0') => {
            Some(Role::Other)
        }
        _ => None,
    }
}

/// — 3 —
fn is_page(text: &Folded, start: usize, end: usize) -> bool {
    let dash = |at: usize| matches!(text.at(at), '-' | '—' | '–');
    let (from, to) = (start.saturating_sub(2), gap(text, end, false));
    start >= 2 && text.before(start) == ' ' && dash(from) && to > end && dash(to)
}

/// 本篇文章2468字,读完约6分钟
fn is_reading_time(text: &Folded, figure: &Figure) -> bool {
    let unit = figure.unit.as_ref().map_or("", |unit| unit.common.as_str());
    match unit {
        "字" => is_near(text, figure.numeral.start, 4, "文章 全文 本文 字数"),
        "分钟" => is_near(text, figure.numeral.start, 4, "读完 阅读 预计"),
        _ => false,
    }
}

/// 100万元以上⟨设备3台⟩, 35蒸吨及以下⟨锅炉256台⟩, 66人及以上⟨超大班⟩, 超250毫米⟨的站点73个⟩: what those counted have in common.
fn is_threshold(text: &Folded, figure: &Figure) -> bool {
    let end = figure.end;
    let is_open = figure.high.is_some() || "超逾于足过".contains(text.before(figure.numeral.start));
    if text.at(end) == '的' && is_open {
        // but 总投资超50亿元的⟨3个项目⟩
        let noun = noun(text, end + 1);
        return noun < 5
            && (noun > 0 || figure.high.is_some())
            && text.at(gap(text, end + 1 + noun, false)).is_ascii_digit();
    }
    // Asked of every figure, and nearly always no.
    if !matches!(text.at(end), '及' | '(' | '以') {
        return false;
    }
    let mut words = "及以上 及以下 (含)以上 (含)以下 以上 以下".split(' ');
    let Some(said) = words.find(|words| text.is_at(end, words)) else { return false };
    let from = end + said.chars().count();
    let is_long = said.chars().count() > 2;
    is_class(text, from) || is_long && matches!(noun(text, from), 2..6)
}

/// 100—199张⟨医院5395个⟩: whether a noun and its count stand here, and what is before it only sorts them.
fn is_class(text: &Folded, from: usize) -> bool {
    let noun = noun(text, from);
    (2..16).contains(&noun) && text.at(gap(text, from + noun, false)).is_ascii_digit()
}

/// How many characters of words stand here, at most 16.
fn noun(text: &Folded, from: usize) -> usize {
    (from..from + 16).take_while(|&at| is_han(text.at(at))).count()
}

/// 60岁及以上, 0—14岁人口, 最大的84岁: an age that people are counted by or that one has; a mean is measured.
fn is_age_group(text: &Folded, figure: &Figure) -> bool {
    const GROUPS: &str = "以上 以下 及以上 及以下 (含) 人口 儿童 老年 的 组 者 占 青 少年";
    let is_mean = || is_near(text, figure.numeral.start, 12, "平均 寿命 年龄中位");
    figure.value.exponent >= 0 && (text.is_any_at(figure.end, GROUPS) || !is_mean())
}

/// 优良天数256天, 缩短30天, 9.37年: a length of time that is itself what is measured.
fn is_measured_time(text: &Folded, figure: &Figure) -> bool {
    const CUES: &str = "天数 时长 工时 寿命 年限 增加 减少 缩短 压缩 延长 下降 同比 比上年 平均";
    const DAYS: &str = "污染 优良 达标 超标 有效监测 高温 暴雨 优 良";
    let is_day = figure.unit.as_ref().is_some_and(|unit| unit.common == "天");
    let start = figure.numeral.start;
    figure.value.exponent < 0 && !figure.numeral.is_part && figure.unit.as_ref().is_some_and(|unit| unit.common != "%")
        || is_near(text, start, 6, CUES)
        || is_day && is_near(text, start, 2, DAYS)
}

/// 2019 with no unit and no word for a value before it: a year, or nothing.
fn is_year_like(text: &Folded, figure: &Figure) -> bool {
    let is_year = figure.numeral.places == 4 && figure.numeral.form == Form::Arabic;
    let in_time = figure.value >= Decimal::whole(1900) && figure.value < Decimal::whole(2100);
    is_year && in_time && !"为达共是有到约超于".contains(text.before(figure.numeral.start))
}

/// Whether one of these words ends within so many characters before an index.
fn is_near(text: &Folded, start: usize, within: usize, words: &str) -> bool {
    (0..=within.min(start)).any(|back| text.is_any_before(start - back, words))
}
