//! Running other programs: always from the project's root, always with their outcome looked at.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail};

/// The project's root folder.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// A program with its arguments, about to be run in the project's root.
pub(crate) struct Program {
    name: String,
    command: Command,
}

/// Cargo, the one that runs us, with arguments separated by blanks.
pub(crate) fn cargo(arguments: &str) -> Program {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut program = Program::new("cargo", cargo);
    program.command.args(arguments.split_whitespace());
    program
}

/// Node on a script below the root.
pub(crate) fn node(script: &str) -> Program {
    Program::new("node", "node").arg(script)
}

/// Any other program, with arguments separated by blanks.
pub(crate) fn program(name: &str, arguments: &str) -> Program {
    let mut program = Program::new(name, name);
    program.command.args(arguments.split_whitespace());
    program
}

impl Program {
    fn new(name: &str, path: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(path);
        command.current_dir(root());
        Self { name: name.to_owned(), command }
    }

    /// Adds one argument.
    pub(crate) fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    /// Sets a variable of the environment.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Takes variables out of the environment.
    pub(crate) fn without(mut self, names: &[&str]) -> Self {
        for name in names {
            self.command.env_remove(name);
        }
        self
    }

    /// Runs it with its output on ours.
    ///
    /// # Errors
    /// When it cannot be started or does not succeed.
    pub(crate) fn run(mut self) -> Result<()> {
        let status = self.command.status().with_context(|| format!("cannot start {}", self.name))?;
        succeeded(&self.name, status)
    }

    /// Runs it in silence and gives back what it wrote to standard output.
    ///
    /// # Errors
    /// When it cannot be started or does not succeed; what it wrote to standard error is in the words.
    pub(crate) fn read(mut self) -> Result<String> {
        let output = self.command.output().with_context(|| format!("cannot start {}", self.name))?;
        if !output.status.success() {
            bail!("{} failed: {}", self.name, String::from_utf8_lossy(&output.stderr).trim());
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs it with all its output in a file.
    ///
    /// # Errors
    /// When it cannot be started or does not succeed.
    pub(crate) fn log(mut self, path: &Path) -> Result<()> {
        let log = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
        self.command.stdout(log.try_clone()?).stderr(log);
        self.run()
    }

    /// Runs it with its output on ours, and hands each line of standard output to `seen` too.
    ///
    /// # Errors
    /// When it cannot be started or does not succeed.
    pub(crate) fn watch(mut self, mut seen: impl FnMut(&str)) -> Result<()> {
        let mut child =
            self.command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {}", self.name))?;
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).split(b'\n') {
                let line = line?;
                let line = String::from_utf8_lossy(&line);
                println!("{line}");
                seen(&line);
            }
        }
        succeeded(&self.name, child.wait()?)
    }
}

fn succeeded(name: &str, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    match status.code() {
        Some(code) => bail!("{name} ended with status {code}"),
        None => bail!("{name} was stopped"),
    }
}
