//! Readings for tests, from sentences with a row for each figure in them.

use crate::checks::{Check, Relation};
use crate::metrics::{Direction, Kind, Metric};
use crate::quantity::Decimal;
use crate::reading::Reading;
use crate::report::{Report, Section, Sentence, Span};

/// A figure as written, its label, and what else is known: `同`, `2015` for baselines; `↑`, `↓`; `%` for a share; a year after `@`.
pub(crate) type Row<'a> = (&'a str, &'a str, &'a str);

/// A reading of sentences in order; a sentence without rows that does not end in a full stop is a heading.
pub(crate) fn reading(sentences: &[(&str, &[Row])], relations: Vec<Relation>) -> Reading {
    let mut reading = Reading { relations, ..Reading::default() };
    let Report { text, sections, sentences: spans, .. } = &mut reading.report;
    for (paragraph, (words, rows)) in sentences.iter().enumerate() {
        let start = text.len();
        text.push_str(words);
        text.push('\n');
        let span = Span { start, end: start + words.len() };
        if rows.is_empty() && !words.ends_with('。') {
            sections.push(Section { heading: (*words).to_owned(), span });
            continue;
        }
        let section = sections.len().checked_sub(1);
        spans.push(Sentence { span, section, paragraph });
        let mut at = 0;
        for row in *rows {
            let found = at
                + words
                    .get(at..)
                    .and_then(|rest| rest.find(row.0))
                    .unwrap_or_else(|| panic!("no {} in {words}", row.0));
            at = found + row.0.len();
            let place = Span { start: start + found, end: start + at };
            reading.metrics.push(metric(row, place, span, section));
        }
    }
    reading.checks = check(&reading);
    reading
}

fn metric((written, label, known): &Row, span: Span, sentence: Span, section: Option<usize>) -> Metric {
    let digits: String = written.chars().take_while(|digit| digit.is_ascii_digit() || *digit == '.').collect();
    let places = digits.split_once('.').map_or(0, |(_, places)| places.len());
    let rest = written.trim_start_matches(&digits);
    let unit = rest.trim_start_matches(['万', '亿']);
    let scale = if rest.starts_with('亿') {
        8
    } else if rest.starts_with('万') {
        4
    } else {
        0
    };
    let value =
        Decimal { digits: digits.replace('.', "").parse().unwrap(), exponent: scale - i32::try_from(places).unwrap() };
    let direction =
        if known.contains('↑') { Some(Direction::Up) } else { known.contains('↓').then_some(Direction::Down) };
    let kind = if direction.is_some() {
        Kind::Change
    } else if unit == "%" {
        Kind::Share
    } else {
        Kind::Quantity
    };
    let baseline =
        if known.contains('同') { Some("previous-period") } else { known.contains("2015").then_some("2015") };
    Metric {
        id: label.to_string(),
        label: label.to_string(),
        value,
        unit: unit.to_owned(),
        written: written.to_string(),
        kind,
        direction,
        baseline: baseline.map(str::to_owned),
        period: known.split_once('@').map(|(_, period)| period.to_owned()),
        section,
        span,
        sentence,
        ..Metric::default()
    }
}

/// Shares and exhaustive breakdowns, recomputed plainly.
fn check(reading: &Reading) -> Vec<Check> {
    let value = |index: usize| reading.metrics[index].value;
    let sum = |parts: &[usize]| parts.iter().map(|&part| value(part).to_f64()).sum::<f64>();
    let thousandths = |computed: f64| Decimal { digits: (computed * 1000.0).round() as i64, exponent: -3 };
    let check = |(relation, is): (usize, &Relation)| match is {
        Relation::Share { share: Some(share), parts, whole } => {
            let computed = sum(parts) / value(*whole).to_f64() * 100.0;
            let (stated, computed) = (value(*share), thousandths(computed));
            let holds = (stated.to_f64() - computed.to_f64()).abs() < 0.06;
            Some(Check { relation, holds, stated, computed, note: None })
        }
        Relation::Breakdown { whole, parts, exhaustive: true } => {
            let (stated, computed) = (value(*whole), thousandths(sum(parts)));
            Some(Check { relation, holds: stated == computed, stated, computed, note: None })
        }
        _ => None,
    };
    reading.relations.iter().enumerate().filter_map(check).collect()
}

fn share(share: usize, parts: &[usize], whole: usize) -> Relation {
    Relation::Share { share: Some(share), parts: parts.to_vec(), whole }
}

fn breakdown(whole: usize, parts: &[usize], exhaustive: bool) -> Relation {
    Relation::Breakdown { whole, parts: parts.to_vec(), exhaustive }
}

fn change(to: usize, delta: usize) -> Relation {
    Relation::Change { to: Some(to), delta, from: None, using: None }
}

/// The figures of `tests/reports/rectification`, read as a careful reader reads them.
pub(crate) fn rectification() -> Reading {
    let relations = vec![
        share(6, &[4], 2),
        share(7, &[5], 3),
        breakdown(0, &[2, 8], true),
        breakdown(1, &[3, 9], true),
        share(14, &[13], 12),
        breakdown(21, &[22, 23, 24, 25], true),
        breakdown(21, &[26, 27, 28, 29, 30], true),
        share(31, &[26, 27], 21),
        breakdown(37, &[38, 39], false),
        change(39, 40),
        change(51, 52),
    ];
    reading(RECTIFICATION, relations)
}

const RECTIFICATION: &[(&str, &[Row])] = &[
    (
        "山西把整改任务细化成38项任务、524个项目,计划用两年时间完成。",
        &[("38项", "整改任务", ""), ("524个", "整改项目", "")],
    ),
    (
        "2019年应完成28项任务、351个项目,已完成27项任务、350个项目,分别占96.4%和99.7%;2020年应完成的10项任务、173个项目正按进度推进。",
        &[
            ("28项", "应完成任务", "@2019"),
            ("351个", "应完成项目", "@2019"),
            ("27项", "已完成任务", "@2019"),
            ("350个", "已完成项目", "@2019"),
            ("96.4%", "任务完成占比", "@2019"),
            ("99.7%", "项目完成占比", "@2019"),
            ("10项", "应完成任务", "@2020"),
            ("173个", "应完成项目", "@2020"),
        ],
    ),
    ("创新机制,集中解决突出问题", &[]),
    ("全省组织力量在11个城市和综合改革示范区开展联合检查。", &[("11个", "联合检查城市", "")]),
    (
        "共排查污染源2.2万个,发现问题5300个,完成整治5294个,整治率98.7%。",
        &[
            ("2.2万个", "排查污染源", ""),
            ("5300个", "发现问题", ""),
            ("5294个", "完成整治", ""),
            ("98.7%", "整治率", ""),
        ],
    ),
    ("台账管理,逐项销号", &[]),
    (
        "对10家焦化违法企业挂牌督办;对环境质量改善未达标的7个市、11个县(市、区)政府负责人,以及严重超标的9个重点排污单位负责人公开约谈。",
        &[
            ("10家", "挂牌督办焦化违法企业", ""),
            ("7个", "环境质量改善未达标的市", ""),
            ("11个", "环境质量改善未达标的县(市、区)", ""),
            ("9个", "严重超标的重点排污单位", ""),
        ],
    ),
    ("严肃问责,以问责促整改", &[]),
    ("督察“回头看”期间,共约谈304人,问责307人。", &[("304人", "约谈", ""), ("307人", "问责", "")]),
    (
        "整改期间,又对负有责任的78名责任人作出严肃处理:厅级干部5人,处级干部28人,科级干部32人,科级以下干部13人。",
        &[
            ("78名", "严肃处理责任人", ""),
            ("5人", "厅级干部", ""),
            ("28人", "处级干部", ""),
            ("32人", "科级干部", ""),
            ("13人", "科级以下干部", ""),
        ],
    ),
    (
        "按处理方式分,党纪政务处分38人,处分并组织处理4人,组织处理1人,诫勉20人,通报15人,受到处分的占53.8%。",
        &[
            ("38人", "党纪政务处分", ""),
            ("4人", "处分并组织处理", ""),
            ("1人", "组织处理", ""),
            ("20人", "诫勉", ""),
            ("15人", "通报", ""),
            ("53.8%", "受到处分的占比", ""),
        ],
    ),
    ("整改成效", &[]),
    (
        "2019年,全省优良天数比例为63.6%,PM2.5平均浓度为48μg/m³;SO2、PM10和CO年均浓度分别下降20%、2.1%和4.3%。",
        &[
            ("63.6%", "优良天数比例", "@2019"),
            ("48μg/m³", "PM2.5平均浓度", "@2019"),
            ("20%", "SO2年均浓度", "↓@2019"),
            ("2.1%", "PM10年均浓度", "↓@2019"),
            ("4.3%", "CO年均浓度", "↓@2019"),
        ],
    ),
    (
        "58个国考断面中,水质优良断面32个,劣Ⅴ类断面9个,同比减少4个。",
        &[
            ("58个", "国考断面", "@2019"),
            ("32个", "水质优良断面", "@2019"),
            ("9个", "劣Ⅴ类断面", "@2019"),
            ("4个", "劣Ⅴ类断面", "↓同@2019"),
        ],
    ),
    (
        "与2015年相比,二氧化硫、氮氧化物、化学需氧量和氨氮排放总量分别下降25.8%、17.9%、20.9%和17.6%,万元国内生产总值二氧化碳排放量年均下降4.05%。",
        &[
            ("25.8%", "二氧化硫排放总量", "↓2015"),
            ("17.9%", "氮氧化物排放总量", "↓2015"),
            ("20.9%", "化学需氧量排放总量", "↓2015"),
            ("17.6%", "氨氮排放总量", "↓2015"),
            ("4.05%", "万元国内生产总值二氧化碳排放量年均", "↓2015"),
        ],
    ),
    (
        "2019年,全省压减煤炭产能2745万吨、钢铁产能175万吨,淘汰炼焦产能1192万吨,关停燃煤发电机组110万千瓦,新增禁煤区1115平方公里。",
        &[
            ("2745万吨", "压减煤炭产能", "@2019"),
            ("175万吨", "压减钢铁产能", "@2019"),
            ("1192万吨", "淘汰炼焦产能", "@2019"),
            ("110万千瓦", "关停燃煤发电机组", "@2019"),
            ("1115平方公里", "新增禁煤区", "@2019"),
        ],
    ),
    ("全省铁路货运量7.4亿吨,同比增长10%。", &[("7.4亿吨", "铁路货运量", "@2019"), ("10%", "铁路货运量", "↑同@2019")]),
    ("整治“散乱污”企业1750家。", &[("1750家", "整治“散乱污”企业", "@2019")]),
    (
        "完成燃煤锅炉超低排放改造256台、2.55万蒸吨,燃气锅炉低氮改造1512台、1万蒸吨,工业炉窑深度治理1775座,重点企业挥发性有机物治理864家。",
        &[
            ("256台", "燃煤锅炉超低排放改造", ""),
            ("2.55万蒸吨", "燃煤锅炉超低排放改造", ""),
            ("1512台", "燃气锅炉低氮改造", ""),
            ("1万蒸吨", "燃气锅炉低氮改造", ""),
            ("1775座", "工业炉窑深度治理", ""),
            ("864家", "重点企业挥发性有机物治理", ""),
        ],
    ),
    (
        "2019年,全省共作出行政处罚5724起,罚款6.42亿元;办理刑事案件14起,刑事拘留34人;办理行政案件170起,行政拘留220人。",
        &[
            ("5724起", "行政处罚", "@2019"),
            ("6.42亿元", "罚款", "@2019"),
            ("14起", "刑事案件", "@2019"),
            ("34人", "刑事拘留", "@2019"),
            ("170起", "行政案件", "@2019"),
            ("220人", "行政拘留", "@2019"),
        ],
    ),
];
