use std::fmt;

#[derive(hsffi::Error)]
pub struct ParseError {
    pub line: u32,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not to be parsed")
    }
}

fn main() {}
