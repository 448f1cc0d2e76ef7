//! Places: where a report lists them with their figures, 甲市5人、乙县3人, the name is told apart from what is measured.

use super::Metric;
use crate::report::ends_with_any;

/// Words that end like a place and are none.
const NO_PLACES: &str = "城市 地区 社区 市区 校区 园区 城区 山区 灾区 景区 都市 护区 煤区 全市 全县 全区 全省 辖区 库区 牧区 \
    农区 产区 新区 发区 能区 自治区 各市 各县 个市 个县 上市 跨区 跨省";

/// Names the place of each figure that stands in a list of places: neighbours in one unit that differ in the place alone.
pub(super) fn name(metrics: &mut [Metric]) {
    let places: Vec<Option<usize>> = metrics.iter().map(|metric| place(&metric.label)).collect();
    let mut listed = vec![false; metrics.len()];
    for (n, pair) in metrics.windows(2).enumerate() {
        let [one, other] = pair else { continue };
        let (Some(Some(first)), Some(Some(second))) = (places.get(n), places.get(n + 1)) else { continue };
        let is_list = one.unit == other.unit
            && one.kind == other.kind
            && one.sentence == other.sentence
            && one.label.get(..*first) != other.label.get(..*second)
            && one.label.get(*first..) == other.label.get(*second..);
        if is_list {
            listed.iter_mut().skip(n).take(2).for_each(|listed| *listed = true);
        }
    }
    for ((metric, end), _) in metrics.iter_mut().zip(places).zip(listed).filter(|(_, listed)| *listed) {
        metric.place = end.and_then(|end| metric.label.get(..end)).map(str::to_owned);
    }
}

/// Where the name of a place at the head of a label ends, in bytes.
fn place(label: &str) -> Option<usize> {
    let mut marks = label.char_indices().take(6).skip(1);
    let (at, mark) = marks.find(|(_, ch)| "市县縣区區省州".contains(*ch))?;
    let end = at + mark.len_utf8();
    let name = label.get(..end)?;
    (name.chars().count() >= 3 && !ends_with_any(name, NO_PLACES)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_places_are_told_from_lists_of_things() {
        for (labels, wanted) in [
            (["东港区", "永宁县"], ["东港区", "永宁县"]),
            (["滨江市进出口", "临港市进出口"], ["滨江市", "临港市"]),
            (["滨江市进出口", "临港市出口"], ["", ""]),
            (["工业园区", "自然保护区"], ["", ""]),
        ] {
            let metric = |label: &str| Metric { label: label.to_owned(), ..Metric::default() };
            let mut metrics = labels.map(metric);
            name(&mut metrics);
            assert_eq!(metrics.map(|metric| metric.place.unwrap_or_default()), wanted, "{labels:?}");
        }
    }
}
