use std::cell::Cell;

use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(exclusive, closeable)]
pub struct Shelf(Vec<String>, Cell<u32>);

#[derive(hsffi::Opaque)]
pub struct Book<'shelf>(pub &'shelf str);

#[hsffi::export]
impl Shelf {
    pub fn first(&self) -> Result<OwnedByRust<Book<'_>>, hsffi::HsException> {
        self.1.set(1);
        Ok(OwnedByRust::new(Book(&self.0[0])))
    }
}

fn main() {}
