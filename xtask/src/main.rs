//! The project's own commands: `cargo xtask <command>`.

mod bench;
mod bindings;
mod bless;
mod browser;
mod build;
mod command;
mod desk;
mod fresh;
mod fuzz;
mod prerequisites;
mod serve;
mod size;
mod tag;
mod test;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  build              make pkg/: the widget's script, its core, its types
  serve [--port N]   build, then serve the demo on this machine
  test               everything that must hold before a change lands
  size               bytes a page loads, against the budget
  tag [--base URL]   build, then print the tags with the integrity values of their files
  bless              rewrite the expected files of the report tests
  fuzz [--seconds N] look for texts that break a law, N seconds a target
  bench              how fast a report is read, and drawn
  race               how fast a page is drawn on a phone, beside its peers
  help               this page
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["build"] => build::build(),
        ["serve"] => serve::serve(serve::DEFAULT_PORT),
        ["serve", "--port", port] => serve::parse_port(port).and_then(serve::serve),
        ["test"] => return if test::test() { ExitCode::SUCCESS } else { ExitCode::FAILURE },
        ["size"] => build::build().and_then(|()| size::weigh()),
        ["tag"] => build::build().and_then(|()| tag::print("")),
        ["tag", "--base", base] => build::build().and_then(|()| tag::print(base)),
        ["bless"] => bless::bless(),
        ["fuzz"] => fuzz::fuzz(fuzz::SECONDS),
        ["fuzz", "--seconds", seconds] => fuzz::parse_seconds(seconds).and_then(fuzz::fuzz),
        ["bench"] => bench::bench(),
        ["race"] => bench::race(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("cargo xtask {}: not a command\n\n{HELP}", words.join(" "));
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
