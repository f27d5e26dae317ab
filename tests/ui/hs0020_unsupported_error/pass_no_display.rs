#[derive(Debug, hsffi::Error)]
pub enum ParseError {
    Empty,
}

impl std::fmt::Display for ParseError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("nothing to parse")
    }
}

#[hsffi::export]
pub fn parse(_text: &str) -> Result<u8, ParseError> {
    Err(ParseError::Empty)
}

fn main() {}
