use std::cell::Cell;

#[derive(hsffi::Opaque)]
pub struct Window {
    pub width: Cell<u32>,
}

fn main() {}
