//! Where a line may end, and what that costs: what a reader takes in at one glance stays together.

use super::text::{CLOSING, OPENING, em, width};
use crate::report::starts_with_any;

/// What it costs to end a line: after a comma, at another place of sense, between scripts, between words, beside a character
/// that goes with one or the other, within what may be a word, within what is one.
const COMMA: f32 = 0.0;
const SENSE: f32 = 1.0;
const SCRIPT: f32 = 1.5;
const WORD: f32 = 2.5;
const LONE: f32 = 3.5;
const CHARACTER: f32 = 5.0;
const TORN: f32 = 9.0;
/// What it costs more within brackets.
const BRACKET: f32 = 7.0;
/// Marks after which a line ends best, marks and words after which it ends well, and words before which it does.
const AFTER_COMMA: &str = "，,、；;";
const AFTER_SENSE: &str = " ·：）)》」』”的和及与或";
const BEFORE_SENSE: &str = "和及与或";
const SCALES: &str = "十百千万亿萬億余多";
/// Units of more than one character; any other is taken to have one.
const UNITS: &str = "个百分点 個百分點 平方公里 平方千米 千瓦时 立方米 平方米 百分点 百分點 蒸吨 公里 \
    千米 公顷 公頃 千瓦 人次 美元 件次 以上 小时";

/// Words that are not torn, with the figure behind them if there is one.
const TOGETHER: &str = "生产总值 规模以上 填埋场 截至 比上年 较上年 未成年人 本外币 经常性 二氧化 增长 增長 下降 上升 增加 减少 減少 \
    提高 上涨 上漲 下跌 降至 升至 占比 同比 其中";

/// A place where a line may end.
#[derive(Clone, Copy, Default)]
pub(super) struct Seam {
    /// How many bytes stand before it.
    pub(super) at: usize,
    /// How wide they are.
    pub(super) px: f32,
    /// What it costs to end a line here.
    pub(super) cost: f32,
}

/// The places where a line may end; the last is the end of all.
pub(super) fn seams(words: &str, size: f32, is_bold: bool, max_px: f32) -> Vec<Seam> {
    let mut seams: Vec<Seam> = Vec::new();
    let (mut rest, mut end, mut run, mut last) = (words, Seam::default(), Run::default(), ' ');
    let (mut depth, mut is_open) = (0_usize, true);
    while let Some(first) = rest.chars().next() {
        let (length, cost) = match kept_length(rest, first) {
            Some(length) => (length, run.end()),
            None if OPENING.contains(first) || CLOSING.contains(first) => (first.len_utf8(), run.end()),
            None => (first.len_utf8(), run.next(rest)),
        };
        if !is_open && first != ' ' && !CLOSING.contains(first) {
            let cost = match last {
                '及' if "以其时".contains(first) => TORN,
                '涉' if first == '及' => TORN,
                _ if AFTER_COMMA.contains(last) => COMMA,
                _ if AFTER_SENSE.contains(last) || BEFORE_SENSE.contains(first) || OPENING.contains(first) => SENSE,
                _ => cost,
            };
            seams.push(Seam { cost: cost + if depth > 0 { BRACKET } else { 0.0 }, ..end });
        }
        is_open = OPENING.contains(first) || is_open && first == ' ';
        let (atom, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
        for character in atom.chars() {
            let px = em(character, is_bold) * size;
            // What is wider than a whole line is torn.
            let start = seams.last().copied().unwrap_or_default();
            if end.at > start.at && end.px + px - start.px > max_px {
                let whole = words.get(start.at..end.at).unwrap_or_default();
                let kept = whole.get(..torn(whole, character)).unwrap_or_default();
                let px = start.px + width(kept, size, is_bold);
                seams.push(Seam { at: start.at + kept.len(), px, cost: TORN });
            }
            end.at += character.len_utf8();
            end.px += px;
            if OPENING.contains(character) {
                depth += 1;
            } else if CLOSING.contains(character) && depth > 0 && "）)》」』】〕”’]}".contains(character) {
                depth -= 1;
            }
            last = character;
        }
        rest = tail;
    }
    seams.push(end);
    seams
}

/// How many bytes of words that must be torn stay before the tear: as many as fit, less what no line starts with.
fn torn(words: &str, next: char) -> usize {
    let mut after = next;
    for (at, character) in words.char_indices().rev() {
        if !CLOSING.contains(after) && !OPENING.contains(character) && !character.is_ascii_digit() {
            return at + character.len_utf8();
        }
        after = character;
    }
    words.len()
}

/// The bytes of what stays together at the start of `rest`: a number with its unit, a Latin word, a change with its figure.
fn kept_length(rest: &str, first: char) -> Option<usize> {
    let number = rest.get(first.len_utf8()..).unwrap_or_default();
    match first {
        _ if is_western(first) => Some(western_length(rest)),
        // 由1.62%降至1.35%
        '由' | '至' | '约' | '約' | '近' | '超' | '达' | '達'
            if number.starts_with(|digit: char| digit.is_ascii_digit()) =>
        {
            Some(first.len_utf8() + western_length(number))
        }
        _ => word_length(rest),
    }
}

/// How far a word goes among Chinese characters, which no space parts: two and two, unless the table knows better.
#[derive(Default)]
struct Run {
    /// Characters of the word that are still to come.
    left: usize,
    /// What it costs to end a line within the word.
    within: f32,
    /// What it costs before the next word.
    before: f32,
}

/// Words that reports are full of: knowing them also keeps what stands beside them in step.
const WORDS: &str = "企业项目任务问题工程机构工业农业环境污染监测治理整改处理排放改造断面氧化水质水源人口人员人均人数居民收入支出预算决算\
    公共政府公司经营生产消费贸易投资增加建设资金基金保险医疗卫生教育养老服务管理审计审查办理受理案件举报热线领导条件维护饮用\
    平均最低最高余额总额比例比重优良城市城镇农村固定资产存款贷款市场经济财政金融金额人民食品药品重点\
    使用生活自然保护负责老年高等发放全国全省全市群众\
    大学学校公路职务行政";
/// What goes with the word before it.
const ENDS: &str = "站口区率数量额值费类所院厂库者员人权园化币户水碳硫氮";

impl Run {
    /// Something that is no word of these ends the run; what it costs to end a line before that.
    fn end(&mut self) -> f32 {
        *self = Run { left: 0, within: 0.0, before: SCRIPT };
        SCRIPT
    }

    /// What it costs to end a line before the character that `rest` starts with.
    fn next(&mut self, rest: &str) -> f32 {
        if let Some(left) = self.left.checked_sub(1) {
            self.left = left;
            return self.within;
        }
        let cost = self.before;
        let is_word = |at: usize| rest.get(at..at + PAIR).is_some_and(|pair| in_pairs(WORDS, pair));
        let is_known = is_word(0);
        let is_lone = !is_known && is_word(PAIR / 2);
        let has_end = !is_lone
            && !is_word(PAIR)
            && rest.get(PAIR..).and_then(|rest| rest.chars().next()).is_some_and(|end| ENDS.contains(end));
        self.left = if is_lone { 0 } else { 1 + usize::from(has_end) };
        self.within = if is_known { TORN } else { CHARACTER };
        self.before = if is_lone { LONE } else { WORD };
        if is_lone { cost.max(LONE) } else { cost }
    }
}

/// The bytes of two Chinese characters.
const PAIR: usize = 6;

fn in_pairs(words: &str, pair: &str) -> bool {
    words.as_bytes().chunks_exact(PAIR).any(|word| word == pair.as_bytes())
}

/// A number with its unit, or a Latin name with the word after it.
fn western_length(rest: &str) -> usize {
    let run = rest.find(|character| !is_western(character)).unwrap_or(rest.len());
    let (number, tail) = rest.split_at_checked(run).unwrap_or((rest, ""));
    if !number.ends_with(|last: char| last.is_ascii_digit() || is_roman(last)) {
        return run;
    }
    let is_name = number.starts_with(|first: char| first.is_ascii_alphabetic());
    if is_name && let Some(word) = tail.get(..PAIR).filter(|word| word.chars().all(is_chinese)) {
        return run + word.len();
    }
    let unscaled = tail.trim_start_matches(|scale| SCALES.contains(scale));
    let scale = tail.len() - unscaled.len();
    let unit = UNITS.split(' ').find(|unit| unscaled.starts_with(unit)).map(str::len);
    // 由31.5升至38.4: 升 is a unit elsewhere.
    let is_word = starts_with_any(unscaled, TOGETHER);
    let one = unscaled.chars().next().filter(|unit| !is_word && !OPENING.contains(*unit)).map_or(0, char::len_utf8);
    let end = run + scale + unit.unwrap_or(one);
    match rest.split_at_checked(end) {
        // 2025年1月
        Some((date, day)) if date.ends_with('年') && day.starts_with(|digit: char| digit.is_ascii_digit()) => {
            end + western_length(day)
        }
        _ => end,
    }
}

/// The bytes of a change in words: 增长6.9% is not to be torn at all, and 增长 not within.
fn word_length(rest: &str) -> Option<usize> {
    let word = TOGETHER.split(' ').find(|word| rest.starts_with(word))?;
    let number = rest.get(word.len()..).unwrap_or_default();
    let rest = match number.chars().next() {
        // 国内生产总值 may end a line.
        Some(digit) if digit.is_ascii_digit() && !word.ends_with('值') => western_length(number),
        // 增加值, 增长率
        Some(end) if ENDS.contains(end) => end.len_utf8(),
        _ => 0,
    };
    Some(word.len() + rest)
}

fn is_western(character: char) -> bool {
    character.is_ascii_graphic() && !OPENING.contains(character)
        || is_roman(character)
        || "μµ³²–—−~±".contains(character)
}

fn is_roman(character: char) -> bool {
    ('Ⅰ'..='Ⅻ').contains(&character)
}

pub(crate) fn is_chinese(character: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&character)
}
