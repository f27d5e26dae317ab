use std::fmt;

#[derive(Debug, hsffi::Error)]
pub enum ParseError {
    Unexpected(char),
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unexpected")
    }
}

#[hsffi::export]
pub fn parse() -> Result<(), ParseError> {
    unimplemented!()
}

fn main() {}
