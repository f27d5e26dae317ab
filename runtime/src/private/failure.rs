//! What becomes of a panic: its message and place, kept until Haskell has read them.

use std::any::Any;
use std::cell::RefCell;
use std::mem::offset_of;
use std::sync::Once;

use static_assertions::const_assert_eq;

use crate::private::abi::Given;
use crate::private::status::Status;
use crate::process::unwind;

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
                message: text(info.payload()).map(str::to_owned),
                location: location.to_string(),
            });
            let _ = LATEST.try_with(|latest| latest.replace(noted));
            report(info);
        }));
    });
}

/// The message that `panic!` makes a payload of.
fn text(payload: &(dyn Any + Send)) -> Option<&str> {
    let formatted = payload.downcast_ref::<String>().map(String::as_str);
    formatted.or_else(|| payload.downcast_ref::<&'static str>().copied())
}

/// Why a call returned no value.
#[derive(Debug)]
pub struct Failure {
    message: String,
    /// `file:line:column`.
    location: Option<String>,
}

impl Failure {
    /// What an [`TaggedFailure`] value has in this place.
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
            unwind::discard(payload);
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
pub struct TaggedFailure {
    status: usize,
    /// The value, when the status is that there is one.
    bits: u64,
    message: Given,
    /// Empty when it is not known.
    location: Given,
}

const_assert_eq!(offset_of!(TaggedFailure, bits), 8);
const_assert_eq!(offset_of!(TaggedFailure, message), 16);
const_assert_eq!(offset_of!(TaggedFailure, location), 40);

impl TaggedFailure {
    /// For Haskell to read and to hand to [`TaggedFailure::release`].
    pub(crate) fn new(status: Status, bits: u64, failure: Failure) -> *mut Self {
        Box::into_raw(Box::new(TaggedFailure {
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
    pub unsafe fn release(escaped: *mut TaggedFailure) -> u64 {
        // SAFETY: the caller's; dropping releases the strings.
        unsafe { Box::from_raw(escaped) }.bits
    }
}

#[cfg(test)]
impl TaggedFailure {
    pub(crate) fn status(&self) -> usize {
        self.status
    }

    pub(crate) fn bits(&self) -> u64 {
        self.bits
    }
}

impl Drop for TaggedFailure {
    fn drop(&mut self) {
        for text in [self.message, self.location] {
            // SAFETY: both were made from a `Vec<u8>` that this value owns.
            unsafe { crate::private::buffer::release::<1>(text.capacity, text.ptr) };
        }
    }
}

impl std::fmt::Debug for Given {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} elements at {:p}", self.len, self.ptr)
    }
}
