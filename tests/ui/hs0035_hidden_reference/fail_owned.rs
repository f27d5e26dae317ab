use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Shelf(Vec<String>);

type Given = OwnedByRust<Shelf>;

#[hsffi::export]
pub fn books(shelf: Given) -> usize {
    shelf.0.len()
}

fn main() {}
