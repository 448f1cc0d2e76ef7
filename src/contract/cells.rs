//! Splits CSV into cells that know where they stand.

use csv_core::{ReadFieldResult, Reader};

use super::ContractError;
use crate::report::Span;

/// A cell: its words without quotes, and where they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) words: String,
    pub(super) span: Span,
}

/// Splits a text into rows; blank lines are none.
///
/// # Errors
/// When a quote is opened and never closed.
pub(super) fn split(text: &str) -> Result<Vec<Vec<Cell>>, ContractError> {
    let mut reader = Reader::new();
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let (mut words, mut filled) = (vec![0; 256], 0);
    let (mut start, mut at) = (0, 0);
    loop {
        let input = text.as_bytes().get(at..).unwrap_or_default();
        let (result, read, written) = reader.read_field(input, words.get_mut(filled..).unwrap_or_default());
        at += read;
        filled += written;
        match result {
            ReadFieldResult::InputEmpty => {}
            ReadFieldResult::OutputFull => words.resize(words.len() * 2, 0),
            ReadFieldResult::Field { record_end } => {
                let cell = words.get(..filled).unwrap_or_default();
                let words = String::from_utf8_lossy(cell).trim().to_owned();
                row.push(Cell { words, span: inner(text, Span { start, end: at }, record_end)? });
                if record_end {
                    rows.push(std::mem::take(&mut row));
                }
                (start, filled) = (at, 0);
            }
            ReadFieldResult::End => return Ok(rows),
        }
    }
}

/// The stretch of a cell's words, without the comma or line end after it, line ends before it, blanks and quotes.
fn inner(text: &str, raw: Span, is_last: bool) -> Result<Span, ContractError> {
    let words = text.get(raw.start..raw.end).unwrap_or_default();
    let ended = if is_last { words.trim_end() } else { words.strip_suffix(',').unwrap_or(words).trim_end() };
    let cell = ended.trim_start();
    let start = raw.start + (ended.len() - cell.len());
    let span = Span { start, end: start + cell.len() };
    match cell.strip_prefix('"') {
        Some(quoted) if quoted.ends_with('"') => Ok(Span { start: span.start + 1, end: span.end - 1 }),
        Some(_) => Err(ContractError::at(text, start, &["a quote is opened here and never closed"])),
        None => Ok(span),
    }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn cells_know_where_their_words_stand() {
        let text = "\u{FEFF}label,value\r\n\"甲,乙\" , 2.2万\r\n\r\n\"说\"\"完\"\"\",3\n,\n丙,4";
        let rows = split(text).expect("every quote is closed");
        let found: Vec<Vec<(&str, &str)>> = rows
            .iter()
            .map(|row| {
                let at = |cell: &super::Cell| text.get(cell.span.start..cell.span.end).expect("on boundaries");
                row.iter().map(|cell| (cell.words.as_str(), at(cell))).collect()
            })
            .collect();
        assert_eq!(
            found,
            [
                vec![("label", "\u{FEFF}label"), ("value", "value")],
                vec![("甲,乙", "甲,乙"), ("2.2万", "2.2万")],
                vec![("说\"完\"", "说\"\"完\"\""), ("3", "3")],
                vec![("", ""), ("", "")],
                vec![("丙", "丙"), ("4", "4")],
            ]
        );
    }

    #[test]
    fn an_open_quote_is_named_with_its_place() {
        let error = split("label,value\n甲,\"3\n").expect_err("the quote is open");
        assert_eq!((error.line, error.column), (2, 3), "{error}");
    }
}
