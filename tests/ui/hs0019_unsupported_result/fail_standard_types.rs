use std::ops::Range;
use std::rc::Rc;

#[hsffi::export]
pub fn many() -> (u8, u8, u8, u8, u8, u8, u8, u8, u8) {
    unimplemented!()
}

#[hsffi::export]
pub fn range() -> Vec<Range<u8>> {
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
pub fn fine() -> (u128, std::time::Duration, std::path::PathBuf) {
    Default::default()
}

fn main() {}
