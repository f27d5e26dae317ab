//! The end of the program: GHC runs all C finalizers then, also those of objects that calls of other threads still use.
//!
//! The generated package has a Haskell thread that never ends and alone keeps a note. GHC ends all Haskell threads but those in
//! `safe` calls, then collects once more, and only then runs the finalizers of what is in use. So the note's finalizer,
//! [`note`], comes before those (`exitScheduler` and `hs_exit_` in GHC's `rts/Schedule.c` and `rts/RtsStartup.c`).

use std::sync::atomic::{AtomicBool, Ordering};

use super::{fork, thread_state};

static ENDING: AtomicBool = AtomicBool::new(false);

/// The finalizer of the note. `forkProcess` ends Haskell's threads in the copy, so there it tells nothing.
pub fn note() {
    if !fork::is_copy() {
        ENDING.store(true, Ordering::SeqCst);
    }
}

/// Whether the program ends, so that a call into Haskell might wait for ever for GHC's runtime.
#[inline]
pub fn has_begun() -> bool {
    ENDING.load(Ordering::Relaxed)
}

/// The same, in one order with what other threads note: to be asked where a thread is counted.
pub fn has_begun_for_all() -> bool {
    ENDING.load(Ordering::SeqCst)
}

/// Whether what Haskell releases now must be leaked, since a call of another thread may use it. No call begins any more.
#[inline]
pub fn leaks() -> bool {
    has_begun() && thread_state::others_are_inside()
}
