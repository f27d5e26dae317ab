use std::fmt;

#[derive(Debug, hsffi::Error)]
pub enum ParseError<T> {
    Unexpected(T),
}

impl<T> fmt::Display for ParseError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unexpected")
    }
}

#[hsffi::export]
pub fn parse() -> Result<(), ParseError<char>> {
    unimplemented!()
}

fn main() {}
