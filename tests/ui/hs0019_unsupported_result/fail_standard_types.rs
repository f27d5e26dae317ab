use std::ffi::OsString;
use std::ops::Range;
use std::rc::Rc;
use std::time::SystemTime;

#[hsffi::export]
pub fn many() -> (u8, u8, u8, u8, u8, u8, u8, u8, u8) {
    unimplemented!()
}

#[hsffi::export]
pub fn range() -> Vec<Range<u8>> {
    unimplemented!()
}

#[hsffi::export]
pub fn time() -> SystemTime {
    unimplemented!()
}

#[hsffi::export]
pub fn text() -> OsString {
    unimplemented!()
}

#[hsffi::export]
pub fn counted() -> Option<Rc<u8>> {
    unimplemented!()
}

#[hsffi::export]
pub fn never() -> ! {
    panic!()
}

#[hsffi::export]
pub fn fine() -> (u128, (u8, [u8; 4]), std::sync::Arc<u8>) {
    unimplemented!()
}

fn main() {}
