#[hsffi::export]
pub struct Struct;

#[hsffi::export]
pub enum Enum {
    Only,
}

#[hsffi::export]
pub union Union {
    only: u8,
}

#[hsffi::export]
pub mod module {}

#[hsffi::export]
const _: u8 = 0;

#[hsffi::export]
pub static STATIC: u8 = 0;

#[hsffi::export]
pub type Alias = u8;

#[hsffi::export]
use std::fmt as imported;

#[hsffi::export]
macro_rules! rules {
    () => {};
}

#[hsffi::export]
rules!();

#[hsffi::export]
extern "C" {}

pub fn all_are_still_there(_: Struct, _: Enum, _: Union, _: Alias) -> imported::Result {
    let _ = (CONST, STATIC);
    rules!();
    Ok(())
}

fn main() {}
