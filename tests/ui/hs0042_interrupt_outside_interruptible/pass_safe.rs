use hsffi::{Interrupt, Interrupted};

#[hsffi::export(interruptible)]
pub fn wait(interrupt: Interrupt<'_>) -> Result<(), Interrupted> {
    interrupt.check()
}

fn main() {}
