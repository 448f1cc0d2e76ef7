//! What holds for every panel, whatever the report, the form and the width.

use proptest::prelude::*;

use super::fixture::{Row, reading as reading_of, rectification};
use super::*;
use crate::checks::{Check, Relation};
use crate::metrics::{Direction, Kind, Metric};
use crate::quantity::Decimal;

#[test]
fn every_figure_is_on_one_panel() {
    let reading = rectification();
    let own = panels(&reading).into_iter().filter(|panel| !is_headline(panel));
    let mut shown: Vec<usize> = own.flat_map(|panel| panel.metrics).collect();
    shown.sort_unstable();
    let all: Vec<usize> = (0..reading.metrics.len()).collect();
    assert_eq!(shown, all, "each figure of the report, once");
}

/// The headlines stand on the panels of their sections too.
fn is_headline(panel: &Panel) -> bool {
    panel.id == "主要数字"
}

/// The panels that an editor would choose: title, form, and how many figures.
#[test]
fn the_panels_of_a_rectification_report() {
    let reading = rectification();
    let chosen: Vec<String> = panels(&reading)
        .iter()
        .map(|panel| format!("{:?} {} {} {}", panel.form, panel.metrics.len(), panel.id, panel.title))
        .collect();
    let expected = [
        "Level 5 主要数字 任务完成占比96.4%，项目完成占比99.7%",
        "Progress 5 整改任务 28项任务已完成27项",
        "Progress 5 整改项目 351个项目已完成350个",
        "Figures 1 联合检查城市 联合检查11个城市",
        "Progress 4 发现问题 发现问题5300个，完成整治5294个",
        "Figures 4 挂牌督办焦化违法企业 挂牌督办10家焦化违法企业",
        "Figures 2 约谈 约谈304人，问责307人",
        "Breakdown 5 严肃处理责任人 严肃处理78名责任人，科级干部32人最多",
        "Breakdown 6 党纪政务处分 78名中，受到处分的占比53.8%",
        "Figures 2 优良天数比例 优良天数比例63.6%，PM2.5平均浓度48μg/m³",
        "Changes 3 SO2年均浓度 SO2等3项年均浓度均下降",
        "Nested 4 国考断面 58个国考断面，其中水质优良断面32个",
        "Changes 5 二氧化硫排放总量 二氧化硫等4项排放总量均下降",
        "Bars 3 压减煤炭产能 压减煤炭产能最多，2745万吨",
        "Level 5 关停燃煤发电机组 关停燃煤发电机组110万千瓦",
        "Figures 6 燃煤锅炉超低排放改造 燃煤锅炉超低排放改造256台、2.55万蒸吨",
        "Figures 6 行政处罚 行政处罚5724起，罚款6.42亿元",
    ];
    assert_eq!(chosen, expected);
}

#[test]
fn titles_read_as_the_report_does() {
    let cases: &[(&str, &[Row], &str)] = &[
        (
            "14户企业少计利润3.27亿元。",
            &[("14户", "企业少计利润", ""), ("3.27亿元", "企业少计利润", "")],
            "14户企业少计利润3.27亿元",
        ),
        (
            "6个项目违规招标，涉及1.2亿元。",
            &[("6个", "项目违规招标", ""), ("1.2亿元", "项目违规招标", "")],
            "6个项目违规招标，涉及1.2亿元",
        ),
        (
            "改造锅炉8台（2.5万蒸吨）。",
            &[("8台", "改造锅炉", ""), ("2.5万蒸吨", "改造锅炉", "")],
            "改造锅炉8台、2.5万蒸吨",
        ),
        (
            "普惠性幼儿园9436所，占83.6%。",
            &[("9436所", "普惠性幼儿园", ""), ("83.6%", "普惠性幼儿园占比", "")],
            "普惠性幼儿园9436所，占比83.6%",
        ),
        ("单季营收环比增16.7%。", &[("16.7%", "单季营收环比增", "↑")], "单季营收环比增长16.7%"),
        ("税收收入完成比上年下降1.7%。", &[("1.7%", "税收收入完成", "↓")], "税收收入比上年下降1.7%"),
        ("抗诉62件，分别高出3.8个百分点。", &[("62件", "抗诉", ""), ("3.8个百分点", "采纳", "")], "抗诉62件"),
    ];
    for (words, rows, expected) in cases {
        let mut reading = reading_of(&[(*words, *rows)], Vec::new());
        for metric in reading.metrics.iter_mut().filter(|metric| metric.unit == "个百分点") {
            metric.kind = Kind::Change;
        }
        assert_eq!(panels(&reading)[0].title, *expected);
    }
}

/// What is said of a share, of its part and of its whole stands with it, in words that have room.
#[test]
fn a_share_has_the_changes_of_its_figures_beside_it() {
    let rows: &[Row] = &[
        ("84.25亿元", "公司总资产", "@2024"),
        ("80.13亿元", "公司总资产", "@2023"),
        ("5.14%", "公司总资产同口径增长", "↑"),
        ("26.89亿元", "存货账面价值", "@2024"),
        ("31.92%", "存货账面价值占公司总资产的比重", "%"),
        ("2.1个百分点", "存货账面价值占公司总资产的比重", "↑"),
    ];
    let words = "公司总资产84.25亿元，较上年末的80.13亿元增长5.14%；存货26.89亿元，占31.92%，提高2.1个百分点。";
    let change = |to, from, delta| Relation::Change { to: Some(to), from, delta, using: None };
    let share = Relation::Share { share: Some(4), parts: vec![3], whole: 0 };
    let reading = reading_of(&[(words, rows)], vec![change(0, Some(1), 2), share, change(4, None, 5)]);
    let panels = panels(&reading);
    let [panel] = panels.as_slice() else { panic!("{panels:?}") };
    for width_px in [240.0, 360.0, 720.0] {
        let scene = draw(panel, &reading, &Settings { width_px, ..Settings::default() });
        let said: Vec<&str> = scene.marks.iter().filter_map(text_box).map(|(_, words)| words).collect();
        for expected in ["存货账面价值占比", "↑较上年提高2.1个百分点", "↑较上年同口径增长5.14%", "2023年 80.13亿元"]
        {
            assert!(said.contains(&expected), "no {expected} at {width_px} px: {said:?}");
        }
    }
}

#[test]
fn a_whole_of_seven_parts_has_a_bar_too() {
    let metric = |digits| Metric {
        label: format!("第{digits}项收入"),
        value: Decimal { digits, exponent: 0 },
        ..Metric::default()
    };
    let metrics = [28, 1, 2, 3, 4, 5, 6, 7].map(metric).to_vec();
    let relations = vec![Relation::Breakdown { whole: 0, parts: (1..8).collect(), exhaustive: true }];
    let reading = Reading { metrics, relations, ..Reading::default() };
    let panel = Panel { form: Form::Breakdown, metrics: (0..8).collect(), ..Panel::default() };
    let scene = draw(&panel, &reading, &Settings::default());
    let bars = scene.marks.iter().filter(|mark| matches!(mark.shape, Shape::Rect { .. })).count();
    assert_eq!(bars, 14, "a stretch and a bar for each part");
}

/// Two ends of one period are not told apart by it.
#[test]
fn ends_of_one_period_have_no_dates() {
    let rows: &[Row] = &[("720元", "生均经费", "@2025"), ("760元", "生均经费", "@2025")];
    let reading = reading_of(&[("2025年生均经费由720元提高至760元。", rows)], Vec::new());
    let scene = draw(&panels(&reading)[0], &reading, &Settings::default());
    let said: Vec<&str> = scene.marks.iter().filter_map(text_box).map(|(_, words)| words).collect();
    assert!(said.contains(&"720元") && said.contains(&"→ 760元"), "{said:?}");
}

/// An editor's panel need not have the quiet line that the desk would write under this form.
#[test]
fn bars_tell_their_unit_where_the_quiet_line_does_not() {
    let reading = rectification();
    let bars = panels(&reading).into_iter().find(|panel| panel.form == Form::Bars).unwrap();
    let values = |note: &str| {
        let scene = draw(&Panel { note: note.to_owned(), ..bars.clone() }, &reading, &Settings::default());
        let words = scene.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text { words, .. } if words.starts_with(|first: char| first.is_ascii_digit()) => Some(words.clone()),
            _ => None,
        });
        words.collect::<Vec<_>>()
    };
    assert_eq!(values(&bars.note), ["2745", "1192", "175"], "{}", bars.note);
    assert_eq!(values("整改成效"), ["2745万吨", "1192万吨", "175万吨"]);
    assert_eq!(values("单位：吨"), ["2745万吨", "1192万吨", "175万吨"]);
}

/// What is the report's own stays; an editor's words do too.
#[test]
fn the_quiet_line_is_said_in_english_where_english_is_asked_for() {
    let mut reading = rectification();
    let bars = panels(&reading).into_iter().find(|panel| panel.form == Form::Bars).unwrap();
    for (period, baseline, note, expected) in [
        ("2019", None, "整改成效 · 2019年 · 单位：万吨", "整改成效 · 2019 · Unit: 万吨"),
        ("2019", Some("2015"), "2019年 · 与2015年相比", "2019 · vs 2015"),
        ("../2020-06", None, "截至2020年6月底", "up to 2020-06"),
        ("2019", None, "2019年6月 · 2017年至2019年", "2019年6月 · 2017年至2019年"),
        ("2019", None, "本报记者整理", "本报记者整理"),
    ] {
        let metric = &mut reading.metrics[bars.metrics[0]];
        (metric.period, metric.baseline) = (Some(period.to_owned()), baseline.map(str::to_owned));
        assert_eq!(note::in_english(&Panel { note: note.to_owned(), ..bars.clone() }, &reading), expected);
    }
}

#[test]
fn checks_are_said_softly_and_exactly() {
    let reading = rectification();
    let said = |lang| reading.checks.iter().map(|check| check_words(check, &reading, lang)).collect::<Vec<_>>();
    let expected = [
        "✓ 27÷28 = 96.4%",
        "✓ 350÷351 = 99.7%",
        "✓ 28+10 = 38项",
        "✓ 351+173 = 524个",
        "△ 文中为98.7%，按5294÷5300重算为99.9%",
        "✓ 5+28+32+13 = 78名",
        "✓ 38+4+1+20+15 = 78名",
        "✓ (38+4)÷78 = 53.8%",
    ];
    assert_eq!(said(Lang::ZhHans), expected);
    assert!(said(Lang::En).contains(&"△ the report says 98.7%; 5294÷5300 gives 99.9%".to_owned()));
    let noted = Check { note: Some("两数统计时点不同".to_owned()), ..reading.checks[4].clone() };
    let words = check_words(&noted, &reading, Lang::ZhHans);
    assert_eq!(words, "△ 文中为98.7%，按5294÷5300重算为99.9%。编者注：两数统计时点不同");
}

#[test]
fn amber_is_for_a_check_that_does_not_hold() {
    let reading = rectification();
    for panel in panels(&reading) {
        let settings = Settings::default();
        let amber = theme::Inks::new(&settings).amber;
        let scene = draw(&panel, &reading, &settings);
        let has_amber = scene.marks.iter().any(|mark| mark.color == amber);
        let fails = panel.checks.iter().any(|&check| !reading.checks[check].holds);
        assert_eq!(has_amber, fails, "{}", panel.title);
    }
}

/// Left, top, right and bottom.
type Box = (f32, f32, f32, f32);

fn text_box(mark: &Mark) -> Option<(Box, &str)> {
    let Shape::Text { x, y, words, size, is_bold, anchor } = &mark.shape else { return None };
    let width = text::width(words, *size, *is_bold);
    let left = match anchor {
        Anchor::Start => *x,
        Anchor::Middle => x - width / 2.0,
        Anchor::End => x - width,
    };
    Some(((left, y - size * 0.84, left + width, y + size * 0.12), words))
}

fn overlap(one: Box, other: Box) -> bool {
    const SLACK: f32 = 0.6;
    one.0 + SLACK < other.2 && other.0 + SLACK < one.2 && one.1 + SLACK < other.3 && other.1 + SLACK < one.3
}

/// Nothing clipped, nothing on top of another, every figure findable by a finger.
fn stands(scene: &Scene, panel: &Panel, reading: &Reading) -> Result<(), TestCaseError> {
    let texts: Vec<(Box, &str)> = scene.marks.iter().filter_map(text_box).collect();
    for (index, (place, words)) in texts.iter().enumerate() {
        let is_inside =
            place.0 >= -0.6 && place.1 >= -0.6 && place.2 <= scene.width_px + 0.6 && place.3 <= scene.height_px + 0.6;
        prop_assert!(is_inside, "「{words}」 {place:?} leaves {} × {}", scene.width_px, scene.height_px);
        for (other, other_words) in texts.iter().skip(index + 1) {
            prop_assert!(!overlap(*place, *other), "「{words}」 {place:?} lies on 「{other_words}」 {other:?}");
        }
        for mark in &scene.marks {
            if let Shape::Rect { x, y, width, height } = mark.shape {
                let bar = (x, y, x + width, y + height);
                prop_assert!(!overlap(*place, bar), "「{words}」 {place:?} lies on a bar {bar:?}");
            }
        }
    }
    for mark in &scene.marks {
        if let Shape::Rect { x, y, width, height } = mark.shape {
            let is_inside = x >= 0.0 && y >= 0.0 && x + width <= scene.width_px + 0.6 && y + height <= scene.height_px;
            prop_assert!(is_inside, "a bar at {x} {y}, {width} × {height}, leaves the scene");
        }
    }
    for &metric in panel.metrics.iter().filter(|&&metric| metric < reading.metrics.len()) {
        let target = scene.targets.iter().find(|target| target.metric == metric);
        let Some(target) = target else { return Err(TestCaseError::fail(format!("figure {metric} is nowhere"))) };
        prop_assert!(target.width >= 24.0 && target.height >= 24.0, "{target:?} is too small for a finger");
        prop_assert!(target.x + target.width <= scene.width_px + 0.6, "{target:?} leaves the scene");
        prop_assert!(target.y + target.height <= scene.height_px + 0.6, "{target:?} leaves the scene");
    }
    Ok(())
}

const FORMS: [Form; 9] = [
    Form::Figures,
    Form::Progress,
    Form::Breakdown,
    Form::Nested,
    Form::Level,
    Form::Changes,
    Form::Bars,
    Form::Slope,
    Form::Funnel,
];

fn metric() -> impl Strategy<Value = Metric> {
    let label = "[水质优良断面整改任务率环境保护区、（）PM2.5a-z ]{0,24}";
    let unit = prop::sample::select(vec!["", "%", "个", "吨", "元", "μg/m³", "平方公里", "蒸吨/小时", "个百分点"]);
    let kind = prop::sample::select(vec![Kind::Quantity, Kind::Share, Kind::Change, Kind::Multiple]);
    let direction = prop::sample::select(vec![None, Some(Direction::Up), Some(Direction::Down)]);
    let period = prop::sample::select(vec![None, Some("2019"), Some("../2020-06"), Some("2018-11-06/2018-12-06")]);
    (label, unit, kind, direction, period, -9_999_999..9_999_999_i64, -2..9_i32).prop_map(
        |(label, unit, kind, direction, period, digits, exponent)| Metric {
            label,
            value: Decimal { digits, exponent },
            unit: unit.into(),
            kind,
            direction,
            period: period.map(str::to_owned),
            ..Metric::default()
        },
    )
}

fn relation(count: usize) -> impl Strategy<Value = Relation> {
    let index = 0..count;
    let parts = prop::collection::vec(index.clone(), 1..5);
    (index.clone(), index.clone(), parts, prop::option::of(index), 0..4).prop_map(|(one, other, parts, rate, sort)| {
        match sort {
            0 => Relation::Share { share: rate, parts, whole: one },
            1 => Relation::Breakdown { whole: one, parts, exhaustive: true },
            2 => Relation::Breakdown { whole: one, parts, exhaustive: false },
            _ => Relation::Change { to: Some(one), delta: other, from: rate, using: None },
        }
    })
}

fn reading() -> impl Strategy<Value = Reading> {
    prop::collection::vec(metric(), 1..10).prop_flat_map(|metrics| {
        let count = metrics.len();
        prop::collection::vec(relation(count), 0..6).prop_map(move |relations| {
            let check = |relation| Check {
                relation,
                holds: relation % 2 == 0,
                stated: Decimal { digits: 987, exponent: -1 },
                computed: Decimal { digits: 99_887, exponent: -3 },
                note: (relation % 3 == 0).then(|| "口径不同".to_owned()),
            };
            let checks = (0..relations.len()).map(check).collect();
            Reading { metrics: metrics.clone(), relations, checks, ..Reading::default() }
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_panel_stands_at_any_width(reading in reading(), form in prop::sample::select(FORMS.to_vec()), width in 240..1200_u16, is_alone: bool) {
        let metrics: Vec<usize> = (0..reading.metrics.len() + 1).collect();
        let checks = (0..reading.checks.len()).collect();
        let mut panel = Panel { form, metrics, checks, ..Panel::default() };
        let relations = ties::relations_of(&panel.metrics, &reading);
        panel.title = title::finding(&panel, &reading, &relations);
        panel.note = note::note(&panel, &reading, &relations);
        let frame = if is_alone { Frame::Alone } else { Frame::Page };
        let scene = draw(&panel, &reading, &Settings { width_px: width.into(), frame, ..Settings::default() });
        stands(&scene, &panel, &reading)?;
    }

    #[test]
    fn any_report_has_each_figure_once(reading in reading(), width in 240..1200_u16) {
        let panels = panels(&reading);
        let own = panels.iter().filter(|panel| !is_headline(panel));
        let mut shown: Vec<usize> = own.flat_map(|panel| panel.metrics.iter().copied()).collect();
        shown.sort_unstable();
        prop_assert_eq!(shown, (0..reading.metrics.len()).collect::<Vec<_>>());
        let mut ids: Vec<&str> = panels.iter().map(|panel| panel.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), panels.len(), "names are unique");
        for panel in &panels {
            let scene = draw(panel, &reading, &Settings { width_px: width.into(), ..Settings::default() });
            stands(&scene, panel, &reading)?;
        }
    }

    #[test]
    fn the_demo_stands_at_any_width(width in 240..1200_u16) {
        let reading = rectification();
        for panel in panels(&reading) {
            let scene = draw(&panel, &reading, &Settings { width_px: width.into(), ..Settings::default() });
            stands(&scene, &panel, &reading)?;
        }
    }

    #[test]
    fn bars_start_at_one_zero_and_are_as_long_as_their_values(values in prop::collection::vec(1..1_000_000_i64, 2..12), width in 240..1200_u16) {
        let named = |(place, &digits): (usize, &i64)| {
            let value = Decimal { digits, exponent: 0 };
            Metric { label: format!("{place}号县查处案件"), value, unit: "件".into(), ..Metric::default() }
        };
        let reading = Reading { metrics: values.iter().enumerate().map(named).collect(), ..Reading::default() };
        let panel = Panel { form: Form::Bars, metrics: (0..values.len()).collect(), ..Panel::default() };
        let scene = draw(&panel, &reading, &Settings { width_px: width.into(), ..Settings::default() });
        let bars = scene.marks.iter().filter_map(|mark| match mark.shape {
            Shape::Rect { x, width, .. } => Some((x, f64::from(width))),
            _ => None,
        });
        let bars: Vec<(f32, f64)> = bars.collect();
        prop_assert_eq!(bars.len(), values.len());
        let most = *values.iter().max().unwrap() as f64;
        let longest = bars.iter().map(|(_, width)| *width).fold(0.0, f64::max);
        for ((x, width), value) in bars.iter().zip(&values) {
            prop_assert!((x - bars[0].0).abs() < 0.01, "zero is at {} and at {x}", bars[0].0);
            let expected = (*value as f64 / most * longest).max(1.0);
            prop_assert!((width - expected).abs() < 0.1, "{value} is {width} px, not {expected}");
        }
    }
}
