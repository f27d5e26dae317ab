use hsffi::{Fun, HsException, Interrupt};

#[hsffi::export(interruptible)]
pub fn wait(_interrupt: Interrupt<'_>, then: Fun<'_, fn()>) -> Result<(), HsException> {
    then.call()
}

fn main() {}
