use hsffi::Interrupt;

#[hsffi::export(unsafe, because = "returns at once")]
pub fn is_wanted(interrupt: Interrupt<'_>) -> bool {
    !interrupt.is_requested()
}

fn main() {}
