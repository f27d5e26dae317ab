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
pub fn read(path: &str) -> std::io::Result<String> {
    std::fs::read_to_string(path)
}

#[hsffi::export]
pub fn run() -> Result<u8, Failure> {
    Err(Failure { code: 1 })
}

fn main() {}
