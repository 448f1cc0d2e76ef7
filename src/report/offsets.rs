//! Bytes to UTF-16 code units and back, without walking the text again for each position.

/// Bytes between two landmarks: a position is never further than this from one.
const STRIDE: usize = 128;

/// Converts positions of one text, in any order.
#[derive(Clone, Debug)]
pub struct Utf16<'t> {
    text: &'t str,
    /// Byte and unit of the first character after each stride, rising.
    landmarks: Vec<(usize, usize)>,
}

impl<'t> Utf16<'t> {
    /// A converter for a text. Walks it once.
    #[must_use]
    pub fn new(text: &'t str) -> Utf16<'t> {
        let mut landmarks = vec![(0, 0)];
        let (mut unit, mut next) = (0, STRIDE);
        for (byte, ch) in text.char_indices() {
            if byte >= next {
                landmarks.push((byte, unit));
                next = byte + STRIDE;
            }
            unit += ch.len_utf16();
        }
        Utf16 { text, landmarks }
    }

    /// The UTF-16 position of a byte; of the next boundary where the byte is inside a character.
    #[must_use]
    pub fn unit(&self, byte: usize) -> usize {
        self.walk(|at, _| at >= byte).1
    }

    /// The byte at a UTF-16 position; of the next boundary where the position is inside a character.
    #[must_use]
    pub fn byte(&self, unit: usize) -> usize {
        self.walk(|_, at| at >= unit).0
    }

    /// The first boundary that is far enough; the end of the text where none is.
    fn walk(&self, is_enough: impl Fn(usize, usize) -> bool) -> (usize, usize) {
        let nearest = self.landmarks.partition_point(|&(byte, unit)| !is_enough(byte, unit)).saturating_sub(1);
        let (mut byte, mut unit) = self.landmarks.get(nearest).copied().unwrap_or_default();
        for ch in self.text.get(byte..).unwrap_or_default().chars() {
            if is_enough(byte, unit) {
                break;
            }
            byte += ch.len_utf8();
            unit += ch.len_utf16();
        }
        (byte, unit)
    }
}

#[cfg(test)]
mod tests {
    use super::Utf16;

    #[test]
    fn converts_every_boundary_of_mixed_text_both_ways() {
        let text = "a约😀2.2万𠮷个\n".repeat(200);
        let offsets = Utf16::new(&text);
        let mut unit = 0;
        for (byte, ch) in text.char_indices() {
            assert_eq!((offsets.unit(byte), offsets.byte(unit)), (unit, byte), "at byte {byte}");
            unit += ch.len_utf16();
        }
        assert_eq!((offsets.unit(text.len()), offsets.byte(unit)), (unit, text.len()));
    }

    #[test]
    fn moves_to_the_next_boundary_inside_a_character_and_to_the_end_past_it() {
        let offsets = Utf16::new("😀约");
        assert_eq!((offsets.unit(1), offsets.byte(1)), (2, 4));
        assert_eq!((offsets.unit(99), offsets.byte(99)), (3, 7));
    }
}
