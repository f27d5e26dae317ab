use hsffi::{Cancel, Hs, Interrupt, Interrupted};

#[hsffi::export]
pub fn log(_hs: Option<Hs<'_>>) {}

#[hsffi::export(interruptible)]
pub fn rest(interrupt: Interrupt<'_>, _other: Option<Interrupt<'_>>) -> Result<(), Interrupted> {
    interrupt.check()
}

#[hsffi::export(cancellable)]
pub fn spin(cancel: Cancel<'_>, _other: Option<Cancel<'_>>) -> Result<(), Interrupted> {
    cancel.check()
}

fn main() {}
