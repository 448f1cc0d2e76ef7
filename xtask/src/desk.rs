//! The editor's page, `pkg/author/`: its modules bundled, what they load when needed beside them, and a worker that keeps it all.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::build::{BUNDLER, BUNDLER_OPTIONS, DESK, DRAW, PROSE, SCRIPT, TOOLS, WHOLE, copy};
use crate::command::{Program, node, root};
use crate::fresh::Stamp;

const SOURCE: &str = "www/author";
const PAGE: &str = "pkg/author";

/// Scripts by the name that the others know them by.
const SCRIPTS: &[&str] = &[
    "index=www/author/index.js",
    "worker=www/author/worker.js",
    "desk=www/author/style/desk.css",
    "pdf.worker=node_modules/pdfjs-dist/legacy/build/pdf.worker.mjs",
];
/// Shared pieces are named by what they hold, so that a kept one is never taken for another.
const SPLITTING: &[&str] = &["--splitting", "--outdir=pkg/author", "--entry-names=[name]", "--chunk-names=part-[hash]"];

/// The script of pages in frames, where the package has one.
const FRAME: &str = "pkg/report-figures-frame.js";

const EXAMPLE: &str = "tests/reports/rectification/report.txt";

/// How PDFs of Chinese name their letters.
const CHARACTER_MAPS: &str = "node_modules/pdfjs-dist/cmaps";
const CHINESE: &[&str] =
    &["Adobe-CNS1", "Adobe-GB1", "B5", "CNS", "ETen", "GB", "HK", "UniCNS", "UniGB", "Identity", "H.b", "V.b"];

/// Builds the page; its core is there already.
///
/// # Errors
/// When the bundler fails or a file cannot be copied.
pub(crate) fn build() -> Result<()> {
    let page = root().join(PAGE);
    let widget = [SCRIPT, TOOLS, DRAW.delivered, PROSE.delivered, WHOLE.delivered, FRAME].map(|path| root().join(path));
    let widget: Vec<PathBuf> = widget.into_iter().filter(|file| file.exists()).collect();
    let mut inputs = vec![root().join(SOURCE), root().join("www/element"), root().join("package-lock.json")];
    inputs.extend([root().join(DESK.delivered), root().join(EXAMPLE)]);
    inputs.extend(widget.iter().cloned());
    let stamp = Stamp::of(root().join("target/wasm/desk.stamp"), &inputs, SCRIPTS, vec![page.join("sw.js")])?;
    if stamp.is_fresh() {
        return Ok(());
    }
    println!("bundling the editor's page");
    fs::create_dir_all(&page).with_context(|| format!("cannot make {}", page.display()))?;
    drop_parts(&page)?;
    let bundler = BUNDLER_OPTIONS.iter().chain(SCRIPTS).chain(SPLITTING).fold(node(BUNDLER), Program::arg);
    let names: Vec<_> = widget.iter().filter_map(|file| file.file_name()).map(|name| name.to_string_lossy()).collect();
    bundler.arg(format!("--define:WIDGET={names:?}")).run()?;
    copy(&root().join(DESK.delivered), &page.join("core.wasm"))?;
    copy(&root().join(SOURCE).join("index.html"), &page.join("index.html"))?;
    copy(&root().join(EXAMPLE), &page.join("example.txt"))?;
    for file in widget {
        copy_into(&file, &page.join("widget"))?;
    }
    for file in files_in(&root().join(CHARACTER_MAPS))? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if CHINESE.iter().any(|beginning| name.starts_with(beginning)) {
            copy_into(&file, &page.join("cmaps"))?;
        }
    }
    keep_all(&page)?;
    stamp.set()
}

/// Takes away the pieces of an earlier build, whose names nobody knows any more.
fn drop_parts(page: &Path) -> Result<()> {
    for file in files_in(page)? {
        if file.extension().is_some_and(|ending| ending == "js") {
            fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
        }
    }
    Ok(())
}

/// Writes the service worker, with the list of all files and a print of them in it.
fn keep_all(page: &Path) -> Result<()> {
    let mut names = vec!["./".to_owned()];
    let mut print = DefaultHasher::new();
    for folder in ["", "widget/", "cmaps/"] {
        for file in files_in(&page.join(folder))? {
            fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?.hash(&mut print);
            names.push(format!("{folder}{}", file.file_name().unwrap_or_default().to_string_lossy()));
        }
    }
    names.hash(&mut print);
    node(BUNDLER)
        .arg(format!("{SOURCE}/sw.js"))
        .arg("--bundle")
        .arg("--minify")
        .arg("--log-level=warning")
        .arg(format!("--define:FILES={names:?}"))
        .arg(format!("--define:PRINT={:?}", format!("{:016x}", print.finish())))
        .arg(format!("--outfile={PAGE}/sw.js"))
        .run()
}

/// The files of a folder by name; none where there is no folder.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    Ok(files)
}

fn copy_into(file: &Path, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    copy(file, &folder.join(file.file_name().unwrap_or_default()))
}
