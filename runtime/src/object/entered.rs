//! The gates that a call has entered, and leaves when it is over.

use std::cell::{Cell, RefCell};

use super::gate::Gate;

/// How a gate was entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Beside other calls.
    Shared,
    /// With the object to itself.
    Alone,
}

/// A call that uses one object at most takes no memory for this; one that uses none takes no time.
#[derive(Debug, Default)]
pub struct Entered {
    first: Cell<Option<Entry>>,
    others: RefCell<Vec<Entry>>,
    panicked: Cell<bool>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    gate: *const Gate,
    way: Way,
}

impl Entered {
    /// Notes that `gate` has been entered.
    ///
    /// # Safety
    /// It has, and lives longer than this.
    #[inline]
    pub unsafe fn note(&self, gate: &Gate, way: Way) {
        let entry = Entry { gate, way };
        if let Some(other) = self.first.replace(Some(entry)) {
            self.others.borrow_mut().push(other);
        }
    }

    /// Whether the call has entered no gate yet, and so may wait for one.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.first.get().is_none()
    }

    /// Lets what the call had to itself be known as half changed.
    pub fn panicked(&self) {
        self.panicked.set(true);
    }

    #[inline]
    fn leave(&self, entry: Entry) {
        // SAFETY: `note` asked for a gate that lives longer.
        let gate = unsafe { &*entry.gate };
        match entry.way {
            Way::Shared => gate.leave_shared(),
            Way::Alone => gate.leave_alone(self.panicked.get()),
        }
    }
}

impl Drop for Entered {
    #[inline]
    fn drop(&mut self) {
        if let Some(first) = self.first.take() {
            self.leave(first);
            for other in self.others.take() {
                self.leave(other);
            }
        }
    }
}
