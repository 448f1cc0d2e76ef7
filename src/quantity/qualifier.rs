//! Words that say how far a figure is from the number written: 约, 近, 超过 before it, 以上, 左右 after it.

use std::sync::OnceLock;

use super::Approx;
use super::digits::{gap, is_han};
use crate::report::{Folded, Index};

/// Before the numeral; the longest counts.
const BEFORE: [(&str, Option<Approx>); 5] = [
    ("大约 约为 约有 约达 约 大概 左右", Some(Approx::About)),
    ("接近 将近 近", Some(Approx::Nearly)),
    ("超过 超出 突破 高于 多于 大于 不少于 不低于 至少 逾 超", Some(Approx::Over)),
    ("不足 不到 低于 少于 小于 不超过 不高于 未超过 至多", Some(Approx::Under)),
    // Words that end like one of those above and say nothing of the kind.
    (
        "节约 签约 条约 合约 制约 特约 违约 公约 预约 邀约 集约 简约 契约 缔约 履约 最近 \
         附近 邻近 靠近 临近 就近 新近 亲近 左近 出超 入超 反超",
        None,
    ),
];

/// After the unit.
const AFTER: &[(&str, Approx)] = &[
    ("左右", Approx::About),
    ("上下", Approx::About),
    ("以上", Approx::Over),
    ("之上", Approx::Over),
    ("以下", Approx::Under),
    ("以内", Approx::Under),
    ("之内", Approx::Under),
    ("余", Approx::Over),
    ("多", Approx::Over),
];

/// What the words before a numeral say.
pub(super) fn before(text: &Folded, start: usize) -> Option<Approx> {
    let start = if text.before(start) == ' ' { start - 1 } else { start };
    let said = index().of(text.before(start).into()).filter(|(words, _)| text.is_before(start, words));
    said.max_by_key(|(words, _)| words.len())?.1
}

/// The words before a numeral by their last character.
fn index() -> &'static Index<(&'static str, Option<Approx>)> {
    static INDEX: OnceLock<Index<(&str, Option<Approx>)>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let words = BEFORE.iter().flat_map(|&(words, approx)| words.split(' ').map(move |word| (word, approx)));
        Index::new(words.collect(), |(words, _)| words.chars().next_back().unwrap_or_default().into())
    })
}

/// What the words after a unit say.
pub(super) fn after(text: &Folded, end: usize) -> Option<Approx> {
    let at = gap(text, end, false);
    if !is_han(text.at(at)) {
        return None;
    }
    AFTER.iter().find(|(words, _)| text.is_at(at, words)).map(|&(_, approx)| approx)
}
