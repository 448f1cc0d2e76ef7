//! What the command line asks for.

use std::ffi::{OsStr, OsString};

use super::Failure;

/// What `--help` prints.
pub(super) const HELP: &str = "\
report-figures: turns an official Chinese report into figures a reader can see, trace and check

  report-figures extract FILE|-       what the report says, as JSON
  report-figures quantities FILE|-    every number of the text, metric or not, as JSON

  --lines      one JSON string a line in, a report each; one JSON result a line out, in order
  --help       these lines
  --version    the version

FILE is plain text in UTF-8; - is standard input.
Exit status: 0 done; 2 something is wrong, said in one line on standard error.
";

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Help,
    Version,
    Extract,
    Quantities,
}

/// The commands by name.
const COMMANDS: [(&str, Command); 2] = [("extract", Command::Extract), ("quantities", Command::Quantities)];

/// The command line, understood.
#[derive(Debug)]
pub(super) struct Arguments {
    pub(super) command: Command,
    pub(super) lines: bool,
    file: Option<OsString>,
}

impl Arguments {
    /// Understands a command line, without the program's name.
    pub(super) fn parse(words: impl Iterator<Item = OsString>) -> Result<Arguments, Failure> {
        let mut arguments = Arguments { command: Command::Help, lines: false, file: None };
        let mut command = None;
        for word in words {
            match word.to_str() {
                Some("--help" | "-h") => return Ok(Arguments { command: Command::Help, ..arguments }),
                Some("--version" | "-V") => return Ok(Arguments { command: Command::Version, ..arguments }),
                Some("--lines") => arguments.lines = true,
                Some(option) if option.starts_with('-') && option != "-" => {
                    return Err(Failure::new(format_args!("unknown option {option}; see report-figures --help")));
                }
                _ if command.is_none() => command = Some(find_command(&word)?),
                _ if arguments.file.is_none() => arguments.file = Some(word),
                _ => return Err(Failure::new("one file at a time; see report-figures --help")),
            }
        }
        arguments.command = command.ok_or_else(|| Failure::new("no command given; see report-figures --help"))?;
        Ok(arguments)
    }

    /// The file to read.
    pub(super) fn file(&self) -> Result<&OsStr, Failure> {
        self.file.as_deref().ok_or_else(|| Failure::new("no file given; - reads standard input"))
    }
}

fn find_command(word: &OsStr) -> Result<Command, Failure> {
    let found = COMMANDS.iter().find(|(name, _)| word == *name);
    found
        .map(|&(_, command)| command)
        .ok_or_else(|| Failure::new(format_args!("unknown command {}; see report-figures --help", word.display())))
}
