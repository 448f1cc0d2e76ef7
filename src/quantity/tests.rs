//! Cases: a text, and every quantity that is to be found in it.

use super::{Quantity, Role, find};
use crate::report::Folded;

/// A quantity in one line: `written = value..high unit role approx period`.
fn line(text: &str, quantity: &Quantity) -> String {
    let written = text.get(quantity.span.start..quantity.span.end).unwrap();
    let high = quantity.high.map(|high| format!("..{high}")).unwrap_or_default();
    let unit = quantity.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let role = match quantity.role {
        Role::Metric => String::new(),
        role => format!(" {role:?}").to_lowercase(),
    };
    let approx = quantity.approx.map(|approx| format!(" {approx:?}").to_lowercase()).unwrap_or_default();
    let period = quantity
        .period
        .and_then(|period| period.iso(Some(2000)))
        .map(|period| format!(" {period}"))
        .unwrap_or_default();
    format!("{written} = {}{high}{unit}{role}{approx}{period}", quantity.value)
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, wanted) in cases {
        let found: Vec<String> = find(&Folded::new(text)).iter().map(|quantity| line(text, quantity)).collect();
        assert_eq!(found, *wanted, "in «{text}»");
    }
}

#[test]
fn figures_of_reports() {
    check(&[
        ("排查污染源2.2万个", &["2.2万个 = 22000 个"]),
        ("装机110万千瓦", &["110万千瓦 = 1100000 千瓦"]),
        ("浓度为48 μ g/m 3,", &["48 μ g/m 3 = 48 μg/m³"]),
        ("货运量7.4亿吨,增长10%", &["7.4亿吨 = 740000000 吨", "10% = 10 %"]),
        ("提高1.2个百分点", &["1.2个百分点 = 1.2 百分点"]),
        ("每万元产值能耗", &["万元 = 10000 元 other"]),
        ("约3—4万吨", &["3—4万吨 = 30000..40000 吨 about"]),
    ]);
}

#[test]
fn dates_and_durations() {
    check(&[
        ("2018年11月6日至12月6日,", &["2018年11月6日至12月6日 = 2018 年 date 2018-11-06/2018-12-06"]),
        ("前三季度", &["前三季度 = 3 季度 date 2000-01/2000-09"]),
        ("为期20天", &["20天 = 20 天 duration"]),
    ]);
}

#[test]
fn names_and_orders() {
    check(&[
        ("PM2.5和SO2", &["PM2.5 = 2 name", "SO2 = 2 name"]),
        ("执行“332”机制、“8+5”整治", &["332 = 332 name", "8+5 = 8 name"]),
        ("第三,进一步", &["第三 = 3 ordinal", "一步 = 1 other"]),
    ]);
}
