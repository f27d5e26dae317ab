//! A token is given, not made.

use hsffi::Hs;
use std::marker::PhantomData;

pub fn made() -> Hs<'static> {
    Hs {
        extent: PhantomData,
        thread: PhantomData,
    }
}

pub fn assumed() -> Hs<'static> {
    Hs::assume()
}

pub fn read() -> Hs<'static> {
    <Hs<'_> as hsffi::FromHaskell>::from_word(0, &hsffi::Call::begin()).unwrap()
}

fn main() {}
