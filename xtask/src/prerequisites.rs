//! What the other commands need on this machine: found, installed where that is safe, or named in one plain line.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::command::{program, root};

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const NODE_MAJOR: u32 = 20;

/// Adds the browser's compile target where it is missing.
///
/// # Errors
/// When it is missing and rustup cannot add it.
pub(crate) fn wasm_target() -> Result<()> {
    let libraries = program("rustc", "--print target-libdir --target").arg(WASM_TARGET).read()?;
    if fs::exists(libraries.trim())? {
        return Ok(());
    }
    println!("adding the Rust target {WASM_TARGET}");
    program("rustup", "target add").arg(WASM_TARGET).run().with_context(|| {
        format!("the Rust target {WASM_TARGET} is missing: install Rust with rustup (https://rustup.rs), or the target with your system's packages")
    })
}

/// Whether the standard library's sources are here, after adding them where they are missing.
pub(crate) fn has_std_sources() -> bool {
    let Ok(sysroot) = program("rustc", "--print sysroot").read() else { return false };
    let lock = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock");
    if lock.exists() {
        return true;
    }
    println!("adding the sources of Rust's standard library: the core gets smaller with them");
    program("rustup", "component add rust-src").run().is_ok() && lock.exists()
}

/// Looks whether node is here and new enough.
///
/// # Errors
/// When it is not.
pub(crate) fn node() -> Result<()> {
    let wanted = format!(
        "Node.js {NODE_MAJOR} or newer, with npm, is needed: install it from https://nodejs.org or with your system's packages"
    );
    let Ok(version) = program("node", "--version").read() else { bail!("{wanted}") };
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE_MAJOR => Ok(()),
        _ => bail!("{wanted} (found {})", version.trim()),
    }
}

/// Installs the pinned node packages where they are missing or older than the lock file.
///
/// # Errors
/// When npm is missing or fails.
pub(crate) fn node_packages() -> Result<()> {
    packages_in(".")
}

/// The same in a folder that has a lock file of its own.
///
/// # Errors
/// When npm is missing or fails.
pub(crate) fn packages_in(folder: &str) -> Result<()> {
    node()?;
    let there = root().join(folder);
    let installed = fs::metadata(there.join("node_modules/.package-lock.json")).and_then(|file| file.modified());
    let locked = fs::metadata(there.join("package-lock.json")).and_then(|file| file.modified())?;
    if installed.is_ok_and(|installed| installed >= locked) {
        return Ok(());
    }
    println!("installing the node packages of {folder}/package-lock.json");
    // On Windows npm is a script, which only its full name starts.
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let install = program(npm, "ci --loglevel=error --prefix").arg(folder);
    install.run().context("the node packages could not be installed with npm ci")
}

/// Looks for the C++ compiler that libFuzzer is built with.
///
/// # Errors
/// When there is none and none can be installed.
pub(crate) fn cxx() -> Result<()> {
    let named = std::env::var("CXX").unwrap_or_else(|_| "c++".to_owned());
    if program(&named, "--version").read().is_ok() {
        return Ok(());
    }
    install(&["g++"]).context("no C++ compiler found, which the fuzz targets need: install g++ or clang")
}

/// Installs packages on Debian and its kin, where we are root and nobody is asked anything.
///
/// # Errors
/// On other systems, as another user, and when apt-get fails.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let is_root = program("id", "-u").read().is_ok_and(|user| user.trim() == "0");
    if !is_root || !Path::new("/etc/debian_version").exists() {
        bail!("it can be installed by itself on Debian and Ubuntu as root only");
    }
    println!("installing {}", packages.join(", "));
    let apt = |arguments: &str| program("apt-get", arguments).env("DEBIAN_FRONTEND", "noninteractive");
    apt("update --quiet=2").run()?;
    let packages = packages.join(" ");
    apt(&format!("install --yes --quiet=2 --no-install-recommends {packages}")).run()
}
