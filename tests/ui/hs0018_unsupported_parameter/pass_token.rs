use hsffi::{Cancel, Hs, Interrupt, Interrupted};

#[hsffi::export]
pub fn log(_hs: Hs<'_>) {}

#[hsffi::export(interruptible)]
pub fn rest(interrupt: Interrupt<'_>, _other: u8) -> Result<(), Interrupted> {
    interrupt.check()
}

#[hsffi::export(cancellable)]
pub fn spin(cancel: Cancel<'_>, _other: u8) -> Result<(), Interrupted> {
    cancel.check()
}

fn main() {}
