//! Markup that grows: words are escaped wherever they enter, and what is opened is closed.

/// A piece of HTML, written so that it is XML too.
#[derive(Clone, Debug, Default)]
pub struct Html {
    out: String,
}

impl Html {
    /// The text.
    #[must_use]
    pub fn finish(self) -> String {
        self.out
    }

    /// An element with whatever `fill` writes inside.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)], fill: impl FnOnce(&mut Html)) {
        self.tag(name, attributes, ">");
        fill(self);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element that holds nothing.
    pub fn void(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, "/>");
    }

    /// Words, as text.
    pub fn words(&mut self, words: &str) {
        push_escaped(&mut self.out, words);
    }

    /// What was written apart.
    pub fn append(&mut self, other: &Html) {
        self.out.push_str(&other.out);
    }

    /// A line's end: between elements it is nothing, and a person can read the file.
    pub fn line(&mut self) {
        self.out.push('\n');
    }

    /// JSON for machines. What could end the element is written as JSON writes any letter, `<` as `\u003c`.
    pub fn machine_words(&mut self, kind: &str, json: &str) {
        self.element("script", &[("type", kind)], |out| {
            for ch in json.chars() {
                match ch {
                    '<' => out.out.push_str("\\u003c"),
                    '>' => out.out.push_str("\\u003e"),
                    '&' => out.out.push_str("\\u0026"),
                    _ => push_character(&mut out.out, ch),
                }
            }
        });
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            push_escaped(&mut self.out, value);
            self.out.push('"');
        }
        self.out.push_str(end);
    }
}

fn push_escaped(out: &mut String, words: &str) {
    for ch in words.chars() {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => push_character(out, ch),
        }
    }
}

/// A character; those that no markup takes are left out.
fn push_character(out: &mut String, ch: char) {
    match ch {
        '\t' | '\n' | '\r' => out.push(' '),
        '\u{fffe}' | '\u{ffff}' => {}
        _ if ch.is_control() => {}
        _ => out.push(ch),
    }
}
