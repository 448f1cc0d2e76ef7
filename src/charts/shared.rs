//! What labels that stand beside one another have in common: it is said once, over them.

use super::{Form, Panel, bars, breakdown, changes};
use crate::checks::Relation;
use crate::metrics::Metric;
use crate::reading::Reading;

/// What is short is left where it is: 国家级 beside 省级 reads better than 国家 beside 省.
const LEAST: usize = 4;
/// What is left of each label has at least this many characters.
const LEAST_REST: usize = 2;

/// Words that go with the name before them: 第一产业, not 第一.
const CLASSES: &str = "产业 產業 企业 企業 居民 人口 行业 行業 部门 人员 地区 类";

/// What all labels begin and end with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shared {
    start: String,
    end: String,
}

impl Shared {
    /// Of labels that stand on one scale; nothing of labels that are the same, or that would be left with too little.
    pub(crate) fn new(labels: &[&str]) -> Shared {
        let (&[first, ..], true) = (labels, labels.len() > 1) else { return Shared::default() };
        let (mut start, mut end) = (first.to_owned(), first.to_owned());
        for label in labels {
            start = common_prefix(&start, label);
            end = common_suffix(&end, label);
        }
        if let Some(rest) = CLASSES.split(' ').find_map(|class| end.strip_prefix(class)) {
            end = rest.to_owned();
        }
        // 细颗粒物(PM2.5)年均浓度: the bracket stays with its name
        while depth(&end) < 0 {
            end.remove(0);
        }
        let mut shared = Shared::default();
        let leaves_enough = |shared: &Shared| labels.iter().all(|label| is_word(shared.rest(label)));
        for candidate in [Shared { end, ..Shared::default() }, Shared { start, ..Shared::default() }] {
            let joined = Shared { start: candidate.start + &shared.start, end: candidate.end + &shared.end };
            let length = |words: &str| words.chars().count();
            let is_worth = |words: &str| words.is_empty() || length(words) >= LEAST;
            if is_worth(&joined.start) && is_worth(&joined.end) && leaves_enough(&joined) {
                shared = joined;
            }
        }
        shared
    }

    /// A label without it.
    pub(crate) fn rest<'a>(&self, label: &'a str) -> &'a str {
        let rest = label.strip_suffix(self.end.as_str()).unwrap_or(label);
        let rest = rest.strip_prefix(self.start.as_str()).unwrap_or(rest);
        rest.trim_end_matches(['的', '、']).trim_start_matches(['的', '、'])
    }

    /// What is said once.
    pub(crate) fn words(&self) -> String {
        [self.start.as_str(), self.end.trim_start_matches('的')].concat()
    }
}

/// Of the bars of a panel that have names of their own; the bar of a whole has a name that says what it is.
pub(crate) fn of_panel(panel: &Panel, reading: &Reading, relations: &[&Relation]) -> Shared {
    let metrics: Vec<&Metric> = match panel.form {
        Form::Bars | Form::Breakdown => {
            let (_, parts) = breakdown::whole_and_parts(panel, reading, relations);
            bars::alike(&parts, reading).into_iter().map(|(_, metric)| metric).collect()
        }
        Form::Changes => changes::comparable(panel, reading).into_iter().map(|(_, metric)| metric).collect(),
        _ => return Shared::default(),
    };
    let labels: Vec<&str> = metrics.iter().map(|metric| metric.label.as_str()).collect();
    Shared::new(&labels)
}

fn is_word(rest: &str) -> bool {
    let is_cut = |mark: char| "（(“”《》—".contains(mark);
    // 甲类(当场死亡者), 乙类(受伤者): no end within a bracket
    rest.chars().count() >= LEAST_REST && !rest.starts_with(is_cut) && !rest.ends_with(is_cut) && depth(rest) == 0
}

/// How many brackets are open at the end.
fn depth(words: &str) -> i32 {
    let step = |ch: char| i32::from(matches!(ch, '（' | '(')) - i32::from(matches!(ch, '）' | ')'));
    words.chars().map(step).sum()
}

/// What two labels end in, if it is a word: two characters or more.
pub(crate) fn common_suffix(one: &str, other: &str) -> String {
    let pairs = one.chars().rev().zip(other.chars().rev());
    let shared: Vec<char> = pairs.take_while(|(one, other)| one == other).map(|(one, _)| one).collect();
    if shared.len() < 2 {
        return String::new();
    }
    shared.into_iter().rev().collect()
}

fn common_prefix(one: &str, other: &str) -> String {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).map(|(one, _)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_labels_share_is_said_once() {
        let cases: &[(&[&str], &[&str], &str)] = &[
            (
                &["第一产业对经济增长的贡献率", "第二产业对经济增长的贡献率"],
                &["第一产业", "第二产业"],
                "对经济增长的贡献率",
            ),
            (&["二氧化硫排放总量", "氨氮的排放总量"], &["二氧化硫", "氨氮"], "排放总量"),
            (&["固定资产投资公路", "固定资产投资水路"], &["公路", "水路"], "固定资产投资"),
            (&["国家级", "省级"], &["国家级", "省级"], ""),
            (&["细颗粒物(PM2.5)年均浓度", "臭氧(O3)年均浓度"], &["细颗粒物(PM2.5)", "臭氧(O3)"], "年均浓度"),
            (&["甲(当场死亡者)", "乙(其后死亡者)"], &["甲(当场死亡者)", "乙(其后死亡者)"], ""),
            (&["就業人數", "失業人數"], &["就業人數", "失業人數"], ""),
            (&["火化遗体数量", "出生人口数量"], &["火化遗体数量", "出生人口数量"], ""),
            (&["居民人均可支配收入", "城镇居民人均可支配收入"], &["居民", "城镇居民"], "人均可支配收入"),
            (&["第一产业增加值", "第二产业增加值"], &["第一产业增加值", "第二产业增加值"], ""),
            (&["城镇居民人均可支配收入", "农村居民人均可支配收入"], &["城镇居民", "农村居民"], "人均可支配收入"),
            (&["铁路营业里程"], &["铁路营业里程"], ""),
        ];
        for (labels, rests, words) in cases {
            let shared = Shared::new(labels);
            let found: Vec<&str> = labels.iter().map(|label| shared.rest(label)).collect();
            assert_eq!((found.as_slice(), shared.words().as_str()), (*rests, *words));
        }
    }
}
