//! Reads JSON into values that know where they stand.

use super::ContractError;
use crate::quantity::Decimal;

/// Deeper nesting is no report, and would spend the stack.
const DEEPEST: usize = 64;
/// A number with more digits before its point is no figure, and sums of such could overflow.
const MOST_DIGITS: i32 = 36;

/// A value, and the byte it begins at.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub(super) at: usize,
    pub(super) is: Is,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(super) enum Is {
    Null,
    Flag(bool),
    Number(Decimal),
    /// A number with more digits than a figure has, as written: it may be the mark of an article in a field that is passed over.
    Long(String),
    Text(String),
    List(Vec<Value>),
    /// In the order written; of two with one name the later counts.
    Object(Vec<(String, Value)>),
}

/// Reads one JSON value and nothing after it.
pub(super) fn parse(text: &str) -> Result<Value, ContractError> {
    let mut parser = Parser { text, at: 0 };
    let value = parser.value(0)?;
    match parser.peek() {
        None => Ok(value),
        Some(_) => Err(parser.fault(&["something follows the end"])),
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
}

impl Parser<'_> {
    fn value(&mut self, depth: usize) -> Result<Value, ContractError> {
        let first = self.peek();
        let at = self.at;
        let is = match first {
            _ if depth > DEEPEST => return Err(self.fault(&["this is nested too deeply"])),
            Some('{') => self.object(depth)?,
            Some('[') => self.list(depth)?,
            Some('"') => Is::Text(self.string()?),
            Some('-' | '0'..='9') => self.number()?,
            _ if self.take("null") => Is::Null,
            _ if self.take("true") => Is::Flag(true),
            _ if self.take("false") => Is::Flag(false),
            Some(_) => return Err(self.fault(&["expected a JSON value"])),
            None => return Err(self.fault(&["the JSON ends too soon"])),
        };
        Ok(Value { at, is })
    }

    fn object(&mut self, depth: usize) -> Result<Is, ContractError> {
        let mut fields = Vec::new();
        self.at += 1;
        while !self.is_closed('}', fields.is_empty())? {
            if self.peek() != Some('"') {
                return Err(self.fault(&["expected a field's name in quotes"]));
            }
            let name = self.string()?;
            self.peek();
            if !self.take(":") {
                return Err(self.fault(&["expected \":\""]));
            }
            fields.push((name, self.value(depth + 1)?));
        }
        Ok(Is::Object(fields))
    }

    fn list(&mut self, depth: usize) -> Result<Is, ContractError> {
        let mut members = Vec::new();
        self.at += 1;
        while !self.is_closed(']', members.is_empty())? {
            members.push(self.value(depth + 1)?);
        }
        Ok(Is::List(members))
    }

    /// Whether the bracket closes here; takes the comma where it does not.
    fn is_closed(&mut self, bracket: char, is_first: bool) -> Result<bool, ContractError> {
        match self.peek() {
            Some(ch) if ch == bracket => {
                self.at += 1;
                Ok(true)
            }
            _ if is_first || self.take(",") => Ok(false),
            None => Err(self.fault(&["the JSON ends too soon"])),
            Some(_) => Err(self.fault(&["expected \",\" or \"", bracket.encode_utf8(&mut [0; 4]), "\""])),
        }
    }

    fn string(&mut self) -> Result<String, ContractError> {
        let mut words = String::new();
        self.at += 1;
        loop {
            let rest = self.rest();
            let plain = rest.find(|ch| matches!(ch, '"' | '\\' | '\0'..='\u{1F}')).unwrap_or(rest.len());
            words.push_str(rest.get(..plain).unwrap_or_default());
            self.at += plain;
            if self.take("\"") {
                return Ok(words);
            }
            if !self.take("\\") {
                let what = if self.rest().is_empty() { "a text is never closed" } else { "a line ends within a text" };
                return Err(self.fault(&[what]));
            }
            words.push(self.escape()?);
        }
    }

    /// What stands for a character after a backslash.
    fn escape(&mut self) -> Result<char, ContractError> {
        let sign = self.rest().chars().next();
        self.at += sign.map_or(0, char::len_utf8);
        match sign {
            Some('"' | '\\' | '/') => Ok(sign.unwrap_or_default()),
            Some('b') => Ok('\u{8}'),
            Some('f') => Ok('\u{C}'),
            Some('n') => Ok('\n'),
            Some('r') => Ok('\r'),
            Some('t') => Ok('\t'),
            Some('u') => {
                let high = self.unit()?;
                let before = self.at;
                if (0xD800..0xDC00).contains(&high) && self.take("\\u") {
                    let low = self.unit()?;
                    if (0xDC00..0xE000).contains(&low) {
                        return Ok(
                            char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)).unwrap_or_default()
                        );
                    }
                    self.at = before;
                }
                // Half of a character is none; a sign as wide in UTF-16 keeps the positions.
                Ok(char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER))
            }
            _ => Err(self.fault(&["no such escape in JSON"])),
        }
    }

    fn unit(&mut self) -> Result<u32, ContractError> {
        let digits =
            self.text.get(self.at..self.at + 4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let unit = unit.ok_or_else(|| self.fault(&["expected four hexadecimal digits"]))?;
        self.at += 4;
        Ok(unit)
    }

    fn number(&mut self) -> Result<Is, ContractError> {
        let length = self.rest().find(|ch: char| !matches!(ch, '0'..='9' | '.' | 'e' | 'E' | '+' | '-'));
        let length = length.unwrap_or(self.rest().len());
        let words = self.rest().get(..length).unwrap_or_default();
        let (decimal, power) = words.split_once(['e', 'E']).unwrap_or((words, "0"));
        let power: Option<i32> = power.parse().ok();
        let is = match power.and_then(|power| Some(plain(decimal)?.shifted(power))) {
            Some(value) if is_a_figure(value) => Is::Number(value),
            Some(_) => return Err(self.fault(&["a number too large for a figure"])),
            None if is_long(words) => Is::Long(words.to_owned()),
            None => return Err(self.fault(&["this is no number"])),
        };
        self.at += length;
        Ok(is)
    }

    /// The next sign after blanks, not taken.
    fn peek(&mut self) -> Option<char> {
        let rest = self.rest();
        let blanks = rest.len() - rest.trim_start_matches([' ', '\n', '\r', '\t']).len();
        self.at += blanks;
        self.rest().chars().next()
    }

    fn take(&mut self, words: &str) -> bool {
        let is_here = self.rest().starts_with(words);
        self.at += if is_here { words.len() } else { 0 };
        is_here
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn fault(&self, what: &[&str]) -> ContractError {
        ContractError::at(self.text, self.at, what)
    }
}

/// Whether these are the digits of a whole number too long for a decimal, and not longer than any number that is read.
fn is_long(words: &str) -> bool {
    (18..=36).contains(&words.len()) && words.bytes().skip(1).all(|digit| digit.is_ascii_digit())
}

/// A plain decimal: sign, digits with commas between them, and a fraction. `None` for anything else, and for what does not fit.
pub(super) fn plain(words: &str) -> Option<Decimal> {
    let (is_negative, unsigned) = match words.strip_prefix(['-', '−', '－']) {
        Some(rest) => (true, rest),
        None => (false, words.strip_prefix('+').unwrap_or(words)),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    if !whole.starts_with(|ch: char| ch.is_ascii_digit()) || unsigned.ends_with(['.', ',']) {
        return None;
    }
    let mut digits: i64 = 0;
    for ch in whole.chars().filter(|&ch| ch != ',').chain(fraction.chars()) {
        digits = digits.checked_mul(10)?.checked_add(ch.to_digit(10)?.into())?;
    }
    let digits = if is_negative { -digits } else { digits };
    Some(Decimal { digits, exponent: -i32::try_from(fraction.len()).ok()? })
}

/// Whether a value is one that sums can be made of.
pub(super) fn is_a_figure(value: Decimal) -> bool {
    let length = value.digits.unsigned_abs().checked_ilog10().map_or(0, |power| power.cast_signed() + 1);
    (-MOST_DIGITS..=MOST_DIGITS).contains(&value.exponent) && length + value.exponent.max(0) <= MOST_DIGITS
}

#[cfg(test)]
mod tests {
    use super::super::writer::{Layout, Writer};
    use super::{Is, Value, parse, plain};

    /// Written again on one line.
    fn again(json: &str) -> String {
        fn put(value: &Value, out: &mut Writer) {
            match &value.is {
                Is::Null => out.null(),
                Is::Flag(flag) => out.flag(*flag),
                Is::Number(number) => out.number(*number),
                Is::Long(words) | Is::Text(words) => out.text(words),
                Is::List(members) => out.list(members, put),
                Is::Object(fields) => out.object(|out| {
                    for (name, value) in fields {
                        out.key(name);
                        put(value, out);
                    }
                }),
            }
        }
        let mut out = Writer::new(Layout::OneLine);
        put(&parse(json).expect(json), &mut out);
        out.finish()
    }

    #[test]
    fn values_are_read_and_written_exactly() {
        for (json, wanted) in [
            (
                " [1, -2.50 ,3e2,1.5E-2, 123456789012345678, 12345678901234567890123456789] ",
                "[1,-2.5,300,0.015,123456789012345678,\"12345678901234567890123456789\"]",
            ),
            ("{\"a\" : {\"b\":[ ]},\t\"c\": [true,false , null]}", "{\"a\":{\"b\":[]},\"c\":[true,false,null]}"),
            (r#""\u4e07\ud83d\ude00\n\"\\\/""#, "\"万😀\\n\\\"\\\\/\""),
            (r#""\ud83d-\ude00-\ud83d\u4e07""#, "\"\u{FFFD}-\u{FFFD}-\u{FFFD}万\""),
            ("\"\\u0001\"", "\"\\u0001\""),
        ] {
            assert_eq!(again(json), wanted, "{json}");
        }
    }

    #[test]
    fn faults_are_named_with_their_place() {
        for (json, wanted) in [
            ("", "line 1, column 1: the JSON ends too soon"),
            ("{\n \"甲\" 1}", "line 2, column 6: expected \":\""),
            ("[1 2]", "line 1, column 4: expected \",\" or \"]\""),
            ("[1,]", "line 1, column 4: expected a JSON value"),
            ("{a: 1}", "line 1, column 2: expected a field's name in quotes"),
            ("\"a\nb\"", "line 1, column 3: a line ends within a text"),
            ("\"a", "line 1, column 3: a text is never closed"),
            ("\"\\x\"", "line 1, column 4: no such escape in JSON"),
            ("1 2", "line 1, column 3: something follows the end"),
            ("[1.2.3]", "line 1, column 2: this is no number"),
            ("[1e99]", "line 1, column 2: a number too large for a figure"),
        ] {
            assert_eq!(parse(json).expect_err(json).to_string(), wanted, "{json}");
        }
        assert!(parse(&"[".repeat(100_000)).is_err());
    }

    #[test]
    fn plain_decimals_are_read_and_nothing_else() {
        for (text, want) in [("1,192", "1192"), ("-0.50", "-0.50"), ("+7", "7"), ("007.5", "7.5")] {
            assert_eq!(plain(text).map(|found| found.to_string()).as_deref(), Some(want), "{text}");
        }
        for text in ["", "-", ".5", "5.", "1.2.3", "2.2万", "1e5", "1,", "9999999999999999999999999999999999999999"] {
            assert_eq!(plain(text), None, "{text}");
        }
    }
}
