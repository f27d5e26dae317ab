//! What a thread is in the middle of, as far as calling Haskell is concerned.
//!
//! The types keep scoped closures and tokens out of `unsafe` calls and finalizers. A handle that attaches a thread may be
//! kept anywhere, so it asks here. `unsafe` calls are not noted, since that would cost as much as they do: a thread in one
//! is as it was before: [`Extent::Haskell`] within a closure, and [`Extent::Idle`] or [`Extent::Unknown`] elsewhere.

use std::cell::Cell;

/// What the innermost entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// None that is known of: the thread is one of Rust's, or one of GHC's that has made `unsafe` calls alone.
    Unknown,
    /// None, on a thread that is known for one of GHC's.
    Idle,
    /// A call that may call Haskell, or a thread of Rust's that has been attached.
    Safe,
    /// A call into Haskell, or an `interruptible` call.
    Haskell,
    /// A pull of items, of which it is not known here.
    Pull,
    /// A C finalizer.
    Finalizer,
}

thread_local! {
    static EXTENT: Cell<Extent> = const { Cell::new(Extent::Unknown) };
}

impl Extent {
    /// That of this thread.
    pub fn of_thread() -> Self {
        EXTENT.get()
    }

    /// Sets that of this thread, which GHC has made the call on, until what is answered is dropped. From then on it is known
    /// for one of GHC's: what it runs of Rust's outside of a call, such as the destructors of its variables, is refused.
    #[inline]
    pub fn enter_by_ghc(self) -> Entered {
        let outer = match EXTENT.replace(self) {
            Extent::Unknown => Extent::Idle,
            outer => outer,
        };
        Entered { outer }
    }

    /// Sets that of this thread, until what is answered is dropped.
    #[inline]
    pub fn enter(self) -> Entered {
        Entered {
            outer: EXTENT.replace(self),
        }
    }
}

/// An entry that is not over.
#[derive(Debug)]
pub struct Entered {
    outer: Extent,
}

impl Drop for Entered {
    #[inline]
    fn drop(&mut self) {
        EXTENT.set(self.outer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_entered_is_left_in_turn() {
        let safe = Extent::Safe.enter();
        let finalizer = Extent::Finalizer.enter();
        assert_eq!(Extent::of_thread(), Extent::Finalizer);
        drop(finalizer);
        assert_eq!(Extent::of_thread(), Extent::Safe);
        drop(safe);
        assert_eq!(Extent::of_thread(), Extent::Unknown);
    }
}
