//! Objects that a function of Haskell's gives to Rust. Receiving one is a call that takes it over, as an export's argument may be.

use super::value::ClosureResult;
use crate::convert::either;
use crate::convert::owned::Lasting;
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::object::{Closeable, Consumed, Opaque, arrive};
use crate::owned::OwnedByRust;
use crate::private::layout::Layout;
use crate::private::metadata::Type;

/// An object, or that there may be one.
///
/// # Safety
/// As [`ClosureResult`].
#[doc(hidden)]
pub unsafe trait GivenObject: FromHaskell + Sized {
    /// # Errors
    /// When the object cannot be taken over.
    ///
    /// # Safety
    /// As [`ClosureResult::read`].
    unsafe fn take(slot: *const u8) -> Result<Self, DecodeError>;
}

// SAFETY: a value without a lifetime borrows from no other object, so it may outlive the call that takes it over. That call ends here,
// while Haskell keeps the handle: the object is closed then.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized + 'static> GivenObject for OwnedByRust<T>
where
    T: for<'kept> Opaque<Of<'kept> = T>,
    T::Storage: Closeable<T>,
{
    unsafe fn take(slot: *const u8) -> Result<Self, DecodeError> {
        // SAFETY: it ends before this returns.
        let call = unsafe { Call::begin() };
        // SAFETY: the caller's.
        let taken: Consumed<T> = unsafe {
            Self::reserve_slot(slot, &call)?;
            Self::from_slot(slot, &call)?
        };
        Ok(arrive(taken))
    }
}

// SAFETY: as `from_slot` of an `Option`.
#[diagnostic::do_not_recommend]
unsafe impl<T: ?Sized + 'static> GivenObject for Option<OwnedByRust<T>>
where
    OwnedByRust<T>: GivenObject,
{
    unsafe fn take(slot: *const u8) -> Result<Self, DecodeError> {
        // SAFETY: the caller's, for this layout.
        unsafe {
            if slot.read() == 0 {
                return Ok(None);
            }
            let at = const {
                let object = <OwnedByRust<T> as FromHaskell>::LAYOUT;
                Layout::offsets([Layout::of::<u8>(), object])[1]
            };
            OwnedByRust::take(slot.add(at)).map(Some)
        }
    }
}

macro_rules! objects {
    ($($t:ty),*) => {$(
        // SAFETY: as `take`.
        #[diagnostic::do_not_recommend]
        unsafe impl<T: ?Sized + 'static> ClosureResult for $t
        where
            $t: GivenObject,
        {
            const TYPE: Type = <$t as FromHaskell>::TYPE;
            const LAYOUT: Layout = <$t as FromHaskell>::LAYOUT;
            const CHECKED: bool = false;

            unsafe fn read(slot: *const u8) -> Result<Self, DecodeError> {
                // SAFETY: the caller's.
                unsafe { GivenObject::take(slot) }
            }
        }

        // SAFETY: as `from_slot` of a `Result`.
        #[diagnostic::do_not_recommend]
        unsafe impl<T: ?Sized + 'static, E: Lasting + FromHaskell> ClosureResult for Result<$t, E>
        where
            $t: GivenObject,
        {
            const TYPE: Type = <Self as FromHaskell>::TYPE;
            const LAYOUT: Layout = <Self as FromHaskell>::LAYOUT;
            const CHECKED: bool = false;

            unsafe fn read(slot: *const u8) -> Result<Self, DecodeError> {
                // SAFETY: the caller's, for this layout.
                unsafe {
                    if slot.read() == 0 {
                        let error = slot.add(either::offset(<E as FromHaskell>::LAYOUT));
                        Lasting::read(error, &Call::begin()).map(Err)
                    } else {
                        GivenObject::take(slot.add(either::offset(<$t as FromHaskell>::LAYOUT))).map(Ok)
                    }
                }
            }
        }
    )*};
}

objects!(OwnedByRust<T>, Option<OwnedByRust<T>>);
