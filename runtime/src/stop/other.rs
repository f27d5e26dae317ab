//! Waits of other systems, which nothing interrupts.

use std::time::Duration;

/// A thread that waits. Nothing breaks that.
#[derive(Debug)]
pub struct Thread;

impl Thread {
    pub(super) fn this() -> Self {
        Thread
    }

    pub(super) fn wake(&self) {}
}

/// Sleeps for so long, at the most: nothing breaks it, so it is short.
pub(super) fn sleep(time: Duration) {
    std::thread::sleep(time.min(Duration::from_millis(10)));
}
