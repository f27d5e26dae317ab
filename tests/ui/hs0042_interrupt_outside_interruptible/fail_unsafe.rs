use hsffi::Interrupt;

#[hsffi::export(unsafe, reason = "returns at once")]
pub fn is_wanted(interrupt: Interrupt<'_>) -> bool {
    !interrupt.is_requested()
}

fn main() {}
