//! Reads a figure: a numeral with its unit, what belongs to both, and its role.
//!
//! ```text
//! figure = date | numeral [unit [tail]] [(至|—) numeral [unit [tail]]]
//! tail   = 半 | digit | n角 | n分         三斤半, 三米九, 50元6角三分
//! ```

use super::amount::{self, Form};
use super::digits::{digit, is_scale};
use super::numeral::{self, Numeral};
use super::unit::{self, Sort, Unit};
use super::{Decimal, Quantity, Role, Step, idiom, period, phrase, qualifier, role, word};
use crate::report::Folded;

/// A numeral with what stands around it.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    pub(super) numeral: Numeral,
    pub(super) value: Decimal,
    pub(super) high: Option<Decimal>,
    pub(super) unit: Option<Unit>,
    pub(super) end: usize,
}

/// Reads the figure that begins at an index.
pub(super) fn read(text: &Folded, start: usize) -> Step {
    if let Some(step) = idiom::read(text, start) {
        return step;
    }
    let amount = amount::read(text, start);
    if let step @ Step::Found(..) = phrase::dated(text, start, amount) {
        return step;
    }
    if let Some(step) = phrase::code(text, start) {
        return step;
    }
    let Some(numeral) = numeral::read(text, start, amount) else {
        return phrase::scale(text, start).unwrap_or(Step::Past(start + 1));
    };
    let Some(value) = numeral.value else { return Step::Past(numeral.end) };
    let mut figure = with_unit(text, numeral, value);
    if let Some(end) = name(text, &figure) {
        return Step::found(text, Role::Name, start, end, value.to_whole().unwrap_or_default());
    }
    join(text, &mut figure);
    temperature_before(text, &mut figure);
    let Some(role) = role::of(text, &figure) else { return Step::Past(figure.end) };
    let approx =
        numeral.approx.or_else(|| qualifier::before(text, start)).or_else(|| qualifier::after(text, figure.end));
    let Figure { value, high, unit, end, .. } = figure;
    let unit = unit.map(|unit| unit.common);
    Step::Found(Quantity { span: text.span(start, end), role, value, high, unit, approx, ..Quantity::default() }, end)
}

/// The numeral with the unit that follows it, or the currency before it.
fn with_unit(text: &Folded, numeral: Numeral, value: Decimal) -> Figure {
    let mut figure = Figure { numeral, value, high: numeral.high, unit: None, end: numeral.end };
    if let Some(share) = numeral.share {
        figure.unit = Some(Unit { end: numeral.end, common: share.to_owned(), sort: Sort::Share });
        return figure;
    }
    let Some(unit) = unit::read(text, numeral.end) else {
        figure.unit = currency_before(text, numeral.start, numeral.end);
        return figure;
    };
    figure.end = unit.end;
    match unit.sort {
        // a dozen is a scale, and what is counted stands after it
        Sort::Dozen => {
            figure.value = value.times(Decimal::whole(12)).unwrap_or(value);
            figure.numeral.form = Form::Words;
        }
        Sort::Tenths => tenths(text, &mut figure),
        _ => {
            figure.unit = Some(unit);
            tail(text, &mut figure);
        }
    }
    figure
}

/// 三成 is 30 %, 三成一 31 %, 三成半 35 %, 五五折 55 %.
fn tenths(text: &Folded, figure: &mut Figure) {
    let is_string = figure.numeral.form == Form::Digits;
    let tens = |value: Decimal| value.times(Decimal::whole(10)).unwrap_or(value);
    if !is_string {
        figure.value = tens(figure.value);
        figure.high = figure.high.map(tens);
    }
    figure.unit = Some(Unit { common: "%".to_owned(), sort: Sort::Share, end: figure.end });
    if !is_string && figure.high.is_none() && text.at(figure.end) == '半' {
        return add(figure, Decimal::whole(5), 1);
    }
    let is_arabic = figure.numeral.form == Form::Arabic && figure.numeral.places == 1;
    let is_one = !text.at(figure.end + 1).is_ascii_digit() && !is_scale(text.at(figure.end + 1));
    let arabic = || text.at(figure.end).to_digit(10).and_then(|ones| u8::try_from(ones).ok());
    let ones = match figure.numeral.form {
        Form::Lone => digit(text.at(figure.end)),
        _ if is_arabic => arabic(),
        _ => None,
    };
    if let Some(ones) = ones.filter(|_| is_one) {
        figure.value = figure.value.plus(Decimal::whole(i64::from(ones))).unwrap_or(figure.value);
        figure.end += 1;
    }
}

/// What follows the unit and belongs to the value.
fn tail(text: &Folded, figure: &mut Figure) {
    if text.at(figure.end) == '半' {
        and_half(text, figure);
        return;
    }
    let unit = figure.unit.as_ref().map_or("", |unit| unit.common.as_str());
    match (unit, text.before(figure.end)) {
        ("元", '块' | '蚊') | ("米", '米') | ("斤", '斤') | ("尺", '尺') | ("丈", '丈') | ("英尺", '呎') =>
        {
            short(text, figure);
        }
        _ => {}
    }
    coins(text, figure);
}

/// 三斤半, 两年半, 一个半, 两个半月.
fn and_half(text: &Folded, figure: &mut Figure) {
    let Some(unit) = figure.unit.as_ref() else { return };
    let next = unit::read(text, figure.end + 1);
    match (unit.common.as_str(), next) {
        ("个", Some(next)) if next.sort == Sort::Time => {
            add(figure, HALF, next.end - figure.end);
            figure.unit = Some(next);
        }
        ("个", None) if text.at(figure.end + 1) == '月' => {
            add(figure, HALF, 2);
            figure.unit = Some(Unit { end: figure.end, common: "个月".to_owned(), sort: Sort::Time });
        }
        (common, None)
            if matches!(unit.sort, Sort::Measure | Sort::Time | Sort::Money | Sort::Multiple)
                || matches!(common, "个" | "岁") =>
        {
            add(figure, HALF, 1);
        }
        _ => {}
    }
}

const HALF: Decimal = Decimal::new(5, -1);

fn add(figure: &mut Figure, value: Decimal, chars: usize) {
    if let Some(sum) = figure.value.plus(value) {
        figure.value = sum;
        figure.end += chars;
    }
}

/// 三米九, 九块九, 三块零四: digits that the next smaller unit is left out after.
fn short(text: &Folded, figure: &mut Figure) {
    if figure.numeral.form == Form::Arabic {
        return short_arabic(text, figure);
    }
    let (zero, at) = if text.at(figure.end) == '零' { (1, figure.end + 1) } else { (0, figure.end) };
    let Some(value) = digit(text.at(at)).filter(|_| text.at(at) != '两') else { return };
    let next = text.at(at + 1);
    let goes_on = digit(next).is_some()
        || is_scale(next)
        || matches!(next, '点' | '是' | '、')
        || unit::at(text, at + 1).is_some();
    if !goes_on {
        add(figure, Decimal::new(i64::from(value), -1 - zero), at + 1 - figure.end);
    }
}

/// 1米75: the digits after a whole number of metres.
fn short_arabic(text: &Folded, figure: &mut Figure) {
    let digits = text.slice(figure.end, figure.end + 3).iter().take_while(|ch| ch.is_ascii_digit()).count();
    let end = figure.end + digits;
    let is_ended = !matches!(text.at(end), '.' | '%') && !is_scale(text.at(end)) && unit::at(text, end).is_none();
    let rest = text.slice(figure.end, end).iter().filter_map(|ch| ch.to_digit(10)).fold(0, |sum, next| sum * 10 + next);
    if text.before(figure.end) == '米' && (1..=2).contains(&digits) && is_ended && figure.value.exponent == 0 {
        add(figure, Decimal::new(i64::from(rest), if digits == 1 { -1 } else { -2 }), digits);
    }
}

/// 元 with 角 and 分 after it, 角 with 分.
fn coins(text: &Folded, figure: &mut Figure) {
    let mut place = match figure.unit.as_ref().map_or("", |unit| unit.common.as_str()) {
        "元" => 0,
        "角" => 1,
        "美元" | "欧元" | "英镑" | "港元" => return cents(text, figure),
        _ => return,
    };
    let first = place;
    while place < 2 {
        let Some(next) = amount::read(text, figure.end) else { return };
        let Some(value) = next.value.filter(|value| *value < Decimal::whole(if place == 0 { 100 } else { 10 })) else {
            return;
        };
        let to = match text.at(next.end) {
            '角' | '毛' => 1,
            '分' if text.at(next.end + 1) != '之' => 2,
            // 九毛九
            _ if place == 1
                && next.form == Form::Lone
                && !is_scale(text.at(next.end))
                && unit::at(text, next.end).is_none() =>
            {
                let worth = value.shifted(first - 2);
                return add(figure, worth, next.end - figure.end);
            }
            _ => return,
        };
        if to <= place {
            return;
        }
        let end = if text.at(next.end + 1) == '钱' { next.end + 2 } else { next.end + 1 };
        add(figure, value.shifted(first - to), end - figure.end);
        place = to;
    }
}

/// 三美元五十美分
fn cents(text: &Folded, figure: &mut Figure) {
    let Some(next) = amount::read(text, figure.end) else { return };
    let Some(unit) =
        unit::read(text, next.end).filter(|unit| matches!(unit.common.as_str(), "美分" | "欧分" | "便士" | "港仙"))
    else {
        return;
    };
    if let Some(value) = next.value {
        add(figure, value.shifted(-2), unit.end - figure.end);
    }
}

/// ￥50, US$3, 人民币50: the currency where no unit follows.
fn currency_before(text: &Folded, start: usize, end: usize) -> Option<Unit> {
    const SIGNS: &str = "HK$/港元 $/美元 ¥/元 ￥/元 €/欧元 £/英镑 人民币/元 港币/港元 美金/美元 日币/日元 \
        HKD/港元 USD/美元 CNY/元 RMB/元 EUR/欧元 GBP/英镑 JPY/日元 台币/新台币";
    let start = if text.before(start) == ' ' { start - 1 } else { start };
    // Asked of every figure without a unit, and nearly always no.
    if !matches!(text.before(start), '$' | '¥' | '￥' | '€' | '£' | '币' | '金' | 'D' | 'Y' | 'B' | 'R' | 'P') {
        return None;
    }
    let mut signs = SIGNS.split(' ').filter_map(|row| row.split_once('/'));
    let (_, common) = signs.find(|(sign, _)| text.is_before(start, sign))?;
    Some(Unit { end, common: common.to_owned(), sort: Sort::Money })
}

/// 摄氏37度, 华氏温度100度.
fn temperature_before(text: &Folded, figure: &mut Figure) {
    let Some(unit) = figure.unit.as_mut().filter(|unit| unit.common == "度") else { return };
    let start = figure.numeral.start;
    let is_before = |words: &str| text.is_before(start, words);
    if is_before("摄氏") || is_before("摄氏温度") {
        unit.common = "℃".to_owned();
    } else if is_before("华氏") || is_before("华氏温度") {
        unit.common = "℉".to_owned();
    }
}

/// The end of a name that the digits open: 8+5, 5A, 4G.
fn name(text: &Folded, figure: &Figure) -> Option<usize> {
    let end = figure.numeral.end;
    if text.at(end) == '+' && (text.at(end + 1).is_ascii_alphanumeric() || digit(text.at(end + 1)).is_some()) {
        let mut at = end;
        while text.at(at) == '+' {
            at += 1;
            while text.at(at).is_ascii_alphanumeric() || digit(text.at(at)).is_some() {
                at += 1;
            }
        }
        return Some(at);
    }
    let is_letter = text.at(end).is_ascii_alphabetic() && figure.unit.is_none() && figure.numeral.form == Form::Arabic;
    is_letter.then(|| word::end_of(text, end).0)
}

/// Takes in the upper end of a range, whose scale and unit may stand for both: 3—4万吨.
fn join(text: &Folded, figure: &mut Figure) {
    if figure.high.is_some() || figure.numeral.is_part && figure.numeral.share.is_none() {
        return;
    }
    let Some(from) = period::separator(text, figure.end) else { return };
    // «2.31　　-4.1» are two cells
    if text.at(figure.end) == ' ' && matches!(text.before(from), '-' | '−') {
        return;
    }
    if "-−负百千万几数".contains(text.at(from)) && figure.numeral.share.is_none() {
        return;
    }
    let Some(numeral) = numeral::read(text, from, amount::read(text, from)) else { return };
    let Some(value) = numeral.value else { return };
    let upper = with_unit(text, numeral, value);
    let goes_on =
        upper.unit.is_none() && period::separator(text, upper.end).is_some_and(|next| text.at(next).is_ascii_digit());
    let same_unit = match (&figure.unit, &upper.unit) {
        (Some(low), Some(high)) => low.common == high.common,
        (Some(_), None) => figure.numeral.share.is_some(),
        (None, _) => true,
    };
    if goes_on || !same_unit || is_change(text, figure) || matches!(text.before(figure.numeral.start), '-' | '/') {
        return;
    }
    let low = if figure.unit.is_some() && figure.numeral.share.is_none() {
        figure.value
    } else {
        shared_scale(text, figure, &upper)
    };
    if low <= upper.value {
        figure.value = low;
        figure.high = Some(upper.high.unwrap_or(upper.value));
        figure.end = upper.end;
        if let Some(unit) = upper.unit {
            figure.unit = Some(unit);
        }
    }
}

/// 减少0.4万人至10.6万人: by how much, and to what level.
fn is_change(text: &Folded, figure: &Figure) -> bool {
    const VERBS: &str = "增加 减少 增长 下降 上升 下跌 回落 提高 降低 扩大 缩小 上涨 下滑 上调 下调 升 降";
    let start = figure.numeral.start;
    figure.unit.is_some()
        && figure.numeral.share.is_none()
        && (0..2).any(|back| text.is_any_before(start.saturating_sub(back), VERBS))
}

/// The lower end in the scale of the upper one: 3—4万, 两到三百, 一千到两千万.
fn shared_scale(text: &Folded, figure: &Figure, upper: &Figure) -> Decimal {
    let (low, high) = (figure.value, upper.value);
    let power = upper.numeral.scale;
    let is_below = low < high.shifted(-power);
    let shares = match power {
        2 | 3 => {
            figure.numeral.scale == 0
                && (low < Decimal::whole(10) || matches!(text.before(upper.numeral.end), 'k' | 'K'))
        }
        4.. => figure.numeral.scale < 4,
        _ => false,
    };
    match (shares && is_below, power) {
        (true, 4..) => low.shifted(power),
        (true, 2) => low.times(Decimal::whole(100)).unwrap_or(low),
        (true, _) => low.times(Decimal::whole(1000)).unwrap_or(low),
        _ => low,
    }
}
