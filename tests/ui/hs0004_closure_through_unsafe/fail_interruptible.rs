use hsffi::{Fun, HsException, Interrupt};

#[hsffi::export(interruptible)]
pub fn wait(stop: Interrupt<'_>, then: Fun<'_, fn()>) -> Result<(), HsException> {
    if stop.is_requested() {
        return Ok(());
    }
    then.call()
}

fn main() {}
