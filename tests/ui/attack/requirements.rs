//! A requirement that safe code implements has no effect: the type is still rejected.

use hsffi::__private::position::{Param, Component};
use hsffi::__private::import::NoRequirement;

pub struct Local;

impl Param for Local {
    type Requirement = NoRequirement;
}

impl Component for Local {
    type Requirement = NoRequirement;
}

impl hsffi::__private::rule::FreedByHaskell for Box<Local> {}
impl hsffi::__private::rule::OutlivesTheCall for &Local {}
impl hsffi::__private::rule::Released for Local {
    type Heap = hsffi::Rust;
    type Opening = hsffi::__private::object::Made;
    type StoredAs = hsffi::__private::object::Plain;
}

#[hsffi::export]
pub fn same(local: Local) -> Local {
    local
}

#[hsffi::export]
pub fn boxed() -> Box<Local> {
    unimplemented!()
}

#[hsffi::export]
pub fn borrowed() -> &'static Local {
    &Local
}

#[hsffi::export]
pub fn owned() -> hsffi::OwnedByRust<Local> {
    unimplemented!()
}

fn main() {}
