use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Shelf(Vec<String>);

#[hsffi::export]
pub fn books(shelf: OwnedByRust<Shelf>) -> usize {
    shelf.0.len()
}

fn main() {}
