//! Traits that Haskell implements: a value is a closure whose frame has the number of the method.

use static_assertions::const_assert_eq;

use super::{Fun, Passed, take};
use crate::attach::Handle;
use crate::exception::HsException;
use crate::from_haskell::DecodeError;
use crate::token::{Hs, RtsCallbacks, StablePtr};

/// A value of Haskell's that implements a trait: what the implementation that `#[hsffi::import]` writes consists of.
///
/// It lies as the two words that Haskell writes, so that one which is lent is used where it lies.
#[repr(C)]
#[derive(Debug)]
pub struct Methods {
    record: StablePtr,
    functions: &'static RtsCallbacks,
}

const_assert_eq!(size_of::<Methods>(), size_of::<Passed>());
const_assert_eq!(align_of::<Methods>(), align_of::<Passed>());

// SAFETY: any thread may free a stable pointer. A call asks for a token, which does not travel, or whether this thread may call Haskell.
unsafe impl Send for Methods {}
// SAFETY: as above; Haskell functions may be called by several threads at once.
unsafe impl Sync for Methods {}

impl Methods {
    /// Takes over what lies at `slot`, by clearing it.
    ///
    /// # Errors
    /// When there is nothing.
    ///
    /// # Safety
    /// At `slot` is what the generated Haskell writes for a value that it gives away.
    pub unsafe fn take(slot: *const u8) -> Result<Self, DecodeError> {
        // SAFETY: the caller's.
        let Passed { closure, functions } = unsafe { take(slot)? };
        Ok(Methods {
            record: closure,
            functions,
        })
    }

    /// The methods, of which each has the signature that its call names.
    ///
    /// # Safety
    /// The method that is called by its number with the signature `F` has it.
    #[inline]
    pub unsafe fn with<'call, 'rt: 'call, F>(&'call self, _: Hs<'rt>) -> Fun<'call, F> {
        // SAFETY: the record is alive for as long as `self` is lent, the token says that Haskell may be called, and the caller says
        // that the signature is that of the method.
        unsafe { Fun::new(self.record, self.functions) }
    }

    /// Calls a method on a thread that may not be Haskell's: attaches it meanwhile.
    ///
    /// # Errors
    /// What `call` returns, or why the thread may not call Haskell.
    #[inline]
    pub fn attached<R>(
        &self,
        call: impl FnOnce(Hs<'_>) -> Result<R, HsException>,
    ) -> Result<R, HsException> {
        match Handle::of(self.functions).attach(call) {
            Ok(returned) => returned,
            Err(why) => Err(HsException::not_attached(why, self.functions)),
        }
    }
}

impl Drop for Methods {
    fn drop(&mut self) {
        // SAFETY: owned, and freed once: one that is lent is not dropped. GHC allows it anywhere, also in a finalizer.
        unsafe { (self.functions.free)(self.record) }
    }
}

/// What a method returns, in the place of which Haskell may throw.
#[diagnostic::on_unimplemented(
    message = "[HS0078] a method that Haskell implements returns `{Self}` instead of a `Result<T, HsException>`: the Haskell function may throw an exception",
    label = "not a `Result<T, HsException>`",
    note = "write `-> Result<T, HsException>`, or `-> Result<(), HsException>` for a method without a result",
    note = "for details, run `cargo hsffi explain HS0078`"
)]
pub trait MethodResult {
    /// What the Haskell function returns.
    type Value;

    /// What the method returns.
    fn of(called: Result<Self::Value, HsException>) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T> MethodResult for Result<T, HsException> {
    type Value = T;

    #[inline]
    fn of(called: Self) -> Self {
        called
    }
}
