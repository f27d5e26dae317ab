use std::fmt;
use std::io;

#[derive(Debug, hsffi::Error)]
pub enum ReadError {
    Io(#[hsffi(skip)] io::Error),
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        ReadError::Io(error)
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ReadError::Io(error) = self;
        write!(f, "cannot read: {error}")
    }
}

fn main() {}
