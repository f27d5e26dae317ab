// Safe code cannot implement the trait for references that are written in a signature. An `impl` block for one lifetime does not
// apply to other lifetimes.

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
