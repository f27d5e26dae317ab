//! What becomes of a panic: its message and place, kept until Haskell has read them.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use crate::abi::Given;

thread_local! {
    /// Where the latest panic of this thread happened, for the shim that is about to catch it.
    static LOCATION: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Puts a panic hook in front of the one that is there, which still runs: it notes where the panic happened, since the
/// payload does not tell. Called once, when the Haskell program starts; costs a call nothing.
///
/// A hook that the program sets later replaces this one; panics then arrive without their place.
pub fn note_locations() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let place = info.location().map(ToString::to_string);
            let _ = LOCATION.try_with(|location| location.replace(place));
            report(info);
        }));
    });
}

/// A failed call as Haskell reads it: two owned strings.
#[repr(C)]
#[derive(Debug)]
pub struct Failure {
    message: Given,
    /// `file:line:column`, with capacity 0 when it is not known.
    location: Given,
}

static_assertions::const_assert_eq!(std::mem::offset_of!(Failure, location), 24);

impl std::fmt::Debug for Given {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} elements at {:p}", self.len, self.ptr)
    }
}

impl Failure {
    pub(crate) fn new(message: String, location: Option<String>) -> Self {
        Failure {
            message: Given::new(message.into_bytes()),
            location: Given::new(location.unwrap_or_default().into_bytes()),
        }
    }

    pub(crate) fn of_panic(payload: Box<dyn Any + Send>) -> Self {
        let message = match payload.downcast::<String>() {
            Ok(message) => *message,
            Err(payload) => match payload.downcast::<&'static str>() {
                Ok(message) => (*message).to_owned(),
                Err(payload) => {
                    discard(payload);
                    "a panic without a message".to_owned()
                }
            },
        };
        let location = LOCATION.try_with(RefCell::take).ok().flatten();
        Failure::new(message, location)
    }

    /// Gives the failure to Haskell, which hands it to [`Failure::release`].
    ///
    /// # Safety
    /// `slot` is aligned and has room for a pointer.
    pub(crate) unsafe fn write(self, slot: *mut u8) {
        let failure = Box::into_raw(Box::new(self));
        // SAFETY: the caller's.
        unsafe { slot.cast::<*mut Failure>().write(failure) }
    }

    /// Frees a failure that Haskell has read.
    ///
    /// # Safety
    /// `failure` came out of a slot of a shim of this library, and is used no more.
    pub unsafe fn release(failure: *mut Failure) {
        // SAFETY: the caller's; dropping releases the strings.
        drop(unsafe { Box::from_raw(failure) });
    }
}

impl Drop for Failure {
    fn drop(&mut self) {
        for text in [self.message, self.location] {
            // SAFETY: both were made from a `Vec<u8>` that this failure owns.
            unsafe { crate::abi::release::<1>(text.capacity, text.ptr) };
        }
    }
}

/// Drops a panic's payload, whose own destructor may panic again.
pub(crate) fn discard(payload: Box<dyn Any + Send>) {
    if let Err(second) = catch_unwind(AssertUnwindSafe(|| drop(payload))) {
        std::mem::forget(second);
    }
}
