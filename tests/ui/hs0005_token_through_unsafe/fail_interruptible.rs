use std::time::Duration;

use hsffi::{Hs, Interrupt, Interrupted};

#[hsffi::export(interruptible)]
pub fn wait(interrupt: Interrupt<'_>, _hs: Hs<'_>) -> Result<(), Interrupted> {
    interrupt.sleep(Duration::MAX)
}

fn main() {}
