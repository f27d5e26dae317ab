use std::fmt;

#[derive(Debug, hsffi::Error)]
pub enum ParseError {
    Empty,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing to parse")
    }
}

#[hsffi::export]
pub fn parse(_text: &str) -> Result<u8, ParseError> {
    Err(ParseError::Empty)
}

fn main() {}
