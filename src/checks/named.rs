//! Wholes by their names: what a share's words, or those of its part, say that it is a share of.
//!
//! ```text
//! 占发送总量的B%       累计发送W人次
//! 重点企业中,甲类P家   重点企业W家
//! 隐患W处,整改P处      what is done to W
//! ```

use super::earlier::is_from;
use super::ledger::{FAR, Ledger, NEAR};
use crate::report::{ends_with_any, last_two, starts_with_any, without_end};

/// What has a share, by the share's name: 空运案件 of 空运案件所占比例.
pub(super) fn part_name(label: &str) -> &str {
    label.rsplit_once(['占', '佔']).map_or(label, |(own, _)| own).trim_end_matches('所')
}

/// The name of a whole without the words that say how far it reaches: 全市, 同期, 总数.
pub(super) fn bare(named: &str) -> &str {
    const AREAS: &str = "全市 全省 全县 全区 全国 全部 全年 整体 同期 当年 本年 其 该";
    let name = AREAS.split(' ').find_map(|area| named.strip_prefix(area)).unwrap_or(named);
    let mut name = name.strip_prefix('总').filter(|rest| rest.chars().count() > 1).unwrap_or(name);
    while let Some(rest) = without_end(name, "总人数 总数 总量 总人次 总额 比重 比例") {
        name = rest.trim_end_matches('的');
    }
    name
}

/// The nearest level of this name before a part, for the same time, and no less than it; one of all the name before others.
pub(super) fn whole(ledger: &Ledger<'_>, share: usize, part: usize, named: &str) -> Option<usize> {
    let name = core(named);
    let sentence = ledger.sentence(part);
    let is_whole = |&n: &usize| {
        ledger.same_unit(n, part)
            && ledger.same_period(n, part)
            && ledger.metric(n).zip(ledger.metric(part)).is_some_and(|(whole, part)| whole.value >= part.value)
    };
    let levels = || ledger.levels(part, FAR).filter(is_whole);
    let is_long = |words: &str| words.chars().count() >= 4;
    // 占图斑总数的, right after 历史遗留矿山图斑1127个; 占检查数的, after 检查定点医药机构6842家
    let is_here = |n: usize, label: &str| {
        let is_end = label.ends_with(&name) || label.starts_with(&name);
        ledger.sentence(n) == sentence && name.chars().count() >= 2 && is_end
    };
    let is_named = |&n: &usize| {
        let label = core(ledger.label(n));
        is_here(n, &label)
            || is_long(&name) && (label.ends_with(&name) || label.starts_with(&name))
            || is_long(&label) && name.ends_with(&label)
            // 占旅客发送总量的, of 累计发送旅客
            || is_long(&name) && name.chars().all(|ch| label.contains(ch))
    };
    // 占起诉总人数的, of the most that are told of: 决定起诉W人
    let is_total = ledger.before(share).contains('总') && name.chars().count() >= 2;
    let is_kind = |&n: &usize| {
        let label = core(ledger.label(n));
        is_total && (label.ends_with(&name) || label.starts_with(&name))
    };
    let total = || levels().filter(is_kind).max_by_key(|&n| ledger.metric(n).map(|metric| metric.value));
    let is_it = |&n: &usize| core(ledger.label(n)) == name || core(ledger.bare(n)) == name;
    levels().find(is_it).or_else(|| levels().find(is_named)).or_else(total)
}

/// 占总装机的, of 发电装机容量: the nearest level of its unit and its year before a part, and no less than it, whose name has all characters of
/// this one.
pub(super) fn holding(ledger: &Ledger<'_>, part: usize, named: &str) -> Option<usize> {
    let name = core(named);
    let value = |n: usize| ledger.metric(n).map(|metric| metric.value);
    let is_it = |&n: &usize| {
        ledger.same_unit(n, part)
            && ledger.may_be_of_one_year(n, part)
            && !is_from(ledger, n)
            && value(n) >= value(part)
            && name.chars().all(|ch| ledger.label(n).contains(ch))
    };
    ledger.levels(part, FAR).find(is_it).filter(|_| name.chars().count() >= 2)
}

/// A name without what says only that it is counted: 出口总值 is 出口, 抽查件数 is 抽查.
pub(super) fn core(name: &str) -> String {
    let rest = without_end(name, "总值 总额 总量 总数 件数 起数 人数 户数 人员 数").unwrap_or(name);
    rest.chars().filter(|ch| *ch != '的').collect()
}

/// 断面W个,优良断面P个; 应完成W,完成P; 隐患W处,仅整改P处; 项目W个,评为优良的P个: the level before, whose name the part's goes on from.
pub(super) fn done_to(ledger: &Ledger<'_>, part: usize) -> Option<usize> {
    let name = &ledger.metric(part)?.label;
    let sentence = ledger.sentence(part);
    let here = ledger.levels(part, NEAR).take_while(|&n| ledger.sentence(n) == sentence);
    // 初婚a人、再婚b人: one beside the other
    let mut alike =
        here.filter(|&n| ledger.same_unit(n, part) && !is_from(ledger, n) && !ledger.before(part).starts_with('、'));
    alike.find(|&n| {
        let whole = ledger.label(n);
        let tail = last_two(whole);
        let is_done = starts_with_any(name, "评为 认定 判定 列为 属于")
            || ends_with_any(name, "完成 改造 整改 治理 修复 办结 建成 销号 拆除 化解 追回 收回 处理 解决");
        let is_alike = whole.ends_with(name.as_str()) || tail.chars().count() == 2 && name.ends_with(&tail);
        whole != name && (is_done || is_alike)
    })
}

/// 小学W人、初中a人。小学本科以上学历的P人: the level whose name the part's begins with.
pub(super) fn begun(ledger: &Ledger<'_>, part: usize) -> Option<usize> {
    let name = ledger.label(part);
    let begins = |n: usize| {
        let whole = ledger.bare(n);
        whole.chars().count() > 1 && whole != name && name.starts_with(whole)
    };
    let mut here = ledger.levels(part, NEAR).take_while(|&n| ledger.paragraph(n) == ledger.paragraph(part));
    here.find(|&n| ledger.same_unit(n, part) && ledger.same_period(n, part) && !is_from(ledger, n) && begins(n))
}

/// 行政诉讼中,甲领域a件: the level of that name before the list.
pub(super) fn before_list(ledger: &Ledger<'_>, first: usize) -> Option<usize> {
    let (name, rest) = ledger.before(first).split_once('中')?;
    let name = core(name.rsplit([',', ';', '在']).next().filter(|name| name.chars().count() >= 2)?);
    // 结婚登记中跨省通办a对, of 结婚登记W对; before a comma of what is called nearly so, too
    let is_apart = rest.starts_with(',');
    let is_like = |label: &str| label.ends_with(&name) || label.chars().count() > 1 && name.starts_with(label);
    let is_long = name.chars().count() >= 4;
    let is_named = |label: &str| label == name || is_long && label.ends_with(&name) || is_apart && is_like(label);
    let is_it = |&n: &usize| ledger.same_unit(n, first) && !is_from(ledger, n) && is_named(&core(ledger.label(n)));
    ledger.levels(first, NEAR).find(is_it)
}
