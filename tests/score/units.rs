//! Units in one form, so that 11亿瓦 and 110万千瓦 compare as equal.

/// A unit's dimension, and what one of it is worth in the dimension's base unit.
///
/// Units that are not in the table, classifiers above all (个, 项, 家), are a dimension each.
pub(crate) fn canon(unit: &str) -> (String, f64) {
    let key = key(unit);
    for (dimension, units) in UNITS {
        for (factor, names) in *units {
            if names.split(' ').any(|name| name == key) {
                return ((*dimension).to_owned(), *factor);
            }
        }
    }
    (key, 1.0)
}

/// Half-width, lower case, the micro sign as u, no blanks and no signs between factors.
fn key(unit: &str) -> String {
    let mut key = String::new();
    for ch in unit.chars() {
        let ch = match ch {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(ch as u32 - 0xFEE0).unwrap_or(ch),
            'μ' | 'µ' => 'u',
            '個' => '个',
            '²' => '2',
            '³' => '3',
            _ => ch,
        };
        match ch {
            '㎡' => key.push_str("m2"),
            '㎥' => key.push_str("m3"),
            '㎞' => key.push_str("km"),
            '^' | '·' | '*' => {}
            _ if ch.is_whitespace() => {}
            _ => key.extend(ch.to_lowercase()),
        }
    }
    key
}

type Scale = &'static [(f64, &'static str)];

const UNITS: &[(&str, Scale)] = &[
    ("%", &[(1.0, "% 百分比"), (0.1, "‰")]),
    ("百分点", &[(1.0, "百分点 个百分点 個百分點 百分點")]),
    ("人民币", &[(1.0, "元 圆 块 人民币 元人民币 人民币元 cny rmb ¥"), (0.1, "角 毛"), (0.01, "分")]),
    ("美元", &[(1.0, "美元 美金 usd")]),
    ("港元", &[(1.0, "港元 港币 港幣 hkd")]),
    (
        "长度",
        &[
            (1e-9, "纳米 nm"),
            (1e-6, "微米 um"),
            (1e-3, "毫米 mm"),
            (1e-2, "厘米 公分 cm"),
            (1.0, "米 公尺 m"),
            (500.0, "里 华里"),
            (1e3, "公里 千米 km"),
            (1852.0, "海里"),
        ],
    ),
    (
        "质量",
        &[
            (1e-6, "微克 ug"),
            (1e-3, "毫克 mg"),
            (1.0, "克 g"),
            (500.0, "斤 市斤"),
            (1e3, "公斤 千克 kg"),
            (1e6, "吨 噸 公吨 t"),
        ],
    ),
    (
        "面积",
        &[
            (1e-4, "平方厘米 cm2"),
            (1.0, "平方米 平米 m2"),
            (2000.0 / 3.0, "亩 畝"),
            (1e4, "公顷 ha"),
            (1e6, "平方公里 平方千米 km2"),
        ],
    ),
    ("体积", &[(1e-6, "毫升 ml"), (1e-3, "升 公升 l"), (1.0, "立方米 方 m3"), (1e9, "立方公里 km3")]),
    ("功率", &[(1.0, "瓦 w"), (1e3, "千瓦 kw"), (1e6, "兆瓦 mw"), (1e9, "吉瓦 gw")]),
    ("电量", &[(1.0, "瓦时 wh"), (1e3, "千瓦时 度电 kwh")]),
    ("浓度", &[(1.0, "ug/m3 微克/立方米 微克每立方米"), (1e3, "mg/m3 毫克/立方米 毫克每立方米")]),
    ("质量浓度", &[(1.0, "mg/l 毫克/升")]),
    ("倍", &[(1.0, "倍")]),
];
