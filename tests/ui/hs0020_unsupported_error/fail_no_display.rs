#[derive(Debug, hsffi::Error)]
pub enum ParseError {
    Empty,
}

#[hsffi::export]
pub fn parse(_text: &str) -> Result<u8, ParseError> {
    Err(ParseError::Empty)
}

fn main() {}
