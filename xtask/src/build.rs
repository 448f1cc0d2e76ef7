//! `cargo xtask build`: from the crate and `www/element` to `pkg/`, in four steps that are skipped when nothing changed.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::command::{Program, cargo, node, root};
use crate::fresh::Stamp;
use crate::prerequisites;

/// What a page loads: the script, and the core that it fetches.
pub(crate) const DELIVERED: [&str; 2] = ["pkg/report-figures.js", "pkg/report_figures_bg.wasm"];

const MODULE: &str = "target/wasm32-unknown-unknown/release/report_figures.wasm";
const BINDINGS: &str = "target/wasm";
const PACKAGE: &str = "pkg";
const OPTIMISER: &str = "node_modules/binaryen/bin/wasm-opt";
/// Smallest as brotli sees it, measured. Nothing of ours lies in the lowest kilobyte, where the stack ends.
const OPTIMISER_OPTIONS: &str = "--low-memory-unused --always-inline-max-function-size=0 --one-caller-inline-max-function-size=0 \
    -Oz --flatten --rereloop -Oz --strip-target-features";
const BUNDLER: &str = "node_modules/esbuild/bin/esbuild";
const BUNDLER_OPTIONS: &[&str] =
    &["--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8", "--log-level=warning"];

/// Builds the package.
///
/// # Errors
/// When a prerequisite is missing or a step fails.
pub(crate) fn build() -> Result<()> {
    prerequisites::wasm_target()?;
    prerequisites::node_packages()?;
    for folder in [BINDINGS, PACKAGE] {
        fs::create_dir_all(root().join(folder))?;
    }
    compile()?;
    bind()?;
    optimise()?;
    bundle()?;
    copy_texts()
}

/// Compiles the core. Cargo itself knows when there is nothing to do.
fn compile() -> Result<()> {
    // `cdylib` is asked for here and not in Cargo.toml, where a second crate type would switch link-time optimisation off.
    let core = || cargo("rustc --lib --crate-type cdylib --release --locked --target wasm32-unknown-unknown");
    let flags = remapped_paths()?;
    if prerequisites::has_std_sources() {
        // A standard library built for size, that traps without words where it would panic: a tenth less to load. Cargo calls
        // this unstable, so a failure only means that the core is built the plain way.
        let mut small = flags.clone();
        small.push("\u{1f}-Zunstable-options\u{1f}-Cpanic=immediate-abort");
        let built = core()
            .arg("-Zbuild-std=std,panic_abort")
            .arg("-Zbuild-std-features=optimize_for_size")
            .without(&["RUSTFLAGS"])
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_ENCODED_RUSTFLAGS", small)
            .run();
        if built.is_ok() {
            return Ok(());
        }
        println!("not with a standard library of its own: the core gets a little larger");
    }
    core()
        .without(&["RUSTFLAGS"])
        .env("CARGO_ENCODED_RUSTFLAGS", flags)
        .run()
        .context("the core does not compile for the browser")
}

/// Flags that keep this machine's folders out of the result, so that every machine builds the same bytes.
fn remapped_paths() -> Result<OsString> {
    let mut flags = OsString::from("--remap-path-prefix=");
    flags.push(root());
    flags.push("=/src");
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let sources = home.map(|home| home.join("registry/src")).filter(|sources| sources.is_dir());
    let mut registries: Vec<PathBuf> = match sources {
        Some(sources) => fs::read_dir(sources)?.flatten().map(|entry| entry.path()).collect(),
        None => Vec::new(),
    };
    registries.sort();
    for registry in registries {
        flags.push("\u{1f}--remap-path-prefix=");
        flags.push(registry);
        flags.push("=/deps");
    }
    Ok(flags)
}

/// Writes the JavaScript bindings and the module they belong to into `target/wasm`.
fn bind() -> Result<()> {
    let folder = root().join(BINDINGS);
    let outputs = ["report_figures.js", "report_figures.d.ts", "report_figures_bg.wasm"];
    let outputs = outputs.iter().map(|name| folder.join(name)).collect();
    let stamp = Stamp::of(folder.join("bound.stamp"), &[root().join(MODULE)], &[], outputs)?;
    if stamp.is_fresh() {
        return Ok(());
    }
    println!("writing the bindings");
    Bindgen::new()
        .input_path(root().join(MODULE))
        .web(true)?
        .typescript(true)
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&folder)
        .context("the bindings could not be generated")?;
    stamp.set()
}

/// Makes the module smaller where the optimiser is installed; without it the module is used as it is.
fn optimise() -> Result<()> {
    let [_, delivered] = DELIVERED.map(|path| root().join(path));
    let bound = root().join(BINDINGS).join("report_figures_bg.wasm");
    let has_optimiser = root().join(OPTIMISER).exists();
    let words = [if has_optimiser { OPTIMISER_OPTIONS } else { "as bound" }];
    let stamp = Stamp::of(
        root().join(BINDINGS).join("optimised.stamp"),
        std::slice::from_ref(&bound),
        &words,
        vec![delivered.clone()],
    )?;
    if stamp.is_fresh() {
        return Ok(());
    }
    if has_optimiser {
        println!("optimising the core");
        // No feature flags: the module says itself what it uses, and browsers refuse what `--all-features` adds.
        let optimiser = OPTIMISER_OPTIONS.split_whitespace().fold(node(OPTIMISER), Program::arg);
        optimiser.arg(&bound).arg("-o").arg(&delivered).run()?;
    } else {
        println!("no wasm-opt in node_modules: the core stays a little larger");
        copy(&bound, &delivered)?;
    }
    stamp.set()
}

/// Bundles the element and the bindings into one script.
fn bundle() -> Result<()> {
    let [delivered, _] = DELIVERED.map(|path| root().join(path));
    let inputs =
        [root().join("www/element"), root().join(BINDINGS).join("report_figures.js"), root().join("package-lock.json")];
    let stamp =
        Stamp::of(root().join(BINDINGS).join("bundled.stamp"), &inputs, BUNDLER_OPTIONS, vec![delivered.clone()])?;
    if stamp.is_fresh() {
        return Ok(());
    }
    println!("bundling the element");
    let mut bundler = node(BUNDLER).arg("www/element/index.js");
    for option in BUNDLER_OPTIONS {
        bundler = bundler.arg(option);
    }
    bundler.arg(format!("--outfile={}", delivered.display())).run()?;
    stamp.set()
}

/// Puts the types and the licences beside the script.
fn copy_texts() -> Result<()> {
    let types = ("www/element/report-figures.d.ts", "pkg/report-figures.d.ts");
    for (from, to) in [types, ("LICENSE-MIT", "pkg/LICENSE-MIT"), ("LICENSE-APACHE", "pkg/LICENSE-APACHE")] {
        copy(&root().join(from), &root().join(to))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let bytes = fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
    if fs::read(to).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    fs::write(to, bytes).with_context(|| format!("cannot write {}", to.display()))
}
