use std::cell::Cell;

#[derive(hsffi::Opaque)]
pub struct Counter {
    pub name: String,
    pub value: Cell<u64>,
}

fn main() {}
