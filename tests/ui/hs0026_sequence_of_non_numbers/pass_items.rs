use hsffi::{Items, OwnedByRust};

#[derive(hsffi::Opaque)]
pub struct Book;

#[derive(hsffi::Enum)]
pub enum Mode {
    Read,
}

#[hsffi::export]
pub fn words() -> Items<'static, String> {
    Items::new(vec!["one".to_owned()])
}

#[hsffi::export]
pub fn blobs() -> Option<Items<'static, Vec<u8>>> {
    Some(Items::new(vec![vec![1]]))
}

#[hsffi::export]
pub fn books() -> Items<'static, OwnedByRust<Book>> {
    Items::new(vec![OwnedByRust::new(Book)])
}

#[hsffi::export]
pub fn pairs() -> Items<'static, (u8, u8)> {
    Items::new(vec![(1, 2)])
}

#[hsffi::export]
pub fn modes() -> Items<'static, Mode> {
    Items::new(vec![Mode::Read])
}

#[hsffi::export]
pub fn plain() -> Items<'static, OwnedByRust<Book>> {
    Items::new(vec![Book].into_iter().map(OwnedByRust::new))
}

#[hsffi::export]
pub fn texts() -> Items<'static, String> {
    Items::new(vec!["one"].into_iter().map(str::to_owned))
}

#[hsffi::export]
pub fn letters() -> Items<'static, char> {
    Items::new(['a'])
}

fn main() {}
