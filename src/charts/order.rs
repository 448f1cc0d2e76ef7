//! Order for the few things of one panel: the library's sorts weigh two kilobytes for each type they sort.

/// Sorts by a key, equal keys as they were. Quadratic, and linear where little is out of place.
pub(crate) fn sort_few<T, K: PartialOrd>(items: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..items.len() {
        let mut place = end;
        while let Some([before, after]) = place.checked_sub(1).and_then(|start| items.get(start..=place)) {
            if key(before) <= key(after) {
                break;
            }
            items.swap(place - 1, place);
            place -= 1;
        }
    }
}

/// Each thing once, in the order of the first.
pub(crate) fn distinct<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    for item in items {
        if !seen.contains(&item) {
            seen.push(item);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let mut items = [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        sort_few(&mut items, |item| item.0);
        assert_eq!(items, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
        assert_eq!(distinct(["b", "a", "b"].into_iter()), ["b", "a"]);
    }
}
