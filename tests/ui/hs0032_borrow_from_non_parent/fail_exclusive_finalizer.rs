use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(exclusive, finalizer = "haskell")]
pub struct Shelf(pub String);

#[derive(hsffi::Opaque)]
#[hsffi(exclusive)]
pub struct Editor<'shelf>(pub &'shelf mut Shelf);

#[hsffi::export]
pub fn edit(shelf: &mut Shelf) -> OwnedByRust<Editor<'_>> {
    OwnedByRust::new(Editor(shelf))
}

fn main() {}
