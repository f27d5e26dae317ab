use hsffi::{Cancel, Fun, HsException};

#[hsffi::export(cancellable)]
pub fn wait(stop: Cancel<'_>, then: Fun<'_, fn()>) -> Result<(), HsException> {
    if stop.is_requested() {
        return Ok(());
    }
    then.call()
}

fn main() {}
