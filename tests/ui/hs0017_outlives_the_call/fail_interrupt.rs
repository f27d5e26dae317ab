use std::time::Duration;

use hsffi::Interrupt;

#[hsffi::export(interruptible)]
pub fn rest(interrupt: Interrupt<'_>) {
    std::thread::scope(|scope| {
        scope.spawn(move || interrupt.sleep(Duration::from_secs(1)));
    });
}

fn main() {}
