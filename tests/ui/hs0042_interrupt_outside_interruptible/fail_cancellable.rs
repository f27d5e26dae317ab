use hsffi::Interrupt;

#[hsffi::export(cancellable)]
pub fn is_wanted(interrupt: Interrupt<'_>) -> bool {
    !interrupt.is_requested()
}

fn main() {}
