//! `cargo xtask bless`: rewrites what the tests expect, and says panel by panel what is different now.

use std::fs;

use anyhow::Result;

use crate::command::{cargo, program, root};

/// Runs the golden tests in rewriting mode.
///
/// # Errors
/// When the tests cannot be run.
pub(crate) fn bless() -> Result<()> {
    cargo("test --quiet --locked --tests").env("UPDATE_EXPECT", "1").run()?;
    let status = "-c core.quotePath=false status --porcelain --no-renames --untracked-files=all -- tests www";
    let changed = program("git", status).read()?;
    if changed.is_empty() {
        println!("nothing changed");
        return Ok(());
    }
    println!("different from the last commit; www/gallery shows the pictures:");
    let mut last = "";
    for line in changed.lines() {
        let (sign, path) = line.split_at_checked(3).unwrap_or(("", line));
        let path = path.trim_matches('"');
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        if folder != last {
            println!("{folder}");
            last = folder;
        }
        println!("  {}", in_words(sign, path, file));
    }
    Ok(())
}

/// One file: a picture by its panel and its titles, any other by its name.
fn in_words(sign: &str, path: &str, file: &str) -> String {
    let Some(panel) = file.strip_suffix(".svg") else { return format!("{sign}{file}") };
    let before = program("git", "show").arg(format!("HEAD:{path}")).read().ok();
    let after = fs::read_to_string(root().join(path)).ok();
    let [before, after] = [before, after].map(|svg| svg.and_then(|svg| title(&svg).map(str::to_owned)));
    match (before, after) {
        (Some(before), Some(after)) if before == after => format!("{panel}: drawn differently, 「{after}」"),
        (Some(before), Some(after)) => format!("{panel}: 「{before}」 is now 「{after}」"),
        (None, Some(after)) => format!("{panel}: new, 「{after}」"),
        (Some(before), None) => format!("{panel}: gone, 「{before}」"),
        (None, None) => format!("{sign}{file}"),
    }
}

fn title(svg: &str) -> Option<&str> {
    svg.split_once("<title>")?.1.split_once("</title>").map(|(title, _)| title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_told_by_panel_and_title() {
        assert_eq!(title("<svg><title>28项任务完成27项</title>"), Some("28项任务完成27项"));
        assert_eq!(in_words("?? ", "tests/absent/absent.svg", "absent.svg"), "?? absent.svg");
        assert_eq!(in_words(" M ", "tests/a/reading.json", "reading.json"), " M reading.json");
    }
}
