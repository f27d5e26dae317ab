use std::ffi::{c_int, c_void};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};

use super::running::{Running, complete};
use super::{HsFuture, Progress};
use crate::token::{RtsCallbacks, StablePtr, TextSink};
use crate::waker::MVarWaker;

static WOKEN: AtomicUsize = AtomicUsize::new(0);
static DISCARDED: AtomicUsize = AtomicUsize::new(0);

unsafe extern "C" fn call(_: *mut c_void) -> u8 {
    2
}

unsafe extern "C" fn describe(_: StablePtr, _: u8, _: *mut String, _: TextSink) {}

unsafe extern "C" fn free(_: StablePtr) {}

unsafe extern "C" fn attach() -> u8 {
    3
}

unsafe extern "C" fn detach() {}

unsafe extern "C" fn wake(_: c_int, _: StablePtr) -> u8 {
    WOKEN.fetch_add(1, Ordering::SeqCst);
    0
}

unsafe extern "C" fn discard(_: c_int, _: StablePtr) {
    DISCARDED.fetch_add(1, Ordering::SeqCst);
}

unsafe extern "C" fn free_all(_: *const StablePtr, _: usize) {}

/// Haskell, as far as a future uses it.
static FUNCTIONS: RtsCallbacks = RtsCallbacks {
    call,
    describe,
    free,
    attach,
    detach,
    wake,
    discard,
    free_all,
};

/// A future whose action has begun, and what Haskell would have of it.
fn begun() -> (HsFuture<u64>, Arc<Running<u64>>) {
    let running = Running::begin(&FUNCTIONS).expect("the runtime does not end");
    let mut slot = [1, (&raw const FUNCTIONS).expose_provenance(), 0];
    // SAFETY: the slot has the three words of a waker.
    let stop = unsafe { MVarWaker::take(slot.as_mut_ptr().cast()) };
    let stop = stop.expect("there is one");
    let future = HsFuture(Progress::Started(Arc::clone(&running), stop));
    (future, running)
}

/// As Haskell does it.
fn return_number(running: &Arc<Running<u64>>, number: u64) {
    // SAFETY: the action goes on, so the frame is Haskell's; the record is at byte 24 of it.
    unsafe {
        let start = Arc::as_ptr(running).cast::<u8>().cast_mut();
        start.add(8 + 24).cast::<u64>().write(number);
        complete::<u64>(start, 0);
    }
}

fn poll(future: &mut HsFuture<u64>) -> Poll<Option<u64>> {
    let polled = Pin::new(future).poll(&mut Context::from_waker(Waker::noop()));
    polled.map(Result::ok)
}

#[test]
fn an_action_has_one_outcome_and_is_ended_unless_it_is_complete() {
    let counts = || {
        (
            WOKEN.load(Ordering::SeqCst),
            DISCARDED.load(Ordering::SeqCst),
        )
    };

    let (mut future, running) = begun();
    assert_eq!(poll(&mut future), Poll::Pending);
    return_number(&running, 7);
    // Whoever says so twice is not heard.
    // SAFETY: it is alive, which is all that such a call reads.
    unsafe { complete::<u64>(Arc::as_ptr(&running).cast(), 1) };
    assert_eq!(poll(&mut future), Poll::Ready(Some(7)));
    drop(future);
    assert_eq!(counts(), (0, 1), "a complete action is ended");
    assert_eq!(Arc::strong_count(&running), 1, "something is left");

    let (future, running) = begun();
    drop(future);
    assert_eq!(counts(), (1, 1), "the action is not ended");
    return_number(&running, 8);
    assert_eq!(Arc::strong_count(&running), 1, "something is left");

    let (future, running) = begun();
    return_number(&running, 9);
    drop(future);
    assert_eq!(counts(), (1, 2), "a complete action is ended");
}
