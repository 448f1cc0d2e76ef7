//! What a name or a few words hold, begin and end with. Lists of words are written as one, with blanks between them.

/// Whether words hold one of several.
#[inline(never)]
pub(crate) fn has_any(words: &str, several: &str) -> bool {
    several.split(' ').any(|one| words.contains(one))
}

/// Each of several words, as bytes: these are asked thousands of times a text, and no character is a part of another.
fn each(several: &str) -> impl Iterator<Item = &[u8]> {
    several.as_bytes().split(|&byte| byte == b' ')
}

/// Whether words begin with one of several.
pub(crate) fn starts_with_any(words: &str, several: &str) -> bool {
    each(several).any(|one| words.as_bytes().starts_with(one))
}

/// Whether words end with one of several.
#[inline(never)]
pub(crate) fn ends_with_any(words: &str, several: &str) -> bool {
    each(several).any(|one| words.as_bytes().ends_with(one))
}

/// Whether words are one of several, whole.
pub(crate) fn is_any(words: &str, several: &str) -> bool {
    each(several).any(|one| words.as_bytes() == one)
}

/// Words without the first of several endings that they have.
pub(crate) fn without_end<'w>(words: &'w str, several: &str) -> Option<&'w str> {
    let end = each(several).find(|end| words.as_bytes().ends_with(end))?;
    words.get(..words.len() - end.len())
}

/// The last two characters of words; all where there are fewer.
pub(crate) fn last_two(words: &str) -> String {
    let mut last: Vec<char> = words.chars().rev().take(2).collect();
    last.reverse();
    last.into_iter().collect()
}

/// What words are known by (FNV-1a): a map of numbers is the one kind that the core holds.
pub(crate) fn hash(words: &[&str]) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    words.iter().flat_map(|words| words.bytes()).fold(0xcbf2_9ce4_8422_2325, mix)
}
