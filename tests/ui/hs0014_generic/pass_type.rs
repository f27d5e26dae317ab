use hsffi::OwnedByRust;

pub struct Tree<T>(pub T);

#[derive(hsffi::Opaque)]
pub struct Numbers(pub Tree<u64>);

#[hsffi::export]
pub fn numbers() -> OwnedByRust<Numbers> {
    unimplemented!()
}

fn main() {}
