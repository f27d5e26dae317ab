//! Haskell functions as arguments: passed as a stable pointer, called through one static trampoline.

mod frame;
mod implemented;
mod object;
mod owned;
mod signature;
mod value;

use std::marker::PhantomData;

use crate::Layout;
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::private::metadata::{ArgAbi, Ownership, Type};
use crate::token::{HS0017StaysInItsCall, Hs, Invariant, RtsCallbacks, StablePtr};

pub(crate) use frame::{Frame, check};
pub use implemented::{MethodResult, Methods};
pub use owned::OwnedFun;
pub use signature::Signature;
pub use value::{ClosureResult, ClosureValue, Given, Lendable, Loan, PassBy};

/// A Haskell function of the type that `F` spells, for the length of a call.
///
/// `F` is a function pointer type of up to eight parameters. Each is a type that an export may return, which Haskell then
/// owns, or, among the first three, a reference to a `str` or a slice of numbers, of which Haskell gets a copy. The result is
/// a type that an export may take and that borrows nothing. Haskell sees `Fun<'_, fn(&str, u32) -> bool>` as `Text -> Word32
/// -> IO Bool`. Call it with `call`, which returns [`HsException`](crate::HsException) if the Haskell function throws:
///
/// ```
/// use hsffi::{Fun, HsException};
/// fn longest(words: &str, accept: Fun<'_, fn(&str) -> bool>) -> Result<u64, HsException> {
///     let mut longest = 0;
///     for word in words.split(' ') {
///         if accept.call(word)? {
///             longest = longest.max(word.len() as u64);
///         }
///     }
///     Ok(longest)
/// }
/// ```
///
/// It cannot outlive the call, nor leave its thread; an [`OwnedByHaskell<Fun<…>>`](crate::OwnedByHaskell) can.
pub struct Fun<'call, F> {
    closure: *const HS0017StaysInItsCall,
    functions: &'static RtsCallbacks,
    /// As in [`Hs`], which it can always make.
    extent: PhantomData<Invariant<'call>>,
    signature: PhantomData<F>,
}

impl<F> Clone for Fun<'_, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for Fun<'_, F> {}

impl<'call, F> Fun<'call, F> {
    /// # Safety
    /// `closure` is one of the signature `F`, alive for `'call`, in which Haskell may be called.
    pub(crate) unsafe fn new(closure: StablePtr, functions: &'static RtsCallbacks) -> Self {
        Fun {
            closure: closure.cast(),
            functions,
            extent: PhantomData,
            signature: PhantomData,
        }
    }

    /// A token: who may call a closure may call Haskell.
    pub fn token(&self) -> Hs<'call> {
        // SAFETY: a closure is there where Haskell may be called alone, and `'call` is the extent of that.
        unsafe { Hs::new(self.functions) }
    }
}

impl<F> std::fmt::Debug for Fun<'_, F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fun<{}>", std::any::type_name::<F>())
    }
}

/// The two words of a closure in a slot.
#[repr(C)]
struct Passed {
    closure: StablePtr,
    functions: &'static RtsCallbacks,
}

/// Takes over a closure that Haskell gives away, by clearing its first word.
///
/// # Errors
/// When it has been taken.
///
/// # Safety
/// At `slot` is what the generated Haskell writes for it.
unsafe fn take(slot: *const u8) -> Result<Passed, DecodeError> {
    let passed = slot.cast_mut().cast::<Passed>();
    // SAFETY: the caller's; the slot is Haskell's, for this call alone.
    let (closure, functions) = unsafe {
        let closure = std::mem::replace(&mut (*passed).closure, std::ptr::null());
        (closure, (*passed).functions)
    };
    if closure.is_null() {
        return Err(DecodeError::Null);
    }
    Ok(Passed { closure, functions })
}

// SAFETY: reads the two words that the generated Haskell writes for a closure.
#[diagnostic::do_not_recommend]
unsafe impl<F: Signature> FromHaskell for Fun<'_, F> {
    type Word = *const u8;
    type At<'call, 'kept>
        = Fun<'call, F>
    where
        'kept: 'call;
    const TYPE: Type = Type::Closure(&F::CLOSURE, Ownership::Lent);
    const LAYOUT: Layout = Layout::of::<Passed>();
    const ABI: ArgAbi = ArgAbi::Slot;
    const LENT: bool = true;

    unsafe fn from_word<'call, 'kept: 'call>(
        word: *const u8,
        call: &'call Call,
    ) -> Result<Fun<'call, F>, DecodeError> {
        // SAFETY: the caller's: the word points to a slot.
        unsafe { Self::from_slot(word, call) }
    }

    unsafe fn from_slot<'call, 'kept: 'call>(
        slot: *const u8,
        _: &'call Call,
    ) -> Result<Fun<'call, F>, DecodeError> {
        // SAFETY: the caller's, for this layout. The requirement of `Fun` let a `safe` import alone get here.
        unsafe {
            let passed = slot.cast::<Passed>();
            Ok(Fun::new((*passed).closure, (*passed).functions))
        }
    }
}
