//! The commands: from arguments to files and streams, the only code that touches either.

mod arguments;
mod input;
mod lines;

use std::ffi::OsString;
use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;

use report_figures::contract::{to_json, to_json_line, write, write_quantities};
use report_figures::{panels, quantity, read, report};

use arguments::{Arguments, Command};

/// What went wrong, as one clear line.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Said on standard error, exit status 2.
    Said(String),
    /// Whoever read the output has gone away: nothing to say, nobody to say it to.
    Unheard,
}

impl Failure {
    fn new(said: impl fmt::Display) -> Failure {
        Failure::Said(said.to_string())
    }
}

impl From<io::Error> for Failure {
    /// Writing to standard output failed.
    fn from(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::Unheard,
            _ => Failure::new(format_args!("cannot write the output: {error}")),
        }
    }
}

/// Ends with one line on standard error and status 2; quietly with 0 when nobody listens any more.
pub(crate) fn fail(failure: &Failure) -> ExitCode {
    match failure {
        Failure::Said(said) => {
            // Where standard error is closed too, the status still tells.
            let _ = writeln!(io::stderr(), "report-figures: {said}");
            ExitCode::from(2)
        }
        Failure::Unheard => ExitCode::SUCCESS,
    }
}

/// Runs one command.
///
/// # Errors
/// Anything that keeps the command from its work: arguments, files, streams.
pub(crate) fn run(arguments: impl Iterator<Item = OsString>) -> Result<ExitCode, Failure> {
    let arguments = Arguments::parse(arguments)?;
    match arguments.command {
        Command::Help => say(arguments::HELP),
        Command::Version => say(concat!("report-figures ", env!("CARGO_PKG_VERSION"), "\n")),
        Command::Extract if arguments.lines => lines::answer(|text| {
            let reading = read(text);
            let panels = panels(&reading);
            to_json_line(&write(&reading, &panels))
        }),
        Command::Quantities if arguments.lines => lines::answer(|text| {
            let quantities = quantity::find(&report::Folded::new(text));
            to_json_line(&write_quantities(text, &quantities))
        }),
        Command::Extract => {
            let reading = read(&input::text(arguments.file()?)?);
            let panels = panels(&reading);
            say(&to_json(&write(&reading, &panels)))
        }
        Command::Quantities => {
            let text = input::text(arguments.file()?)?;
            say(&to_json(&write_quantities(&text, &quantity::find(&report::Folded::new(&text)))))
        }
    }
}

/// Writes to standard output.
fn say(words: &str) -> Result<ExitCode, Failure> {
    let mut out = io::stdout().lock();
    out.write_all(words.as_bytes())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
