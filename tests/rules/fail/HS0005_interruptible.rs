use hsffi::{Hs, Interrupt};

#[hsffi::export(interruptible)]
pub fn wait(_interrupt: Interrupt<'_>, _hs: Hs<'_>) {}

fn main() {}
