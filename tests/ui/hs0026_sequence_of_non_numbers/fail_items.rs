use hsffi::{Items, OwnedByRust};

#[derive(hsffi::Opaque)]
pub struct Book;

#[derive(hsffi::Enum)]
pub enum Mode {
    Read,
}

#[hsffi::export]
pub fn words() -> Vec<String> {
    vec!["one".to_owned()]
}

#[hsffi::export]
pub fn blobs() -> Option<Vec<Vec<u8>>> {
    Some(vec![vec![1]])
}

#[hsffi::export]
pub fn books() -> Vec<OwnedByRust<Book>> {
    vec![OwnedByRust::new(Book)]
}

#[hsffi::export]
pub fn pairs() -> Vec<(u8, u8)> {
    vec![(1, 2)]
}

#[hsffi::export]
pub fn modes() -> Vec<Mode> {
    vec![Mode::Read]
}

#[hsffi::export]
pub fn plain() -> Vec<Book> {
    vec![Book]
}

#[hsffi::export]
pub fn texts() -> Vec<&'static str> {
    vec!["one"]
}

#[hsffi::export]
pub fn letters() -> Items<'static, char> {
    Items::new(['a'])
}

fn main() {}
