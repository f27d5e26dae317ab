//! Safe code does not permit closures and tokens under an `unsafe` import.

use hsffi::import::{Permits, Unsafe};
use hsffi::rule::{CalledUnder, Closure, GivenUnder, Token};
use hsffi::{Fun, Hs};

impl Permits<Closure<fn()>> for Unsafe {
    type Granted = ();
}

impl CalledUnder<Unsafe> for fn() {}

impl<'rt> Permits<Token<Hs<'rt>>> for Unsafe {
    type Granted = ();
}

impl<'rt> GivenUnder<Unsafe> for Hs<'rt> {}

#[hsffi::export(unsafe, reason = "returns soon")]
pub fn apply(_hs: Hs<'_>, _f: Fun<'_, fn()>) {}

fn main() {}
