//! Words that tell that a level is the earlier one: 由A, 从A, 较上年的A, 上年同期为A, 与A相比.

use crate::report::{ends_with_any, is_any, starts_with_any, without_end};

/// Whether the words before or after a level tell that it is the earlier one.
pub(super) fn is_then(before: &str, after: &str) -> bool {
    let clause = before.rsplit([',', ';', '。', ':', '、']).next().unwrap_or_default();
    // 事故起数比上年的A
    let of_then = clause.rsplit_once(['比', '较']).is_some_and(|(_, then)| {
        // 案件较2023年a件增加b件
        let is_time = then.chars().next().is_some_and(|ch| ch.is_ascii_digit() || matches!(ch, '上' | '去'));
        ends_with_any(then, "年的 期的 月的 末的 底的 度的 季的 初的")
            || is_time && ends_with_any(then, "年 期 月 末 底")
    });
    let opens = opens_comparison(clause) || is_year_before(clause) || of_then;
    let turns = clause.char_indices().any(|(at, ch)| {
        let is_it = |rest: &str| opens_comparison(rest) && rest.chars().count() <= 14 && !rest.contains('到');
        matches!(ch, '由' | '从') && clause.get(at..).is_some_and(is_it)
    });
    (opens && !clause.contains("到")) || turns || starts_with_any(after, "相比 比较")
}

/// 由A, 较上年的A; not 较大事故, 从业人员, 比重.
fn opens_comparison(clause: &str) -> bool {
    let mut rest = clause.chars();
    match (rest.next(), rest.next().unwrap_or_default()) {
        (Some('由'), next) => next != '于',
        (Some('从'), next) => !"业事严轻重".contains(next),
        (Some('较'), next) => !"大小高低多少重轻好差快慢强弱为".contains(next),
        (Some('比'), next) => !matches!(next, '重' | '例' | '率' | '赛'),
        (Some('与'), next) => next != '会',
        (Some('同'), next) => "期上去前12".contains(next),
        _ => false,
    }
}

/// 上年同期为A, 同比上年同期(A)
fn is_year_before(clause: &str) -> bool {
    let then = clause.trim_end_matches(['为', '则', '仅', '只', '(', ':']);
    let then = without_end(then, "分别").unwrap_or(then).trim_start_matches('(');
    then.len() < clause.len() && (then.ends_with("同期") || is_year(then))
        || is_any(then, "上年 去年 前年 上月 上期 上年末 同比 按年 年初 期初")
        // 去年上半年为A, 上年支出A; 上年结转A is of this year
        || starts_with_any(then, "上年 去年") && ends_with_any(then, "半年 季度 支出 收入")
}

/// 2022年
fn is_year(then: &str) -> bool {
    then.strip_suffix('年').is_some_and(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether words begin with an earlier time: 上年同期, 2018年(, 原来.
pub(super) fn is_time(words: &str) -> bool {
    starts_with_any(words, "上年 上期 上月 去年 前一年 前五年 原来 同期")
        || words.starts_with("20") && words.contains('年')
}
