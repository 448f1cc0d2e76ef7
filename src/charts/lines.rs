//! Where lines end: at sense where possible, a number never from its unit, no mark at the start of a line, no character alone.

use super::seams::{Seam, seams};
use super::text::{shorten, width};

/// Breaks words into lines no wider than `max_px`, one more than they need where that spares a word. What does not fit
/// into `max_lines` ends in 「…」.
pub(crate) fn wrap(words: &str, size: f32, is_bold: bool, max_px: f32, max_lines: usize) -> Vec<String> {
    let words = words.trim();
    if words.is_empty() {
        return Vec::new();
    }
    if width(words, size, is_bold) <= max_px {
        return vec![words.to_owned()];
    }
    let paragraph = Paragraph { words, seams: seams(words, size, is_bold, max_px), max_px };
    let mut best: Option<Setting> = None;
    for lines in 2..=max_lines {
        let Some(mut found) = paragraph.set(Seam::default(), 0, lines) else { continue };
        if best.is_some() {
            found.cost += FURTHER_LINE;
        }
        best = cheaper(best, found);
    }
    match best {
        Some(best) => paragraph.lines(&best.ends),
        None => paragraph.shortened(size, is_bold, max_lines),
    }
}

/// What a line costs that leaves all of its room; one that leaves half of it a fourth of that.
const RAGGED: f32 = 10.0;
/// What a character costs that stands alone.
const WIDOW: f32 = 100.0;
/// What a line more costs than are needed.
const FURTHER_LINE: f32 = 4.0;

/// Where lines end, the last first, and what that costs.
struct Setting {
    cost: f32,
    ends: Vec<Seam>,
}

fn cheaper(best: Option<Setting>, found: Setting) -> Option<Setting> {
    Some(match best {
        Some(best) if best.cost <= found.cost => best,
        _ => found,
    })
}

struct Paragraph<'w> {
    words: &'w str,
    /// The last is its end.
    seams: Vec<Seam>,
    max_px: f32,
}

impl Paragraph<'_> {
    /// The best way to set what follows a seam in so many lines; `next` is the seam after it.
    fn set(&self, start: Seam, next: usize, lines: usize) -> Option<Setting> {
        let rest = self.seams.get(next..)?;
        if lines == 1 {
            let cost = self.line_cost(start, *rest.last()?, rest.len() == 1)?;
            return Some(Setting { cost, ends: Vec::new() });
        }
        let mut best = None;
        for (place, &seam) in rest.iter().enumerate() {
            let Some(cost) = self.line_cost(start, seam, place == 0) else { break };
            if let Some(mut found) = self.set(seam, next + place + 1, lines - 1) {
                found.cost += cost + seam.cost;
                found.ends.push(seam);
                best = cheaper(best, found);
            }
        }
        best
    }

    /// What a line costs; `None` where it is too wide, and could be narrower.
    fn line_cost(&self, start: Seam, end: Seam, is_least: bool) -> Option<f32> {
        let left = 1.0 - (end.px - start.px) / self.max_px;
        let words = self.words.get(start.at..end.at).unwrap_or_default();
        let widow = if words.trim().chars().nth(1).is_none() { WIDOW } else { 0.0 };
        (left >= 0.0 || is_least).then_some(left * left * RAGGED + widow)
    }

    fn lines(&self, ends: &[Seam]) -> Vec<String> {
        let (mut lines, mut start) = (Vec::new(), 0);
        for end in ends.iter().rev().map(|seam| seam.at).chain([self.words.len()]) {
            lines.push(self.words.get(start..end).unwrap_or_default().trim().to_owned());
            start = end;
        }
        lines
    }

    /// Full lines, and a last one that says that there is more.
    fn shortened(&self, size: f32, is_bold: bool, max_lines: usize) -> Vec<String> {
        let mut ends = Vec::new();
        let (mut start, mut next) = (Seam::default(), 0);
        while ends.len() + 1 < max_lines && next + 1 < self.seams.len() {
            let mut best = None;
            for (place, &seam) in self.seams.iter().enumerate().skip(next) {
                let Some(cost) = self.line_cost(start, seam, place == next) else { break };
                best = cheaper(best, Setting { cost: cost + seam.cost, ends: vec![seam] });
            }
            let Some(&seam) = best.as_ref().and_then(|best| best.ends.first()) else { break };
            ends.insert(0, seam);
            next = self.seams.partition_point(|other| other.at <= seam.at);
            start = seam;
        }
        let mut lines = self.lines(&ends);
        if let Some(last) = lines.last_mut() {
            let short = shorten(last, size, is_bold, self.max_px);
            // One character in no room at all stays what it is.
            *last = if short.is_empty() { std::mem::take(last) } else { short };
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::{CLOSING, OPENING};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_end_where_a_reader_would_end_them() {
        let cases: &[(&str, f32, usize, &[&str])] = &[
            ("应完成任务27项", 91.0, 2, &["应完成任务", "27项"]),
            ("完成超低排放改造2.55万蒸吨", 130.0, 2, &["完成超低排放改造", "2.55万蒸吨"]),
            ("出台标准，组建机构四个", 91.0, 2, &["出台标准，", "组建机构四个"]),
            ("水质自动监测站", 78.0, 2, &["水质自动", "监测站"]),
            ("县级饮用水水源保护区环境违法问题", 78.0, 2, &["县级饮用水", "水源保护区…"]),
            ("区域（流域）监管", 52.0, 3, &["区域", "（流域）", "监管"]),
            ("PM2.5平均浓度", 60.0, 2, &["PM2.5平", "均浓度"]),
            ("全部金融机构本外币各项存款余额", 120.0, 2, &["全部金融机构", "本外币各项存款余额"]),
            ("市州所在城市平均优良天数比例", 110.0, 2, &["市州所在城市", "平均优良天数比例"]),
            ("在手订单由31.5升至38.4亿元", 110.0, 2, &["在手订单由31.5", "升至38.4亿元"]),
            ("举报问题主要涉及广告违法行为", 110.0, 2, &["举报问题主要涉及", "广告违法行为"]),
            ("一审裁判被改判发回重审率由1.62%降至1.35%", 200.0, 2, &["一审裁判被改判发回重审率", "由1.62%降至1.35%"]),
            (
                "农业生产形势较好 · 截至2025年6月底、2025年1月至6月",
                215.0,
                2,
                &["农业生产形势较好 ·", "截至2025年6月底、2025年1月至6月"],
            ),
            ("国内生产总值1396420亿元，比上年增长4.9%", 150.0, 3, &["国内生产总值", "1396420亿元，", "比上年增长4.9%"]),
            ("行政机关负责人出庭应诉率", 91.0, 2, &["行政机关负责人", "出庭应诉率"]),
            ("规模以上工业增加值比上年增长6.9%", 150.0, 2, &["规模以上工业增加值", "比上年增长6.9%"]),
            ("短", 5.0, 2, &["短"]),
            ("", 50.0, 2, &[]),
        ];
        for (words, max_px, max_lines, expected) in cases {
            assert_eq!(&wrap(words, 13.0, false, *max_px, *max_lines), expected, "{words} in {max_px} px");
        }
    }

    /// Words as reports have them: Chinese, figures with their units, marks, brackets, Latin names.
    fn words() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "[一-鿕]{1,6}",
            2 => "达[1-9][0-9]{0,4}(\\.[0-9]{1,2})?(项|万吨|亿元|%|个百分点|人次|μg/m³)",
            1 => prop::sample::select(vec!["，", "、", "；", "。", "（", "）", "“", "”", "%", "：", " "]).prop_map(str::to_owned),
            1 => prop::sample::select(vec!["PM2.5浓度", "SO2和", "同比增长", "其中"]).prop_map(str::to_owned),
        ];
        prop::collection::vec(piece, 1..12)
            .prop_map(|pieces| pieces.concat().trim_matches(|end| end == ' ' || OPENING.contains(end)).to_owned())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn lines_keep_the_rules_of_setting(words in words(), max_px in 130.0..700.0_f32, max_lines in 1..4_usize) {
            let lines = wrap(&words, 13.0, false, max_px, max_lines);
            prop_assert!(lines.len() <= max_lines, "{lines:?}");
            for line in &lines {
                prop_assert!(width(line, 13.0, false) <= max_px + 0.5, "「{line}」 is wider than {max_px}");
            }
            let is_whole = lines.last().is_none_or(|last| !last.ends_with('…'));
            let bare = |words: &str| words.replace(' ', "");
            prop_assert!(!is_whole || bare(&lines.concat()) == bare(&words), "{lines:?} of {words}");
            for pair in lines.windows(2) {
                let (line, next) = (pair[0].as_str(), pair[1].as_str());
                let (last, first) = (line.chars().last(), next.chars().next());
                let place = format!("{line}|{next} at {max_px} px");
                prop_assert!(!first.is_some_and(|first| CLOSING.contains(first)), "a mark opens a line: {place}");
                prop_assert!(!last.is_some_and(|last| OPENING.contains(last)), "a bracket ends a line: {place}");
                let is_torn = last.is_some_and(|last| last.is_ascii_digit()) && !first.is_some_and(|first| "（“".contains(first));
                prop_assert!(!is_torn, "a figure is torn from its unit: {place}");
            }
            // What cannot be broken, such as a figure with its unit, has no character to give.
            let is_breakable = |line: &String| seams(line, 13.0, false, max_px).len() > 1;
            let is_widow = lines.last().is_some_and(|last| last.chars().count() == 1)
                && lines.iter().rev().nth(1).is_some_and(is_breakable);
            prop_assert!(!is_widow, "one character is left alone: {lines:?} at {max_px} px");
        }
    }
}
