use std::fmt;

#[derive(Debug)]
pub struct Place;

#[derive(Debug, hsffi::Error)]
pub enum ParseError {
    Empty,
    At(Place, std::time::Instant),
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not to be parsed")
    }
}

fn main() {}
