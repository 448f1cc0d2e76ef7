//! Writes JSON: on one line, or one metric a line, so that a person can edit it and a diff can be read.

use crate::quantity::Decimal;

/// How lines are broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Between the outermost fields and between the members of their lists.
    Broken,
    /// Not at all, and without blanks.
    OneLine,
}

/// An object breaks its lines when it is the outermost, a list also one deeper.
const OBJECT_DEPTH: usize = 1;
const LIST_DEPTH: usize = 2;

/// JSON that grows.
pub(super) struct Writer {
    out: String,
    layout: Layout,
    depth: usize,
    /// Whether something stands in the innermost list or object already.
    has_members: bool,
}

impl Writer {
    pub(super) fn new(layout: Layout) -> Writer {
        Writer { out: String::new(), layout, depth: 0, has_members: false }
    }

    /// The text, with its line end where lines are broken.
    pub(super) fn finish(mut self) -> String {
        if self.layout == Layout::Broken {
            self.out.push('\n');
        }
        self.out
    }

    pub(super) fn object(&mut self, fill: impl FnOnce(&mut Writer)) {
        self.open('{');
        fill(self);
        self.close(OBJECT_DEPTH, '}');
    }

    pub(super) fn list<M>(&mut self, members: &[M], put: impl Fn(&M, &mut Writer)) {
        self.open('[');
        for member in members {
            self.part(LIST_DEPTH);
            put(member, self);
        }
        self.close(LIST_DEPTH, ']');
    }

    pub(super) fn key(&mut self, name: &str) {
        self.part(OBJECT_DEPTH);
        self.text(name);
        self.out.push_str(if self.layout == Layout::Broken { ": " } else { ":" });
    }

    pub(super) fn text(&mut self, words: &str) {
        self.out.push('"');
        for ch in words.chars() {
            match ch {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                '\0'..='\u{1F}' => {
                    self.out.push_str("\\u00");
                    for digit in [ch as u32 >> 4, ch as u32 & 15] {
                        self.out.extend(char::from_digit(digit, 16));
                    }
                }
                _ => self.out.push(ch),
            }
        }
        self.out.push('"');
    }

    /// A number, exactly, without noughts at its end.
    pub(super) fn number(&mut self, value: Decimal) {
        let digits = value.to_string();
        let short = if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { &digits };
        self.out.push_str(short);
    }

    pub(super) fn index(&mut self, index: usize) {
        self.out.push_str(&index.to_string());
    }

    pub(super) fn flag(&mut self, flag: bool) {
        self.out.push_str(if flag { "true" } else { "false" });
    }

    pub(super) fn null(&mut self) {
        self.out.push_str("null");
    }

    fn open(&mut self, bracket: char) {
        self.depth += 1;
        self.has_members = false;
        self.out.push(bracket);
    }

    fn close(&mut self, broken: usize, bracket: char) {
        let is_broken = self.is_broken(broken) && self.has_members;
        self.depth = self.depth.saturating_sub(1);
        self.has_members = true;
        if is_broken {
            self.line();
        }
        self.out.push(bracket);
    }

    /// What stands before a member.
    fn part(&mut self, broken: usize) {
        if self.has_members {
            self.out.push(',');
        }
        if self.is_broken(broken) {
            self.line();
        } else if self.has_members && self.layout == Layout::Broken {
            self.out.push(' ');
        }
        self.has_members = true;
    }

    fn is_broken(&self, depth: usize) -> bool {
        self.layout == Layout::Broken && self.depth <= depth
    }

    fn line(&mut self) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n("  ", self.depth));
    }
}
