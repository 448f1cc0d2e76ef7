//! The commands: from arguments to files and streams, the only code that touches either.

mod arguments;
mod check;
mod draw;
mod embed;
mod input;
mod lines;

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;

use report_figures::contract::{Document, Layout, write, write_csv, write_metrics, write_quantities};
use report_figures::report::Folded;
use report_figures::{Panel, Reading, panels, quantity, read};

use arguments::{Arguments, Command, Opt};

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
        Command::Extract | Command::Quantities if arguments.value(Opt::Lines).is_some() => stream(&arguments),
        Command::Quantities => {
            let text = input::text(arguments.file()?)?;
            say(&write_quantities(&text, &quantity::find(&Folded::new(&text)), Layout::Broken))
        }
        Command::Extract => extract(&arguments, open(&arguments)?),
        Command::Check => check::run(&arguments, &open(&arguments)?.reading),
        Command::Draw => {
            let (reading, panels) = with_panels(open(&arguments)?);
            draw::run(&arguments, &reading, &panels)
        }
        Command::Embed => {
            let (reading, panels) = with_panels(open(&arguments)?);
            embed::run(&arguments, &reading, &panels)
        }
    }
}

fn open(arguments: &Arguments) -> Result<Document, Failure> {
    input::document(arguments.file()?, arguments.word(Opt::Input)?)
}

/// The panels that the author chose, or else ours.
fn with_panels(document: Document) -> (Reading, Vec<Panel>) {
    let panels = document.panels.unwrap_or_else(|| panels(&document.reading));
    (document.reading, panels)
}

fn extract(arguments: &Arguments, document: Document) -> Result<ExitCode, Failure> {
    match arguments.word(Opt::Format)? {
        None | Some("json") => {
            let (reading, panels) = with_panels(document);
            say(&write(&reading, &panels, Layout::Broken))
        }
        Some("csv") => say(&write_csv(&document.reading)),
        Some("ndjson") => say(&write_metrics(&document.reading)),
        Some(other) => Err(Failure::new(format_args!("\"{other}\" is not one of: json, csv, ndjson"))),
    }
}

/// `--lines`: a text a line, from standard input where no file is given.
fn stream(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let is_ours = |opt, only: &[&str]| Ok::<_, Failure>(arguments.word(opt)?.is_none_or(|word| only.contains(&word)));
    if !is_ours(Opt::Format, &["json", "ndjson"])? || !is_ours(Opt::Input, &["text"])? {
        return Err(Failure::new("--lines reads texts and writes JSON: no other format goes with it"));
    }
    let input = input::open(arguments.file().unwrap_or(OsStr::new("-")))?;
    match arguments.command {
        Command::Quantities => {
            lines::answer(input, |text| write_quantities(text, &quantity::find(&Folded::new(text)), Layout::OneLine))
        }
        _ => lines::answer(input, |text| {
            let reading = read(text);
            let panels = panels(&reading);
            write(&reading, &panels, Layout::OneLine)
        }),
    }
}

/// Writes words to standard output.
fn say(words: &str) -> Result<ExitCode, Failure> {
    hand_out(words.as_bytes())
}

/// Writes to standard output.
fn hand_out(bytes: &[u8]) -> Result<ExitCode, Failure> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
