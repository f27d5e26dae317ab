//! A token is given, not made.

use hsffi::{Functions, Hs};
use std::marker::PhantomData;

pub fn made(functions: &'static Functions) -> Hs<'static> {
    Hs {
        functions,
        extent: PhantomData,
        thread: PhantomData,
    }
}

pub fn assumed(functions: &'static Functions) -> Hs<'static> {
    Hs::new(functions)
}

pub fn read() -> Hs<'static> {
    <Hs<'_> as hsffi::FromHaskell>::from_word(std::ptr::null(), &hsffi::Call::begin()).unwrap()
}

fn main() {}
