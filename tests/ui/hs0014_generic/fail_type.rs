use hsffi::OwnedByRust;

#[derive(hsffi::Opaque)]
pub struct Tree<T>(pub T);

#[hsffi::export]
pub fn numbers() -> OwnedByRust<Tree<u64>> {
    unimplemented!()
}

fn main() {}
