//! Who may enter when.

use std::cell::Cell;
use std::thread;

use super::*;

/// A number that is right in the end if nobody had it beside another.
struct Alone(Cell<u32>);

// SAFETY: the tests use it behind a lock.
unsafe impl Sync for Alone {}

#[test]
fn calls_that_enter_alone_take_turns() {
    let (lock, number) = (ObjectLock::new(), Alone(Cell::new(0)));
    let number = &number;
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..1000 {
                    lock.acquire_exclusive(Borrow::Mutable)
                        .expect("the lock is free");
                    number.0.set(number.0.get() + 1);
                    lock.release_exclusive(false);
                }
            });
        }
    });
    assert_eq!(number.0.get(), 8000);
}

#[test]
fn a_call_does_not_wait_for_itself() {
    let lock = ObjectLock::new();
    lock.acquire_exclusive(Borrow::Mutable)
        .expect("the lock is free");
    assert_eq!(
        lock.acquire_exclusive(Borrow::Mutable),
        Err(AccessError::InUse)
    );
    assert_eq!(
        lock.try_acquire_exclusive(Borrow::Mutable),
        Err(AccessError::InUse)
    );
    assert_eq!(lock.claim(), Err(AccessError::InUse));
    lock.release_exclusive(false);
    assert_eq!(lock.try_acquire_exclusive(Borrow::Mutable), Ok(()));
}

#[test]
fn closing_waits_for_no_call_and_is_final() {
    let lock = ObjectLock::new();
    lock.acquire_shared().expect("the lock is free");
    assert_eq!(lock.claim(), Err(AccessError::InUse));
    lock.release_shared();
    assert_eq!(lock.claim(), Ok(true));
    lock.seal();
    lock.release();
    assert_eq!(lock.claim(), Ok(false));
    assert_eq!(lock.acquire_shared(), Err(AccessError::Closed));
    assert_eq!(
        lock.acquire_exclusive(Borrow::Mutable),
        Err(AccessError::Closed)
    );
    assert!(!lock.is_held());
}

#[test]
fn closing_does_not_wait_for_itself() {
    let lock = ObjectLock::new();
    assert_eq!(lock.claim(), Ok(true));
    lock.seal();
    assert_eq!(lock.claim(), Ok(false));
    assert_eq!(
        lock.acquire_exclusive(Borrow::Mutable),
        Err(AccessError::Closed)
    );
    assert!(!lock.is_held());
    thread::scope(|scope| {
        let other = scope.spawn(|| lock.claim() == Ok(false));
        while lock.state.load(Ordering::Relaxed) & AWAITED == 0 {
            thread::yield_now();
        }
        lock.release();
        assert!(other.join().expect("no panic"), "it was not closed");
    });
}

#[test]
fn a_claim_that_is_given_up_leaves_the_gate_open() {
    let lock = ObjectLock::new();
    assert_eq!(lock.claim(), Ok(true));
    lock.release();
    assert_eq!(lock.acquire_shared(), Ok(()));
}

#[test]
fn a_panic_bars_all_but_closing() {
    let lock = ObjectLock::new();
    lock.acquire_exclusive(Borrow::Mutable)
        .expect("the lock is free");
    lock.release_exclusive(true);
    assert_eq!(
        lock.acquire_exclusive(Borrow::Mutable),
        Err(AccessError::Poisoned)
    );
    assert_eq!(lock.claim(), Ok(true));
}

#[test]
fn a_value_is_taken_by_one_call_that_waits_for_no_other() {
    let lock = ObjectLock::new();
    lock.acquire_shared().expect("the lock is free");
    assert_eq!(lock.claim_to_consume(), Err(AccessError::InUse));
    lock.release_shared();
    assert_eq!(lock.claim_to_consume(), Ok(()));
    thread::scope(|scope| {
        scope.spawn(|| {
            assert_eq!(lock.acquire_shared(), Err(AccessError::InUse));
            let exclusive = lock.acquire_exclusive(Borrow::Shared);
            assert_eq!(exclusive, Err(AccessError::InUse));
            assert_eq!(lock.claim_to_consume(), Err(AccessError::InUse));
            assert_eq!(lock.claim(), Err(AccessError::InUse));
        });
    });
    // As when an argument after it is refused.
    lock.release_consumed();
    assert_eq!(lock.claim_to_consume(), Ok(()));
    lock.take();
    assert!(lock.is_held());
    lock.release_consumed();
    assert!(!lock.is_held());
    assert_eq!(lock.claim_to_consume(), Err(AccessError::Closed));
    assert_eq!(lock.acquire_shared(), Err(AccessError::Closed));
    assert_eq!(lock.claim(), Ok(false));
}

#[test]
fn a_half_changed_value_is_not_taken() {
    let lock = ObjectLock::new();
    lock.acquire_exclusive(Borrow::Mutable)
        .expect("the lock is free");
    lock.release_exclusive(true);
    assert_eq!(lock.claim_to_consume(), Err(AccessError::Poisoned));
}

#[test]
fn children_are_in_the_way_of_calls_that_change_the_value() {
    let lock = ObjectLock::new();
    lock.lend();
    lock.lend();
    for _ in 0..2 {
        assert_eq!(
            lock.acquire_exclusive(Borrow::Mutable),
            Err(AccessError::Lent)
        );
        assert_eq!(lock.claim_to_consume(), Err(AccessError::Lent));
        assert_eq!(lock.acquire_exclusive(Borrow::Shared), Ok(()));
        lock.release_exclusive(false);
        assert_eq!(lock.try_acquire_exclusive(Borrow::Shared), Ok(()));
        lock.release_exclusive(false);
        assert_eq!(lock.acquire_shared(), Ok(()));
        lock.release_shared();
        lock.give_back();
    }
    assert_eq!(lock.acquire_exclusive(Borrow::Mutable), Ok(()));
    // A call that makes no child lends nothing.
    lock.lend_mutably();
    lock.release_exclusive(false);
    assert_eq!(lock.claim_to_consume(), Ok(()));
}

#[test]
fn a_child_that_may_change_the_value_is_in_the_way_of_every_call() {
    let lock = ObjectLock::new();
    lock.lend();
    lock.lend();
    lock.lend_mutably();
    for _ in 0..2 {
        assert_eq!(
            lock.acquire_exclusive(Borrow::Shared),
            Err(AccessError::Lent)
        );
        assert_eq!(
            lock.try_acquire_exclusive(Borrow::Shared),
            Err(AccessError::Lent)
        );
        assert_eq!(lock.claim_to_consume(), Err(AccessError::Lent));
        lock.give_back();
    }
    assert_eq!(lock.acquire_exclusive(Borrow::Shared), Ok(()));
    lock.release_exclusive(false);
    lock.lend();
    // Closing drops the children first.
    assert_eq!(lock.claim(), Ok(true));
}
