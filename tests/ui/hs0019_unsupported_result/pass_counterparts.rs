use hsffi::Items;
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

#[derive(hsffi::Opaque)]
pub struct Index(pub Arc<HashMap<String, u64>>);

#[hsffi::export]
pub fn counts() -> Items<'static, (String, u64)> {
    Items::new(HashMap::new())
}

#[hsffi::export]
pub fn names() -> Items<'static, String> {
    Items::new(BTreeSet::new())
}

#[hsffi::export]
pub fn home() -> String {
    PathBuf::from("/").to_string_lossy().into_owned()
}

#[hsffi::export]
pub fn took() -> f64 {
    Duration::from_millis(1).as_secs_f64()
}

#[hsffi::export]
pub fn digest() -> Vec<u8> {
    [0; 4].to_vec()
}

#[hsffi::export]
pub fn index() -> hsffi::OwnedByRust<Index> {
    hsffi::OwnedByRust::new(Index(Arc::default()))
}

#[hsffi::export]
pub fn maybe() -> Result<Option<u8>, hsffi::HsException> {
    Some(Ok(1)).transpose()
}

#[hsffi::export]
pub fn fine() -> Items<'static, u8> {
    Items::new([1])
}

fn main() {}
