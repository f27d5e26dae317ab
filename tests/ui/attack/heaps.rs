// Memory of one allocator cannot be treated as memory of another.

use hsffi::{OwnedByC, OwnedByRust};

#[hsffi::release]
unsafe extern "C" {
    pub fn free(memory: *mut std::ffi::c_void);
}

pub fn taken_by_rust(number: OwnedByC<u64, free>) -> Box<u64> {
    number.into_box()
}

pub fn taken_by_value(number: OwnedByC<u64, free>) -> u64 {
    number.into_inner()
}

pub fn renamed(number: OwnedByC<u64, free>) -> OwnedByRust<u64> {
    number
}

pub fn made_from_rust(number: OwnedByRust<u64>) -> OwnedByC<u64, free> {
    number
}

pub fn made_without_a_promise(number: *mut u64) -> Option<OwnedByC<u64, free>> {
    OwnedByC::from_raw(number)
}

fn main() {}
