use hsffi::Items;
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

#[derive(hsffi::Opaque)]
pub struct Index(pub Arc<HashMap<String, u64>>);

#[hsffi::export]
pub fn home() -> PathBuf {
    PathBuf::from("/")
}

#[hsffi::export]
pub fn took() -> Duration {
    Duration::from_millis(1)
}

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
