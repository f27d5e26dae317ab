// An in-out argument does not outlive the call and is not aliased.

use hsffi::{Fun, Hs};
use std::cell::Cell;
use std::sync::Mutex;

pub struct Kept(Mutex<Option<&'static mut [u8]>>);

static KEPT: Kept = Kept(Mutex::new(None));

#[hsffi::export]
pub fn keep(bytes: &mut [u8]) {
    *KEPT.0.lock().unwrap() = Some(bytes);
}

#[hsffi::export]
pub fn keep_number(number: &mut u64) {
    std::thread::spawn(move || *number += 1);
}

#[hsffi::export]
pub fn returned(bytes: &mut [u8]) -> &mut [u8] {
    bytes
}

#[hsffi::export]
pub fn one_into_the_other<'a>(cell: &mut Cell<&'a mut [u8]>, bytes: &'a mut [u8]) {
    cell.set(bytes);
}

#[hsffi::export]
pub fn lent_to_haskell(bytes: &mut [u8], visit: Fun<'_, fn(&mut [u8])>, _: Hs<'_>) {
    drop((bytes, visit));
}

fn main() {}
