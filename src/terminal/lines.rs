//! `--lines`: one JSON string a line in, one JSON result a line out, in order, streaming.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::ExitCode;

use report_figures::contract::{ContractError, read_string, write_fault};

use super::Failure;
use super::input::{LARGEST_BYTES, in_words};

/// Answers each line of an input.
///
/// A line that is no JSON string is answered with `{"error":"…"}` on its place, told on standard error with its number,
/// and makes the exit status 2 after the last line.
pub(super) fn answer(input: impl Read, reply: impl Fn(&str) -> String) -> Result<ExitCode, Failure> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut code = ExitCode::SUCCESS;
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        let read = input.by_ref().take(LARGEST_BYTES + 1).read_until(b'\n', &mut line);
        if read.map_err(|error| Failure::new(format_args!("cannot read line {number}: {}", in_words(&error))))? == 0 {
            break;
        }
        if line.len() as u64 > LARGEST_BYTES {
            out.flush()?;
            return Err(Failure::new(format_args!("line {number} is larger than 64 MB")));
        }
        let result = read_line(&line).map(|text| reply(&text)).unwrap_or_else(|error| {
            let error = format!("not a JSON string: {}, column {}", error.what, error.column);
            code = super::fail(&Failure::new(format_args!("line {number}: {error}")));
            write_fault(&error)
        });
        writeln!(out, "{result}")?;
        // The next read may wait for whoever waits for this answer.
        if input.buffer().is_empty() {
            out.flush()?;
        }
    }
    out.flush()?;
    Ok(code)
}

fn read_line(line: &[u8]) -> Result<String, ContractError> {
    let json = std::str::from_utf8(line).map_err(|error| ContractError {
        line: 1,
        column: error.valid_up_to() + 1,
        what: "not UTF-8".to_owned(),
    })?;
    read_string(json)
}
