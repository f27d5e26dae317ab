//! Attributes that stay with the function.

#![deny(warnings)]

#[derive(hsffi::Opaque)]
pub struct Counter;

#[hsffi::export]
#[inline]
pub fn one() -> u8 {
    1
}

#[hsffi::export]
#[inline(never)]
#[cold]
#[must_use]
pub fn two() -> u8 {
    2
}

#[hsffi::export]
#[track_caller]
#[deprecated = "there is four"]
pub fn three() -> u8 {
    3
}

#[hsffi::export]
#[expect(unused_variables)]
#[allow(clippy::needless_pass_by_value)]
pub fn four(text: String) -> u8 {
    4
}

#[hsffi::export]
impl Counter {
    #[inline(always)]
    #[track_caller]
    #[must_use]
    #[doc(hidden)]
    pub fn value(self: &Self) -> u8 {
        5
    }

    #[rustfmt::skip]
    #[cold]
    #[deprecated]
    #[cfg_attr(all(), inline(never))]
    pub fn other(&self) -> u8 {
        6
    }
}

fn main() {}
