use std::thread;
use std::time::Duration;

use hsffi::Interrupt;

#[hsffi::export(interruptible)]
pub fn rest(milliseconds: u64, _: Interrupt<'_>) {
    thread::sleep(Duration::from_millis(milliseconds));
}

#[hsffi::export(interruptible)]
pub fn sleep(milliseconds: u64, _interrupt: Interrupt<'_>) {
    thread::sleep(Duration::from_millis(milliseconds));
}

fn main() {}
