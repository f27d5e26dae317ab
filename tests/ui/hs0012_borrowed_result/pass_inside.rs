use hsffi::HsException;

#[hsffi::export]
pub fn option(_text: &str) -> Option<String> {
    None
}

#[hsffi::export]
pub fn tuple(bytes: &[u8]) -> (u8, Vec<u8>) {
    (0, bytes.to_vec())
}

#[hsffi::export]
pub fn fallible(text: &str) -> Result<String, HsException> {
    Ok(text.to_owned())
}

#[hsffi::export]
pub fn constant() -> String {
    "constant".to_owned()
}

#[hsffi::export]
pub fn perhaps(text: &str) -> String {
    text.into()
}

fn main() {}
