//! Haskell functions as arguments: passed as a stable pointer, called through one static trampoline.

use std::marker::PhantomData;
use std::mem::MaybeUninit;

use crate::abi::Lent;
use crate::argument::{Call, FromHaskell, Malformed};
use crate::exception::HsException;
use crate::haskell::{Functions, HS0017StaysInItsCall, Hs, Invariant, StablePtr};
use crate::metadata::{Slotted, Type};
use crate::{IntoHaskell, Layout};

/// A Haskell function of the type that `F` spells, for the length of a call.
///
/// `F` is a function pointer type of up to three parameters, each a number, `bool`, `char`, `&str` or `&[u8]`, whose result
/// is one of the former three or `()`. Haskell sees `Fun<'_, fn(&str, u32) -> bool>` as `Text -> Word32 -> IO Bool`. It is
/// called with `call`, which answers [`HsException`] when the Haskell function throws:
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
/// It cannot be kept after the call, nor sent to another thread.
#[derive(Clone, Copy)]
pub struct Fun<'call, F> {
    closure: *const HS0017StaysInItsCall,
    functions: &'static Functions,
    /// As in [`Hs`], which it can always make.
    extent: PhantomData<Invariant<'call>>,
    signature: PhantomData<F>,
}

impl<'call, F> Fun<'call, F> {
    /// Leave to call Haskell, which a closure carries.
    pub fn token(&self) -> Hs<'call> {
        // SAFETY: a closure is there in a `safe` call alone, and `'call` is its extent.
        unsafe { Hs::assume() }
    }
}

impl<F> std::fmt::Debug for Fun<'_, F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fun<{}>", std::any::type_name::<F>())
    }
}

/// A function pointer type that spells a closure's signature.
///
/// # Safety
/// The constants tell what `call` of [`Fun`] writes and reads.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "[HS0023] `Fun<'_, {Self}>` is no signature that a Haskell function can have",
    label = "not a closure's signature",
    note = "write `Fun<'_, fn(A, B) -> C>` with up to three parameters that are numbers, `bool`, `char`, `&str` or `&[u8]`, and a result that is a number, `bool`, `char` or `()`",
    note = "`cargo hsffi explain HS0023` tells more"
)]
pub unsafe trait Signature {
    const TYPE: Type;
}

/// A value that Rust lends to a closure.
///
/// # Safety
/// `LAYOUT` and `TYPE` tell what `lend` writes.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "[HS0023] `{Self}` cannot be passed to a Haskell function",
    label = "not a parameter of a closure",
    note = "pass a number, `bool`, `char`, `&str` or `&[u8]`",
    note = "`cargo hsffi explain HS0023` tells more"
)]
pub unsafe trait ClosureValue {
    const TYPE: Type;
    const LAYOUT: Layout;

    /// # Safety
    /// `slot` is aligned and has room for `LAYOUT`.
    unsafe fn lend(self, slot: *mut u8);
}

/// A value that a closure answers.
///
/// # Safety
/// `TYPE` tells what `read` reads.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "[HS0023] a Haskell function that Rust calls cannot return `{Self}`",
    label = "not a result of a closure",
    note = "let it return a number, `bool`, `char` or `()`",
    note = "`cargo hsffi explain HS0023` tells more"
)]
pub unsafe trait ClosureResult: Sized {
    const TYPE: Type;

    /// # Errors
    /// When the bits are no value of the type.
    ///
    /// # Safety
    /// `slot` holds what Haskell writes for `TYPE`.
    unsafe fn read(slot: *const u8) -> Result<Self, Malformed>;
}

/// A [`ClosureValue`] that is not a reference, and thus the same type in every call.
///
/// # Safety
/// As [`ClosureValue`].
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "[HS0023] `{Self}` cannot be passed to a Haskell function",
    label = "not a parameter of a closure",
    note = "pass a number, `bool`, `char`, `&str` or `&[u8]`",
    note = "`cargo hsffi explain HS0023` tells more"
)]
pub unsafe trait ByValue: ClosureValue {}

macro_rules! values {
    ($($t:ty),*) => {$(
        // SAFETY: as inbound to an export.
        #[diagnostic::do_not_recommend]
        unsafe impl ClosureResult for $t {
            const TYPE: Type = <$t as FromHaskell>::TYPE;

            #[inline]
            unsafe fn read(slot: *const u8) -> Result<$t, Malformed> {
                // SAFETY: the caller's.
                unsafe { <$t as FromHaskell>::from_slot(slot, &Call::begin()) }
            }
        }

        // SAFETY: as `ClosureValue` below.
        #[diagnostic::do_not_recommend]
        unsafe impl ByValue for $t {}

        // SAFETY: as outbound from an export.
        unsafe impl ClosureValue for $t {
            const TYPE: Type = <$t as IntoHaskell>::TYPE;
            const LAYOUT: Layout = <$t as IntoHaskell>::LAYOUT;

            #[inline]
            unsafe fn lend(self, slot: *mut u8) {
                // SAFETY: the caller's.
                unsafe { IntoHaskell::write(self, slot) }
            }
        }
    )*};
}
values!(
    u8,
    u16,
    u32,
    u64,
    usize,
    i8,
    i16,
    i32,
    i64,
    isize,
    f32,
    f64,
    bool,
    char,
    ()
);

macro_rules! lent {
    ($t:ty, $ty:expr) => {
        // SAFETY: writes a `Lent`; Haskell copies what it keeps.
        unsafe impl ClosureValue for &$t {
            const TYPE: Type = $ty;
            const LAYOUT: Layout = Layout::of::<Lent>();

            #[inline]
            unsafe fn lend(self, slot: *mut u8) {
                let lent = Lent {
                    ptr: self.as_ptr(),
                    len: self.len(),
                };
                // SAFETY: the caller's.
                unsafe { slot.cast::<Lent>().write(lent) }
            }
        }
    };
}
lent!(str, Type::Text);
lent!([u8], Type::Bytes);

/// A call of a closure as Haskell's trampoline reads it.
#[repr(C)]
struct Frame {
    closure: StablePtr,
    /// The record of arguments, which the result overwrites: three slices, or any scalar.
    record: MaybeUninit<[u64; 6]>,
}

static_assertions::const_assert_eq!(std::mem::offset_of!(Frame, record), 8);

impl Frame {
    fn record(&mut self) -> *mut u8 {
        self.record.as_mut_ptr().cast()
    }
}

impl<F> Fun<'_, F> {
    fn frame(&self) -> Frame {
        Frame {
            closure: self.closure.cast(),
            record: MaybeUninit::uninit(),
        }
    }

    /// # Safety
    /// `frame` holds the signature's parameters, and `R` is its result.
    unsafe fn invoke<R: ClosureResult>(&self, mut frame: Frame) -> Result<R, HsException> {
        // SAFETY: as in `token`, Haskell may be called; the closure is alive for `'call`.
        let threw = unsafe { (self.functions.call)((&raw mut frame).cast()) } != 0;
        let record = frame.record();
        if threw {
            // SAFETY: the trampoline wrote a stable pointer, which is ours now.
            return Err(unsafe {
                HsException::new(record.cast::<StablePtr>().read(), self.functions)
            });
        }
        // SAFETY: the trampoline wrote a value of the signature's result.
        match unsafe { R::read(record) } {
            Ok(value) => Ok(value),
            // The generated Haskell checks what it answers.
            Err(why) => panic!("result of a closure: {why}"),
        }
    }
}

// SAFETY: reads the two words that the generated Haskell writes for a closure.
#[diagnostic::do_not_recommend]
unsafe impl<F: Signature> FromHaskell for Fun<'_, F> {
    type Word = *const u8;
    type At<'call, 'kept>
        = Fun<'call, F>
    where
        'kept: 'call;
    const TYPE: Type = F::TYPE;
    const LAYOUT: Layout = Layout::of::<(StablePtr, &'static Functions)>();
    const IN_SLOT: bool = true;

    unsafe fn from_word<'call, 'kept: 'call>(
        word: *const u8,
        call: &'call Call,
    ) -> Result<Fun<'call, F>, Malformed> {
        // SAFETY: the caller's: the word points to a slot.
        unsafe { Self::from_slot(word, call) }
    }

    unsafe fn from_slot<'call, 'kept: 'call>(
        slot: *const u8,
        _: &'call Call,
    ) -> Result<Fun<'call, F>, Malformed> {
        // SAFETY: the caller's, for this layout. The demands of `Fun` let a `safe` import alone get here.
        unsafe {
            let slot = slot.cast::<*const std::ffi::c_void>();
            Ok(Fun {
                closure: slot.read().cast(),
                functions: slot.add(1).cast::<&'static Functions>().read(),
                extent: PhantomData,
                signature: PhantomData,
            })
        }
    }
}

/// A parameter list, each parameter by value or as a reference of its own lifetime. Higher-ranked function pointer types
/// such as `for<'a> fn(&'a str)` are types of their own, so each combination has an implementation of its own.
macro_rules! signature {
    ([$($a:ident: $t:ty,)*] [$($value:ident)*]) => {
        // SAFETY: `call` writes the record and reads the result as told here.
        #[diagnostic::do_not_recommend]
        unsafe impl<$($value: ByValue,)* R: ClosureResult> Signature for fn($($t),*) -> R {
            const TYPE: Type = Type::Closure {
                parameters: &const {
                    let [$($a),*] = Layout::offsets([$(<$t as ClosureValue>::LAYOUT),*]);
                    [$(Slotted { offset: $a, ty: &<$t as ClosureValue>::TYPE }),*]
                },
                size: Layout::record([$(<$t as ClosureValue>::LAYOUT),*]).size,
                result: &R::TYPE,
            };
        }

        impl<$($value: ByValue,)* R: ClosureResult> Fun<'_, fn($($t),*) -> R> {
            /// Calls the Haskell function.
            ///
            /// # Errors
            /// What the function threw.
            pub fn call(&self, $($a: $t),*) -> Result<R, HsException> {
                #[allow(unused_mut, reason = "nothing is written where there are no parameters")]
                let mut frame = self.frame();
                // SAFETY: the record has room for three of the largest values, and is read as it is written here.
                unsafe {
                    let _offsets: [usize; _] =
                        const { Layout::offsets([$(<$t as ClosureValue>::LAYOUT),*]) };
                    signature!(@lend frame _offsets [$($a)*] 0 1 2);
                    self.invoke(frame)
                }
            }
        }
    };
    (@lend $frame:ident $offsets:ident [] $($n:literal)*) => {};
    (@lend $frame:ident $offsets:ident [$a:ident $($more:ident)*] $n:literal $($next:literal)*) => {
        $a.lend($frame.record().add($offsets[$n]));
        signature!(@lend $frame $offsets [$($more)*] $($next)*);
    };
}

macro_rules! signatures {
    ([$($done:tt)*] [$($values:ident)*]) => {
        signature!([$($done)*] [$($values)*]);
    };
    ([$($done:tt)*] [$($values:ident)*] ($a:ident $value:ident) $($rest:tt)*) => {
        signatures!([$($done)* $a: $value,] [$($values)* $value] $($rest)*);
        signatures!([$($done)* $a: &str,] [$($values)*] $($rest)*);
        signatures!([$($done)* $a: &[u8],] [$($values)*] $($rest)*);
    };
}

signatures!([] []);
signatures!([] [] (a A));
signatures!([] [] (a A) (b B));
signatures!([] [] (a A) (b B) (c C));
