//! Who may use an object now: one word that calls enter and leave, and that closing claims.
//!
//! | state | calls | closing |
//! |---|---|---|
//! | open, with as many calls as the low bits say | enter, or wait for an exclusive one | is refused while there are any |
//! | `CLAIMED`: exclusively in use, or about to be closed | wait | is refused, or waits for the other |
//! | `CLOSED` and `CLAIMED`: the value is being dropped | are refused | waits, unless it is part of that |
//! | `CLOSED` | are refused | has nothing to do |
//!
//! Nobody waits on the thread that holds what it waits for, nor for one that waits for it: such a call is refused instead.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::{caller, waiting};
use crate::fork;

const CLOSED: usize = 1 << 63;
const CLAIMED: usize = 1 << 62;
/// Someone sleeps until `CLAIMED` goes.
const AWAITED: usize = 1 << 61;
/// A call panicked while it had the object to itself.
const POISONED: usize = 1 << 60;
const CALLS: usize = POISONED - 1;

/// Why an object cannot be used or closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Barred {
    /// It has been closed.
    Closed,
    /// It is in use by a call that this one is part of, or that closing would have to wait for.
    InUse,
    /// A panic left it in the middle of a change.
    Poisoned,
    /// Another call has it, and this one must not wait while it has others.
    Taken(Awaited),
    /// It is bound to another thread.
    Elsewhere,
}

/// A gate that a call has to wait for, having left all others: calls that have what the others wait for would wait for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Awaited(*const Gate);

impl Awaited {
    /// Waits until the gate might be entered.
    ///
    /// # Errors
    /// `InUse` when that would be for ever.
    ///
    /// # Safety
    /// The gate is still there.
    pub unsafe fn wait(self) -> Result<(), Barred> {
        // SAFETY: the caller's.
        unsafe { &*self.0 }.wait()
    }
}

#[derive(Debug)]
pub struct Gate {
    state: AtomicUsize,
    /// The thread that has the object to itself or drops its value, as [`thread`] tells it; 0 when none does.
    owner: AtomicUsize,
    sleepers: Mutex<()>,
    released: Condvar,
}

impl Gate {
    pub const fn new() -> Self {
        Gate {
            state: AtomicUsize::new(0),
            owner: AtomicUsize::new(0),
            sleepers: Mutex::new(()),
            released: Condvar::new(),
        }
    }

    /// Enters beside other calls.
    #[inline]
    pub fn enter_shared(&self) -> Result<(), Barred> {
        let before = self.state.fetch_add(1, Ordering::Acquire);
        if before & !CALLS == 0 {
            return Ok(());
        }
        self.enter_shared_later()
    }

    #[cold]
    fn enter_shared_later(&self) -> Result<(), Barred> {
        for turn in 0_u32.. {
            // Far longer than closing takes: who was about to close it, a `fork` has left behind.
            if turn > 1 << 20 && fork::is_copy() {
                self.state.fetch_sub(1, Ordering::Relaxed);
                return Err(Barred::InUse);
            }
            self.state.fetch_sub(1, Ordering::Relaxed);
            let state = self.state.load(Ordering::Relaxed);
            if state & CLOSED != 0 {
                return Err(Barred::Closed);
            }
            // Closing claims the gate for a moment, and runs no code of the user's meanwhile.
            std::thread::yield_now();
            let before = self.state.fetch_add(1, Ordering::Acquire);
            if before & (CLOSED | CLAIMED) == 0 {
                return Ok(());
            }
        }
        unreachable!("closing claims the gate for a moment")
    }

    #[inline]
    pub fn leave_shared(&self) {
        self.state.fetch_sub(1, Ordering::Release);
    }

    /// Enters alone, after all others have left.
    #[inline]
    pub fn enter_alone(&self) -> Result<(), Barred> {
        let claimed = self
            .state
            .compare_exchange(0, CLAIMED, Ordering::Acquire, Ordering::Relaxed);
        if claimed.is_err() {
            self.enter_alone_later()?;
        }
        self.owner.store(thread(), Ordering::Relaxed);
        Ok(())
    }

    /// Enters alone if nobody has to be waited for.
    pub fn try_enter_alone(&self) -> Result<(), Barred> {
        let state = self.state.load(Ordering::Relaxed);
        if state == 0 && self.exchange(0, CLAIMED) {
            self.owner.store(thread(), Ordering::Relaxed);
            return Ok(());
        }
        self.refusal(state)?;
        Err(Barred::Taken(Awaited(self)))
    }

    /// Why this thread need not wait.
    fn refusal(&self, state: usize) -> Result<(), Barred> {
        if state & CLOSED != 0 {
            Err(Barred::Closed)
        } else if self.is_own() || self.is_left_behind() {
            Err(Barred::InUse)
        } else if state & POISONED != 0 {
            Err(Barred::Poisoned)
        } else {
            Ok(())
        }
    }

    /// The mark of the thread that has it alone or drops its value, if that has written it.
    pub(super) fn owner(&self) -> usize {
        self.owner.load(Ordering::Relaxed)
    }

    /// Whether the owner is this thread, or one that waits for it.
    fn is_own(&self) -> bool {
        // Nobody but this thread could have written its own mark, and whom it works for waits for it.
        let owner = self.owner.load(Ordering::Relaxed);
        owner == thread() || owner != 0 && caller::is_behind(owner)
    }

    /// Whether a thread had it that a `fork` left behind, and nobody will leave it.
    fn is_left_behind(&self) -> bool {
        u64::try_from(self.owner.load(Ordering::Relaxed)).is_ok_and(fork::is_gone)
    }

    /// Waits until nobody has it alone.
    fn wait(&self) -> Result<(), Barred> {
        let _noted = waiting::begin(self)?;
        let mut sleepers = self.sleepers();
        loop {
            let state = self.state.load(Ordering::Relaxed);
            if state & CLAIMED == 0 {
                return Ok(());
            }
            if self.exchange(state, state | AWAITED) {
                sleepers = wait(&self.released, sleepers);
            }
        }
    }

    #[cold]
    fn enter_alone_later(&self) -> Result<(), Barred> {
        loop {
            let state = self.state.load(Ordering::Relaxed);
            self.refusal(state)?;
            if state & CLAIMED != 0 {
                self.wait()?;
            } else if self.exchange(state, state | CLAIMED) {
                return Ok(());
            }
        }
    }

    /// Leaves; `poisoned` when a panic ended the call.
    #[inline]
    pub fn leave_alone(&self, poisoned: bool) {
        if poisoned {
            self.state.fetch_or(POISONED, Ordering::Relaxed);
        }
        self.release();
    }

    /// Claims the gate in order to close: `false` when it is closed already.
    pub fn claim(&self) -> Result<bool, Barred> {
        let mut sleepers = self.sleepers();
        loop {
            let state = self.state.load(Ordering::Relaxed);
            match (state & CLOSED != 0, state & CLAIMED != 0) {
                (true, false) => return Ok(false),
                // What the value's `Drop` calls closes it again.
                (true, true) if self.is_own() => return Ok(false),
                (true, true) if self.is_left_behind() => return Err(Barred::InUse),
                (true, true) => {
                    let _noted = waiting::begin(self)?;
                    if self.exchange(state, state | AWAITED) {
                        sleepers = wait(&self.released, sleepers);
                    }
                }
                (false, true) => return Err(Barred::InUse),
                (false, false) if state & CALLS != 0 => return Err(Barred::InUse),
                (false, false) => {
                    if self.exchange(state, state | CLAIMED) {
                        return Ok(true);
                    }
                }
            }
        }
    }

    /// From claimed to closed, with the value still to be dropped, by this thread.
    pub fn seal(&self) {
        self.owner.store(thread(), Ordering::Relaxed);
        self.state.fetch_or(CLOSED, Ordering::Relaxed);
    }

    /// Gives a claim up.
    #[inline]
    pub fn release(&self) {
        self.owner.store(0, Ordering::Relaxed);
        let before = self
            .state
            .fetch_and(!(CLAIMED | AWAITED), Ordering::Release);
        if before & AWAITED != 0 {
            self.wake();
        }
    }

    /// Whether some call has not left yet.
    pub fn is_entered(&self) -> bool {
        let state = self.state.load(Ordering::Acquire);
        state & CALLS != 0 || state & CLOSED == 0 && self.owner.load(Ordering::Relaxed) != 0
    }

    #[cold]
    fn wake(&self) {
        // A sleeper holds this lock from setting `AWAITED` until it sleeps.
        drop(self.sleepers());
        self.released.notify_all();
    }

    fn sleepers(&self) -> MutexGuard<'_, ()> {
        self.sleepers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn exchange(&self, from: usize, to: usize) -> bool {
        self.state
            .compare_exchange(from, to, Ordering::Acquire, Ordering::Relaxed)
            .is_ok()
    }
}

fn wait<'a>(released: &Condvar, sleepers: MutexGuard<'a, ()>) -> MutexGuard<'a, ()> {
    released
        .wait(sleepers)
        .unwrap_or_else(PoisonError::into_inner)
}

/// A number that no other thread has, or had before a `fork`, and no thread has 0.
#[inline]
pub(super) fn thread() -> usize {
    usize::try_from(fork::mark()).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::thread;

    use super::*;

    /// A number that is right in the end if nobody had it beside another.
    struct Alone(Cell<u32>);

    // SAFETY: the tests use it behind a gate.
    unsafe impl Sync for Alone {}

    #[test]
    fn calls_that_enter_alone_take_turns() {
        let (gate, number) = (Gate::new(), Alone(Cell::new(0)));
        let number = &number;
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..1000 {
                        gate.enter_alone().expect("the gate is open");
                        number.0.set(number.0.get() + 1);
                        gate.leave_alone(false);
                    }
                });
            }
        });
        assert_eq!(number.0.get(), 8000);
    }

    #[test]
    fn a_call_does_not_wait_for_itself() {
        let gate = Gate::new();
        gate.enter_alone().expect("the gate is open");
        assert_eq!(gate.enter_alone(), Err(Barred::InUse));
        assert_eq!(gate.try_enter_alone(), Err(Barred::InUse));
        assert_eq!(gate.claim(), Err(Barred::InUse));
        gate.leave_alone(false);
        assert_eq!(gate.try_enter_alone(), Ok(()));
    }

    #[test]
    fn closing_waits_for_no_call_and_is_final() {
        let gate = Gate::new();
        gate.enter_shared().expect("the gate is open");
        assert_eq!(gate.claim(), Err(Barred::InUse));
        gate.leave_shared();
        assert_eq!(gate.claim(), Ok(true));
        gate.seal();
        gate.release();
        assert_eq!(gate.claim(), Ok(false));
        assert_eq!(gate.enter_shared(), Err(Barred::Closed));
        assert_eq!(gate.enter_alone(), Err(Barred::Closed));
        assert!(!gate.is_entered());
    }

    #[test]
    fn closing_does_not_wait_for_itself() {
        let gate = Gate::new();
        assert_eq!(gate.claim(), Ok(true));
        gate.seal();
        assert_eq!(gate.claim(), Ok(false));
        assert_eq!(gate.enter_alone(), Err(Barred::Closed));
        assert!(!gate.is_entered());
        thread::scope(|scope| {
            let other = scope.spawn(|| gate.claim() == Ok(false));
            while gate.state.load(Ordering::Relaxed) & AWAITED == 0 {
                thread::yield_now();
            }
            gate.release();
            assert!(other.join().expect("no panic"), "it was not closed");
        });
    }

    #[test]
    fn a_claim_that_is_given_up_leaves_the_gate_open() {
        let gate = Gate::new();
        assert_eq!(gate.claim(), Ok(true));
        gate.release();
        assert_eq!(gate.enter_shared(), Ok(()));
    }

    #[test]
    fn a_panic_bars_all_but_closing() {
        let gate = Gate::new();
        gate.enter_alone().expect("the gate is open");
        gate.leave_alone(true);
        assert_eq!(gate.enter_alone(), Err(Barred::Poisoned));
        assert_eq!(gate.claim(), Ok(true));
    }
}
