use std::cell::Cell;

#[derive(hsffi::Opaque)]
#[hsffi(bound)]
pub struct Window {
    pub width: Cell<u32>,
}

fn main() {}
