//! The `regex` crate for Haskell.

use hsffi::{Fun, HsException, OwnedByRust, export};
use regex::bytes::RegexBuilder;
use regex_syntax::{ast::Span, ast::parse::Parser, hir::translate::TranslatorBuilder};

hsffi::module! {
    /// Regular expressions in linear time, over bytes: the Rust crate [regex](https://docs.rs/regex).
    "Text.Regex.Rust"
}

/// A compiled regular expression, for any number of threads at once.
#[derive(hsffi::Opaque)]
pub struct Regex(regex::bytes::Regex);

/// Whether upper and lower case differ.
#[derive(PartialEq, hsffi::Enum)]
pub enum Case {
    Sensitive,
    Insensitive,
}

/// Why a pattern is refused. The position counts characters, from 0.
#[derive(Debug, thiserror::Error, hsffi::Error)]
pub enum PatternError {
    #[error("at character {position}: {reason}")]
    Syntax { position: usize, reason: String },
    #[error("the pattern is too big once it is compiled")]
    TooBig,
}

/// Finds where a pattern is wrong, which `regex` tells only in prose.
fn check(pattern: &str) -> Result<(), PatternError> {
    let wrong = |span: &Span, reason: String| {
        let position = pattern[..span.start.offset].chars().count();
        PatternError::Syntax { position, reason }
    };
    let ast = Parser::new().parse(pattern);
    let ast = ast.map_err(|error| wrong(error.span(), error.kind().to_string()))?;
    let mut translator = TranslatorBuilder::new().utf8(false).build();
    let hir = translator.translate(pattern, &ast).map(drop);
    hir.map_err(|error| wrong(error.span(), error.kind().to_string()))
}

#[export]
impl Regex {
    /// Compiles a pattern.
    pub fn new(pattern: &str, case: Case) -> Result<OwnedByRust<Self>, PatternError> {
        check(pattern)?;
        let mut builder = RegexBuilder::new(pattern);
        builder.case_insensitive(case == Case::Insensitive);
        let regex = builder.build().map_err(|_| PatternError::TooBig)?;
        Ok(OwnedByRust::new(Regex(regex)))
    }

    /// Whether the bytes contain a match.
    pub fn is_match(&self, bytes: &[u8]) -> bool {
        self.0.is_match(bytes)
    }

    /// Where the first match that begins at `start` or later begins and ends.
    pub fn find_at(&self, bytes: &[u8], start: usize) -> Option<(usize, usize)> {
        let start = (start <= bytes.len()).then_some(start)?;
        let found = self.0.find_at(bytes, start)?;
        Some((found.start(), found.end()))
    }

    /// Calls `f` with where each match begins and ends.
    pub fn find_all(&self, bytes: &[u8], f: Fun<'_, fn(usize, usize)>) -> Result<(), HsException> {
        let mut matches = self.0.find_iter(bytes);
        matches.try_for_each(|found| f.call(found.start(), found.end()))
    }

    /// Replaces each match; `$1` and `${name}` stand for groups, `$$` for a dollar.
    pub fn replace_all(&self, bytes: &[u8], replacement: &[u8]) -> Vec<u8> {
        self.0.replace_all(bytes, replacement).into_owned()
    }
}
