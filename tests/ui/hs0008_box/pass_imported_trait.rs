use hsffi::{HsException, OwnedByRust};

#[hsffi::import]
pub trait Storage: Send + Sync {
    fn get(&self, key: &str) -> Result<String, HsException>;
}

#[derive(hsffi::Opaque)]
pub struct Kept(pub Box<dyn Storage>);

#[hsffi::export]
pub fn same(storage: Box<dyn Storage>) -> OwnedByRust<Kept> {
    OwnedByRust::new(Kept(storage))
}

#[hsffi::export]
pub fn kept(storage: Box<dyn Storage>) -> OwnedByRust<Kept> {
    OwnedByRust::new(Kept(storage))
}

fn main() {}
