// The trait that stands for a reference which is written out is not for everybody to implement; and an `impl` block of one
// lifetime is no block of all.

use std::sync::Mutex;

#[derive(hsffi::Opaque)]
#[hsffi(parent)]
pub struct Shelf(pub String);

#[derive(hsffi::Opaque)]
pub struct Book<'shelf>(pub &'shelf Shelf);

type Hidden<'call> = &'call Book<'static>;

impl hsffi::__private::rule::WrittenOut for &Book<'_> {}

static KEPT: Mutex<Option<&'static Shelf>> = Mutex::new(None);

#[hsffi::export]
pub fn keep(book: Hidden<'_>) {
    *KEPT.lock().unwrap() = Some(book.0);
}

#[hsffi::export]
impl Book<'static> {
    pub fn keep(&self) {
        *KEPT.lock().unwrap() = Some(self.0);
    }
}

fn main() {}
