//! Safe code cannot allow closures and tokens under an `unsafe` import.

use hsffi::__private::import::{Satisfies, Unsafe};
use hsffi::__private::rule::{CalledUnder, Closure, GivenUnder, Token};
use hsffi::{Fun, Hs};

impl Satisfies<Closure<fn()>> for Unsafe {
    type Satisfied = ();
}

impl CalledUnder<Unsafe> for fn() {}

impl<'rt> Satisfies<Token<Hs<'rt>>> for Unsafe {
    type Satisfied = ();
}

impl<'rt> GivenUnder<Unsafe> for Hs<'rt> {}

#[hsffi::export(unsafe, reason = "returns soon")]
pub fn apply(_hs: Hs<'_>, _f: Fun<'_, fn()>) {}

fn main() {}
