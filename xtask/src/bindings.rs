//! One set of bindings for the builds of the core that a page may load: they differ in what they offer, not in how they are called.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

const NAME: &str = "report_figures.js";

/// Where the generated loading begins and ends, which the element does in its own way.
const LOADING: (&str, &str) = ("async function __wbg_load(", "export { initSync, __wbg_init as default };");

/// For `using`, which no page of ours says.
const DISPOSE: &str = "if (Symbol.dispose) Report.prototype[Symbol.dispose] = Report.prototype.free;\n";

const TYPES: &str = "import { Report as Whole } from './report_figures.js';

/** A build of the core: what its report can do, it is to be asked for. */
export type Core = typeof Whole & { can(name: string): boolean };
export type Report = Whole & { can(name: string): boolean };
/** Bindings for one build, to begin with a module of it; again after a trap. */
export function bind(): { begin(module: WebAssembly.Module): Promise<unknown>; Report: Core };
";

/// Writes `shared.js`, which makes bindings for any of the builds from those of the whole one.
///
/// # Errors
/// When a build is called in another way than the whole one.
pub(crate) fn share(whole: &Path, parts: &[&Path]) -> Result<()> {
    let text = read(whole)?;
    let known = members(&text);
    for part in parts {
        for (name, body) in members(&read(part)?) {
            let is_same = known.get(name) == Some(&body);
            ensure!(is_same, "{}: {name} is not what the whole core has under this name", part.display());
        }
    }
    let (before, loading) = text.split_once(LOADING.0).context("the generated bindings have no loading")?;
    let (_, after) = loading.split_once(LOADING.1).context("the generated loading has no end")?;
    let body = [before, after].concat().replace("\nexport ", "\n").replace(DISPOSE, "");
    let shared = [
        "export function bind() {\n",
        &body,
        "Report.can = Report.prototype.can = (name) => `report_${name}` in wasm;\nreturn { begin, Report };\n}\n",
    ];
    fs::write(whole.join("shared.js"), shared.concat())?;
    fs::write(whole.join("shared.d.ts"), TYPES)?;
    Ok(())
}

/// Names as the page loads them: of the sixteen digits by which the generator tells them apart two are enough, as none of them
/// can be compressed.
pub(crate) fn shorten(text: &str) -> String {
    const DIGITS: usize = 16;
    const KEPT: usize = 2;
    let is_digit = |ch: char| ch.is_ascii_digit() || matches!(ch, 'a'..='f');
    let mut short = String::with_capacity(text.len());
    for piece in text.split_inclusive('_') {
        let rest = piece.trim_start_matches(is_digit);
        let digits = piece.len() - rest.len();
        let is_of_name = short.ends_with('_') && !rest.starts_with(|ch: char| ch.is_alphanumeric() || ch == '_');
        let skipped = if is_of_name && digits == DIGITS { DIGITS - KEPT } else { 0 };
        short.extend(piece.chars().skip(skipped));
    }
    short
}

/// # Errors
/// When two names have become one.
pub(crate) fn ensure_apart<'a>(names: impl Iterator<Item = &'a str>) -> Result<()> {
    let mut known = std::collections::BTreeSet::new();
    for name in names {
        ensure!(known.insert(name), "{name}: two imports of the core have the same two last digits");
    }
    Ok(())
}

fn read(folder: &Path) -> Result<String> {
    let path = folder.join(NAME);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// The methods of the class and the functions that the module imports, by their first line.
fn members(bindings: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut members: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut open = None;
    for line in bindings.lines() {
        let indent = line.len() - line.trim_start().len();
        let opens = [4, 8].contains(&indent) && line.ends_with('{') && !line.contains("const ");
        match open {
            Some((_, depth)) if indent == depth && line.trim_start().starts_with('}') => open = None,
            Some((name, _)) => members.entry(name).or_default().push(line),
            None if opens => {
                open = Some((line, indent));
                members.insert(line, Vec::new());
            }
            None => {}
        }
    }
    members
}

#[cfg(test)]
mod tests {
    use super::{members, shorten};

    #[test]
    fn of_the_digits_that_end_a_name_two_are_kept() {
        for (name, expected) in [
            ("__wbg_arc_df3f7eb77e59876f", "__wbg_arc_6f"),
            ("x(__wbg_get_2080c49015e35254: y)", "x(__wbg_get_54: y)"),
            ("__wbindgen_generic_0000000000000001: function", "__wbindgen_generic_01: function"),
            ("__wbg_arc_df3f7eb77e59876f_more", "__wbg_arc_df3f7eb77e59876f_more"),
            ("__wbg_arc_df3f7eb77e59876", "__wbg_arc_df3f7eb77e59876"),
            ("0000000000000001", "0000000000000001"),
        ] {
            assert_eq!(shorten(name), expected);
        }
    }

    #[test]
    fn methods_and_imports_are_known_by_their_first_line() {
        let text = "class Report {\n    free() {\n        if (a) {\n            b();\n        }\n    }\n}\nfunction imports() {\n    \
                    const import0 = {\n        __wbg_fill_1: function(arg0) {\n            arg0.fill();\n        },\n    };\n}\n";
        let members = members(text);
        let names: Vec<&str> = members.keys().map(|name| name.trim()).collect();
        assert_eq!(names, ["__wbg_fill_1: function(arg0) {", "free() {"]);
        assert_eq!(members.get("        __wbg_fill_1: function(arg0) {"), Some(&vec!["            arg0.fill();"]));
    }
}
