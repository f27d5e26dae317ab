use std::fmt;

#[derive(Debug, hsffi::Error)]
pub enum Failure {
    Said(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("failed")
    }
}

#[hsffi::export]
pub fn text() -> Result<u8, Failure> {
    Ok(1)
}

#[hsffi::export]
pub fn unit() -> Result<u8, Failure> {
    Ok(1)
}

#[hsffi::export]
pub fn boxed() -> Result<u8, hsffi::Message> {
    Ok(1)
}

#[hsffi::export]
pub fn pointer() -> Result<u8, Failure> {
    Ok(1)
}

#[hsffi::export]
pub fn io() -> Result<u8, Failure> {
    Ok(1)
}

fn main() {}
