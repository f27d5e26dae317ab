//! Panics that are caught, and their payloads.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// Catches what `action` panics with. Payloads are dropped by [`discard`] alone.
pub(crate) fn caught<R>(action: impl FnOnce() -> R) -> Result<R, Payload> {
    catch_unwind(AssertUnwindSafe(action)).map_err(Payload::new)
}

/// A caught panic that may be passed on later. Dropping it never panics, also while the thread unwinds.
pub(crate) struct Payload(Option<Box<dyn Any + Send>>);

impl Payload {
    pub fn new(payload: Box<dyn Any + Send>) -> Self {
        Payload(Some(payload))
    }

    /// Passes the panic on.
    pub fn resume(self) -> ! {
        resume_unwind(self.into_inner())
    }

    /// What the panic carries. Dropping it may panic.
    pub fn into_inner(mut self) -> Box<dyn Any + Send> {
        self.0.take().unwrap_or_else(|| Box::new(()))
    }
}

impl Drop for Payload {
    fn drop(&mut self) {
        if let Some(payload) = self.0.take() {
            discard(payload);
        }
    }
}

/// Drops values of the user's, each by itself: two destructors that panic would end the program, where the second panics while the
/// first unwinds. What they panic with, the panic hook has reported.
pub(crate) fn drop_each<T>(values: impl IntoIterator<Item = T>) {
    for value in values {
        drop(caught(|| drop(value)));
    }
}

/// Drops a panic's payload, whose own destructor may panic again.
pub(crate) fn discard(payload: Box<dyn Any + Send>) {
    let dropped = catch_unwind(AssertUnwindSafe(|| drop(payload)));
    let is_message =
        |second: &Box<dyn Any + Send>| second.is::<String>() || second.is::<&'static str>();
    if let Some(second) = dropped.err().filter(|second| !is_message(second)) {
        // Anything but a message might go on like this without end.
        std::mem::forget(second);
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// A payload whose `Drop` panics with another of the kind.
    pub struct Bomb;

    impl Drop for Bomb {
        fn drop(&mut self) {
            std::panic::panic_any(Bomb);
        }
    }

    /// Counts its drops, and panics with a [`Bomb`] in each.
    pub struct Explosive<'a>(pub &'a AtomicUsize);

    impl Drop for Explosive<'_> {
        fn drop(&mut self) {
            self.0.fetch_add(1, Ordering::SeqCst);
            std::panic::panic_any(Bomb);
        }
    }

    #[test]
    fn each_value_is_dropped_though_all_destructors_panic() {
        let dropped = AtomicUsize::new(0);
        drop_each((0..3).map(|_| Explosive(&dropped)));
        assert_eq!(dropped.load(Ordering::SeqCst), 3);
    }

    #[test]
    fn a_payload_that_panics_is_dropped_while_the_thread_unwinds() {
        let unwound = catch_unwind(|| {
            let _payload = Payload::new(Box::new(Bomb));
            panic!("the test's own");
        });
        let payload = unwound.unwrap_err();
        assert!(payload.is::<&'static str>());
    }
}
