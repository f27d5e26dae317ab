//! Values of Haskell's that Rust holds without looking into them: what `type Classifier;` declares in a block of imports.

use std::fmt;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::sync::Arc;

use crate::Layout;
use crate::from_haskell::DecodeError;
use crate::private::abi::Lent;
use crate::private::metadata::Type;
use crate::token::{RtsCallbacks, StablePtr};

/// A stable pointer to a value of the declared type `T`, which the last of several owners releases.
///
/// A declared type is a struct around one, and where it is declared, its field is not private. The parameter keeps the values of two
/// types apart there.
pub struct HeldValue<T> {
    stable: Arc<Stable>,
    declared: PhantomData<fn() -> T>,
}

impl<T> Clone for HeldValue<T> {
    fn clone(&self) -> Self {
        HeldValue {
            stable: Arc::clone(&self.stable),
            declared: PhantomData,
        }
    }
}

impl<T> fmt::Debug for HeldValue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HeldValue")
    }
}

#[derive(Debug)]
struct Stable {
    pointer: StablePtr,
    functions: &'static RtsCallbacks,
}

// SAFETY: any thread may free a stable pointer, and Haskell values may be used by several threads at once.
unsafe impl Send for Stable {}
// SAFETY: as above; there is no interior mutability.
unsafe impl Sync for Stable {}

impl Drop for Stable {
    fn drop(&mut self) {
        // SAFETY: owned, and freed once. GHC allows it anywhere, also in a finalizer.
        unsafe { (self.functions.free)(self.pointer) }
    }
}

/// A value in a slot, either way.
#[repr(C)]
#[derive(Debug)]
pub struct Slot {
    pointer: StablePtr,
    /// From Haskell, the functions; from Rust, an owner for Haskell to release.
    other: *const std::ffi::c_void,
    /// From Rust, what releases the owner.
    release: Option<unsafe extern "C" fn(*const std::ffi::c_void)>,
}

impl<T> HeldValue<T> {
    /// How it lies in a slot.
    pub const LAYOUT: Layout = Layout::of::<Slot>();

    /// Takes a value over by clearing the pointer: what is not taken over, since an argument before it was refused, Haskell frees.
    ///
    /// # Errors
    /// When it has been taken.
    ///
    /// # Safety
    /// Haskell has written a value of the type that `T` declares to `slot`, which is this call's alone.
    pub unsafe fn read(slot: *const u8) -> Result<Self, DecodeError> {
        let slot = slot.cast_mut().cast::<Slot>();
        // SAFETY: the caller's.
        let (pointer, functions) = unsafe {
            let pointer = std::mem::replace(&mut (*slot).pointer, std::ptr::null());
            (pointer, (*slot).other.cast::<RtsCallbacks>())
        };
        if pointer.is_null() {
            return Err(DecodeError::Null);
        }
        // SAFETY: Haskell has written the address of its functions, which are a constant.
        let functions = unsafe { &*functions };
        Ok(HeldValue {
            stable: Arc::new(Stable { pointer, functions }),
            declared: PhantomData,
        })
    }

    /// Gives Haskell the value, and an owner to release when it has read it.
    ///
    /// # Safety
    /// There is room for it.
    pub unsafe fn write(self, slot: *mut u8) {
        let pointer = self.stable.pointer;
        let written = Slot {
            pointer,
            other: Arc::into_raw(self.stable).cast(),
            release: Some(release),
        };
        // SAFETY: the caller's.
        unsafe { slot.cast::<Slot>().write(written) }
    }

    /// Releases the owner that has been written.
    ///
    /// # Safety
    /// Haskell does not read the slot.
    pub unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's, and `write` wrote it.
        unsafe { release((*slot.cast::<Slot>()).other) }
    }

    /// The pointer, which the caller then owns, with the functions that free it. Nothing while there are other owners.
    pub fn into_stable_ptr(self) -> Option<(StablePtr, &'static RtsCallbacks)> {
        let stable = ManuallyDrop::new(Arc::into_inner(self.stable)?);
        Some((stable.pointer, stable.functions))
    }

    /// As memory that is lent.
    pub fn lent(&self) -> Lent {
        Lent {
            ptr: self.stable.pointer.cast(),
            len: 0,
        }
    }
}

/// # Safety
/// `owner` is what `write` wrote, once.
unsafe extern "C" fn release(owner: *const std::ffi::c_void) {
    // SAFETY: the caller's.
    drop(unsafe { Arc::from_raw(owner.cast::<Stable>()) });
}

/// A type that is declared so.
///
/// # Safety
/// All values are of the Haskell type that `TYPE` names.
pub unsafe trait Held: Clone + Send + Sync + 'static {
    /// The type in the metadata.
    const TYPE: Type;

    /// The value.
    fn value(&self) -> &HeldValue<Self>;

    /// The value, in place of the declared type.
    fn into_value(self) -> HeldValue<Self>;
}

/// Implements what a declared type needs to be within other values, both ways: in lists, and behind references, of which Haskell gets
/// the value.
#[doc(hidden)]
#[macro_export]
macro_rules! __held_within {
    ($t:ty) => {
        $crate::__private::data::collected!($t);

        // SAFETY: as the value.
        #[diagnostic::do_not_recommend]
        unsafe impl $crate::__private::IntoPart for &$t {
            const TYPE: $crate::__private::metadata::Type = <$t as $crate::IntoHaskell>::TYPE;
            const LAYOUT: $crate::__private::Layout = <$t as $crate::IntoHaskell>::LAYOUT;
            const HOLDS: ::core::primitive::bool = true;

            fn held(&self) -> ::core::primitive::usize {
                ::core::mem::size_of::<$t>()
            }

            unsafe fn write(self, slot: *mut ::core::primitive::u8) {
                // SAFETY: the caller's.
                unsafe {
                    $crate::IntoHaskell::write(<$t as ::core::clone::Clone>::clone(self), slot)
                }
            }

            unsafe fn drop_written(slot: *mut ::core::primitive::u8) {
                // SAFETY: the caller's.
                unsafe { <$t as $crate::IntoHaskell>::drop_written(slot) }
            }
        }

        // SAFETY: as the value.
        #[diagnostic::do_not_recommend]
        unsafe impl $crate::__private::Outcome for &$t {
            type Slot = <$t as $crate::__private::Outcome>::Slot;
            type Register = <$t as $crate::__private::Outcome>::Register;
            const RETURNED: $crate::__private::Returned =
                <$t as $crate::__private::Outcome>::RETURNED;

            unsafe fn finish(self, slot: Self::Slot) -> Self::Register {
                let value = <$t as ::core::clone::Clone>::clone(self);
                // SAFETY: the caller's.
                unsafe { $crate::__private::Outcome::finish(value, slot) }
            }

            unsafe fn fail(
                status: $crate::__private::status::Status,
                failure: $crate::__private::failure::Failure,
                slot: Self::Slot,
            ) -> Self::Register {
                // SAFETY: the caller's.
                unsafe { <$t as $crate::__private::Outcome>::fail(status, failure, slot) }
            }
        }

        $crate::__private::held::in_sequences!($t, &$t);
    };
}

/// Implements what a type needs to be in a list that goes to Haskell.
#[doc(hidden)]
#[macro_export]
macro_rules! __held_in_sequences {
    ($($t:ty),*) => {$(
        // SAFETY: items as in slots.
        #[diagnostic::do_not_recommend]
        unsafe impl $crate::__private::data::IntoSequence for $t {
            const SEQUENCE: $crate::__private::metadata::Type = $crate::__private::data::list_of(
                &<$t as $crate::__private::IntoPart>::TYPE,
                <$t as $crate::__private::IntoPart>::LAYOUT,
            );

            fn held_by(items: &[$t]) -> ::core::primitive::usize {
                $crate::__private::data::held_by(items)
            }

            unsafe fn write_all(
                items: $crate::__private::data::Vec<$t>,
                slot: *mut ::core::primitive::u8,
            ) {
                // SAFETY: the caller's.
                unsafe { $crate::__private::data::write(items, slot) }
            }

            unsafe fn drop_all_written(slot: *mut ::core::primitive::u8) {
                // SAFETY: the caller's.
                unsafe { $crate::__private::data::drop_written::<$t>(slot) }
            }
        }
    )*};
}

pub use __held_in_sequences as in_sequences;
