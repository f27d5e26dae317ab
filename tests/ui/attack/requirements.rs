//! A demand that safe code says is met helps nothing: the type still does not cross.

use hsffi::crossing::{Inbound, Outbound};
use hsffi::import::Nothing;

pub struct Local;

impl Inbound for Local {
    type Demand = Nothing;
}

impl Outbound for Local {
    type Demand = Nothing;
}

impl hsffi::rule::FreedByHaskell for Box<Local> {}
impl hsffi::rule::OutlivesTheCall for &Local {}
impl hsffi::rule::Released for Local {
    type Heap = hsffi::Rust;
    type Opening = hsffi::object::Made;
    type Kept = hsffi::object::Plain;
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
