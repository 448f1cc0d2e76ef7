//! The words of panels that are not copied from the report: periods, units, directions.

use super::value::shown;
use crate::metrics::{Direction, Kind, Metric};
use crate::reading::Reading;
use crate::report::{Lang, ends_with_any, without_end};

/// The one for the script, of three with bars between: Simplified, Traditional, English.
pub(crate) fn pick(lang: Lang, words: &'static str) -> &'static str {
    words.split('|').nth(lang as usize).unwrap_or_default()
}

/// A period as a reader says it: `../2020-06` is 截至2020年6月底; in English the dates themselves stay as they are.
pub(crate) fn period_words(period: &str, lang: Lang) -> String {
    if lang == Lang::En {
        return match period.split_once('/') {
            Some(("..", end)) => ["up to ", end].concat(),
            Some((start, end)) => [start, " to ", end].concat(),
            None => period.to_owned(),
        };
    }
    match period.split_once('/') {
        Some(("..", end)) => {
            let end_words = date_words(end);
            let close = if end_words.ends_with('日') { "" } else { "底" };
            ["截至", &end_words, close].concat()
        }
        Some((start, end)) => {
            let (start_words, end_words) = (date_words(start), date_words(end));
            let same_year = start.split('-').next() == end.split('-').next() && end.contains('-');
            let end_words = match end_words.split_once('年') {
                Some((_, rest)) if same_year => rest.to_owned(),
                _ => end_words,
            };
            [&start_words, "至", &end_words].concat()
        }
        None => date_words(period),
    }
}

fn date_words(date: &str) -> String {
    let mut parts = date.split('-');
    let mut words = String::new();
    if let Some(year) = parts.next() {
        words.push_str(year);
        if year.bytes().all(|byte| byte.is_ascii_digit()) {
            words.push('年');
        }
    }
    for (part, unit) in parts.zip(["月", "日"]) {
        match part {
            "Q1" => words.push_str("第一季度"),
            "Q2" => words.push_str("第二季度"),
            "Q3" => words.push_str("第三季度"),
            "Q4" => words.push_str("第四季度"),
            "H1" => words.push_str("上半年"),
            "H2" => words.push_str("下半年"),
            _ => {
                words.push_str(part.trim_start_matches('0'));
                words.push_str(unit);
            }
        }
    }
    words
}

/// Words before a change: of a rise, and of a fall.
const RISES: &str = "增长 增長 增加 上升 提高 上涨 上漲 扩大 回升 提升 改善";
const FALLS: &str = "负增长 下降 减少 減少 降低 下跌 回落 下滑 收窄 缩小 削减";

/// Against what, as the report's sentence says it.
const BASELINES: &str = "同比 环比 環比 比上年 较上年 較上年 比去年 较去年 比上月 较上月";

/// The report's own word for a change: the last one before the figure in its sentence, if it goes the same way.
pub(crate) fn change_word(metric: &Metric, reading: &Reading) -> &'static str {
    let before = before(metric, reading);
    let is_rate = metric.unit == "%";
    let lang = reading.report.lang;
    let (words, other) = match (metric.direction, is_rate) {
        (Some(Direction::Up), true) => (RISES, pick(lang, "增长|增長|增长")),
        (Some(Direction::Up), false) => (RISES, "增加"),
        (Some(Direction::Down), true) => (FALLS, "下降"),
        (Some(Direction::Down), false) => (FALLS, pick(lang, "减少|減少|减少")),
        (None, _) => return pick(lang, "变化|變化|变化"),
    };
    nearest(before, words).unwrap_or(other)
}

/// What is said of another figure: a share as it is, a change with arrow and word, `↓同比减少4个`, `↑增加1倍`.
pub(crate) fn said(metric: &Metric, reading: &Reading) -> String {
    let words = shown(metric, reading);
    if !matches!(metric.kind, Kind::Change | Kind::Multiple) || metric.direction.is_none() {
        return words;
    }
    let size = words.trim_start_matches(['↑', '↓']);
    let arrow = match metric.direction {
        Some(Direction::Up) if metric.value.digits != 0 => "↑",
        Some(Direction::Down) if metric.value.digits != 0 => "↓",
        _ => return words,
    };
    let word = change_word(metric, reading);
    // What stands under a level has not the label that told how it was measured: 收入同口径增长, 收入名义增长.
    let name = metric.label.strip_suffix(word).unwrap_or(&metric.label);
    let scope = "同口径 名义 实际".split(' ').find(|scope| name.ends_with(scope)).unwrap_or_default();
    [arrow, baseline_word(metric, reading), scope, word, size].concat()
}

/// A label without the word of its change, and without 完成, which is said of the level alone.
pub(crate) fn unchanged<'a>(label: &'a str, word: &str) -> &'a str {
    let label = label.strip_suffix(word).unwrap_or(label);
    label.strip_suffix("完成").filter(|rest| !rest.is_empty()).unwrap_or(label)
}

/// The same before 环比增长, which a label may begin to say itself.
pub(crate) fn before_change<'a>(label: &'a str, word: &str) -> &'a str {
    let label = unchanged(label, word);
    let rest = without_end(label, "环比增 同比增 环比降 同比降 同比 环比");
    rest.filter(|rest| !rest.is_empty()).unwrap_or(label)
}

/// Whether a label says itself that it is a change: 升幅, 增速.
pub(crate) fn is_change_name(label: &str) -> bool {
    ends_with_any(label, "幅 速 增长率 增長率")
}

/// 同比, 比上年…, if the change's sentence says so before it.
pub(crate) fn baseline_word(metric: &Metric, reading: &Reading) -> &'static str {
    let before = before(metric, reading);
    let has_baseline = metric.baseline.as_deref() == Some("previous-period") || metric.baseline.is_none();
    nearest(before, BASELINES).filter(|_| has_baseline).unwrap_or_default()
}

/// Of some words the one that stands last in a text.
fn nearest(text: &str, words: &'static str) -> Option<&'static str> {
    let found = words.split(' ').filter_map(|word| Some((last_place(text, word)?, word)));
    found.max_by_key(|(at, _)| *at).map(|(_, word)| word)
}

/// How many characters before a figure may tell what it is compared with: a sentence without an end is as long as its text.
const FAR: usize = 200;

/// Where words stand last in the end of a text. The standard library's search backwards would weigh a kilobyte in brotli.
fn last_place(text: &str, words: &str) -> Option<usize> {
    let mut places = text.char_indices().rev().take(FAR).map(|(at, _)| at);
    places.find(|&at| text.get(at..).is_some_and(|rest| rest.starts_with(words)))
}

fn before<'a>(metric: &Metric, reading: &'a Reading) -> &'a str {
    reading.report.text.get(metric.sentence.start..metric.span.start).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_read_as_they_are_said() {
        for (period, expected) in [
            ("2019", "2019年"),
            ("2020-06", "2020年6月"),
            ("../2020-06", "截至2020年6月底"),
            ("../2020-06-30", "截至2020年6月30日"),
            ("2018-11-06/2018-12-06", "2018年11月6日至12月6日"),
            ("2019/2020", "2019年至2020年"),
            ("2019-Q2", "2019年第二季度"),
            ("第二季度", "第二季度"),
        ] {
            assert_eq!(period_words(period, Lang::ZhHans), expected, "{period}");
        }
        for (period, expected) in [
            ("2019-06", "2019-06"),
            ("../2020-06", "up to 2020-06"),
            ("2018-11-06/2018-12-06", "2018-11-06 to 2018-12-06"),
        ] {
            assert_eq!(period_words(period, Lang::En), expected, "{period}");
        }
    }
}
