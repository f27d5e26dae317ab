// `immutable` on one type does not affect another type, and a pure function may not take a `&mut` of an immutable type.

use hsffi::{Fun, OwnedByRust};

#[derive(hsffi::Opaque)]
#[hsffi(immutable)]
pub struct Frozen(u8);

#[derive(hsffi::Opaque)]
pub struct Fluid(std::sync::Mutex<Vec<OwnedByRust<Frozen>>>);

#[hsffi::export(pure)]
pub fn change(frozen: &mut Frozen) {
    frozen.0 += 1;
}

#[hsffi::export(pure)]
pub fn all(fluid: &Fluid) -> (u8, Option<OwnedByRust<Fluid>>) {
    (fluid.0.lock().map_or(0, |all| all.iter().map(|frozen| frozen.0).sum()), None)
}

impl<I> hsffi::__private::rule::PureArgument<I> for Fun<'_, fn(u8)> {}

#[hsffi::export(pure)]
pub fn call(function: Fun<'_, fn(u8)>) {
    let _ = function.call(1);
}

impl hsffi::__private::rule::Immutable for std::cell::Cell<u8> {}

#[hsffi::export(pure)]
pub fn cell(cell: &std::cell::Cell<u8>) -> u8 {
    cell.get()
}

fn main() {}
