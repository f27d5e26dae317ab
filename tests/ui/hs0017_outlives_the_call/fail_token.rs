use hsffi::Hs;
use std::cell::Cell;

thread_local! {
    static KEPT: Cell<Option<Hs<'static>>> = const { Cell::new(None) };
}

#[hsffi::export]
pub fn keep(hs: Hs<'_>) {
    KEPT.set(Some(hs));
}

fn main() {}
