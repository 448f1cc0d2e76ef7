//! Lists that words alone make the parts of a whole, all of them: the sums that can be told to be wrong.
//!
//! ```text
//! W,其中a、b、其他c · W,其中城镇a,农村b · W:a,占A%;b,占B% (A+B = 100)
//! ```

use super::Relation;
use super::claim::{comes_near, is_mistyped, is_slip, would_close};
use super::ledger::{Ledger, NEAR, overlaps};
use super::rounding::{Interval, sum};
use crate::metrics::{Kind, Metric};
use crate::quantity::Decimal;
use crate::report::{ends_with_any, has_any, last_two};

/// How many figures a list may stretch over.
pub(super) const LONGEST: usize = 48;

/// A sum further off than one in so many is no sum of these parts; of those that say themselves that they are all, and of others.
const OFF_OF_ALL: i64 = 4;
pub(super) const OFF: i64 = 12;

/// Names of two parts that leave nothing over.
const PAIRS: &str = "城镇/农村 城镇/乡村 城市/农村 城区/农村 税收/非税 出口/进口 男/女 国内/国外 国内/海外 国内/国际 境内/境外 \
    基本支出/项目支出 一般债/专项债 一般债务/专项债务 本地/外 家庭户/集体户 公办/民办 线上/线下 来电/来信 职工/居民 \
    轻工业/重工业 中央/地方 集中/散居 集中/分散 新收/旧存 在职/退休 节前/节后 登记离婚/法院 官僚/奢靡 行政拘留/刑事拘留 \
    小学就读/初中就读 公诉/自诉 离退休/在职 少年/青年 夏粮/秋粮 公立/民营 应收/应付 \
    报告书/报告表 人员经费/公用经费 办结/阶段性办结 博士/硕士 新建/改造 统筹/个人账户 负债/所有者权益 负债/净资产 参保/直接救助 一年内/一年后";

/// How many parts leave nothing over, by the names of the first and the last of them.
const SETS: &str = "3违规/不规范 3违规/损失浪费 3第一产业/第三产业 3大型/小型 3出国/接待 3货物/服务 3社会团体/基金会 3社会团体/社会服务机构 \
    3社会团体/民办非企业 3同城/国际 4刑事/公益诉讼 4中央/县级 4猪肉/禽肉 5农业/辅助 5卫生技术/工勤";

/// The parts of a list that begins with a level and that its words make whole.
pub(super) fn parts(ledger: &Ledger<'_>, whole: usize, first: usize) -> Option<Vec<usize>> {
    all_of(ledger, whole, series(ledger, first), true)
}

/// These parts, where their words make them all that there is of a whole; those of a plain list may be as far off as a slip takes them.
pub(super) fn all_of(ledger: &Ledger<'_>, whole: usize, parts: Vec<usize>, is_list: bool) -> Option<Vec<usize>> {
    let is_sum = parts.len() >= 2 && parts.iter().all(|&n| is_less(ledger, n, whole));
    let is_near = comes_near(ledger, whole, &parts, OFF_OF_ALL)?;
    // 属实a件,部分属实b件,不属实c件: a is one more part.
    let is_part = parts.last().is_some_and(|&last| is_denied(ledger, &[whole, last]));
    // 受理W人,批准a人、不批准b人: some wait.
    let is_part = is_part || is_denied(ledger, &parts) && has_any(ledger.label(whole), "受理 收案 收到 接收");
    let is_whole = is_sum && !is_part && !overlap(ledger, &parts);
    // The words last: they are the dearest to ask.
    let is_told = || (is_near || is_list && is_slip(ledger, whole, &parts, 0)) && leaves_nothing(ledger, whole, &parts);
    // 其中a、b: in 700 reports that hold, no such list that stays open was closed by one slip in figures so long.
    let is_divided = parts.first().is_some_and(|&first| {
        let cues = ledger.cues(first);
        cues.within || has_any(ledger.before(first), "包括 分为") || cues.divides && whole + 1 == first
    });
    let least = if parts.len() > 2 { 100 } else { 1000 };
    let is_typed = || is_list && is_slip(ledger, whole, &parts, least) || is_mistyped(ledger, whole, &parts);
    let is_meant = || is_near && (would_close(ledger, whole, &parts, 1000) || is_divided && is_typed());
    (is_whole && (is_told() || is_meant())).then_some(parts)
}

/// 按职级分, 从地区看, 分产品看: what follows are all the parts.
fn is_sorting(words: &str) -> bool {
    words.contains('按') && ends_with_any(words, "分 看 计 分析 观察 分类")
        || words.starts_with(['从', '分']) && words.ends_with('看')
        // 分级次,州级a
        || words.starts_with('分') && !words.starts_with("分别") && matches!(words.chars().count(), 3..=4)
        // 分布于甲地(a间)、乙地(b间)
        || words.starts_with("分布")
}

/// Whether a clause before a list says that these are all the parts; before 甲702起、死亡533人, of both.
pub(super) fn is_sorted(ledger: &Ledger<'_>, first: usize) -> bool {
    let is_second = first > 0 && ledger.before(first).starts_with('、') && !ledger.same_unit(first, first - 1);
    // 按类别看,W项任务中甲类a项
    let is_whole = first > 0 && ledger.same_unit(first, first - 1) && ledger.before(first).contains('中');
    let is_told = |n: usize| {
        let mut clauses = ledger.before(n).split([',', ';', ':', '—']);
        clauses.any(|clause| clause.chars().count() <= 12 && is_sorting(clause))
    };
    is_told(if is_second { first - 1 } else { first }) || is_whole && is_told(first - 1)
}

/// Whether the heading says so: 二、按经营单位所在地分.
pub(super) fn is_sorted_by_heading(ledger: &Ledger<'_>, first: usize) -> bool {
    let section = ledger.metric(first).and_then(|metric| ledger.report.sections.get(metric.section?));
    let is_told = |heading: &str| is_sorting(heading) || heading.starts_with('分') && heading.chars().count() <= 4;
    section.is_some_and(|section| is_told(&section.heading))
}

/// The list that begins with a level, and of these wholes the one of its paragraph that it comes nearest to. One of another may be the
/// whole of something else, as 营业收入 is more than 主营业务收入 by region.
pub(super) fn sorted(
    ledger: &Ledger<'_>,
    wholes: impl Iterator<Item = usize>,
    first: usize,
) -> Option<(usize, Vec<usize>)> {
    let parts = sorted_parts(ledger, first);
    let total = parts.iter().try_fold(Decimal::ZERO, |total, &n| total.plus(ledger.metric(n)?.value))?;
    let off = |n: usize| Some((ledger.metric(n)?.value.minus(total)?.abs(), n));
    let is_its = |&n: &usize| ledger.paragraph(n) == ledger.paragraph(first);
    let (_, whole) = wholes.filter(is_its).filter_map(off).min_by(|one, other| one.0.cmp(&other.0))?;
    let is_told = parts.len() >= 2 && parts.iter().all(|&n| is_less(ledger, n, whole));
    let is_divided = is_told && !pass_a_hundred(ledger, &parts) && !overlap(ledger, &parts);
    // 分品种看,甲抽检a批、合格b批,乙抽检…: another list goes on.
    let is_over = parts.last().is_some_and(|&last| {
        let next = last + 1;
        let is_here = ledger.sentence(next) == ledger.sentence(last) && ledger.is_level(next);
        !(is_here && ledger.same_unit(next, last) && ledger.before(next).starts_with(','))
    });
    // 52个问题,从原因看,…: of what stands right before
    let off = if whole + 1 == first && ledger.sentence(whole) == ledger.sentence(first) { OFF_OF_ALL } else { OFF };
    let is_it = comes_near(ledger, whole, &parts, off)? || is_slip(ledger, whole, &parts, 100);
    (is_divided && is_over && is_it).then_some((whole, parts))
}

/// Whether the parts themselves say that they are all: 其余, a pair of opposites, shares that make a hundred.
pub(super) fn leaves_nothing(ledger: &Ledger<'_>, whole: usize, parts: &[usize]) -> bool {
    let Some((&first, &last)) = parts.first().zip(parts.last()) else { return false };
    // 厅级9人、处级67人、科级及以下98人
    let is_rest =
        ledger.cues(last).rest || "其他 其它 级以下 及以下 长期坚持".split(' ').any(|rest| ledger.says(last, rest));
    let are_told = |(one, other): (&str, &str)| ledger.says(first, one) && ledger.says(last, other);
    let count = char::from_digit(parts.len() as u32, 10).unwrap_or_default();
    let mut sets = SETS.split(' ').filter_map(|set| set.strip_prefix(count)?.split_once('/'));
    let is_set = sets.any(are_told);
    // 优良401天,其中优173天、良228天; of 监测434天 there are others.
    let is_good = parts.len() == 2 && ledger.label(whole).contains("优良") && are_told(("优", "良"));
    // Ⅰ—Ⅲ类断面309个,其中Ⅰ类9个、Ⅱ类214个、Ⅲ类86个
    let is_good = is_good || parts.len() == 3 && ledger.label(whole).contains("Ⅲ类") && are_told(("Ⅰ类", "Ⅲ类"));
    is_rest || is_set || is_good || is_counted(ledger, parts) || is_pair(ledger, parts) || is_proven(ledger, parts)
}

/// W,由a和b组成; W,即a、b; W,分别为a、b: the words say so.
fn is_made(ledger: &Ledger<'_>, parts: &[usize]) -> bool {
    let Some((&first, &last)) = parts.first().zip(parts.last()) else { return false };
    let before = ledger.before(first);
    let is_closed = ledger.after(last).starts_with("组成") || ledger.after(last).starts_with("构成");
    let is_list = parts.get(1).is_some_and(|&n| ledger.before(n).starts_with('、'));
    is_closed && before.starts_with(",由") || is_list && (before.starts_with(",即") || before == ",分别为")
}

/// 三年分别为a、b和c: as many as the words count.
fn is_counted(ledger: &Ledger<'_>, parts: &[usize]) -> bool {
    let before = parts.first().map_or("", |&first| ledger.before(first));
    let Some((before, _)) = before.split_once("分别") else { return false };
    let count = before.chars().rev().take(4).find_map(|ch| "两三四五六七八".chars().position(|numeral| numeral == ch));
    count.is_some_and(|count| count + 2 == parts.len())
}

/// Whether two parts are a pair of opposites: 城镇, 农村.
pub(super) fn is_pair(ledger: &Ledger<'_>, parts: &[usize]) -> bool {
    let Some((&first, &last)) = parts.first().zip(parts.last()) else { return false };
    // 中央本级支出, 对地方转移支付: two names of one ending, or of their words alone.
    let end = |n: usize| ledger.label(n).chars().next_back();
    let are_alike = |one: &str, other: &str| {
        end(first) == end(last) || ledger.label(first).ends_with(one) || ledger.label(last).ends_with(other)
    };
    let is_told = |one: &str, other: &str| ledger.says(first, one) && ledger.says(last, other) && are_alike(one, other);
    let are_told = |(one, other): (&str, &str)| is_told(one, other) || is_told(other, one);
    parts.len() == 2 && PAIRS.split(' ').filter_map(|pair| pair.split_once('/')).any(are_told)
}

/// Whether no more is wanted than the parts themselves: no name of a whole before them could be one more part.
pub(super) fn is_proven(ledger: &Ledger<'_>, parts: &[usize]) -> bool {
    is_under_way(ledger, parts)
        || is_made(ledger, parts)
        || is_denied(ledger, parts)
        || make_a_hundred(ledger, parts)
        || is_balance(ledger, parts)
}

/// 已整改到位a个,正在推进b个; 已办结a件,尚有b件正在办理: what is done, and what still is not.
fn is_under_way(ledger: &Ledger<'_>, parts: &[usize]) -> bool {
    let Some((&last, done)) = parts.split_last() else { return false };
    has_any(ledger.before(last), "正在 尚有 仍有 阶段性 尚未")
        && done.iter().all(|&n| has_any(ledger.before(n), "已 累计"))
}

/// 收入a元,支出b元,当年收支结余c元: a balance and its two sides. What is left at the end of a year may have been there before it.
fn is_balance(ledger: &Ledger<'_>, parts: &[usize]) -> bool {
    let &[first, last] = parts else { return false };
    let is_of_year = has_any(ledger.before(last), "当年 本年 收支") || ledger.label(first).ends_with("总支出");
    is_of_year
        && ledger.label(first).ends_with("支出")
        && ledger.label(last).contains('结')
        && !ledger.before(last).contains("滚存")
}

/// 办结 and 未办结, 属实 and 不属实: the last name is what one before it is not. 扣非净利润 denies no 净利润.
fn is_denied(ledger: &Ledger<'_>, parts: &[usize]) -> bool {
    const NO: [char; 3] = ['未', '不', '非'];
    let Some((&last, others)) = parts.split_last() else { return false };
    let denied = ledger.label(last).split_once(NO).filter(|(before, _)| !before.contains('扣'));
    let denied: String = denied.map_or("", |(_, denied)| denied).chars().take(2).collect();
    let is_it = |label: &str| !label.contains(NO) && label.contains(&denied);
    denied.chars().count() == 2 && others.iter().any(|&n| is_it(ledger.label(n)))
}

/// a,占60%;b,占40%: within what each is rounded by, for 99.7% leave something over.
fn make_a_hundred(ledger: &Ledger<'_>, parts: &[usize]) -> bool {
    let hundred = Decimal::whole(100);
    shares_total(ledger, parts).is_some_and(|total| total.low <= hundred && hundred <= total.high)
}

/// a,占62%;b,占42%: the parts overlap, as kinds do of which one may have several.
fn pass_a_hundred(ledger: &Ledger<'_>, parts: &[usize]) -> bool {
    shares_total(ledger, parts).is_some_and(|total| total.low > Decimal::whole(100))
}

/// (同一举报涉及多个类型的分别计入), 各灾种之和大于受灾面积, …等, 尚未使用(含利息)b元: the words behind say that one may count as several, or
/// that there are more, and those before a part that it holds more.
pub(super) fn overlap(ledger: &Ledger<'_>, parts: &[usize]) -> bool {
    if parts.iter().any(|&n| ledger.before(n).contains("(含")) {
        return true;
    }
    let Some(&last) = parts.last() else { return false };
    // 乙b人,占B%,两者有重叠: behind its share, too
    let is_share = ledger.metric(last + 1).is_some_and(|share| share.kind == Kind::Share);
    let words = ledger.after(last);
    let more = if is_share && ledger.sentence(last + 1) == ledger.sentence(last) { ledger.after(last + 1) } else { "" };
    let tells = |words: &str| has_any(words, "分别计 重复计 交叉 重叠 之和 其余 余下 未列");
    words.starts_with('等') || tells(words) || tells(more)
}

/// The sum of the shares that stand behind each of the parts; `None` where one has none.
fn shares_total(ledger: &Ledger<'_>, parts: &[usize]) -> Option<Interval> {
    let share = |at| ledger.interval(share_behind(ledger, parts, at)?);
    sum((0..parts.len()).map(share).collect::<Option<Vec<Interval>>>()?)
}

/// The share that stands behind one of the parts.
fn share_behind(ledger: &Ledger<'_>, parts: &[usize], at: usize) -> Option<usize> {
    let (&part, next) = (parts.get(at)?, parts.get(at + 1));
    let until = next.copied().unwrap_or(part + 4).min(part + 4);
    let is_share = |n: &usize| ledger.metric(*n).is_some_and(|metric| metric.kind == Kind::Share && metric.unit == "%");
    (part + 1..until).find(is_share)
}

/// What a clause like 分行业看 sorts: a list, or what stands first of its unit between semicolons, 甲702起、死亡533人;乙312起、死亡251人.
pub(super) fn sorted_parts(ledger: &Ledger<'_>, first: usize) -> Vec<usize> {
    let list = series(ledger, first);
    if list.len() > 1 {
        return list;
    }
    let mut parts = vec![first];
    let mut is_open = false;
    let here = (first + 1..first + LONGEST).take_while(|&n| ledger.sentence(n) == ledger.sentence(first));
    for n in here {
        is_open |= ledger.before(n).contains(';');
        if is_open && ledger.is_level(n) && ledger.same_unit(n, first) {
            parts.push(n);
            is_open = false;
        }
    }
    parts
}

/// Levels of one unit in a row, told in one way: all after 、, or all after , or all after ;.
pub(super) fn series(ledger: &Ledger<'_>, first: usize) -> Vec<usize> {
    let mut parts = vec![first];
    let mut joint = None;
    let mut words = String::new();
    for n in first + 1..first + LONGEST {
        if ledger.sentence(n) != ledger.sentence(first) {
            break;
        }
        words.push_str(ledger.before(n));
        if !ledger.is_level(n) || ledger.cues(n).inside != ledger.cues(first).inside {
            continue;
        }
        if !ledger.same_unit(first, n) {
            // 城市a户、b人,农村c户、d人: the same, counted otherwise
            if ledger.before(n) == "、" {
                continue;
            }
            break;
        }
        let mark = [';', ',', '、'].into_iter().find(|&mark| words.contains(mark)).unwrap_or('、');
        // 厅级14人、处级87人,其余397人: however it is joined, what is left ends the list.
        if (ledger.cues(n).rest || words.contains("等其他")) && !words.contains("其中") {
            parts.push(n);
            break;
        }
        // 甲W,占A%;乙V,其中a;丙U: back among the wholes
        let is_back = || mark == ';' && joint.is_none() && is_among(ledger, first);
        let goes_on = !has_any(&words, "其中 另有 另外 同时 合计 共计 总计");
        if !goes_on || joint == Some(',') && mark == ';' || joint == Some('、') && mark != '、' || is_back() {
            break;
        }
        // 国有a;股份制b,下降1%,外商c: cut in two ways, it is no list that is known to be whole.
        if joint.is_some_and(|joint| joint != mark) {
            return Vec::new();
        }
        joint = Some(mark);
        parts.push(n);
        words.clear();
    }
    parts
}

/// Whether what 其中 stands behind is one of several between semicolons.
pub(super) fn is_among(ledger: &Ledger<'_>, first: usize) -> bool {
    let before = ledger.levels(first, NEAR).find(|&n| ledger.same_unit(n, first));
    let is_here = |n: usize| ledger.sentence(n) == ledger.sentence(first);
    ledger.cues(first).within && before.is_some_and(|n| is_here(n) && ledger.before(n).contains(';'))
}

/// Whether one may be a part of the other by its size; 较上年的a is what the whole was.
pub(super) fn is_less(ledger: &Ledger<'_>, n: usize, whole: usize) -> bool {
    let is_less = |part: &Metric, whole: &Metric| part.value < whole.value && part.approx.is_none();
    let figures = ledger.metric(n).zip(ledger.metric(whole));
    figures.is_some_and(|(part, whole)| is_less(part, whole)) && !ledger.before(n).contains('较')
}

/// Whether the parts of a sum that words tell come near it.
pub(super) fn is_near_sum(ledger: &Ledger<'_>, whole: usize, parts: &[usize]) -> Option<bool> {
    comes_near(ledger, whole, parts, OFF)
}

/// 为调整预算179.9亿元的93.9%, 占编制(816名)的36.8%: told in passing.
pub(super) fn is_aside(ledger: &Ledger<'_>, n: usize) -> bool {
    ledger.after(n).trim_start_matches(')').starts_with(['的', '之'])
}

/// Whether one of the parts is smaller than the rounding of them all, and so is no part that the sum tells of.
pub(super) fn is_lost_in_rounding(ledger: &Ledger<'_>, parts: &[usize]) -> bool {
    let Some(total) = sum(parts.iter().filter_map(|&n| ledger.interval(n))) else { return true };
    let width = total.high.minus(total.low);
    parts.iter().any(|&n| {
        ledger.metric(n).zip(width).is_some_and(|(metric, width)| metric.value.digits != 0 && metric.value < width)
    })
}

/// Whether two parts are told alike, and so are parts of one thing: 家庭户人口…,集体户人口….
pub(super) fn are_parallel(ledger: &Ledger<'_>, first: usize, last: usize, whole: usize) -> bool {
    let is_short = |n: usize| ledger.label(n).chars().count() < 2;
    let are_alike = last_two(ledger.label(first)) == last_two(ledger.label(last)) && !is_short(first)
        || overlaps(ledger.label(first), ledger.label(whole)) && overlaps(ledger.label(last), ledger.label(whole));
    let is_long = ledger.metric(whole).is_some_and(|metric| metric.value.digits >= 10);
    // 多计3.62亿元,少计1.15亿元,净增2.47亿元: what is left over is no part.
    let is_left = ledger.before(last).contains(['净', '差']);
    let are_next = !is_left && first + 1 == last && (whole + 1 == first && is_long || ledger.before(last) == "、");
    are_alike || ledger.cues(last).rest || are_next
}

/// W,含a and W(含a): a part told by a word of its own.
pub(super) fn has_contained(before: &str) -> bool {
    let clause = before.trim_start_matches([',', '(', ' ']);
    clause.strip_prefix('含').is_some_and(|rest| !rest.starts_with(['税', '量', '硫', '油']))
}

/// Whether two figures are parts of one whole: neither has a share in the other.
pub(super) fn are_siblings(breakdowns: &[Relation], one: usize, other: usize) -> bool {
    let holds_both = |(_, parts): (usize, &[usize])| parts.contains(&one) && parts.contains(&other);
    let from = breakdowns.partition_point(|relation| relation.place().0 < one.max(other));
    breakdowns.iter().skip(from).take(8).filter_map(Relation::sum).any(holds_both)
}

/// The wholes of the breakdowns that a part belongs to.
pub(super) fn wholes(part: usize, breakdowns: &[Relation]) -> impl Iterator<Item = usize> {
    let from = breakdowns.partition_point(|relation| relation.place().0 < part);
    breakdowns.iter().skip(from).take(8).filter_map(move |relation| match relation {
        Relation::Breakdown { whole, parts, .. } if parts.contains(&part) => Some(*whole),
        _ => None,
    })
}
