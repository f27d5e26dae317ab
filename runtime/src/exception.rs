//! Haskell exceptions in Rust.

use std::fmt;

use crate::Layout;
use crate::attach::AttachError;
use crate::into_haskell::ErrorIntoHaskell;
use crate::object::adopting_nothing;
use crate::private::import::NoRequirement;
use crate::private::metadata::Type;
use crate::process::shutdown;
use crate::process::stack;
use crate::process::thread_state::ThreadState;
use crate::token::{Hs, RtsCallbacks, StablePtr};

const ENDED: &str = "the Haskell program ends";
const NO_FUTURES: &str = "actions of Haskell's are awaited on the threaded runtime only, since the non-threaded one runs Haskell's threads only while Rust calls Haskell: link the program with -threaded";
const TOO_DEEP: &str =
    "calls of Haskell functions within each other have come near the end of the thread's stack";

/// No stable pointers: GHC's runtime itself has the first ones (`getStablePtr` in `RtsStartup.c`). The generated Haskell knows these.
const DEEP: StablePtr = std::ptr::without_provenance(1);
const IN_UNSAFE_CALL: StablePtr = std::ptr::without_provenance(2);
const IN_FINALIZER: StablePtr = std::ptr::without_provenance(3);
const NOT_THREADED: StablePtr = std::ptr::without_provenance(4);
const NOT_AWAITED: StablePtr = std::ptr::without_provenance(5);

/// An exception that a Haskell closure threw.
///
/// As the error of an export's `Result` it is thrown again in Haskell: the same exception, which `fromException` matches as
/// if Rust had not been involved. To handle it in Rust, read its text with [`message`](Self::message). Dropping it releases
/// it.
pub struct HsException {
    /// Null for [`HsException::ended`], [`DEEP`] for [`HsException::too_deep`], one of three for
    /// [`HsException::not_attached`], and [`NOT_AWAITED`] for [`HsException::not_awaited`].
    exception: StablePtr,
    functions: &'static RtsCallbacks,
}

// SAFETY: GHC's stable pointers may be freed by any thread, and reading one asks for a token, which does not travel.
unsafe impl Send for HsException {}
// SAFETY: as above; there is no interior mutability.
unsafe impl Sync for HsException {}

impl HsException {
    /// # Safety
    /// `exception` is a stable pointer to a `SomeException` that is now owned by the value.
    pub(crate) unsafe fn new(exception: StablePtr, functions: &'static RtsCallbacks) -> Self {
        HsException {
            exception,
            functions,
        }
    }

    /// What there is in place of a closure's result when the program ends, and GHC has ended the thread that the closure ran in
    /// or lets none begin.
    pub(crate) fn ended(functions: &'static RtsCallbacks) -> Self {
        HsException {
            exception: std::ptr::null(),
            functions,
        }
    }

    /// What there is in place of a closure's result when there is no room on the stack to call it.
    pub(crate) fn too_deep(functions: &'static RtsCallbacks) -> Self {
        HsException {
            exception: DEEP,
            functions,
        }
    }

    /// The stable pointer, if there is one, which the caller then owns, with the functions that free it.
    pub(crate) fn into_raw(self) -> Option<(StablePtr, &'static RtsCallbacks)> {
        if self.own_message().is_some() {
            return None;
        }
        let exception = std::mem::ManuallyDrop::new(self);
        Some((exception.exception, exception.functions))
    }

    /// What there is in place of a method's result when the thread may not call Haskell.
    pub(crate) fn not_attached(why: AttachError, functions: &'static RtsCallbacks) -> Self {
        let exception = match why {
            AttachError::InUnsafeCall => IN_UNSAFE_CALL,
            AttachError::InFinalizer => IN_FINALIZER,
            AttachError::NotThreaded => NOT_THREADED,
            AttachError::Exited => std::ptr::null(),
        };
        HsException {
            exception,
            functions,
        }
    }

    /// What there is in place of the result of an action on the non-threaded runtime.
    pub(crate) fn not_awaited(functions: &'static RtsCallbacks) -> Self {
        HsException {
            exception: NOT_AWAITED,
            functions,
        }
    }

    /// Why the thread may not call Haskell, where a method of a [trait that Haskell implements](crate::import) without a token was
    /// called on one that may not; and [`NotThreaded`](AttachError::NotThreaded), where an [`HsFuture`](crate::HsFuture) is awaited on
    /// the non-threaded runtime. In Haskell, this is the exception `CallbackRefused`.
    pub fn attach_error(&self) -> Option<AttachError> {
        match self.exception {
            IN_UNSAFE_CALL => Some(AttachError::InUnsafeCall),
            IN_FINALIZER => Some(AttachError::InFinalizer),
            NOT_THREADED | NOT_AWAITED => Some(AttachError::NotThreaded),
            _ => None,
        }
    }

    /// Whether the closure was not called, because nested calls between Rust and Haskell have used up the thread's stack. In
    /// Haskell, this is the exception `CallbackDepthExceeded`.
    pub fn is_too_deep(&self) -> bool {
        self.exception == DEEP
    }

    /// What it says, where it is no exception of Haskell's.
    fn own_message(&self) -> Option<&'static str> {
        if self.is_exit() {
            Some(ENDED)
        } else if self.is_too_deep() {
            Some(TOO_DEEP)
        } else if self.exception == NOT_AWAITED {
            Some(NO_FUTURES)
        } else {
            self.attach_error().map(AttachError::text)
        }
    }

    /// Whether the closure did not run, or did not finish, because the Haskell program is exiting. A loop that calls Haskell
    /// should stop then.
    pub fn is_exit(&self) -> bool {
        self.exception.is_null()
    }

    /// The exception's `displayException`. Rendering runs Haskell code, which requires the token. When Haskell can no longer
    /// run, because the program is exiting or the stack is used up, the text says so.
    pub fn message(&self, hs: Hs<'_>) -> String {
        self.describe(hs, false)
    }

    /// The name of the exception's type, such as `ArithException`. In the cases in which [`message`](Self::message) has no text of
    /// Haskell's, it is that text.
    pub fn type_name(&self, hs: Hs<'_>) -> String {
        self.describe(hs, true)
    }

    fn describe(&self, _: Hs<'_>, by_type: bool) -> String {
        if let Some(message) = self.own_message() {
            return message.to_owned();
        }
        if shutdown::has_begun() {
            return ENDED.to_owned();
        }
        if !stack::has_room() {
            return TOO_DEEP.to_owned();
        }
        let mut message = String::new();
        adopting_nothing(|| {
            let _entered = ThreadState::Haskell.enter();
            // SAFETY: the exception is alive, and the token says that Haskell may be called.
            unsafe {
                (self.functions.describe)(
                    self.exception,
                    u8::from(by_type),
                    &raw mut message,
                    append,
                );
            };
        });
        message
    }
}

/// # Safety
/// `sink` is a live `String`, and `len` bytes are lent at `ptr`.
unsafe extern "C" fn append(sink: *mut String, ptr: *const u8, len: usize) {
    if len > 0 {
        // SAFETY: the caller's.
        let bytes = unsafe { std::slice::from_raw_parts(ptr, len) };
        // SAFETY: the caller's.
        unsafe { (*sink).push_str(&String::from_utf8_lossy(bytes)) };
    }
}

impl Drop for HsException {
    fn drop(&mut self) {
        if self.own_message().is_some() {
            return;
        }
        // SAFETY: owned, and freed once. GHC allows it anywhere, also in a finalizer.
        unsafe { (self.functions.free)(self.exception) }
    }
}

impl fmt::Debug for HsException {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HsException")
    }
}

impl fmt::Display for HsException {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.own_message();
        f.write_str(message.unwrap_or("a Haskell function threw an exception"))
    }
}

impl std::error::Error for HsException {}

// SAFETY: writes the stable pointer, which Haskell takes over.
#[diagnostic::do_not_recommend]
unsafe impl ErrorIntoHaskell for HsException {
    type Requirement = NoRequirement;
    const TYPE: Type = Type::Exception;
    const LAYOUT: Layout = Layout::of::<StablePtr>();

    unsafe fn write(self, slot: *mut u8) {
        let exception = std::mem::ManuallyDrop::new(self).exception;
        // SAFETY: the caller's, for this layout. Haskell knows null and `DEEP`, too.
        unsafe { slot.cast::<StablePtr>().write(exception) }
    }
}
