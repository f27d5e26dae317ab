use hsffi::{Cancel, Hs, Interrupt};

#[hsffi::export]
pub fn log(_hs: Option<Hs<'_>>) {}

#[hsffi::export(interruptible)]
pub fn rest(_interrupt: Interrupt<'_>, _other: Option<Interrupt<'_>>) {}

#[hsffi::export(cancellable)]
pub fn spin(_cancel: Cancel<'_>, _other: Option<Cancel<'_>>) {}

fn main() {}
