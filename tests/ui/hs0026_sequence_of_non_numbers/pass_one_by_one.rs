use hsffi::{Fun, HsException};

#[derive(hsffi::Opaque)]
pub struct Book;

#[hsffi::export]
pub fn words(next: Fun<'_, fn() -> Option<String>>) -> Result<usize, HsException> {
    let mut words = Vec::new();
    while let Some(word) = next.call()? {
        words.push(word);
    }
    Ok(words.len())
}

#[hsffi::export]
pub fn text(_text: &str) {}

#[hsffi::export]
pub fn book(_book: &Book) {}

#[hsffi::export]
pub fn visit(visit: Fun<'_, fn(u8)>) -> Result<(), HsException> {
    visit.call(1)
}

fn main() {}
