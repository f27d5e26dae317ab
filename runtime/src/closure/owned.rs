//! Haskell functions that Rust owns.

use std::marker::PhantomData;

use super::{Fun, Passed, Signature, take};
use crate::Layout;
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::owned::GivenByHaskell;
use crate::private::metadata::{ArgAbi, Ownership, Type};
use crate::token::{Hs, RtsCallbacks, StablePtr};

/// A Haskell function that Rust owns: what [`OwnedByHaskell<Fun<'_, F>>`](crate::OwnedByHaskell) is.
///
/// An object may store it. Calling it requires a token. Dropping it releases it, on any thread, even in a finalizer:
///
/// ```
/// use hsffi::{Fun, Hs, HsException, OwnedByHaskell, OwnedByRust};
///
/// /// Calls a Haskell function on each ring.
/// #[derive(hsffi::Opaque)]
/// pub struct Bell {
///     ring: OwnedByHaskell<Fun<'static, fn(&str)>>,
/// }
/// # hsffi::module!("Bell");
///
/// #[hsffi::export]
/// impl Bell {
///     /// A bell that calls the function.
///     pub fn new(ring: OwnedByHaskell<Fun<'_, fn(&str)>>) -> OwnedByRust<Bell> {
///         OwnedByRust::new(Bell { ring })
///     }
///
///     /// Rings it.
///     pub fn ring(&self, hs: Hs<'_>) -> Result<(), HsException> {
///         self.ring.with(hs).call("ding")
///     }
/// }
/// # fn main() {}
/// ```
pub struct OwnedFun<F> {
    closure: StablePtr,
    functions: &'static RtsCallbacks,
    signature: PhantomData<F>,
}

// SAFETY: any thread may free a stable pointer, and a call asks for a token, which does not travel.
unsafe impl<F> Send for OwnedFun<F> {}
// SAFETY: as above; Haskell functions may be called by several threads at once.
unsafe impl<F> Sync for OwnedFun<F> {}

impl<F> OwnedFun<F> {
    /// The stable pointer, which the caller then owns, with the functions that free it.
    pub(crate) fn into_raw(self) -> (StablePtr, &'static RtsCallbacks) {
        let function = std::mem::ManuallyDrop::new(self);
        (function.closure, function.functions)
    }

    /// The function, which can be called while both it and the token are borrowed.
    pub fn with<'call, 'rt: 'call>(&'call self, _: Hs<'rt>) -> Fun<'call, F> {
        // SAFETY: the closure is alive for as long as `self` is lent, and the token says that Haskell may be called.
        unsafe { Fun::new(self.closure, self.functions) }
    }
}

impl<F> GivenByHaskell for Fun<'_, F> {
    type Owned = OwnedFun<F>;
}

impl<F> Drop for OwnedFun<F> {
    fn drop(&mut self) {
        // SAFETY: owned, and freed once. GHC allows it anywhere, also in a finalizer.
        unsafe { (self.functions.free)(self.closure) }
    }
}

impl<F> std::fmt::Debug for OwnedFun<F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OwnedFun<{}>", std::any::type_name::<F>())
    }
}

// SAFETY: reads the two words that the generated Haskell writes for a closure, and takes it over by clearing the first:
// what is not taken over, since an argument before it was refused, Haskell frees.
#[diagnostic::do_not_recommend]
unsafe impl<F: Signature> FromHaskell for OwnedFun<F> {
    type Word = *const u8;
    type At<'call, 'kept>
        = Self
    where
        'kept: 'call;
    const TYPE: Type = Type::Closure(&F::CLOSURE, Ownership::Given);
    const LAYOUT: Layout = Layout::of::<Passed>();
    const ABI: ArgAbi = ArgAbi::Slot;

    unsafe fn from_word<'call, 'kept: 'call>(
        word: *const u8,
        call: &'call Call,
    ) -> Result<Self, DecodeError> {
        // SAFETY: the caller's: the word points to a slot.
        unsafe { Self::from_slot(word, call) }
    }

    unsafe fn from_slot<'call, 'kept: 'call>(
        slot: *const u8,
        _: &'call Call,
    ) -> Result<Self, DecodeError> {
        // SAFETY: the caller's, for this layout.
        let Passed { closure, functions } = unsafe { take(slot)? };
        Ok(OwnedFun {
            closure,
            functions,
            signature: PhantomData,
        })
    }
}
