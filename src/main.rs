//! The terminal door: `extract`, `check`, `draw`, `embed`, `quantities`.

mod terminal;

use std::process::ExitCode;

fn main() -> ExitCode {
    match terminal::run(std::env::args_os().skip(1)) {
        Ok(code) => code,
        Err(failure) => terminal::fail(&failure),
    }
}
