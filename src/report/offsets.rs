//! Bytes to UTF-16 code units and back, in order, without walking the text again for each position.

/// Converts positions of one text. Asked in rising order it walks the text once.
#[derive(Clone, Debug)]
pub struct Utf16<'t> {
    text: &'t str,
    byte: usize,
    unit: usize,
}

impl<'t> Utf16<'t> {
    /// A converter that stands at the start of a text.
    #[must_use]
    pub fn new(text: &'t str) -> Utf16<'t> {
        Utf16 { text, byte: 0, unit: 0 }
    }

    /// The UTF-16 position of a byte; of the next boundary where the byte is inside a character.
    pub fn unit(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.unit) = (0, 0);
        }
        for ch in self.text.get(self.byte..).unwrap_or_default().chars() {
            if self.byte >= byte {
                break;
            }
            self.byte += ch.len_utf8();
            self.unit += ch.len_utf16();
        }
        self.unit
    }
}
