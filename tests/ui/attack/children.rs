// An object borrows from its own parent, whose lifetime an export does not know: an export cannot store arguments of the call or
// borrows of another object in it, and cannot treat its borrows as `'static`.

use hsffi::OwnedByRust;
use std::sync::Mutex;

#[derive(hsffi::Opaque)]
#[hsffi(parent)]
pub struct Shelf(pub String);

#[derive(hsffi::Opaque)]
pub struct Book<'shelf>(Mutex<&'shelf str>, &'shelf Shelf);

static KEPT: Mutex<Option<&'static Shelf>> = Mutex::new(None);

#[hsffi::export]
impl<'shelf> Book<'shelf> {
    pub fn rename(&self, title: &'shelf str) {
        *self.0.lock().unwrap() = title;
    }

    pub fn adopt(&self, other: &Book<'shelf>) {
        *self.0.lock().unwrap() = *other.0.lock().unwrap();
    }

    pub fn outlive(&self, title: &str) -> OwnedByRust<Book<'shelf>> {
        let _ = title;
        OwnedByRust::new(Book(Mutex::new(""), self.1))
    }
}

type Forever = Book<'static>;

#[hsffi::export]
pub fn keep(book: &Forever) {
    *KEPT.lock().unwrap() = Some(book.1);
}

#[hsffi::export]
pub fn move_in<'a, 'b: 'a>(book: &Book<'a>, shelf: &'b Shelf) {
    *book.0.lock().unwrap() = &shelf.0;
}

#[hsffi::export]
pub fn swap_in<'a>(shelf: &'a Shelf, title: &'a str) -> OwnedByRust<Book<'a>> {
    OwnedByRust::new(Book(Mutex::new(title), shelf))
}

fn main() {}
