//! Cases: a text, and every quantity that is to be found in it.

use proptest::prelude::*;

use super::{Decimal, Quantity, Role, find};
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
    let period = quantity.period.and_then(|period| period.iso(Some(2000))).map(|period| format!(" {period}"));
    format!("{written} = {}{high}{unit}{role}{approx}{}", quantity.value, period.unwrap_or_default())
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, wanted) in cases {
        let found: Vec<String> = find(&Folded::new(text)).iter().map(|quantity| line(text, quantity)).collect();
        assert_eq!(found, *wanted, "in «{text}»");
    }
}

#[test]
fn numerals() {
    for (text, value) in [
        ("一万二千三百四十五", "12345"),
        ("三万零六十", "30060"),
        ("六百八", "680"),
        ("七万三", "73000"),
        ("两千零二十", "2020"),
        ("廿六", "26"),
        ("叁佰肆拾伍", "345"),
        ("貳萬陸仟", "26000"),
        ("二〇一七", "2017"),
        ("2亿3400万", "234000000"),
        ("3亿2万5千", "300025000"),
        ("6万亿", "6000000000000"),
        ("两万三千亿", "2300000000000"),
        ("12,345.60", "12345.60"),
        ("７８，９００", "78900"),
        ("8·6", "8.6"),
        ("三点零五", "3.05"),
        ("负七点五", "-7.5"),
        ("3.6e4", "36000"),
        ("2.5M", "2500000"),
        ("八分之三", "0.375"),
        ("2又4分之1", "2.25"),
        ("三百五十又3分之1", "350.333333333333333"),
        ("3分之157", "52.333333333333333"),
        ("一百分之十万零六百五十一", "1006.51"),
        ("三 千 二 百", "3200"),
        ("5 万", "50000"),
        ("1.02万", "10200"),
        ("2^10", "1024"),
    ] {
        let found = find(&Folded::new(text));
        assert_eq!(found.len(), 1, "one number in «{text}»: {found:?}");
        assert_eq!(found[0].value.to_string(), value, "in «{text}»");
        assert_eq!(found[0].span.end, text.len(), "all of «{text}»");
    }
}

#[test]
fn precision_is_what_was_written() {
    for (text, exponent) in [
        ("2.2万", 3),
        ("3000万", 4),
        ("三千", 0),
        ("5300", 0),
        ("0.60", -2),
        ("1亿2300万", 4),
        ("七万三", 3),
        ("111.27万亿", 10),
    ] {
        let found = find(&Folded::new(text));
        assert_eq!(found[0].value.exponent, exponent, "in «{text}»");
    }
}

#[test]
fn slogans_ages_and_thresholds_count_nothing() {
    check(&[
        ("青年(16至20岁)2172人", &["16至20岁 = 16..20 岁 other", "2172人 = 2172 人"]),
        (
            "工地落实“六个百分百”,“六个100%”",
            &["六 = 6 name", "百分百 = 100 % name", "六个 = 6 个 name", "100% = 100 % name"],
        ),
        (
            "最大的81岁,32岁及54岁的各1人,3—5岁年龄组,平均年龄由44岁降至42岁,人均预期寿命提高1岁",
            &[
                "81岁 = 81 岁 other",
                "32岁 = 32 岁 other",
                "54岁 = 54 岁 other",
                "1人 = 1 人",
                "3—5岁 = 3..5 岁 other",
                "44岁 = 44 岁",
                "42岁 = 42 岁",
                "1岁 = 1 岁",
            ],
        ),
        (
            "没有61人及以上特大班。51 人及以上大班 367 个,超200毫米的站点64个、50～200毫米的371个",
            &[
                "61人 = 61 人 other",
                "51 人 = 51 人 other",
                "367 个 = 367 个",
                "200毫米 = 200 毫米 other over",
                "64个 = 64 个",
                "50～200毫米 = 50..200 毫米 other",
                "371个 = 371 个",
            ],
        ),
        (
            "总投资超60亿元的4个项目,超10亿元的项目9个,超7亿元的投资带动就业800人",
            &[
                "60亿元 = 6000000000 元 over",
                "4个 = 4 个",
                "10亿元 = 1000000000 元 other over",
                "9个 = 9 个",
                "7亿元 = 700000000 元 over",
                "800人 = 800 人",
            ],
        ),
        ("每股收益　　2.31　　-4.1", &["2.31 = 2.31", "-4.1 = -4.1"]),
        ("比例之和可能不等于100%", &["100% = 100 % other"]),
        ("共5大类43个问题", &["5大类 = 5 大类", "43个 = 43 个"]),
    ]);
}

#[test]
fn lists_and_units_of_energy() {
    check(&[
        (
            "拦蓄7.7亿立方米,依次为3.1亿、2.5亿和2.1亿立方米",
            &[
                "7.7亿立方米 = 770000000 立方米",
                "3.1亿 = 310000000 立方米",
                "2.5亿 = 250000000 立方米",
                "2.1亿立方米 = 210000000 立方米",
            ],
        ),
        ("流量11,300立方米/秒、5 120m³/s", &["11,300立方米/秒 = 11300 立方米/秒", "5 120m³/s = 5120 立方米/秒"]),
        (
            "产能28GWh,储能5MWh,314Ah电芯均价0.58元/Wh",
            &["28GWh = 28 GWh", "5MWh = 5 兆瓦时", "314Ah = 314 name", "0.58元/Wh = 0.58 元/Wh"],
        ),
    ]);
}

#[test]
fn enumerators_codes_and_sessions() {
    check(&[
        (
            "注:1.部分数据未核;2.全县数据已调;3．9月数据已订正;4.合计有出入。",
            &["1 = 1 ordinal", "2 = 2 ordinal", "3 = 3 ordinal", "9月 = 9 月 date 2000-09", "4 = 4 ordinal"],
        ),
        (
            "1.①有17项未开工;②有3项停工。2.26个项目滞后。3.5亿元闲置。人均2.26个",
            &[
                "1 = 1 ordinal",
                "17项 = 17 项",
                "3项 = 3 项",
                "2 = 2 ordinal",
                "26个 = 26 个",
                "3.5亿元 = 350000000 元",
                "2.26个 = 2.26 个",
            ],
        ),
        (
            "第6、9、23项未销号,排名第1、3个项目落地,另有4、5月两次",
            &[
                "第6 = 6 ordinal",
                "9 = 9 项 ordinal",
                "23项 = 23 项 ordinal",
                "第1 = 1 ordinal",
                "3个 = 3 个",
                "4 = 4",
                "5月 = 5 月 date 2000-05",
                "两次 = 2 次",
            ],
        ),
        (
            "S214线K36+500处,致电268 3301或0519-8830 6621转805,区号852,电话025 86861200",
            &[
                "S214 = 214 name",
                "K36+500 = 36 name",
                "268 3301 = 268 other",
                "0519-8830 6621 = 519 other",
                "805 = 805 other",
                "852 = 852 name",
                "025 86861200 = 25 other",
            ],
        ),
        (
            "执行GB 3838—2002、HJ 91-2002,十九届二中、三中全会",
            &["3838—2002 = 3838 name", "91-2002 = 91 name", "十九届 = 19 届 name", "二 = 2 name", "三中全会 = 3 name"],
        ),
    ]);
}

#[test]
fn figures_of_reports() {
    check(&[
        ("排查污染源2.2万个", &["2.2万个 = 22000 个"]),
        ("装机110万千瓦", &["110万千瓦 = 1100000 千瓦"]),
        ("浓度为48 μ g/m 3,", &["48 μ g/m 3 = 48 μg/m³"]),
        ("货运量7.4亿吨,增长10%", &["7.4亿吨 = 740000000 吨", "10% = 10 %"]),
        ("提高1.2个百分 点", &["1.2个百分 点 = 1.2 百分点"]),
        ("每万元产值能耗、每10万人口", &["万元 = 10000 元 other", "10万 = 100000 other"]),
        ("约3—4万吨", &["3—4万吨 = 30000..40000 吨 about"]),
        ("人均4200元/人·月", &["4200元/人·月 = 4200 元/人·月"]),
        ("用水12.5亿立方米", &["12.5亿立方米 = 1250000000 立方米"]),
        ("造林3.1萬畝、貸款2億元", &["3.1萬畝 = 31000 亩", "2億元 = 200000000 元"]),
        ("出动6万余人次", &["6万余人次 = 60000 人次 over"]),
        ("近百家企业、上千名干部、数十个村", &["百家 = 100 家 nearly", "千名 = 1000 名", "数十个 = 10 个 about"]),
        ("占比超过三成,降至五成二", &["三成 = 30 % over", "五成二 = 52 %"]),
        ("百分之三十五至四十", &["百分之三十五至四十 = 35..40 %"]),
        ("下降千分之六", &["千分之六 = 6 ‰"]),
        ("受理信访案件8 214件", &["8 214件 = 8214 件"]),
        ("三四十个乡镇,十七八岁的青年", &["三四十个 = 30..40 个", "十七八岁 = 17..18 岁 other"]),
        ("四块七毛二,三斤半", &["四块七毛二 = 4.72 元", "三斤半 = 3.5 斤"]),
        ("设展板200块宣传栏,收2块钱", &["200块 = 200 块", "2块钱 = 2 元"]),
        ("建成6个分厂、17家电视台,分3种类型", &["6个 = 6 个", "17家 = 17 家", "3种 = 3 种"]),
        ("三方会谈,开挖280万方", &["三方 = 3 立方米 other", "280万方 = 2800000 立方米"]),
        ("订购71架Ｆ—16战斗机", &["71架 = 71 架", "Ｆ—16 = 16 name"]),
        (
            "贷款2320亿铢,电池900毫安,10万打工者",
            &["2320亿铢 = 232000000000 泰铢", "900毫安 = 900 毫安", "10万 = 100000"],
        ),
        (
            "降水量下降12. 6%,比上年减少一成半,失业率上升0. 1个百分 点",
            &["12. 6% = 12.6 %", "一成半 = 15 %", "0. 1个百分 点 = 0.1 百分点"],
        ),
        ("出口减1成6,占三成一", &["1成6 = 16 %", "三成一 = 31 %"]),
        (
            "来客二十七、八个,三、四十人,两百来人",
            &["二十七、八个 = 27..28 个", "三、四十人 = 30..40 人", "两百来人 = 200 人 over"],
        ),
        (
            "身高1米75、一米八,重2吨半,增产一倍半",
            &["1米75 = 1.75 米", "一米八 = 1.8 米", "2吨半 = 2.5 吨", "一倍半 = 1.5 倍"],
        ),
        ("一元两角五分,俩人", &["一元两角五分 = 1.25 元", "俩人 = 2 人"]),
        (
            "城乡收入比为1.89:1,约有132 600宗,抢救财产4 316.8万元",
            &["1.89:1 = 1.89", "132 600宗 = 132600 宗 about", "4 316.8万元 = 43168000 元"],
        ),
        (
            "产值８５７·４亿元,增长９·５％,同比增长－２．３％",
            &["８５７·４亿元 = 85740000000 元", "９·５％ = 9.5 %", "－２．３％ = -2.3 %"],
        ),
        ("浓度分别为31、52和9微克/立方米", &["31 = 31 μg/m³", "52 = 52 μg/m³", "9微克/立方米 = 9 μg/m³"]),
        ("结构由9.5:40.1:50.4调整", &["9.5 = 9.5 %", "40.1 = 40.1 %", "50.4 = 50.4 %"]),
        ("减少0.3万人至9.8万人", &["0.3万人 = 3000 人", "9.8万人 = 98000 人"]),
        ("节约30万元,不足5%", &["30万元 = 300000 元", "5% = 5 % under"]),
        ("涉及5部门3方面", &["5 = 5", "3 = 3"]),
    ]);
}

#[test]
fn dates_and_durations() {
    check(&[
        ("2018年11月6日至12月6日,", &["2018年11月6日至12月6日 = 2018 年 date 2018-11-06/2018-12-06"]),
        ("前三季度,第二季度", &["前三季度 = 3 季度 date 2000-01/2000-09", "第二季度 = 2 季度 date 2000-04/2000-06"]),
        ("2021年上半年", &["2021年上半年 = 2021 年 date 2021-01/2021-06"]),
        ("2019-2021年", &["2019-2021年 = 2019 年 date 2019/2021"]),
        ("1—8月份", &["1—8月份 = 1 月 date 2000-01/2000-08"]),
        ("二〇二三年五月四日", &["二〇二三年五月四日 = 2023 年 date 2023-05-04"]),
        ("2023-07-28 09:30", &["2023-07-28 = 2023 年 date 2023-07-28", "09:30 = 9 other"]),
        ("为期20天,连续3年", &["20天 = 20 天 duration", "3年 = 3 年 duration"]),
        ("历时7个多小时,3个多月", &["7个多小时 = 7 小时 duration", "3个多月 = 3 个月 duration"]),
        ("有效监测417天,连续监测30天", &["417天 = 417 天", "30天 = 30 天 duration"]),
        ("优良天数256天,缩短30天", &["256天 = 256 天", "30天 = 30 天"]),
        ("二OO三年,首五個月", &["二OO三年 = 2003 年 date 2003", "首五個月 = 5 个月 date 2000-01/2000-05"]),
        ("民國113年第2季", &["113年第2季 = 2024 年 date 2024-04/2024-06"]),
        ("上世纪90年代", &["90年代 = 90 年代 date"]),
        ("3日元和5日", &["3日元 = 3 日元", "5日 = 5 日 date 2000"]),
    ]);
}

#[test]
fn names_orders_and_others() {
    check(&[
        ("PM2.5和SO2,二氧化碳", &["PM2.5 = 2 name", "SO2 = 2 name", "二氧化 = 2 name"]),
        ("执行“332”机制、“8+5”整治", &["332 = 332 name", "8+5 = 8 name"]),
        ("第三,进一步", &["第三 = 3 ordinal", "一步 = 1 other"]),
        ("一是检查。(二)整改", &["一 = 1 ordinal", "二 = 2 ordinal"]),
        ("第三产业,第五批", &["第三产业 = 3 name", "第五 = 5 ordinal"]),
        ("统一部署,四川,我们的队伍,登陆", &[]),
        ("地址http://a.cn/2020/15.html", &["2020/15 = 2020 other"]),
        ("电话:010-66001234", &["010-66001234 = 10 other"]),
        ("见[2],〔2020〕15号", &["2 = 2 other", "2020 = 2020 other", "15 = 15 other"]),
        ("全文共1200字,读完约4分钟", &["1200字 = 1200 字 other", "4分钟 = 4 分钟 other about"]),
        ("劣Ⅴ类断面,5G网络,5A级景区", &["劣Ⅴ = 5 name", "5G = 5 name", "5A = 5 name"]),
        ("从4个方面、突破300亿元大关", &["4个 = 4 个 other", "300亿元 = 30000000000 元 other over"]),
        ("每千人口床位8.1张,前5名", &["千 = 1000 other", "8.1张 = 8.1 张", "5名 = 5 名 other"]),
        ("波音737-800型,3号楼", &["737-800 = 737 name", "3 = 3 name"]),
        ("可致電2860 5012聯絡,備案014000319", &["2860 5012 = 2860 other", "014000319 = 14000319 other"]),
        (
            "翻了一番,35蒸吨以下锅炉214台,15至24岁者",
            &["一番 = 1 番 other", "35蒸吨 = 35 蒸吨 other under", "214台 = 214 台", "15至24岁 = 15..24 岁 other"],
        ),
        ("他俩十之八九会來", &[]),
        ("拨打12345热线", &["12345 = 12345 name"]),
        ("12345政务服务便民热线、12306网站", &["12345 = 12345 name", "12306 = 12306 name"]),
        ("三农、五保、四大工程", &["三农 = 3 name", "五保 = 5 name", "四 = 4 name"]),
    ]);
}

#[test]
fn pieces_of_a_date_stand_by_themselves() {
    let text = "2019年5月6日";
    let found = find(&Folded::new(text));
    let pieces: Vec<_> =
        found[0].pieces.iter().map(|piece| text.get(piece.span.start..piece.span.end).unwrap()).collect();
    assert_eq!(pieces, ["2019年", "5月", "6日"]);
}

/// A whole number in Chinese words.
fn in_words(value: u64) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    for (scale, word) in [(100_000_000, "亿"), (10_000, "万"), (1000, "千"), (100, "百"), (10, "十")] {
        if value >= scale {
            let rest = value % scale;
            let zero = if rest > 0 && rest < scale / 10 { "零" } else { "" };
            let rest = if rest > 0 { in_words(rest) } else { String::new() };
            return format!("{}{word}{zero}{rest}", in_words(value / scale));
        }
    }
    DIGITS[usize::try_from(value).unwrap()].to_owned()
}

/// Pieces of reports, parted by ·.
const FRAGMENTS: &str = "1·20·3.5·万·亿·千·百·十·一·三·两·零·点·半·分之·百分之·个·元·角·%·年·月·日·至·-·—·,·，·、·(·)·“·”·第·约·余·多·几·负·μg/m3·个百分点· ·\n·/·又·k·e5·^·PM2.5·http://·。·是·成·折·上半年·季度·每·陆·拾·个亿·+·.·:·的·２·．·號";

/// Texts of such pieces, so that random ones come near the grammar.
fn fragments() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(FRAGMENTS.split('·').collect::<Vec<_>>()), 0..24)
        .prop_map(|parts| parts.concat())
}

fn hold_laws(text: &str) {
    let mut end = 0;
    for quantity in find(&Folded::new(text)) {
        let span = quantity.span;
        assert!(span.start >= end && span.end > span.start, "{span:?} after {end} in {text:?}");
        assert!(text.get(span.start..span.end).is_some(), "{span:?} cuts a character of {text:?}");
        assert!(quantity.high.is_none_or(|high| high >= quantity.value), "{quantity:?} in {text:?}");
        let inside = quantity.pieces.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
        assert!(inside && quantity.pieces.iter().all(|piece| span.holds(piece.span)), "{quantity:?} in {text:?}");
        end = span.end;
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        hold_laws(&text);
    }

    #[test]
    fn any_text_like_a_report_is_read(text in fragments()) {
        hold_laws(&text);
    }

    #[test]
    fn words_say_their_value(value in prop_oneof![0_u64..100_000, 0_u64..1_000_000_000_000]) {
        let text = in_words(value);
        let found = find(&Folded::new(&text));
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].value, Decimal::whole(value.cast_signed()), "{}", text);
    }

    #[test]
    fn digits_say_their_value(digits in 0_i64..1_000_000_000_000, places in 0_i32..6) {
        let value = Decimal::new(digits, -places);
        let text = format!("达到{value}万吨");
        let found = find(&Folded::new(&text));
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].value, value.shifted(4), "{}", text);
        prop_assert_eq!(found[0].value.exponent, 4 - places, "{}", text);
    }
}
