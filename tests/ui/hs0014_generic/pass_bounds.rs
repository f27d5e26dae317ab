use hsffi::{Fun, HsException, Items, OwnedByHaskell};

#[hsffi::export]
pub fn count() -> Items<'static, u32> {
    Items::new((0..10).map(|n| n + 1))
}

#[hsffi::export]
pub fn words(words: Fun<'_, fn() -> Option<String>>) -> Result<(), HsException> {
    let _ = words;
    Ok(())
}

#[hsffi::export]
pub fn visit(visit: Fun<'_, fn(&str, u8) -> bool>) {
    let _ = visit;
}

#[hsffi::export]
pub fn open(path: &str) -> usize {
    std::path::Path::new(path).iter().count()
}

#[hsffi::export]
pub fn name(name: String) -> String {
    name
}

#[hsffi::export]
pub fn keep(_keep: OwnedByHaskell<Fun<'_, fn()>>) -> Items<'static, u8> {
    Items::new([1])
}

fn main() {}
