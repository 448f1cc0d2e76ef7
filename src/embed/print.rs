//! Prints of files: the short one in a name, the long one that browsers compare.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// Of a file's name: enough that two contents of one name do not meet.
const NAME_BYTES: usize = 5;

/// Ten digits of SHA-256, for a file's name: what is under such a name never changes.
pub(super) fn short(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let halves = digest.iter().take(NAME_BYTES).flat_map(|byte| [byte >> 4, byte & 15]);
    halves.filter_map(|half| char::from_digit(u32::from(half), 16)).collect()
}

/// What `integrity` takes: `sha384-` and SHA-384 in base64.
#[must_use]
pub fn integrity(bytes: &[u8]) -> String {
    ["sha384-", &STANDARD.encode(Sha384::digest(bytes))].concat()
}

#[cfg(test)]
mod tests {
    use super::{integrity, short};

    #[test]
    fn prints_are_those_of_the_standard() {
        assert_eq!(short(b"abc"), "ba7816bf8f");
        assert_eq!(integrity(b"abc"), "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn");
    }
}
