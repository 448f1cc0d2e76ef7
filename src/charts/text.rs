//! How wide words are, from a table of our own: no font, backend or browser is asked.

/// The width that a layout takes words to have, in CSS pixels.
#[must_use]
pub fn width(words: &str, size: f32, is_bold: bool) -> f32 {
    let em: f32 = words.chars().map(|character| em(character, is_bold)).sum();
    em * size
}

/// The words, or as many as fit with 「…」 after them; none where there is no room for one.
pub(crate) fn shorten(words: &str, size: f32, is_bold: bool, max_px: f32) -> String {
    if width(words, size, is_bold) <= max_px {
        return words.to_owned();
    }
    let mut kept = String::new();
    for character in words.chars() {
        kept.push(character);
        if width(&kept, size, is_bold) + size > max_px {
            kept.pop();
            break;
        }
    }
    let kept = kept.trim_end_matches(|mark| CLOSING.contains(mark) || OPENING.contains(mark));
    if kept.is_empty() { String::new() } else { kept.to_owned() + "…" }
}

pub(crate) const OPENING: &str = "（［(《〈「『【〔“‘([{";
pub(crate) const CLOSING: &str = "，；：？！）％．］,。、;:?!)》〉」』】〕”’…%‰,.;:?!)]}·";
pub(crate) fn em(character: char, is_bold: bool) -> f32 {
    let regular = match character {
        '\u{2e80}'.. | '·' | '×' | '÷' => return 1.0,
        ' ' | '\u{a0}' => 0.23,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '|' | '!' | '\'' => 0.28,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' => 0.36,
        '/' | '²' | '³' => 0.4,
        '%' | 'm' | 'w' | 'W' | '@' => 0.92,
        'M' => 0.82,
        'A'..='Z' => 0.65,
        '✓' => 0.7,
        '!'..='~' => 0.57,
        '\u{a1}'..='\u{24f}' | 'μ' | '−' | '≤' => 0.62,
        _ => return 1.0,
    };
    if is_bold { regular * 1.06 } else { regular }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_one_em_and_figures_are_tabular() {
        assert!((width("整改", 13.0, true) - 26.0).abs() < 0.01);
        assert!((width("1111", 10.0, false) - width("8888", 10.0, false)).abs() < 0.01);
    }
}
