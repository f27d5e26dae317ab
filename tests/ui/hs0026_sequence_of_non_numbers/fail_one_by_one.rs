use hsffi::{Fun, HsException};

#[derive(hsffi::Opaque)]
pub struct Book;

#[hsffi::export]
pub fn words(words: Vec<String>) -> Result<usize, HsException> {
    Ok(words.len())
}

#[hsffi::export]
pub fn texts(_texts: &[&str]) {}

#[hsffi::export]
pub fn books(_books: &[&Book]) {}

#[hsffi::export]
pub fn visit(visit: Fun<'_, fn(u8)>) -> Result<(), HsException> {
    visit.call(1)
}

fn main() {}
