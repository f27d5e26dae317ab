//! An immutable object may be closeable, to release its memory early. An `unsafe` export may return it, and it may have
//! children.

use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(immutable, closeable)]
pub struct Pattern(String);

#[hsffi::export]
impl Pattern {
    #[hsffi(pure, unsafe, reason = "copies a text")]
    pub fn new(text: &str) -> OwnedByRust<Pattern> {
        OwnedByRust::new(Pattern(text.to_owned()))
    }

    #[hsffi(pure)]
    pub fn is_in(&self, text: &str) -> bool {
        text.contains(&self.0)
    }
}

#[derive(hsffi::Opaque)]
#[hsffi(immutable, parent)]
pub struct Book(String);

#[derive(hsffi::Opaque)]
pub struct Page<'book>(&'book str);

#[hsffi::export]
impl Book {
    #[hsffi(pure)]
    pub fn new(text: &str) -> OwnedByRust<Book> {
        OwnedByRust::new(Book(text.to_owned()))
    }

    pub fn page(&self) -> OwnedByRust<Page<'_>> {
        OwnedByRust::new(Page(&self.0))
    }
}

#[hsffi::export]
impl Page<'_> {
    pub fn length(&self) -> usize {
        self.0.len()
    }
}

fn main() {}
