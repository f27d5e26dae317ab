use std::ffi::OsString;
use std::ops::Range;
use std::rc::Rc;
use std::time::SystemTime;

#[hsffi::export]
pub fn many() -> (u8, u8, u8, u8, u8, u8, u8, (u8, u8)) {
    unimplemented!()
}

#[hsffi::export]
pub fn range() -> Vec<(u8, u8)> {
    unimplemented!()
}

#[hsffi::export]
pub fn time() -> f64 {
    unimplemented!()
}

#[hsffi::export]
pub fn text() -> String {
    unimplemented!()
}

#[hsffi::export]
pub fn counted() -> Option<u8> {
    unimplemented!()
}

#[hsffi::export]
pub fn never() {
    panic!()
}

#[hsffi::export]
pub fn fine() -> (u128, (u8, [u8; 4]), std::sync::Arc<u8>) {
    unimplemented!()
}

fn main() {}
