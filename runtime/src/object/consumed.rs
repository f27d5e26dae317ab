//! Objects that a call takes over, as arguments.

use std::ptr::NonNull;

use super::reference::{Parent, with_handle};
use super::storage::Closeable;
use super::{Opaque, lasting};
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::owned::{Owned, OwnedByRust};
use crate::private::layout::Layout;
use crate::private::metadata::{ArgAbi, Type};
use crate::private::{accounting, debug_checks};

/// An object that a call has taken over. A type of its own, which a shim makes an `OwnedByRust`, and a closure whose whole result it is:
/// within another value, nobody has reserved it, and Haskell's other values may be refused when it has been closed.
#[derive(Debug)]
pub struct Consumed<T: ?Sized>(OwnedByRust<T>);

/// An object that a call has taken over, or that there may be.
pub trait Arriving {
    /// What the user's function takes.
    type Arrived;

    /// What the user's function takes.
    fn arrive(self) -> Self::Arrived;
}

impl<T: ?Sized> Arriving for Consumed<T> {
    type Arrived = OwnedByRust<T>;

    fn arrive(self) -> OwnedByRust<T> {
        self.0
    }
}

impl<A: Arriving> Arriving for Option<A> {
    type Arrived = Option<A::Arrived>;

    fn arrive(self) -> Option<A::Arrived> {
        self.map(A::arrive)
    }
}

/// A value of Haskell's that implements a trait, which is in its `Box` already.
impl<T: ?Sized> Arriving for Box<T> {
    type Arrived = Self;

    fn arrive(self) -> Self {
        self
    }
}

/// What is taken over as an `OwnedByRust`, in a `Box`.
pub trait InABox {
    /// The `Box`.
    type Boxed;

    /// The same value.
    fn into_box(self) -> Self::Boxed;
}

impl<T: ?Sized> InABox for OwnedByRust<T> {
    type Boxed = Box<T>;

    fn into_box(self) -> Box<T> {
        OwnedByRust::into_box(self)
    }
}

impl<T: ?Sized> InABox for Box<T> {
    type Boxed = Self;

    fn into_box(self) -> Self {
        self
    }
}

impl<A: InABox> InABox for Option<A> {
    type Boxed = Option<A::Boxed>;

    fn into_box(self) -> Option<A::Boxed> {
        self.map(A::into_box)
    }
}

/// What the user's function takes.
pub fn arrive<A: Arriving>(consumed: A) -> A::Arrived {
    consumed.arrive()
}

// SAFETY: the word is a handle as above. The value is moved out of the object, which is closed when the call is over.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized + Opaque + 'static> FromHaskell for OwnedByRust<T>
where
    T::Storage: Closeable<T>,
{
    type Word = *const u8;
    type At<'call, 'kept>
        = Consumed<T::Of<'kept>>
    where
        'kept: 'call;
    const TYPE: Type = Type::Object(T::DEFINITION);
    const LAYOUT: Layout = Layout::of::<*const u8>();
    const ABI: ArgAbi = ArgAbi::Word;
    // An alias would hide that the object is to be reserved.
    const FREE: bool = false;

    unsafe fn reserve(word: *const u8, call: &Call) -> Result<(), DecodeError> {
        // SAFETY: the caller's.
        with_handle::<T, _>(word, |handle| unsafe { T::Storage::reserve(handle, call) })
    }

    unsafe fn reserve_slot(slot: *const u8, call: &Call) -> Result<(), DecodeError> {
        // SAFETY: the caller's, for this layout.
        unsafe { Self::reserve(slot.cast::<*const u8>().read(), call) }
    }

    unsafe fn from_word<'call, 'kept: 'call>(
        word: *const u8,
        call: &'call Call,
    ) -> Result<Consumed<T::Of<'kept>>, DecodeError> {
        with_handle::<T, _>(word, |handle| {
            // SAFETY: the caller's.
            let value = unsafe { T::Storage::consume(handle, call)? };
            if const { T::SIZE.is_some() } {
                accounting::take_declared_back(handle);
            }
            debug_checks::closed::<T>(handle);
            // As for a reference: the types differ in their lifetimes alone.
            Ok(Consumed(Owned::of(lasting::<T>(value.into_raw()))))
        })
    }

    unsafe fn from_slot<'call, 'kept: 'call>(
        slot: *const u8,
        call: &'call Call,
    ) -> Result<Consumed<T::Of<'kept>>, DecodeError> {
        // SAFETY: the caller's, for this layout.
        unsafe { Self::from_word(slot.cast::<*const u8>().read(), call) }
    }
}

// SAFETY: what borrowed from the value's own parent, and goes on to do so, is that one's child.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized + Opaque + 'static> Parent for OwnedByRust<T>
where
    T::Storage: Closeable<T>,
{
    unsafe fn lend_on<'call, 'child: 'call, 'kept: 'child>(
        word: *const u8,
        call: &'call Call,
    ) -> Result<Consumed<T::Of<'kept>>, DecodeError> {
        // SAFETY: the caller's.
        unsafe { Self::from_word(word, call) }
    }

    unsafe fn lending<R>(word: *const u8, write: impl FnOnce() -> R) -> R {
        // SAFETY: the caller's; `lend_on` has seen that it is not null.
        unsafe { T::Storage::beside(NonNull::new_unchecked(word.cast_mut()), write) }
    }
}
