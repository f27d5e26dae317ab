//! Traits that Haskell implements, as `#[hsffi::import]` describes them.

use std::marker::PhantomData;

use crate::Layout;
use crate::closure::{Fun, Signature};
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::private::import::Satisfies;
use crate::private::metadata::{ArgAbi, Definition, Ownership, Type};

pub use std::boxed::Box;

pub use crate::closure::{MethodResult, Methods};

/// How a value lies in a slot.
pub const LAYOUT: Layout = Layout::of::<Methods>();

/// The requirement that `T` be what a method returns that Haskell implements.
#[derive(Debug)]
pub struct ReturnedByMethod<T>(PhantomData<T>);

impl<I, T: MethodResult> Satisfies<ReturnedByMethod<T>> for I {
    type Satisfied = ();
}

/// The call of a method whose signature is not supported, which rustc has reported: nothing else is wrong with it. It has the name
/// of the method that supported ones have, which comes before it.
pub trait Unsupported: Sized {
    /// # Panics
    /// In any case; no program that compiles calls it.
    fn call_method<A, R>(&self, _: u64, _: A) -> R {
        unreachable!("its signature is not supported")
    }
}

impl<F> Unsupported for Fun<'_, F> {}

/// The type of one that is lent.
pub const fn lent(definition: &'static Definition) -> Type {
    Type::Trait(definition, Ownership::Lent)
}

/// A trait object, of a trait that Haskell implements.
///
/// # Safety
/// `boxed` makes one that calls the methods as the record of the definition describes them.
pub unsafe trait Implemented {
    /// The trait's identity.
    const DEFINITION: &'static Definition;

    /// The object of these methods.
    fn boxed(methods: Methods) -> Box<Self>;
}

/// As what a `Box` of one comes from Haskell.
#[derive(Debug)]
pub struct Given<T: ?Sized>(PhantomData<Box<T>>);

// SAFETY: takes over the two words that the generated Haskell writes.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized + Implemented> FromHaskell for Given<T> {
    type Word = *const u8;
    type At<'call, 'kept>
        = Box<T>
    where
        'kept: 'call;
    const TYPE: Type = Type::Trait(T::DEFINITION, Ownership::Given);
    const LAYOUT: Layout = LAYOUT;
    const ABI: ArgAbi = ArgAbi::Slot;

    unsafe fn from_word<'call, 'kept: 'call>(
        word: *const u8,
        call: &'call Call,
    ) -> Result<Box<T>, DecodeError> {
        // SAFETY: the caller's: the word points to a slot.
        unsafe { Self::from_slot(word, call) }
    }

    unsafe fn from_slot<'call, 'kept: 'call>(
        slot: *const u8,
        _: &'call Call,
    ) -> Result<Box<T>, DecodeError> {
        // SAFETY: the caller's, for this layout.
        unsafe { Methods::take(slot).map(T::boxed) }
    }
}

/// Whether the type is that of a trait that Haskell implements: no handle is closed when Rust takes it.
pub const fn is_trait(ty: &Type) -> bool {
    match ty {
        Type::Trait(..) => true,
        Type::Option(value) => is_trait(value.ty),
        _ => false,
    }
}

/// The signature of a method.
///
/// # Safety
/// As `Signature`.
#[diagnostic::on_unimplemented(
    message = "[HS0023] Haskell cannot implement a method with the signature `{Self}`",
    label = "unsupported signature",
    note = "behind `self`, write the token or not, and at most eight parameters: the token is the first of them and spelled `Hs<'_>`, as in `fn get(&self, hs: Hs<'_>, key: &str) -> Result<String, HsException>`; a parameter has a type that an export may return, and the first three may also be `&str` or slices of numbers; the result has an owned type that an export may take",
    note = "for details, run `cargo hsffi explain HS0023`"
)]
pub unsafe trait MethodSignature: Signature {}

// SAFETY: it is one.
#[diagnostic::do_not_recommend]
unsafe impl<F: Signature> MethodSignature for F {}

/// The type of the function that a method with the signature `F` is in Haskell.
pub const fn method<F: MethodSignature>() -> Type {
    Type::Closure(&F::CLOSURE, Ownership::Lent)
}
