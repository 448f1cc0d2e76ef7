//! Reads a report from a file or from standard input, and tells its form.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use report_figures::contract::{Document, read_csv, read_json};
use report_figures::read;

use super::Failure;

/// A report larger than this is none: 64 MB.
pub(super) const LARGEST_BYTES: u64 = 64 * 1024 * 1024;

/// A report in whichever form.
pub(super) fn document(file: &OsStr, form: Option<&str>) -> Result<Document, Failure> {
    let text = text(file)?;
    let form = match form {
        Some(form) => form,
        None if text.trim_start().starts_with('{') => "json",
        None if Path::new(file).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) => "csv",
        None => "text",
    };
    let document = match form {
        "text" => Ok(Document { reading: read(&text), panels: None }),
        "json" => read_json(&text),
        "csv" => read_csv(&text),
        _ => return Err(Failure::new(format_args!("\"{form}\" is not one of: text, json, csv"))),
    };
    document.map_err(|error| Failure::new(format_args!("{}: {error}", name(file))))
}

/// The text of a file, `-` for standard input, without a byte order mark.
pub(super) fn text(file: &OsStr) -> Result<String, Failure> {
    let name = name(file);
    let mut bytes = Vec::new();
    open(file)?.take(LARGEST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| cannot_read(file, &error))?;
    if bytes.len() as u64 > LARGEST_BYTES {
        return Err(Failure::new(format_args!("{name} is larger than 64 MB")));
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::new(format_args!("{name} is not UTF-8: byte {at} is part of no character"))
    })?;
    if text.starts_with('\u{FEFF}') {
        text.drain(..'\u{FEFF}'.len_utf8());
    }
    Ok(text)
}

fn name(file: &OsStr) -> String {
    if file == "-" { "standard input".to_owned() } else { file.display().to_string() }
}

/// A file, or standard input.
pub(super) fn open(file: &OsStr) -> Result<Box<dyn Read>, Failure> {
    if file == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    Ok(Box::new(File::open(file).map_err(|error| cannot_read(file, &error))?))
}

pub(super) fn cannot_read(file: &OsStr, error: &io::Error) -> Failure {
    Failure::new(format_args!("cannot read {}: {}", name(file), in_words(error)))
}

/// The reason without the system's number for it.
pub(super) fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => "a file is in the way".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}
