use hsffi::{Cancel, Hs, Interrupt};

#[hsffi::export]
pub fn log(_hs: Hs<'_>) {}

#[hsffi::export(interruptible)]
pub fn rest(_interrupt: Interrupt<'_>, _other: Interrupt<'_>) {}

#[hsffi::export(cancellable)]
pub fn spin(_cancel: Cancel<'_>, _other: Cancel<'_>) {}

fn main() {}
