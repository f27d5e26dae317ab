use hsffi::{Fun, HsException, Items, OwnedByHaskell};

#[hsffi::export]
pub fn count() -> impl Iterator<Item = u32> {
    (0..10).map(|n| n + 1)
}

#[hsffi::export]
pub fn words(words: impl IntoIterator<Item = String>) -> Result<(), HsException> {
    let _ = words;
    Ok(())
}

#[hsffi::export]
pub fn visit<F>(visit: F)
where
    F: FnMut(&str, u8) -> bool,
{
    let _ = visit;
}

#[hsffi::export]
pub fn open(path: impl AsRef<std::path::Path>) -> usize {
    path.as_ref().iter().count()
}

#[hsffi::export]
pub fn name(name: impl Into<String>) -> impl ToString {
    name.into()
}

#[hsffi::export]
pub fn keep(_keep: OwnedByHaskell<Fun<'_, fn()>>) -> Items<'static, u8> {
    Items::new([1])
}

fn main() {}
