//! Order: one sort for all, because the library's weigh two kilobytes for each type they sort.

/// Sorts numbers by what they stand for: `is_ordered(one, other)` where one may stay before the other.
pub(crate) fn sort(numbers: &mut [usize], is_ordered: &dyn Fn(usize, usize) -> bool) {
    let Some((left, right)) = numbers.split_at_mut_checked(numbers.len() / 2).filter(|(left, _)| !left.is_empty())
    else {
        return;
    };
    sort(left, is_ordered);
    sort(right, is_ordered);
    let sorted = merged(left, right, is_ordered);
    numbers.copy_from_slice(&sorted);
}

/// Two sorted runs as one; what is equal stays as it was.
fn merged(left: &[usize], right: &[usize], is_ordered: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let (mut left, mut right) = (left.iter().copied().peekable(), right.iter().copied().peekable());
    let mut sorted = Vec::new();
    loop {
        let is_left = match (left.peek(), right.peek()) {
            (Some(&one), Some(&other)) => is_ordered(one, other),
            (one, _) => one.is_some(),
        };
        let Some(next) = (if is_left { left.next() } else { right.next() }) else { return sorted };
        sorted.push(next);
    }
}

/// Puts a thing on a list, unless it is there.
pub(crate) fn push_new<T: Copy + PartialEq>(list: &mut Vec<T>, thing: T) {
    if !list.contains(&thing) {
        list.push(thing);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let keys = [2, 1, 2, 0, 1];
        let mut numbers = [0, 1, 2, 3, 4];
        sort(&mut numbers, &|one, other| keys[one] <= keys[other]);
        assert_eq!(numbers, [3, 1, 4, 0, 2]);
    }
}
