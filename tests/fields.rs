//! What short passages say, field by field: one row a figure, `written|label|kind|period|direction|baseline`, and the relations.

use report_figures::checks::Relation;
use report_figures::metrics::{Direction, Kind, Metric};
use report_figures::read;

/// A passage, its figures, and its relations as `share 2 = 1/0`, `0 = 1+2`, `1 of 0`, with `!` where the check fails.
type Case = (&'static str, &'static [&'static str], &'static [&'static str]);

const CASES: &[Case] = &[
    (
        "2021年,全市检查企业1200家,发现问题300个,完成整改297个,整改率99%。",
        &["1200家|检查企业|q|2021||", "300个|发现问题|q|2021||", "297个|完成整改|q|2021||", "99%|整改率|s|2021||"],
        &["share 3 = 2/1"],
    ),
    (
        "2021年,发现隐患400个,完成治理380个,治理率97%。",
        &["400个|发现隐患|q|2021||", "380个|完成治理|q|2021||", "97%|治理率|s|2021||"],
        &["share 2 = 1/0!"],
    ),
    (
        "2022年,甲、乙和丙的平均浓度分别下降3%、4.5%和6%。",
        &["3%|甲平均浓度|c|2022|down|", "4.5%|乙平均浓度|c|2022|down|", "6%|丙的平均浓度|c|2022|down|"],
        &[],
    ),
    (
        "2020年应完成20项任务、50个项目,已完成18项任务、40个项目,分别占90%和80%。",
        &[
            "20项|应完成任务|q|2020||",
            "50个|应完成项目|q|2020||",
            "18项|完成任务|q|2020||",
            "40个|完成项目|q|2020||",
            "90%|完成任务占比|s|2020||",
            "80%|完成项目占比|s|2020||",
        ],
        &["share 4 = 2/0", "share 5 = 3/1"],
    ),
    (
        "2023年,货运量5.2亿吨,比上年增加0.4亿吨,增长8.3%。",
        &[
            "5.2亿吨|货运量|q|2023||",
            "0.4亿吨|货运量|c|2023|up|previous-period",
            "8.3%|货运量|c|2023|up|previous-period",
        ],
        &["1 of 0", "2 of 0"],
    ),
    (
        "与2015年相比,化学需氧量排放总量下降20%。截至2020年6月底,建成污水处理站361个。",
        &["20%|化学需氧量排放总量|c||down|2015", "361个|建成污水处理站|q|../2020-06||"],
        &[],
    ),
    (
        "对78人作出处理:甲级干部5人,乙级干部28人,丙级干部45人。",
        &["78人|作出处理|q|||", "5人|甲级干部|q|||", "28人|乙级干部|q|||", "45人|丙级干部|q|||"],
        &["0 = 1+2+3"],
    ),
    (
        "全县处理32人,其中甲级干部5人、乙级干部27人。按处理方式分,党纪处分12人,处分并处理4人,组织处理1人,诫勉10人,通报5人。",
        &[
            "32人|处理|q|||",
            "5人|甲级干部|q|||",
            "27人|乙级干部|q|||",
            "12人|党纪处分|q|||",
            "4人|处分并处理|q|||",
            "1人|组织处理|q|||",
            "10人|诫勉|q|||",
            "5人|通报|q|||",
        ],
        &["0 = 1+2", "0 = 3+4+5+6+7"],
    ),
    (
        "60周岁以上人口28004万人,占总人口的19.8%,其中65周岁以上人口20978万人,占总人口的14.9%。",
        &[
            "28004万人|60周岁以上人口|q|||",
            "19.8%|60周岁以上人口占比|s|||",
            "20978万人|65周岁以上人口|q|||",
            "14.9%|65周岁以上人口占比|s|||",
        ],
        &["0 = 2"],
    ),
    (
        "某市2023年预算执行情况和2024年预算草案\n\n一、2023年预算执行情况\n\n公共收入100亿元。\n\n二、2024年预算安排\n\n公共收入110亿元。",
        &["100亿元|公共收入|q|2023||", "110亿元|公共收入|q|2024||"],
        &[],
    ),
    (
        "某市2023年统计公报[1]\n某市统计局\n\n2023年,粮食产量12万吨。\n\n年末户籍人口50万人。",
        &["12万吨|粮食产量|q|2023||", "50万人|户籍人口|q|2023||"],
        &[],
    ),
    (
        "2023年底,總人口為750萬3100人,較前一年增加1萬4千人或0.19%。",
        &[
            "750萬3100人|總人口|q|2023||",
            "1萬4千人|總人口|c|2023|up|previous-period",
            "0.19%|總人口|c|2023|up|previous-period",
        ],
        &["1 of 0", "2 of 0"],
    ),
    (
        "共有学校500所,其中民办学校120所。机构3.2万个(其中公立机构2.1万个)。授权35万件,含发明授权4.5万件。",
        &[
            "500所|学校|q|||",
            "120所|民办学校|q|||",
            "3.2万个|机构|q|||",
            "2.1万个|公立机构|q|||",
            "35万件|授权|q|||",
            "4.5万件|发明授权|q|||",
        ],
        &["0 = 1", "2 = 3", "4 = 5"],
    ),
    (
        "收到举报27件,涉及16人,处分2人,诫勉9人。",
        &["27件|收到举报|q|||", "16人|涉及|q|||", "2人|处分|q|||", "9人|诫勉|q|||"],
        &[],
    ),
    (
        "支出100万元,其中:基本支出80万元、项目支出20万元、其他支出0万元。",
        &["100万元|支出|q|||", "80万元|基本支出|q|||", "20万元|项目支出|q|||", "0万元|其他支出|q|||"],
        &["0 = 1+2+3"],
    ),
    (
        "对负有责任的78名责任人作出处理。组织力量在11个城市检查。",
        &["78名|负有责任的责任人|q|||", "11个|城市检查|q|||"],
        &[],
    ),
    ("2023年,优良率由上年的80%提高到85%。", &["80%|优良率|s|2022||", "85%|优良率|s|2023||"], &[]),
    ("2023年,甲市GDP28839亿元,PM2.5浓度下降3%。", &["28839亿元|甲市GDP|q|2023||", "3%|PM2.5浓度|c|2023|down|"], &[]),
    (
        "建成71个水质监测站,关停5家企业和3个作坊。",
        &["71个|建成水质监测站|q|||", "5家|关停企业|q|||", "3个|作坊|q|||"],
        &[],
    ),
    (
        "文盲率由4.26%下降为2.08%,下降2.18个百分点。",
        &["4.26%|文盲率|s|||", "2.08%|文盲率|s|||", "2.18个百分点|文盲率|c||down|"],
        &["2 of 1"],
    ),
    (
        "警方去年接獲34112宗詐騙案,較前年增加6333宗,升幅22.8%。",
        &["34112宗|詐騙案|q|||", "6333宗|詐騙案|c||up|previous-period", "22.8%|詐騙案升幅|c||up|previous-period"],
        &["1 of 0", "2 of 0"],
    ),
    (
        "督导反馈问题50个。已完成整改42个,完成率86%;其余8个正在推进。",
        &["50个|督导反馈问题|q|||", "42个|完成整改|q|||", "86%|完成率|s|||", "8个|其余|q|||"],
        &["share 2 = 1/0!", "0 = 1+3"],
    ),
    (
        "2022年,支出合计800万元,其中:人员支出520万元,占65%;项目支出280万元,占37%。",
        &[
            "800万元|支出|q|2022||",
            "520万元|人员支出|q|2022||",
            "65%|人员支出占比|s|2022||",
            "280万元|项目支出|q|2022||",
            "37%|项目支出占比|s|2022||",
        ],
        &["share 2 = 1/0", "0 = 1+3", "share 4 = 3/0!"],
    ),
];

fn row(metric: &Metric) -> String {
    let kind = match metric.kind {
        Kind::Quantity => "q",
        Kind::Share => "s",
        Kind::Change => "c",
        Kind::Multiple => "x",
    };
    let direction = metric.direction.map_or("", |direction| if direction == Direction::Up { "up" } else { "down" });
    let period = metric.period.as_deref().unwrap_or_default();
    let baseline = metric.baseline.as_deref().unwrap_or_default();
    [metric.written.as_str(), &metric.label, kind, period, direction, baseline].join("|")
}

fn relation(relation: &Relation) -> String {
    let sum = |parts: &[usize]| parts.iter().map(usize::to_string).collect::<Vec<_>>().join("+");
    match relation {
        Relation::Share { share, parts, whole } => {
            format!("share {} = {}/{whole}", share.unwrap_or(*whole), sum(parts))
        }
        Relation::Breakdown { whole, parts, .. } => format!("{whole} = {}", sum(parts)),
        Relation::Change { to, delta, .. } => format!("{delta} of {}", to.unwrap_or(*delta)),
    }
}

#[test]
fn passages_say_what_a_reader_takes_from_them() {
    for (text, figures, relations) in CASES {
        let reading = read(text);
        let got: Vec<String> = reading.metrics.iter().map(row).collect();
        assert_eq!(got, *figures, "figures of {text}");
        let fails = |n: usize| reading.checks.iter().any(|check| check.relation == n && !check.holds);
        let told = reading.relations.iter().enumerate();
        let got: Vec<String> = told.map(|(n, one)| relation(one) + if fails(n) { "!" } else { "" }).collect();
        assert_eq!(got, *relations, "relations of {text}");
    }
}
