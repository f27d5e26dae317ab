use std::time::Duration;

use hsffi::{Interrupt, Interrupted};

#[hsffi::export(interruptible)]
pub fn rest(milliseconds: u64, interrupt: Interrupt<'_>) -> Result<(), Interrupted> {
    interrupt.sleep(Duration::from_millis(milliseconds))
}

fn main() {}
