use std::time::Duration;

use hsffi::{Interrupt, Interrupted};

#[hsffi::export(interruptible)]
pub fn wait(interrupt: Interrupt<'_>) -> Result<(), Interrupted> {
    interrupt.sleep(Duration::MAX)
}

fn main() {}
