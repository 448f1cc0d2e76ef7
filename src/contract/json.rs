//! JSON natively: one metric a line, so that a person can edit it and a diff can be read.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use serde_json::ser::{Formatter, Serializer};

use super::read::{Document, check_version, read_wire};
use super::{ContractError, wire};

/// The JSON of a wire type: fields of the outermost object and members of its lists on lines of their own.
#[must_use]
pub fn to_json<W: Serialize + ?Sized>(wire: &W) -> String {
    let mut out = Vec::new();
    // Wire types have string keys only, and memory takes every byte: neither way to fail is there.
    let _ = wire.serialize(&mut Serializer::with_formatter(&mut out, Lines::default()));
    out.push(b'\n');
    String::from_utf8(out).unwrap_or_default()
}

/// The JSON of a wire type on one line, without its end.
#[must_use]
pub fn to_json_line<W: Serialize + ?Sized>(wire: &W) -> String {
    serde_json::to_string(wire).unwrap_or_default()
}

/// Takes over a report in the contract's JSON, as written or edited by hand.
///
/// # Errors
/// When it is no JSON, of another version, or an index or a position in it leads nowhere.
pub fn read_json(json: &str) -> Result<Document, ContractError> {
    // A version that is not known may mean anything by its other fields: it is looked at alone, and first.
    let Versioned { version } = serde_json::from_str(json).map_err(|error| place(&error, json))?;
    check_version(version)?;
    read_wire(serde_json::from_str(json).map_err(|error| place(&error, json))?)
}

/// Any version's common part.
#[derive(Deserialize)]
struct Versioned {
    version: Option<wire::Number>,
}

/// The text that one JSON string holds.
///
/// # Errors
/// When the bytes are anything else; the place counts within them.
pub fn read_string(json: &[u8]) -> Result<String, ContractError> {
    serde_json::from_slice(json).map_err(|error| place(&error, &String::from_utf8_lossy(json)))
}

/// The fault with its column in characters, and without the place in its words.
fn place(error: &serde_json::Error, text: &str) -> ContractError {
    let said = error.to_string();
    let what = said.rsplit_once(" at line ").map_or(said.as_str(), |(what, _)| what).to_owned();
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    let before = line.char_indices().take_while(|&(byte, _)| byte + 1 < error.column()).count();
    ContractError { line: error.line(), column: before + 1, what }
}

/// Breaks lines between the outermost fields and between the members of their lists.
#[derive(Default)]
struct Lines {
    depth: usize,
    has_members: bool,
}

/// An object breaks its lines when it is the outermost, a list also one deeper.
const OBJECT_DEPTH: usize = 1;
const LIST_DEPTH: usize = 2;

impl Lines {
    fn begin<W: Write + ?Sized>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_members = false;
        out.write_all(bracket)
    }

    fn end<W: Write + ?Sized>(&mut self, out: &mut W, broken: usize, bracket: &[u8]) -> io::Result<()> {
        let is_broken = self.depth <= broken && self.has_members;
        self.depth = self.depth.saturating_sub(1);
        self.has_members = true;
        if is_broken {
            self.line(out)?;
        }
        out.write_all(bracket)
    }

    fn member<W: Write + ?Sized>(&self, out: &mut W, broken: usize, first: bool) -> io::Result<()> {
        if !first {
            out.write_all(b",")?;
        }
        if self.depth <= broken {
            self.line(out)
        } else if first {
            Ok(())
        } else {
            out.write_all(b" ")
        }
    }

    fn line<W: Write + ?Sized>(&self, out: &mut W) -> io::Result<()> {
        out.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| out.write_all(b"  "))
    }
}

impl Formatter for Lines {
    fn begin_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.begin(out, b"[")
    }

    fn end_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.end(out, LIST_DEPTH, b"]")
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.member(out, LIST_DEPTH, first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_members = true;
        Ok(())
    }

    fn begin_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.begin(out, b"{")
    }

    fn end_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.end(out, OBJECT_DEPTH, b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.member(out, OBJECT_DEPTH, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_members = true;
        Ok(())
    }
}
