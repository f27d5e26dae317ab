//! What a thread is in the middle of, only the library says: a thread that said that it is in a `safe` call could call Haskell
//! from an `unsafe` one, and one that kept an end of a call would work for a caller that is gone.

use hsffi::Handle;
use hsffi::__private::import::{Cancellable, Import, Safe};

hsffi::module!("Attack");

fn said(handle: Handle) {
    let _safe = hsffi::process::thread_state::ThreadState::Safe.enter();
    let _ = handle.attach(|_| ());
}

fn entered(handle: Handle) {
    let _safe = <Safe as Import>::enter();
    let _ = handle.attach(|_| ());
}

fn ended_later() {
    std::mem::forget(<Cancellable as Import>::enter());
    std::mem::forget(hsffi::process::caller::acting());
}

fn main() {}
