//! A library that waits until Haskell's garbage has been collected.

use std::sync::{Condvar, Mutex};
use std::time::Duration;

struct Progress {
    has_begun: bool,
    is_collected: bool,
}

static PROGRESS: Mutex<Progress> = Mutex::new(Progress {
    has_begun: false,
    is_collected: false,
});
static COLLECTED: Condvar = Condvar::new();

/// Whether garbage is collected during the call. Without patience, waits for that as long as it takes.
#[unsafe(no_mangle)]
pub extern "C" fn is_collected_meanwhile(patience_ms: u64) -> u8 {
    let mut progress = PROGRESS.lock().unwrap();
    progress.has_begun = true;
    let waits = |progress: &mut Progress| !progress.is_collected;
    let progress = if patience_ms == 0 {
        COLLECTED.wait_while(progress, waits).unwrap()
    } else {
        let patience = Duration::from_millis(patience_ms);
        COLLECTED
            .wait_timeout_while(progress, patience, waits)
            .unwrap()
            .0
    };
    progress.is_collected.into()
}

/// Whether the call has begun.
#[unsafe(no_mangle)]
pub extern "C" fn has_begun() -> u8 {
    PROGRESS.lock().unwrap().has_begun.into()
}

/// Notes that garbage has been collected.
#[unsafe(no_mangle)]
pub extern "C" fn collected() {
    PROGRESS.lock().unwrap().is_collected = true;
    COLLECTED.notify_all();
}
