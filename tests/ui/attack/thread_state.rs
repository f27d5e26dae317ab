//! Only the library sets the state of a thread: a thread that claimed to be in a `safe` call could call Haskell from an
//! `unsafe` one, and a stored state would act for a caller that no longer exists.

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
