//! Totals that are told after their parts.
//!
//! ```text
//! a、b、c,合计W · 立案a,连同旧存b,应结W · 加b、c,收入总计W · 支出总计a,结转下年b of 收入总计W
//! ```

use super::claim::{comes_near, is_slip, would_close};
use super::earlier::is_from;
use super::ledger::{Ledger, NEAR, overlaps};
use super::partition::{LONGEST, OFF, is_aside, is_less, overlap};
use crate::quantity::Decimal;
use crate::report::ends_with_any;

/// a、b、c,合计W: the levels of its unit before a total, from the head of the sentence.
pub(super) fn before_total(ledger: &Ledger<'_>, whole: usize) -> Option<Vec<usize>> {
    let sentence = ledger.sentence(whole);
    let here = (whole.saturating_sub(LONGEST)..whole).rev().take_while(|&n| ledger.sentence(n) == sentence);
    let mut parts = Vec::new();
    // 甲a户、b人;乙c户、d人,两类合计W户、V人: each count by itself
    let is_double = ledger.before(whole + 1) == "、" && !ledger.same_unit(whole, whole + 1);
    let count = counted(ledger.before(whole)).unwrap_or_default();
    let is_one = |n: &usize| ledger.is_level(*n) && !is_aside(ledger, *n) && !ledger.cues(*n).inside;
    for n in here.filter(is_one).filter(|&n| !is_double || ledger.same_unit(n, whole)) {
        if !ledger.is_alike(n, whole) || !is_less(ledger, n, whole) {
            break;
        }
        parts.push(n);
        let before = ledger.before(n);
        if before.contains(';') && !before.contains(";加") && parts.len() >= count {
            break;
        }
    }
    parts.reverse();
    if let Some(head) = parts.first().and_then(|&first| balanced(ledger, first, whole, &parts)) {
        parts.insert(0, head);
    }
    // 新收a件,连同旧存b件,共办结W件: what was done of them
    let is_done = parts.iter().any(|&n| ledger.before(n).contains("连同"))
        && !(ledger.before(whole).contains('应') || ends_with_any(ledger.before(whole), "共 计"));
    // 加b、c,总计W: with what nobody finds. 投入a元,尚未使用(含利息)b元: with more.
    let is_open = parts.first().is_some_and(|&first| ledger.before(first).starts_with('加')) || overlap(ledger, &parts);
    // 来电4127个、来信2716封,合计6843件: what is counted otherwise must close.
    let is_of_one = parts.iter().all(|&n| ledger.same_unit(n, whole));
    let off = if is_of_one { OFF } else { i64::from(i32::MAX) };
    let is_it = comes_near(ledger, whole, &parts, off)?
        || is_of_one && would_close(ledger, whole, &parts, 100)
        || is_of_one && !is_open && ledger.metric(whole)?.value.digits >= 1000 && is_slip(ledger, whole, &parts, 0);
    (parts.len() >= 2 && is_it && !is_done).then_some(parts)
}

/// 两者, 三项: how many the last words count.
pub(super) fn counted(words: &str) -> Option<usize> {
    let is_count = |ch: &char| "二三四五".contains(*ch) || *ch == '两';
    let numeral = words.chars().rev().take(5).find(is_count)?;
    Some("二三四五".chars().position(|ch| ch == numeral).map_or(2, |at| at + 2))
}

/// 收入总计W元。…,支出总计a元。收支相抵,结转下年b元: both sides of a budget, and what is left between them.
pub(super) fn carried(ledger: &Ledger<'_>, first: usize) -> Option<(usize, Vec<usize>)> {
    let is_total = |n: usize, words: &str| ends_with_any(ledger.label(n), words);
    is_total(first, "支出总计 支出总量").then_some(())?;
    let last = (first + 1..first + 4).find(|&n| ledger.is_level(n) && ledger.same_unit(n, first))?;
    let is_left = ledger.before(last).contains('结') && !ledger.before(last).contains("滚存");
    let is_next =
        ledger.sentence(last) - ledger.sentence(first) <= 1 && ledger.paragraph(last) == ledger.paragraph(first);
    let mut here = ledger.levels(first, LONGEST).take_while(|&n| ledger.paragraph(n) == ledger.paragraph(first));
    let whole = here.find(|&n| ledger.same_unit(n, first) && is_total(n, "收入总计 收入总量"))?;
    let parts = vec![first, last];
    (is_left && is_next && comes_near(ledger, whole, &parts, OFF)?).then_some((whole, parts))
}

/// 收入预算p元,完成a元。其中,…。⟨加b、c,收入总计W⟩: what a sentence before tells first, that which comes nearest to what is wanted.
fn balanced(ledger: &Ledger<'_>, first: usize, whole: usize, parts: &[usize]) -> Option<usize> {
    ledger.before(first).starts_with('加').then_some(())?;
    let is_here = |&n: &usize| ledger.paragraph(n) == ledger.paragraph(first);
    let is_head = |&n: &usize| {
        let is_first = n == 0 || ledger.sentence(n - 1) < ledger.sentence(n);
        let is_it = is_first && !ledger.cues(n).within && ledger.sentence(n) < ledger.sentence(first);
        is_it && ledger.same_unit(n, whole) && overlaps(ledger.label(n), ledger.label(whole))
    };
    let head = ledger.levels(first, NEAR).take_while(is_here).find(is_head)?;
    let value = |n: usize| ledger.metric(n).map(|metric| metric.value);
    let rest = parts.iter().try_fold(value(whole)?, |rest, &n| rest.minus(value(n)?))?;
    let is_of_head = |&n: &usize| ledger.sentence(n) == ledger.sentence(head) && ledger.same_unit(n, head);
    let heads = (head..first).filter(|&n| ledger.is_level(n) && !is_from(ledger, n)).take_while(is_of_head);
    heads.min_by_key(|&n| value(n).and_then(|value| value.minus(rest)).map(Decimal::abs))
}
