use hsffi::Items;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::Arc;

#[derive(hsffi::Opaque)]
pub struct Index(pub Arc<HashMap<String, u64>>);

#[hsffi::export]
pub fn index() -> Rc<Index> {
    Rc::new(Index(Arc::default()))
}

#[hsffi::export]
pub fn counts() -> HashMap<String, u64> {
    HashMap::new()
}

#[hsffi::export]
pub fn names() -> Option<Result<BTreeSet<String>, [u8; 4]>> {
    None
}

#[hsffi::export]
pub fn fine() -> Items<'static, u8> {
    Items::new([1])
}

fn main() {}
