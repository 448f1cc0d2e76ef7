//! `cargo xtask tag`: the tags of this build with the prints of their files, to be pasted where a page pins what it loads.

use std::fs;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use crate::command::root;

/// Everything that a page may load, in the order in which it is listed.
const FILES: &[&str] = &[
    "report-figures.js",
    "report-figures.css",
    "report-figures.inline.js",
    "report-figures-host.js",
    "report-figures-frame.js",
    "report-figures-tools.js",
    "element.js",
    "report_figures_draw_bg.wasm",
    "report_figures_prose_bg.wasm",
    "report_figures_bg.wasm",
];
const LIST: &str = "pkg/integrity.json";

/// A tag before its address, the file, the tag between address and print, and after.
const TAGS: &[(&str, &str, &str, &str)] = &[
    ("the tag", "<link rel=\"stylesheet\" href=\"", "report-figures.css", ">"),
    ("", "<script type=\"module\" src=\"", "report-figures.js", "></script>"),
    ("or one file, with the core inside", "<script src=\"", "report-figures.inline.js", "></script>"),
    ("beside frames", "<script type=\"module\" src=\"", "report-figures-host.js", "></script>"),
];

/// Writes the list of prints into the package.
///
/// # Errors
/// When a file of the package is missing, or the list cannot be written.
pub(crate) fn list() -> Result<()> {
    let rows = FILES.iter().map(|name| Ok(format!("  \"{name}\": \"{}\"", print_of(name)?)));
    let rows = rows.collect::<Result<Vec<String>>>()?;
    let text = format!("{{\n{}\n}}\n", rows.join(",\n"));
    if fs::read_to_string(root().join(LIST)).is_ok_and(|there| there == text) {
        return Ok(());
    }
    fs::write(root().join(LIST), text).with_context(|| format!("cannot write {LIST}"))
}

/// Prints the tags, for files that lie at `base`.
///
/// # Errors
/// When `base` is no folder, or a file of the package is missing.
pub(crate) fn print(base: &str) -> Result<()> {
    if !base.is_empty() && !base.ends_with('/') {
        bail!("--base {base}: an address of a folder ends in /");
    }
    for (note, start, name, end) in TAGS {
        if !note.is_empty() {
            println!("<!-- {note} -->");
        }
        println!("{start}{base}{name}\" integrity=\"{}\" crossorigin=\"anonymous\"{end}", print_of(name)?);
    }
    Ok(())
}

/// What `integrity` takes: `sha384-` and SHA-384 in base64.
fn print_of(name: &str) -> Result<String> {
    let path = root().join("pkg").join(name);
    let bytes = fs::read(&path).with_context(|| format!("cannot read pkg/{name}: `cargo xtask build` makes it"))?;
    Ok(format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes))))
}
