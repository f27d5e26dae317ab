use std::fmt;

use hsffi::{Hs, OwnedByRust};

#[derive(Debug, hsffi::Opaque)]
pub struct Position(u32);

#[derive(Debug, hsffi::Error)]
pub struct ParseError {
    at: OwnedByRust<Position>,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a header")
    }
}

#[hsffi::import(module = "Mail.Header")]
extern "Haskell" {
    pub fn parse(hs: Hs<'_>, text: &str) -> Result<Vec<String>, ParseError>;
}

fn main() {}
