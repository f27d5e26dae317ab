use hsffi::Interrupt;

#[hsffi::export(interruptible)]
pub fn wait(_interrupt: Interrupt<'_>) {}

fn main() {}
