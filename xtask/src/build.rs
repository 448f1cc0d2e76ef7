//! `cargo xtask build`: from the crate and `www/element` to `pkg/`, in four steps that are skipped when nothing changed.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

use crate::command::{Program, cargo, node, root};
use crate::fresh::Stamp;
use crate::{bindings, desk, prerequisites, tag};

/// The script that a page loads; it fetches one of the cores.
pub(crate) const SCRIPT: &str = "pkg/report-figures.js";

/// One build of the core for the browser.
pub(crate) struct Core {
    /// What a page fetches.
    pub(crate) delivered: &'static str,
    /// Where it is compiled; two builds in one folder would overwrite each other unseen.
    target: &'static str,
    /// What cargo is told of features.
    features: &'static str,
    /// Where its bindings are written.
    bindings: &'static str,
}

/// Draws readings that were published; for pages that need no more.
pub(crate) const DRAW: Core = Core {
    delivered: "pkg/report_figures_draw_bg.wasm",
    target: "target/draw",
    features: "--no-default-features",
    bindings: "target/wasm/draw",
};

/// Reads prose, and draws it.
pub(crate) const PROSE: Core = Core {
    delivered: "pkg/report_figures_prose_bg.wasm",
    target: "target/prose",
    features: "--no-default-features --features prose",
    bindings: "target/wasm/prose",
};

/// Takes whatever a page may hold: tables, and readings that were edited, too.
pub(crate) const WHOLE: Core =
    Core { delivered: "pkg/report_figures_bg.wasm", target: "target", features: "", bindings: "target/wasm" };

/// Reads, draws, and writes what a newsroom pastes; for the author's page alone.
pub(crate) const DESK: Core = Core {
    delivered: "pkg/report_figures_desk_bg.wasm",
    target: "target/desk",
    features: "--features desk",
    bindings: "target/wasm/desk",
};

const MODULE: &str = "wasm32-unknown-unknown/release/report_figures.wasm";
/// What the generated start does not offer: to begin anew, after a trap, from a module that is compiled already.
const BEGIN: &str = "\nexport async function begin(module) {
    return __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);
}\n";
const BEGIN_TYPE: &str = "\nexport function begin(module: WebAssembly.Module): Promise<InitOutput>;\n";
/// A quarter of the megabyte that is usual: a page holds it all the time. Of it 15 kB were used at most, by JSON nested too deeply.
const STACK: &str = "\u{1f}-Clink-arg=-zstack-size=262144";
/// Passes of LLVM that make a loop faster by keeping more at hand, and a core 2 % larger; what each saves was measured.
const LEVERS: &str = "\u{1f}-Cllvm-args=-disable-lsr -enable-pre=false -enable-load-pre=false -disable-licm-promotion \
    -bonus-inst-threshold=0 -aggressive-instcombine-max-scan-instrs=0 -replexitval=never";
/// Names of what only says why it panics, or shows a value to a developer: no page shows either, and a standard library that was not
/// built for us brings seven kilobytes of it.
const WORDLESS: &[&str] = &[
    "panicking::",
    "::assert_failed",
    "::expect_failed",
    "::unwrap_failed",
    "index_fail",
    "mismatch_fail",
    "slice_error_fail",
    "fmt::Debug>::fmt",
];
const PACKAGE: &str = "pkg";
const OPTIMISER: &str = "node_modules/binaryen/bin/wasm-opt";
/// Smallest as brotli sees it, measured. Nothing of ours lies in the lowest kilobyte, where the stack ends.
const OPTIMISER_OPTIONS: &str = "--low-memory-unused --always-inline-max-function-size=0 --one-caller-inline-max-function-size=0 \
    -Oz --flatten --rereloop -Oz --flatten --rereloop -Oz -Oz --strip-target-features";
pub(crate) const BUNDLER: &str = "node_modules/esbuild/bin/esbuild";
pub(crate) const BUNDLER_OPTIONS: &[&str] =
    &["--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8", "--log-level=warning"];

/// What the bundler leaves a fortieth larger, as brotli sees it.
const MINIFIER: &str = "node_modules/terser/bin/terser";
const MINIFIER_OPTIONS: &str = "--module --ecma 2022 --compress passes=3 --mangle";

/// What few pages need.
pub(crate) const TOOLS: &str = "pkg/report-figures-tools.js";
/// It stays a file of its own.
const MODULE_OPTIONS: &[&str] = &["--external:./report-figures-tools.js"];

/// A script that needs no module and no server. Where there is none, the page's own address stands for the script's.
const INLINE_OPTIONS: &[&str] = &[
    "--format=iife",
    "--global-name=ReportFigures",
    "--loader:.wasm=binary",
    "--define:import.meta.url=document.baseURI",
];

/// From where, to where, and how else.
const BUNDLES: &[(&str, &str, &[&str])] = &[
    ("www/element/index.js", SCRIPT, MODULE_OPTIONS),
    ("www/element/element.js", "pkg/element.js", MODULE_OPTIONS),
    ("www/element/report-figures-tools.js", TOOLS, MODULE_OPTIONS),
    ("www/element/inline.js", "pkg/report-figures.inline.js", INLINE_OPTIONS),
    ("www/embed/frame.js", "pkg/report-figures-frame.js", MODULE_OPTIONS),
    ("www/embed/host.js", "pkg/report-figures-host.js", MODULE_OPTIONS),
];

/// What is taken as it is.
const COPIES: &[(&str, &str)] = &[
    ("www/element/report-figures.d.ts", "pkg/report-figures.d.ts"),
    ("www/element/element.d.ts", "pkg/element.d.ts"),
    ("www/element/custom-elements.json", "pkg/custom-elements.json"),
    ("www/embed/index.html", "pkg/embed.html"),
    ("www/embed/host.d.ts", "pkg/report-figures-host.d.ts"),
    ("src/surface/html/figure.css", "pkg/report-figures.css"),
    ("LICENSE-MIT", "pkg/LICENSE-MIT"),
    ("LICENSE-APACHE", "pkg/LICENSE-APACHE"),
];

/// Builds the package.
///
/// # Errors
/// When a prerequisite is missing or a step fails.
pub(crate) fn build() -> Result<()> {
    prerequisites::wasm_target()?;
    prerequisites::node_packages()?;
    fs::create_dir_all(root().join(PACKAGE))?;
    for core in [DRAW, PROSE, WHOLE, DESK] {
        fs::create_dir_all(root().join(core.bindings))?;
        core.compile()?;
        core.bind()?;
        core.optimise()?;
    }
    let [draw, prose, whole] = [DRAW, PROSE, WHOLE].map(|core| root().join(core.bindings));
    bindings::share(&whole, &[&draw, &prose])?;
    bundle(&whole.join("shared.js"))?;
    desk::build()?;
    copy_texts()?;
    tag::list()
}

impl Core {
    /// Compiles the core. Cargo itself knows when there is nothing to do.
    fn compile(&self) -> Result<()> {
        // `cdylib` is asked for here and not in Cargo.toml, where a second crate type would switch link-time optimisation off.
        let core = || {
            let command = cargo("rustc --lib --crate-type cdylib --release --locked --target wasm32-unknown-unknown");
            self.features
                .split_whitespace()
                .fold(command.arg("--target-dir").arg(root().join(self.target)), Program::arg)
        };
        let mut flags = remapped_paths()?;
        flags.push(STACK);
        flags.push(LEVERS);
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

    /// Writes the JavaScript bindings and the module they belong to.
    fn bind(&self) -> Result<()> {
        let (folder, module) = (root().join(self.bindings), root().join(self.target).join(MODULE));
        let outputs = ["report_figures.js", "report_figures.d.ts", "report_figures_bg.wasm"];
        let outputs = outputs.iter().map(|name| folder.join(name)).collect();
        let words: Vec<&str> = WORDLESS.iter().copied().chain([BEGIN]).collect();
        let stamp = Stamp::of(folder.join("bound.stamp"), std::slice::from_ref(&module), &words, outputs)?;
        if stamp.is_fresh() {
            return Ok(());
        }
        println!("writing the bindings");
        let mut output = Bindgen::new()
            .input_path(&module)
            .web(true)?
            .typescript(true)
            .omit_default_module_path(false)
            .remove_name_section(true)
            .remove_producers_section(true)
            .encode_into(EncodeInto::Always)
            .generate_output()
            .context("the bindings could not be generated")?;
        let funcs = &mut output.wasm_mut().funcs;
        let is_wordless = |name: &str| WORDLESS.iter().any(|part| name.contains(part));
        let mut wordless = HashSet::new();
        for func in funcs.iter().filter(|func| func.name.as_deref().is_some_and(is_wordless)) {
            wordless.insert(func.id());
        }
        // Their bodies alone: what called them still traps, and what they called is dropped by the optimiser.
        for (_, body) in funcs.iter_local_mut().filter(|(id, _)| wordless.contains(id)) {
            let mut body = body.builder_mut().func_body();
            body.instrs_mut().clear();
            body.unreachable();
        }
        for import in output.wasm_mut().imports.iter_mut() {
            import.name = bindings::shorten(&import.name);
        }
        bindings::ensure_apart(output.wasm().imports.iter().map(|import| import.name.as_str()))?;
        output.emit(&folder)?;
        for (name, more) in [("report_figures.js", BEGIN), ("report_figures.d.ts", BEGIN_TYPE)] {
            let text = fs::read_to_string(folder.join(name))?;
            fs::write(folder.join(name), bindings::shorten(&text) + more)?;
        }
        stamp.set()
    }

    /// Makes the module smaller where the optimiser is installed; without it the module is used as it is.
    fn optimise(&self) -> Result<()> {
        let (delivered, folder) = (root().join(self.delivered), root().join(self.bindings));
        let bound = folder.join("report_figures_bg.wasm");
        let has_optimiser = root().join(OPTIMISER).exists();
        let words = [if has_optimiser { OPTIMISER_OPTIONS } else { "as bound" }];
        let stamp =
            Stamp::of(folder.join("optimised.stamp"), std::slice::from_ref(&bound), &words, vec![delivered.clone()])?;
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

/// Bundles the scripts, each into one file.
fn bundle(bindings: &Path) -> Result<()> {
    let inputs = [
        root().join("www/element"),
        root().join("www/embed"),
        bindings.to_owned(),
        root().join(WHOLE.delivered),
        root().join("package-lock.json"),
    ];
    let options = BUNDLER_OPTIONS.iter().copied().chain([MINIFIER_OPTIONS]);
    let words: Vec<&str> = options.chain(BUNDLES.iter().flat_map(|(_, _, more)| *more).copied()).collect();
    let outputs = BUNDLES.iter().map(|(_, to, _)| root().join(to)).collect();
    let stamp = Stamp::of(root().join("target/wasm/bundled.stamp"), &inputs, &words, outputs)?;
    if stamp.is_fresh() {
        return Ok(());
    }
    println!("bundling the scripts");
    for (from, to, more) in BUNDLES {
        let bundler = BUNDLER_OPTIONS.iter().chain(*more).fold(node(BUNDLER).arg(from), Program::arg);
        let to = root().join(to);
        bundler.arg(format!("--outfile={}", to.display())).run()?;
        if *more == MODULE_OPTIONS && root().join(MINIFIER).exists() {
            let minifier = MINIFIER_OPTIONS.split_whitespace().fold(node(MINIFIER).arg(&to), Program::arg);
            minifier.arg("-o").arg(&to).run()?;
        }
    }
    stamp.set()
}

/// Puts types, the page for frames, the look of static figures and the licences beside the scripts.
fn copy_texts() -> Result<()> {
    for (from, to) in COPIES {
        copy(&root().join(from), &root().join(to))?;
    }
    Ok(())
}

pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    let bytes = fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
    if fs::read(to).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    fs::write(to, bytes).with_context(|| format!("cannot write {}", to.display()))
}
