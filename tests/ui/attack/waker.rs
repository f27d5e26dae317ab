//! A waker is made by Haskell alone, and wakes once.

use hsffi::MVarWaker;

hsffi::module!("Attack");

fn taken_from_memory(slot: *mut u8) -> Option<MVarWaker> {
    unsafe { MVarWaker::take(slot) }
}

fn woken_twice(waker: MVarWaker) {
    waker.wake();
    waker.wake();
}

fn copied(waker: &MVarWaker) -> MVarWaker {
    waker.clone()
}

fn main() {}
