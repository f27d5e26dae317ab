//! The inline modules around a place of a source file, `mod name { … }`: macros are not told them, but where they are.
//!
//! The file is read as rustc's lexer reads it as far as that is needed to tell braces and the word `mod` from those in comments
//! and literals. What is malformed gives fewer modules, and rustc has its own to say about it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Line and column, both from 1, in characters.
pub type Position = (usize, usize);

/// An inline module, from its opening brace to its closing one.
#[derive(Debug)]
struct Module {
    name: String,
    start: Position,
    end: Position,
}

/// What is known of a file.
#[derive(Debug, Default)]
struct Source {
    modules: Vec<Module>,
    /// Whether `no_implicit_prelude` is in it.
    lacks_prelude: bool,
}

thread_local! {
    /// Each file is read once.
    static FILES: RefCell<HashMap<PathBuf, Rc<Source>>> = RefCell::default();
}

/// The names of the inline modules around a place, from the outermost. None where the file cannot be read.
pub fn modules(file: &Path, place: Position) -> Vec<String> {
    around(&source(file).modules, place)
}

/// Whether the file has a module without the prelude, or all of it lacks one.
pub fn lacks_prelude(file: &Path) -> bool {
    source(file).lacks_prelude
}

fn source(file: &Path) -> Rc<Source> {
    let read = || Rc::new(read(&std::fs::read_to_string(file).unwrap_or_default()));
    FILES.with_borrow_mut(|files| files.entry(file.to_owned()).or_insert_with(read).clone())
}

fn around(modules: &[Module], place: Position) -> Vec<String> {
    let around = modules
        .iter()
        .filter(|module| module.start < place && place < module.end);
    let mut around: Vec<_> = around.collect();
    around.sort_by_key(|module| module.start);
    around.iter().map(|module| module.name.clone()).collect()
}

/// What matters of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    /// `r#name`, which is no keyword.
    Name(String),
    Open,
    Close,
    Other,
}

fn read(text: &str) -> Source {
    // As rustc does.
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let mut lexer = Lexer {
        rest: &text,
        line: 1,
        column: 1,
    };
    let mut source = Source::default();
    let mut open = Vec::new();
    // The two tokens before, of `mod name {`.
    let (mut keyword, mut name) = (Token::Other, Token::Other);
    while let Some((token, place)) = lexer.next() {
        match (&token, &keyword, &name) {
            (Token::Open, Token::Word(keyword), Token::Word(name) | Token::Name(name))
                if keyword == "mod" =>
            {
                open.push((Some(name.clone()), place));
            }
            (Token::Open, ..) => open.push((None, place)),
            (Token::Close, ..) => {
                if let Some((Some(name), start)) = open.pop() {
                    source.modules.push(Module {
                        name,
                        start,
                        end: place,
                    });
                }
            }
            (Token::Word(word), ..) => source.lacks_prelude |= word == "no_implicit_prelude",
            _ => {}
        }
        keyword = std::mem::replace(&mut name, token);
    }
    source
}

struct Lexer<'a> {
    rest: &'a str,
    line: usize,
    column: usize,
}

impl Lexer<'_> {
    /// The next token and where it begins.
    fn next(&mut self) -> Option<(Token, Position)> {
        loop {
            let place = (self.line, self.column);
            let first = self.rest.chars().next()?;
            if first.is_whitespace() {
                self.skip(first.len_utf8());
            } else if self.rest.starts_with("//") {
                self.skip(self.rest.find('\n').unwrap_or(self.rest.len()));
            } else if self.rest.starts_with("/*") {
                self.skip(comment(self.rest));
            } else {
                let (token, len) = token(self.rest, first);
                self.skip(len);
                return Some((token, place));
            }
        }
    }

    fn skip(&mut self, len: usize) {
        let (skipped, rest) = self.rest.split_at(len);
        for c in skipped.chars() {
            if c == '\n' {
                self.line += 1;
                self.column = 1;
            } else {
                self.column += 1;
            }
        }
        self.rest = rest;
    }
}

/// The length of a comment, with those in it.
fn comment(text: &str) -> usize {
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// What a text begins with, and its length.
fn token(text: &str, first: char) -> (Token, usize) {
    match first {
        '{' => (Token::Open, 1),
        '}' => (Token::Close, 1),
        '"' => (Token::Other, quoted(text, '"')),
        '\'' => (Token::Other, apostrophe(text)),
        _ if is_in_word(first) => word(text),
        _ => (Token::Other, first.len_utf8()),
    }
}

fn is_in_word(c: char) -> bool {
    // Everything else beyond ASCII is in comments and literals alone.
    c == '_' || c.is_ascii_alphanumeric() || !c.is_ascii() && !c.is_whitespace()
}

/// A word, or a literal that begins with one.
fn word(text: &str) -> (Token, usize) {
    let len = text.find(|c| !is_in_word(c)).unwrap_or(text.len());
    let (word, rest) = text.split_at(len);
    match (word, rest.as_bytes().first()) {
        ("b" | "c", Some(b'"')) => return (Token::Other, len + quoted(rest, '"')),
        ("b", Some(b'\'')) => return (Token::Other, len + quoted(rest, '\'')),
        ("r" | "br" | "cr", Some(b'"' | b'#')) => {
            let hashes = rest.len() - rest.trim_start_matches('#').len();
            let body = rest.get(hashes..).unwrap_or_default();
            if body.starts_with('"') {
                let end = format!("\"{}", "#".repeat(hashes));
                let inner = body.get(1..).unwrap_or_default();
                let closed = inner.find(&end).map_or(inner.len(), |at| at + end.len());
                return (Token::Other, len + hashes + 1 + closed);
            }
            if word == "r" && hashes == 1 {
                let name = body.find(|c| !is_in_word(c)).unwrap_or(body.len());
                let raw = body.get(..name).unwrap_or_default().to_owned();
                return (Token::Name(raw), len + 1 + name);
            }
        }
        _ => {}
    }
    (Token::Word(word.to_owned()), len)
}

/// The length of a literal between two of `quote`.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of a character, or 1 for a lifetime: the name of one is a word.
fn apostrophe(text: &str) -> usize {
    let mut after = text.chars().skip(1);
    match (after.next(), after.next()) {
        (Some('\\'), _) | (Some(_), Some('\'')) => quoted(text, '\''),
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules around each `@` of a text.
    fn at(text: &str) -> Vec<String> {
        let modules = read(text).modules;
        let mut places = Vec::new();
        for (line, text) in text.lines().enumerate() {
            for (column, c) in text.chars().enumerate() {
                if c == '@' {
                    places.push((line + 1, column + 1));
                }
            }
        }
        let names = places.into_iter().map(|place| around(&modules, place));
        names.map(|names| names.join("::")).collect()
    }

    #[test]
    fn modules_nest() {
        let text = "@ mod a { @ fn f() { @ } pub mod b{ @ }\n@ } @\nmod c;\nmod d { @ }";
        assert_eq!(at(text), ["", "a", "a", "a::b", "a", "", "d"]);
    }

    #[test]
    fn comments_and_literals_hold_no_braces() {
        for text in [
            "mod a { // }\n @ }",
            "mod a { /* } /* } */ } */ @ }",
            "mod /* the first */ a { @ }",
            r#"mod a { "}\"}" @ }"#,
            r##"mod a { r#"}"}"# @ }"##,
            r#"mod a { br"}\" @ }"#,
            r#"mod a { b"\"}" c"}" @ }"#,
            r"mod a { '}' @ '\'' @ b'}' @ '\u{7d}' @ }",
            "mod a { fn f<'a>(x: &'a str) { '}'; } @ }",
            "mod a { 'label: loop {} @ }",
            "\u{feff}mod a {\r\n @ }",
            "mod a { \"ö日\" @ 'ö' @ }",
        ] {
            let found = at(text.trim_start_matches('\u{feff}'));
            assert!(
                !found.is_empty() && found.iter().all(|name| name == "a"),
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn names_may_be_raw_or_not_ascii() {
        assert_eq!(at("mod r#type { @ }\nmod größe { @ }"), ["type", "größe"]);
    }

    #[test]
    fn what_is_no_module_has_no_name() {
        assert_eq!(
            at("struct modx { @ } impl a { @ } mod $name { @ } r#mod b { @ }"),
            ["", "", "", ""]
        );
    }

    #[test]
    fn a_prelude_is_missed() {
        assert!(read("//! No prelude.\n#![no_implicit_prelude]").lacks_prelude);
        assert!(
            !read("// #![no_implicit_prelude]\nconst A: &str = \"no_implicit_prelude\";")
                .lacks_prelude
        );
    }

    #[test]
    fn what_is_malformed_ends() {
        for text in [
            "mod",
            "mod a {",
            "mod a { \"",
            "/* mod",
            "r#\"",
            "'",
            "'\\",
            "}}} mod a { }",
            "b'",
            "r###",
        ] {
            read(text);
        }
    }
}
