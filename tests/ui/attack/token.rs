//! Safe code cannot create a token.

use hsffi::Hs;
use hsffi::__private::RtsCallbacks;
use std::marker::PhantomData;

pub fn made(functions: &'static RtsCallbacks) -> Hs<'static> {
    Hs {
        functions,
        extent: PhantomData,
        thread: PhantomData,
    }
}

pub fn assumed(functions: &'static RtsCallbacks) -> Hs<'static> {
    Hs::new(functions)
}

pub fn read() -> Hs<'static> {
    <Hs<'_> as hsffi::FromHaskell>::from_word(std::ptr::null(), &hsffi::__private::Call::begin()).unwrap()
}

fn main() {}
