use std::fmt;

#[derive(Debug, hsffi::Error)]
pub struct ParseError;

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not to be parsed")
    }
}

#[hsffi::export]
pub fn parse(_text: &str) -> Result<u8, ParseError> {
    unimplemented!()
}

fn main() {}
