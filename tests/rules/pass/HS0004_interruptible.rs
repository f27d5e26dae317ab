use hsffi::{Cancel, Fun, HsException};

#[hsffi::export(cancellable)]
pub fn wait(_cancel: Cancel<'_>, then: Fun<'_, fn()>) -> Result<(), HsException> {
    then.call()
}

fn main() {}
