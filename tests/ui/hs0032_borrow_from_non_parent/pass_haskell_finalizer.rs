use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Shelf(pub String);

#[derive(hsffi::Opaque)]
pub struct Book<'shelf>(pub &'shelf Shelf);

#[hsffi::export]
pub fn book(shelf: &Shelf) -> OwnedByRust<Book<'_>> {
    OwnedByRust::new(Book(shelf))
}

fn main() {}
