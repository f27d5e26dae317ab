//! A build that watches nothing.

/// An export, or a type.
#[derive(Debug)]
pub struct Subject;

impl Subject {
    /// That of this name.
    pub const fn new(_: &'static str) -> Self {
        Subject
    }

    /// Runs the C finalizer of this type.
    #[inline]
    pub fn finalizer(&'static self, run: impl FnOnce()) {
        run();
    }
}

/// The export that a call is of.
#[derive(Clone, Copy, Debug)]
pub struct Origin;

impl Origin {
    #[inline]
    pub(super) fn of(_: &'static Subject, _: bool) -> Self {
        Origin
    }

    /// That of the call which this thread is in.
    #[inline]
    pub fn current() -> Self {
        Origin
    }

    /// Makes a call on its behalf.
    #[inline]
    pub fn watch<R>(self, call: impl FnOnce() -> R) -> R {
        call()
    }
}

const _: () = assert!(size_of::<Subject>() == 0 && size_of::<Origin>() == 0);
