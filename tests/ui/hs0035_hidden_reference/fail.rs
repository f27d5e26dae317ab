#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct Shelf(Vec<String>);

type Shelved<'call> = &'call Shelf;

#[hsffi::export]
pub fn books(shelf: Shelved) -> usize {
    shelf.0.len()
}

fn main() {}
