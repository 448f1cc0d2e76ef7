//! Reads a report from a file or from standard input.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};

use super::Failure;

/// A report larger than this is none: 64 MB.
pub(super) const LARGEST_BYTES: u64 = 64 * 1024 * 1024;

/// The text of a file, `-` for standard input, without a byte order mark.
pub(super) fn text(file: &OsStr) -> Result<String, Failure> {
    let name = if file == "-" { "standard input".to_owned() } else { file.display().to_string() };
    let bytes = bytes(file).map_err(|error| Failure::new(format_args!("cannot read {name}: {}", in_words(&error))))?;
    if bytes.len() as u64 > LARGEST_BYTES {
        return Err(Failure::new(format_args!("{name} is larger than 64 MB")));
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::new(format_args!("{name} is not UTF-8: byte {at} is none of a character"))
    })?;
    if text.starts_with('\u{FEFF}') {
        text.drain(..'\u{FEFF}'.len_utf8());
    }
    Ok(text)
}

/// The bytes of a file, at most one more than is allowed.
fn bytes(file: &OsStr) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file == "-" {
        io::stdin().lock().take(LARGEST_BYTES + 1).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(LARGEST_BYTES + 1).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// The reason without the system's number for it.
fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::IsADirectory => "it is a directory".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}
