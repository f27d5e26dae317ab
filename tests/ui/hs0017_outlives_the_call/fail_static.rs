use hsffi::Fun;
use std::cell::Cell;

thread_local! {
    static KEPT: Cell<Option<Fun<'static, fn()>>> = const { Cell::new(None) };
}

#[hsffi::export]
pub fn keep(f: Fun<'_, fn()>) {
    KEPT.set(Some(f));
}

fn main() {}
