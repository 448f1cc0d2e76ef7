//! Finding the browsers for the page tests, installing them where that is a safe habit, or saying what to do.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::prerequisites;

const NAMES: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

const PLACES: &[&str] = &[
    "/snap/bin/chromium",
    "/opt/google/chrome/chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
];

/// The path of a Chromium; the variable `CHROMIUM` comes before all others.
///
/// # Errors
/// When there is none and none can be installed.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Ok(PathBuf::from(named));
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    prerequisites::install(&["chromium", "fonts-noto-cjk"])
        .context("no Chromium found: install Chromium or Chrome, or set CHROMIUM to the path of one")?;
    find().context("no Chromium found, though the package `chromium` is installed")
}

/// Sees to Firefox, WebKit, and Hugo, whose recipe is tested. Where they cannot be installed the pages are tested without
/// them, which is told here and again in the sum of the tests.
pub(crate) fn other_engines() {
    let has = |names: &[&str]| names.iter().any(|name| on_path(name).is_some());
    let missing: Vec<&str> = [
        ("firefox-esr", has(&["firefox-esr", "firefox"]) || std::env::var_os("FIREFOX").is_some()),
        ("webkit2gtk-driver", has(&["WebKitWebDriver"])),
        ("xvfb", has(&["Xvfb"])),
        ("hugo", has(&["hugo"])),
    ]
    .into_iter()
    .filter_map(|(package, is_there)| (!is_there).then_some(package))
    .collect();
    if missing.is_empty() {
        return;
    }
    if let Err(error) = prerequisites::install(&missing) {
        println!(
            "pages are not tested in every engine, or not every recipe: install {} ({error:#})",
            missing.join(", ")
        );
    }
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())
}

fn find() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let named = std::env::split_paths(&path).flat_map(|folder| NAMES.iter().map(move |name| folder.join(name)));
    let named = named.map(|program| if cfg!(windows) { program.with_extension("exe") } else { program });
    named.chain(PLACES.iter().map(PathBuf::from)).find(|program| program.is_file())
}
