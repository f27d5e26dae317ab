//! The locks that a call has entered, and leaves when it is over.

use std::cell::Cell;
use std::mem::ManuallyDrop;

use super::ObjectLock;

/// How a lock was entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockMode {
    /// Beside other calls.
    Shared,
    /// With the object to itself.
    Exclusive,
    /// To take the value.
    Consumed,
    /// As a child that borrows from the value, which the call has taken from its own object: not entered, but given back.
    Child,
}

/// A call that uses one object at most takes no memory for this; one that uses none takes no time.
#[derive(Default)]
pub struct HeldLocks {
    first: Cell<Option<Entry>>,
    /// Without drop glue, and given away by value: if its address went anywhere, every call would have to keep it in memory.
    others: ManuallyDrop<Cell<Vec<Entry>>>,
    panicked: Cell<bool>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    lock: *const ObjectLock,
    way: LockMode,
}

impl HeldLocks {
    /// Notes that `lock` has been entered.
    ///
    /// # Safety
    /// It has, and lives longer than this.
    #[inline]
    pub unsafe fn note(&self, lock: &ObjectLock, way: LockMode) {
        let entry = Entry { lock, way };
        if let Some(other) = self.first.replace(Some(entry)) {
            self.others.set(with(self.others.take(), other));
        }
    }

    /// Whether the call has claimed `lock` to take its value.
    pub fn consumes(&self, lock: &ObjectLock) -> bool {
        let others = self.others.take();
        let consumes =
            |entry: &Entry| std::ptr::eq(entry.lock, lock) && entry.way == LockMode::Consumed;
        let found = self.first.get().iter().chain(&others).any(consumes);
        self.others.set(others);
        found
    }

    /// Whether the call has entered no lock yet, and so may wait for one.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.first.get().is_none()
    }

    /// Lets what the call had to itself be known as half changed.
    #[inline]
    pub fn panicked(&self) {
        self.panicked.set(true);
    }
}

#[cold]
fn with(mut others: Vec<Entry>, other: Entry) -> Vec<Entry> {
    others.push(other);
    others
}

impl Entry {
    #[inline]
    fn leave(self, panicked: bool) {
        // SAFETY: `note` asked for a lock that lives longer.
        let lock = unsafe { &*self.lock };
        match self.way {
            LockMode::Shared => lock.release_shared(),
            LockMode::Exclusive => lock.release_exclusive(panicked),
            LockMode::Consumed => lock.release_consumed(),
            LockMode::Child => lock.give_back(),
        }
    }
}

impl Drop for HeldLocks {
    #[inline]
    fn drop(&mut self) {
        if let Some(first) = self.first.take() {
            first.leave(self.panicked.get());
            let others = self.others.take();
            if others.is_empty() {
                // Nothing was ever pushed.
                std::mem::forget(others);
            } else {
                leave_all(others, self.panicked.get());
            }
        }
    }
}

#[cold]
fn leave_all(others: Vec<Entry>, panicked: bool) {
    for other in others {
        other.leave(panicked);
    }
}
