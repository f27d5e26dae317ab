use hsffi::Interrupt;

#[hsffi::export(interruptible)]
pub fn is_wanted(interrupt: Interrupt<'_>) -> bool {
    !interrupt.is_requested()
}

fn main() {}
