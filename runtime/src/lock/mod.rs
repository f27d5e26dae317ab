//! Who may use an object now: one word that calls enter and leave, and that closing claims.
//!
//! | state | calls | closing |
//! |---|---|---|
//! | open, with as many calls as the low bits say | enter, or wait for an exclusive one | is refused while there are any |
//! | `CLAIMED`: exclusively in use, or about to be closed | wait | is refused, or waits for the other |
//! | `CONSUMED` and `CLAIMED`: a call has it that takes the value | are refused | is refused |
//! | `CLOSED` and `CLAIMED`: the value is being dropped | are refused | waits, unless it is part of that |
//! | `CLOSED` | are refused | has nothing to do |
//!
//! Beside that, the word counts the children that borrow from the value. Closing drops them first. A call that changes the value
//! or takes it is refused while there are any, and every call is while one of them may change it: the garbage collector may need
//! another thread, or for ever, to find that a child is unused, so nobody waits for that.
//!
//! Nobody waits on the thread that holds what it waits for, nor for one that waits for it: such a call is refused instead.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

mod held;
mod waiting;

pub(crate) use held::{HeldLocks, LockMode};
pub(crate) use waiting::WAITING;

use crate::process::{caller, fork, thread_id};

const CLOSED: usize = 1 << 63;
const CLAIMED: usize = 1 << 62;
/// Someone sleeps until `CLAIMED` goes.
const AWAITED: usize = 1 << 61;
/// A call panicked while it had the object to itself.
const POISONED: usize = 1 << 60;
/// A call has it that takes the value.
const CONSUMED: usize = 1 << 59;
/// The children borrow the value mutably.
const LENT_MUTABLY: usize = 1 << 58;
/// That call has taken the value.
const TAKEN: usize = 1 << 57;
/// The children that borrow from the value are counted from here on.
const CHILD: usize = 1 << 28;
const CHILDREN: usize = TAKEN - CHILD;
const CALLS: usize = CHILD - 1;

/// Why an object cannot be used or closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessError {
    /// It has been closed.
    Closed,
    /// It is in use by a call that this one is part of, or that closing would have to wait for.
    InUse,
    /// A panic left it in the middle of a change.
    Poisoned,
    /// Another call has it, and this one must not wait while it has others.
    Taken(Contended),
    /// It is bound to another thread.
    Elsewhere,
    /// A child borrows from it.
    Lent,
}

/// How a call that has an object to itself refers to the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Borrow {
    /// By `&T`, beside children that do so.
    Shared,
    /// By `&mut T`, or as its owner.
    Mutable,
}

impl Borrow {
    /// The children that are in the way of it.
    const fn barred_by(self) -> usize {
        match self {
            Borrow::Shared => LENT_MUTABLY,
            Borrow::Mutable => LENT_MUTABLY | CHILDREN,
        }
    }
}

/// A lock that a call has to wait for, having left all others: calls that have what the others wait for would wait for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contended(*const ObjectLock);

impl Contended {
    /// Waits until the lock might be entered.
    ///
    /// # Errors
    /// `InUse` when that would be for ever.
    ///
    /// # Safety
    /// The lock is still there.
    pub unsafe fn wait(self) -> Result<(), AccessError> {
        // SAFETY: the caller's.
        unsafe { &*self.0 }.wait()
    }
}

#[derive(Debug)]
pub struct ObjectLock {
    state: AtomicUsize,
    /// The thread that has the object to itself or drops its value, as [`thread_id::word`] tells it; 0 when none does.
    owner: AtomicUsize,
    sleepers: Mutex<()>,
    released: Condvar,
}

impl ObjectLock {
    pub const fn new() -> Self {
        ObjectLock {
            state: AtomicUsize::new(0),
            owner: AtomicUsize::new(0),
            sleepers: Mutex::new(()),
            released: Condvar::new(),
        }
    }

    /// Enters beside other calls.
    #[inline]
    pub fn acquire_shared(&self) -> Result<(), AccessError> {
        let before = self.state.fetch_add(1, Ordering::Acquire);
        if before & !(CALLS | CHILDREN) == 0 {
            return Ok(());
        }
        self.acquire_shared_slow()
    }

    #[cold]
    fn acquire_shared_slow(&self) -> Result<(), AccessError> {
        for turn in 0_u32.. {
            // Far longer than closing takes: who was about to close it, a `fork` has left behind.
            if turn > 1 << 20 && fork::is_copy() {
                self.state.fetch_sub(1, Ordering::Relaxed);
                return Err(AccessError::InUse);
            }
            self.state.fetch_sub(1, Ordering::Relaxed);
            let state = self.state.load(Ordering::Relaxed);
            if state & CLOSED != 0 {
                return Err(AccessError::Closed);
            }
            if state & CONSUMED != 0 {
                return Err(AccessError::InUse);
            }
            // Closing claims the lock for a moment, and runs no code of the user's meanwhile.
            std::thread::yield_now();
            let before = self.state.fetch_add(1, Ordering::Acquire);
            if before & (CLOSED | CLAIMED) == 0 {
                return Ok(());
            }
        }
        unreachable!("closing claims the lock for a moment")
    }

    #[inline]
    pub fn release_shared(&self) {
        self.state.fetch_sub(1, Ordering::Release);
    }

    /// Enters alone, after all others have left.
    #[inline]
    pub fn acquire_exclusive(&self, borrow: Borrow) -> Result<(), AccessError> {
        let claimed = self
            .state
            .compare_exchange(0, CLAIMED, Ordering::Acquire, Ordering::Relaxed);
        if claimed.is_err() {
            self.acquire_exclusive_slow(borrow)?;
        }
        self.owner.store(thread_id::word(), Ordering::Relaxed);
        Ok(())
    }

    /// Enters alone if nobody has to be waited for.
    pub fn try_acquire_exclusive(&self, borrow: Borrow) -> Result<(), AccessError> {
        loop {
            let state = self.state.load(Ordering::Relaxed);
            self.refusal(state, borrow)?;
            if state & CLAIMED != 0 {
                return Err(AccessError::Taken(Contended(self)));
            }
            if self.exchange(state, state | CLAIMED) {
                self.owner.store(thread_id::word(), Ordering::Relaxed);
                return Ok(());
            }
        }
    }

    /// Why this thread need not wait.
    fn refusal(&self, state: usize, borrow: Borrow) -> Result<(), AccessError> {
        if state & CLOSED != 0 {
            Err(AccessError::Closed)
        } else if state & CONSUMED != 0 || self.is_own() || self.is_left_behind() {
            Err(AccessError::InUse)
        } else if state & POISONED != 0 {
            Err(AccessError::Poisoned)
        } else if state & borrow.barred_by() != 0 {
            Err(AccessError::Lent)
        } else {
            Ok(())
        }
    }

    /// The mark of the thread that has it alone or drops its value, if that has written it.
    fn owner(&self) -> usize {
        self.owner.load(Ordering::Relaxed)
    }

    /// Whether the owner is this thread, or one that waits for it.
    fn is_own(&self) -> bool {
        // Nobody but this thread could have written its own mark, and whom it works for waits for it.
        let owner = self.owner.load(Ordering::Relaxed);
        owner == thread_id::word() || owner != 0 && caller::is_behind(owner)
    }

    /// Whether a thread had it that a `fork` left behind, and nobody will leave it.
    fn is_left_behind(&self) -> bool {
        u64::try_from(self.owner.load(Ordering::Relaxed)).is_ok_and(fork::is_gone)
    }

    /// Waits until nobody has it alone.
    fn wait(&self) -> Result<(), AccessError> {
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
    fn acquire_exclusive_slow(&self, borrow: Borrow) -> Result<(), AccessError> {
        loop {
            let state = self.state.load(Ordering::Relaxed);
            self.refusal(state, borrow)?;
            if state & CLAIMED != 0 {
                self.wait()?;
            } else if self.exchange(state, state | CLAIMED) {
                return Ok(());
            }
        }
    }

    /// Leaves; `poisoned` when a panic ended the call.
    #[inline]
    pub fn release_exclusive(&self, poisoned: bool) {
        if poisoned {
            self.state.fetch_or(POISONED, Ordering::Relaxed);
        }
        self.release();
    }

    /// Claims the lock in order to close: `false` when it is closed already.
    pub fn claim(&self) -> Result<bool, AccessError> {
        let mut sleepers = self.sleepers();
        loop {
            let state = self.state.load(Ordering::Relaxed);
            match (state & CLOSED != 0, state & CLAIMED != 0) {
                (true, false) => return Ok(false),
                // What the value's `Drop` calls closes it again.
                (true, true) if self.is_own() => return Ok(false),
                (true, true) if self.is_left_behind() => return Err(AccessError::InUse),
                (true, true) => {
                    let _noted = waiting::begin(self)?;
                    if self.exchange(state, state | AWAITED) {
                        sleepers = wait(&self.released, sleepers);
                    }
                }
                (false, true) => return Err(AccessError::InUse),
                (false, false) if state & CALLS != 0 => return Err(AccessError::InUse),
                (false, false) => {
                    if self.exchange(state, state | CLAIMED) {
                        return Ok(true);
                    }
                }
            }
        }
    }

    /// Claims the lock in order to take the value: waits for nobody. [`release_consumed`](Self::release_consumed) gives the claim up,
    /// or closes the lock.
    pub fn claim_to_consume(&self) -> Result<(), AccessError> {
        loop {
            let state = self.state.load(Ordering::Relaxed);
            self.refusal(state, Borrow::Mutable)?;
            if state & (CLAIMED | CALLS) != 0 {
                return Err(AccessError::InUse);
            }
            if self.exchange(state, state | CLAIMED | CONSUMED) {
                self.owner.store(thread_id::word(), Ordering::Relaxed);
                return Ok(());
            }
        }
    }

    /// Notes that the call which claimed the lock to take the value has taken it.
    pub fn take(&self) {
        self.state.fetch_or(TAKEN, Ordering::Relaxed);
    }

    /// Ends a call that claimed the lock to take the value: the lock is closed if it did.
    pub fn release_consumed(&self) {
        if self.state.load(Ordering::Relaxed) & TAKEN != 0 {
            self.state.fetch_or(CLOSED, Ordering::Relaxed);
        }
        self.state.fetch_and(!CONSUMED, Ordering::Relaxed);
        self.release();
    }

    /// Counts a child that borrows from the value.
    pub fn lend(&self) {
        let before = self.state.fetch_add(CHILD, Ordering::Relaxed);
        // As `Arc` does: half as many are more than memory holds.
        if before & CHILDREN > CHILDREN / 2 {
            std::process::abort();
        }
    }

    /// Notes that the children, if there are any, borrow mutably. The call is in progress that made them.
    pub fn lend_mutably(&self) {
        if self.state.load(Ordering::Relaxed) & CHILDREN != 0 {
            self.state.fetch_or(LENT_MUTABLY, Ordering::Relaxed);
        }
    }

    /// Counts a child less. What it did with the value, who enters next sees.
    pub fn give_back(&self) {
        let mut state = self.state.load(Ordering::Relaxed);
        loop {
            let mut less = state - CHILD;
            if less & CHILDREN == 0 {
                less &= !LENT_MUTABLY;
            }
            let exchanged =
                self.state
                    .compare_exchange_weak(state, less, Ordering::Release, Ordering::Relaxed);
            match exchanged {
                Ok(_) => return,
                Err(now) => state = now,
            }
        }
    }

    /// From claimed to closed, with the value still to be dropped, by this thread.
    pub fn seal(&self) {
        self.owner.store(thread_id::word(), Ordering::Relaxed);
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

    pub fn is_closed(&self) -> bool {
        self.state.load(Ordering::Relaxed) & CLOSED != 0
    }

    /// Whether some call has not left yet.
    pub fn is_held(&self) -> bool {
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

#[cfg(test)]
mod tests;
