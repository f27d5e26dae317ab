// An alias has the name of a well-known type.

use std::sync::Mutex;

#[derive(hsffi::Opaque)]
#[hsffi(parent)]
pub struct Shelf(pub String);

#[derive(hsffi::Opaque)]
pub struct Book<'shelf>(pub &'shelf Shelf);

type Vec<'call> = &'call Book<'static>;

static KEPT: Mutex<Option<&'static Shelf>> = Mutex::new(None);

#[hsffi::export]
pub fn keep(book: Vec<'_>) {
    *KEPT.lock().unwrap() = Some(book.0);
}

fn main() {}
