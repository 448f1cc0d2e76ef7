//! Skipping what is already done: a stamp beside the outputs remembers what they were made from.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// What a step reads, writes, and was last made from.
pub(crate) struct Stamp {
    path: PathBuf,
    inputs: String,
    outputs: Vec<PathBuf>,
}

impl Stamp {
    /// Takes the print of the inputs, files or whole folders, of the words that also decide the result, and of this program.
    ///
    /// # Errors
    /// When an input cannot be read.
    pub(crate) fn of(path: PathBuf, inputs: &[PathBuf], words: &[&str], outputs: Vec<PathBuf>) -> Result<Self> {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        if let Ok(program) = std::env::current_exe().and_then(fs::metadata) {
            (program.len(), program.modified().ok()).hash(&mut hasher);
        }
        for input in inputs {
            print_of(input, &mut hasher)?;
        }
        Ok(Self { path, inputs: format!("{:016x}", hasher.finish()), outputs })
    }

    /// Whether the outputs are there and were made from just these inputs.
    pub(crate) fn is_fresh(&self) -> bool {
        self.outputs.iter().all(|output| output.exists())
            && fs::read_to_string(&self.path).is_ok_and(|made_from| made_from == self.inputs)
    }

    /// Remembers that the outputs were made from these inputs.
    ///
    /// # Errors
    /// When the stamp cannot be written.
    pub(crate) fn set(&self) -> Result<()> {
        fs::write(&self.path, &self.inputs).with_context(|| format!("cannot write {}", self.path.display()))
    }
}

fn print_of(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    if path.is_dir() {
        let mut below: Vec<PathBuf> = fs::read_dir(path)?.flatten().map(|entry| entry.path()).collect();
        below.sort();
        return below.iter().try_for_each(|path| print_of(path, hasher));
    }
    path.hash(hasher);
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))?.hash(hasher);
    Ok(())
}
