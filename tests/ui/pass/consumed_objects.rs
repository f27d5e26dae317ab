//! Exports take over closeable objects, by each spelling; children borrow from exclusive objects, and a consumed child may become
//! another child of the same parent.

use std::sync::atomic::{AtomicU32, Ordering};

use hsffi::{Items, OwnedByRust};

#[derive(hsffi::Opaque)]
#[hsffi(exclusive, closeable)]
pub struct Shelf(Vec<String>, AtomicU32);

#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Book<'shelf>(pub &'shelf str);

#[derive(hsffi::Opaque)]
#[hsffi(exclusive, parent)]
pub struct Editor<'shelf>(pub &'shelf mut String);

#[hsffi::export]
impl Shelf {
    pub fn first(&self) -> Result<OwnedByRust<Book<'_>>, hsffi::HsException> {
        self.1.store(1, Ordering::Relaxed);
        Ok(OwnedByRust::new(Book(&self.0[0])))
    }

    pub fn edit<'a>(self: &'a mut Self) -> Option<OwnedByRust<Editor<'a>>> {
        self.0.first_mut().map(|title| OwnedByRust::new(Editor(title)))
    }

    pub fn shortened(&mut self) -> Items<'_, usize> {
        Items::new(self.0.iter_mut().map(|title| {
            title.pop();
            title.len()
        }))
    }

    pub fn sell(self) -> Vec<u8> {
        self.0.concat().into_bytes()
    }

    pub fn burn(mut self: Self, _why: &str) {
        self.0.clear();
    }
}

#[hsffi::export]
impl<'shelf> Book<'shelf> {
    pub fn shorter(self) -> OwnedByRust<Book<'shelf>> {
        OwnedByRust::new(Book(&self.0[1..]))
    }

    pub fn letters(self) -> Items<'shelf, char> {
        Items::new(self.0.chars())
    }
}

#[hsffi::export]
pub fn longer<'a>(one: OwnedByRust<Book<'a>>, other: &Book<'_>) -> Option<OwnedByRust<Book<'a>>> {
    (one.0.len() > other.0.len()).then_some(one)
}

#[hsffi::export]
pub fn merge(
    mut into: OwnedByRust<Shelf>,
    #[allow(unused_mut)] mut from: Option<hsffi::OwnedByRust<Shelf>>,
) -> OwnedByRust<Shelf> {
    into.0.extend(from.into_iter().flat_map(|shelf| shelf.into_inner().0));
    into
}

#[hsffi::export(unsafe, reason = "drops a book")]
pub fn drop_book(book: OwnedByRust<Book<'_>>) {
    drop(book);
}

fn main() {}
