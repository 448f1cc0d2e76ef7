//! What the command line asks for.

use std::ffi::{OsStr, OsString};

use report_figures::contract::{Choice, choice, words};

use super::Failure;

/// What `--help` prints.
pub(super) const HELP: &str = "\
report-figures: turns an official Chinese report into figures a reader can see, trace and check

  report-figures extract FILE         what the report says, as JSON
  report-figures check FILE           each claim that can be recomputed, and whether it holds
  report-figures draw FILE -o OUT     its figures as SVG or PNG, a file a panel into the folder OUT
  report-figures embed FILE -o OUT    what a newsroom pastes: a snippet that needs no script, and its files
  report-figures quantities FILE      every number of the text, metric or not, as JSON

FILE is plain text (UTF-8), the JSON that extract writes, or CSV; - is standard input.

  extract, quantities
    --lines                a JSON string a line in, a report each; a JSON result a line out, in order.
                           A line that is none is answered with {\"error\": \"…\"}, and the exit status is 2
  extract
    --format FORMAT        json (as it is), csv or ndjson (a metric a line)
  extract, check, draw, embed
    --input FORM           text, json or csv; else JSON begins with {, and CSV ends in .csv
  check, draw, embed
    --lang LANG            zh-Hans, zh-Hant or en: for all but the report's own words
  draw, embed
    -o, --output OUT       the folder to write to; of draw with --panel the file, - for standard output
    --panel ID             this panel only; embed takes several, separated by blanks
    --theme THEME          draw: light (as it is) or dark; embed: auto (as it is), light or dark
  embed
    --base URL             where the files will lie, with / at its end; without it, beside the page
    --scripts URL          where report-figures.js will lie, with / at its end; without it, with the files
    --url URL              where the report is published, for links to its sentences
  draw
    --width PX             240 to 4000; 720 where nothing is said
    --format FORMAT        svg (as it is) or png, which needs a font of this system that has Chinese
    --scale NUMBER         of a PNG: pixels to a pixel of its width, 0.5 to 8; 2 where nothing is said

  --help, --version

Exit status: 0 done; 1 a claim does not hold (check); 2 something is wrong, said in one line on standard error.
";

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Help,
    Version,
    Extract,
    Check,
    Draw,
    Embed,
    Quantities,
}

/// The commands by name.
const COMMANDS: [(&str, Command); 5] = [
    ("extract", Command::Extract),
    ("check", Command::Check),
    ("draw", Command::Draw),
    ("embed", Command::Embed),
    ("quantities", Command::Quantities),
];

/// A setting of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opt {
    Lines,
    Format,
    Input,
    Lang,
    Output,
    Panel,
    Width,
    Scale,
    Theme,
    Base,
    Scripts,
    Url,
}

/// The options by their names, with the commands that know them.
const OPTIONS: [(&[&str], Opt, &[Command]); 12] = [
    (&["--lines"], Opt::Lines, &[Command::Extract, Command::Quantities]),
    (&["--format"], Opt::Format, &[Command::Extract, Command::Draw]),
    (&["--input", "--format-in"], Opt::Input, &[Command::Extract, Command::Check, Command::Draw, Command::Embed]),
    (&["--lang"], Opt::Lang, &[Command::Check, Command::Draw, Command::Embed]),
    (&["-o", "--output"], Opt::Output, &[Command::Draw, Command::Embed]),
    (&["--panel"], Opt::Panel, &[Command::Draw, Command::Embed]),
    (&["--width"], Opt::Width, &[Command::Draw]),
    (&["--scale"], Opt::Scale, &[Command::Draw]),
    (&["--theme"], Opt::Theme, &[Command::Draw, Command::Embed]),
    (&["--base"], Opt::Base, &[Command::Embed]),
    (&["--scripts"], Opt::Scripts, &[Command::Embed]),
    (&["--url"], Opt::Url, &[Command::Embed]),
];

/// The command line, understood.
#[derive(Debug)]
pub(super) struct Arguments {
    pub(super) command: Command,
    file: Option<OsString>,
    given: Vec<(Opt, OsString)>,
}

impl Arguments {
    /// Understands a command line, without the program's name.
    pub(super) fn parse(mut words: impl Iterator<Item = OsString>) -> Result<Arguments, Failure> {
        let mut arguments = Arguments { command: Command::Help, file: None, given: Vec::new() };
        let mut command = None;
        let mut options = Vec::new();
        while let Some(word) = words.next() {
            match word.to_str() {
                Some("--help" | "-h") => return Ok(arguments),
                Some("--version" | "-V") => return Ok(Arguments { command: Command::Version, ..arguments }),
                Some(option) if option.starts_with('-') && option != "-" => {
                    let (name, value) =
                        option.split_once('=').map_or((option, None), |(name, value)| (name, Some(value)));
                    let (opt, known) = find_option(name)?;
                    let value = match (opt, value) {
                        (Opt::Lines, None) => OsString::new(),
                        (Opt::Lines, Some(_)) => return Err(Failure::new("--lines takes no value")),
                        (_, Some(value)) => value.into(),
                        (_, None) => words.next().ok_or_else(|| Failure::new(format_args!("{name} needs a value")))?,
                    };
                    options.push((name.to_owned(), known));
                    arguments.given.push((opt, value));
                }
                _ if command.is_none() => command = Some(find_command(&word)?),
                _ if arguments.file.is_none() => arguments.file = Some(word),
                _ => return Err(Failure::new(format_args!("one file at a time: what is {}?", word.display()))),
            }
        }
        arguments.command = command.ok_or_else(|| Failure::new("no command given; see report-figures --help"))?;
        match options.iter().find(|(_, known)| !known.contains(&arguments.command)) {
            Some((name, _)) => {
                Err(Failure::new(format_args!("{name} is no option of this command; see report-figures --help")))
            }
            None => Ok(arguments),
        }
    }

    /// The file to read.
    pub(super) fn file(&self) -> Result<&OsStr, Failure> {
        self.file.as_deref().ok_or_else(|| Failure::new("no file given; - reads standard input"))
    }

    /// The value of an option; the last where it is given more than once.
    pub(super) fn value(&self, opt: Opt) -> Option<&OsStr> {
        self.given.iter().rev().find(|(other, _)| *other == opt).map(|(_, value)| value.as_os_str())
    }

    /// The value of an option that is written in words.
    pub(super) fn word(&self, opt: Opt) -> Result<Option<&str>, Failure> {
        let word = |value: &OsStr| Failure::new(format_args!("{} is not UTF-8", value.display()));
        self.value(opt).map(|value| value.to_str().ok_or_else(|| word(value))).transpose()
    }

    /// The choice that an option's word stands for.
    pub(super) fn choice<C: Choice>(&self, opt: Opt) -> Result<Option<C>, Failure> {
        let unknown = |word: &str| Failure::new(format_args!("\"{word}\" is not one of: {}", words::<C>()));
        self.word(opt)?.map(|word| choice(word).ok_or_else(|| unknown(word))).transpose()
    }
}

fn find_option(name: &str) -> Result<(Opt, &'static [Command]), Failure> {
    let found = OPTIONS.iter().find(|(names, ..)| names.contains(&name));
    found
        .map(|&(_, opt, commands)| (opt, commands))
        .ok_or_else(|| Failure::new(format_args!("unknown option {name}; see report-figures --help")))
}

fn find_command(word: &OsStr) -> Result<Command, Failure> {
    let found = COMMANDS.iter().find(|(name, _)| word == *name);
    found
        .map(|&(_, command)| command)
        .ok_or_else(|| Failure::new(format_args!("unknown command {}; see report-figures --help", word.display())))
}
