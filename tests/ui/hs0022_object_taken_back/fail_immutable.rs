use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
#[hsffi(immutable, closeable)]
pub struct Bitmap(Vec<u64>);

#[hsffi::export]
pub fn words(bitmap: OwnedByRust<Bitmap>) -> Vec<u64> {
    bitmap.into_inner().0
}

fn main() {}
