use hsffi::HsException;

#[hsffi::export]
pub fn option(_text: &str) -> Option<&str> {
    None
}

#[hsffi::export]
pub fn tuple(bytes: &[u8]) -> (u8, &[u8]) {
    (0, bytes)
}

#[hsffi::export]
pub fn fallible(text: &str) -> Result<&str, HsException> {
    Ok(text)
}

#[hsffi::export]
pub fn constant() -> &'static str {
    "constant"
}

#[hsffi::export]
pub fn perhaps(text: &str) -> std::borrow::Cow<'_, str> {
    text.into()
}

fn main() {}
