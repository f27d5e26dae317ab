use std::fmt;

#[derive(Debug, hsffi::Error)]
pub enum ReadError {
    Io(String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ReadError::Io(message) = self;
        f.write_str(message)
    }
}

#[derive(Debug)]
pub struct Failure {
    pub code: i32,
}

#[hsffi::export]
pub fn read(path: &str) -> Result<String, ReadError> {
    std::fs::read_to_string(path).map_err(|error| ReadError::Io(error.to_string()))
}

#[hsffi::export]
pub fn run() -> Result<u8, ReadError> {
    Err(Failure { code: 1 }).map_err(|error| ReadError::Io(error.code.to_string()))
}

fn main() {}
