//! What becomes of a panic: its message and place, kept until Haskell has read them.

use std::any::Any;
use std::cell::RefCell;
use std::mem::offset_of;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Once;

use static_assertions::const_assert_eq;

use crate::abi::Given;
use crate::call::Status;

thread_local! {
    /// The latest panic of this thread, for the shim that is about to catch it.
    static LATEST: RefCell<Option<Noted>> = const { RefCell::new(None) };
}

/// What a panic hook is told.
struct Noted {
    /// Nothing when the payload is no text.
    message: Option<String>,
    location: String,
}

/// Where the panic with this message happened. A panic that was passed on by `resume_unwind` ran no hook on this thread;
/// what the hook noted then is of another one, which the program has caught.
fn location(message: Option<&str>) -> Option<String> {
    let noted = LATEST.try_with(RefCell::take).ok().flatten()?;
    (noted.message.as_deref() == message).then_some(noted.location)
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
            let noted = info.location().map(|location| Noted {
                message: info.payload_as_str().map(str::to_owned),
                location: location.to_string(),
            });
            let _ = LATEST.try_with(|latest| latest.replace(noted));
            report(info);
        }));
    });
}

/// Why a call returned no value.
#[derive(Debug)]
pub struct Failure {
    message: String,
    /// `file:line:column`.
    location: Option<String>,
}

impl Failure {
    /// What an [`Escaped`] value has in this place.
    pub(crate) fn none() -> Self {
        Failure::new(String::new())
    }

    pub(crate) fn new(message: String) -> Self {
        Failure {
            message,
            location: None,
        }
    }

    /// Takes a caught panic apart.
    pub(crate) fn of_panic(payload: Box<dyn Any + Send>) -> Self {
        let (message, rest) = match payload.downcast::<String>() {
            Ok(message) => (Some(*message), None),
            Err(payload) => match payload.downcast::<&'static str>() {
                Ok(message) => (Some((*message).to_owned()), None),
                Err(payload) => (None, Some(payload)),
            },
        };
        let location = location(message.as_deref());
        // Only now, since the hook would note a panic in its destructor.
        if let Some(payload) = rest {
            discard(payload);
        }
        Failure {
            location,
            message: message.unwrap_or_else(|| "a panic without a message".to_owned()),
        }
    }
}

/// What a call has to say beyond a value in its place, as Haskell reads it.
#[repr(C)]
#[derive(Debug)]
pub struct Escaped {
    status: usize,
    /// The value, when the status is that there is one.
    bits: u64,
    message: Given,
    /// Empty when it is not known.
    location: Given,
}

const_assert_eq!(offset_of!(Escaped, bits), 8);
const_assert_eq!(offset_of!(Escaped, message), 16);
const_assert_eq!(offset_of!(Escaped, location), 40);

impl Escaped {
    /// For Haskell to read and to hand to [`Escaped::release`].
    pub(crate) fn new(status: Status, bits: u64, failure: Failure) -> *mut Self {
        Box::into_raw(Box::new(Escaped {
            status: status as usize,
            bits,
            message: Given::new(failure.message.into_bytes()),
            location: Given::new(failure.location.unwrap_or_default().into_bytes()),
        }))
    }

    /// Frees what Haskell has read, and answers the value.
    ///
    /// # Safety
    /// `escaped` came out of a shim of this library, and is used no more.
    pub unsafe fn release(escaped: *mut Escaped) -> u64 {
        // SAFETY: the caller's; dropping releases the strings.
        unsafe { Box::from_raw(escaped) }.bits
    }
}

#[cfg(test)]
impl Escaped {
    pub(crate) fn status(&self) -> usize {
        self.status
    }

    pub(crate) fn bits(&self) -> u64 {
        self.bits
    }
}

impl Drop for Escaped {
    fn drop(&mut self) {
        for text in [self.message, self.location] {
            // SAFETY: both were made from a `Vec<u8>` that this value owns.
            unsafe { crate::abi::release::<1>(text.capacity, text.ptr) };
        }
    }
}

impl std::fmt::Debug for Given {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} elements at {:p}", self.len, self.ptr)
    }
}

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
    pub fn resume(mut self) -> ! {
        let payload = self.0.take();
        resume_unwind(payload.unwrap_or_else(|| Box::new(())))
    }
}

impl Drop for Payload {
    fn drop(&mut self) {
        if let Some(payload) = self.0.take() {
            discard(payload);
        }
    }
}

/// Drops a panic's payload, whose own destructor may panic again.
pub(crate) fn discard(payload: Box<dyn Any + Send>) {
    if let Err(second) = catch_unwind(AssertUnwindSafe(|| drop(payload)))
        && !(second.is::<String>() || second.is::<&'static str>())
    {
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
    fn a_payload_that_panics_is_dropped_while_the_thread_unwinds() {
        let unwound = catch_unwind(|| {
            let _payload = Payload::new(Box::new(Bomb));
            panic!("the test's own");
        });
        let payload = unwound.unwrap_err();
        assert!(payload.is::<&'static str>());
    }
}
