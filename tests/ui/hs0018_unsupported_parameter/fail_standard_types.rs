use std::ops::Range;
use std::rc::Rc;
use std::time::Instant;

#[hsffi::export]
pub fn many(_: (u8, u8, u8, u8, u8, u8, u8, u8, u8)) {}

#[hsffi::export]
pub fn range(_: Range<u8>) {}

#[hsffi::export]
pub fn since(_: Vec<Instant>) {}

#[hsffi::export]
pub fn counted(_: Option<Rc<u8>>) {}

#[hsffi::export]
pub fn function(_: fn(u8) -> u8) {}

#[hsffi::export]
pub fn fine(_: u128, _: std::time::Duration, _: &std::path::Path, _: (u8, [u8; 4]), _: std::collections::HashMap<String, u8>) {}

fn main() {}
