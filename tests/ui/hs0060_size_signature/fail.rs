use hsffi::OwnedByRust;

hsffi::module!("Data.Names");

#[derive(hsffi::Opaque)]
#[hsffi(size = size)]
pub struct Names(Vec<u8>);

impl Names {
    fn size(&self) -> u64 {
        self.0.capacity() as u64
    }
}

#[hsffi::export]
pub fn names() -> OwnedByRust<Names> {
    OwnedByRust::new(Names(b"Ada".to_vec()))
}

fn main() {}
