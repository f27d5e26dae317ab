//! The token of one call is not valid in another.

use hsffi::{Fun, Hs};

pub fn longer<'short, 'long: 'short>(hs: Hs<'short>) -> Hs<'long> {
    hs
}

pub fn shorter<'short, 'long: 'short>(hs: Hs<'long>) -> Hs<'short> {
    hs
}

pub fn longer_closure<'short, 'long: 'short>(f: Fun<'short, fn()>) -> Fun<'long, fn()> {
    f
}

pub fn longer_token<'short, 'long: 'short>(f: Fun<'short, fn()>) -> Hs<'long> {
    f.token()
}

fn main() {}
