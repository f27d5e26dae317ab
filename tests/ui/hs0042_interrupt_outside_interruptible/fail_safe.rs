use hsffi::{Interrupt, Interrupted};

#[hsffi::export]
pub fn wait(interrupt: Interrupt<'_>) -> Result<(), Interrupted> {
    interrupt.check()
}

fn main() {}
