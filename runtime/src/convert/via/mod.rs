//! Types that cross as another type, by two functions on each side: those of the standard library, of crates that a feature names, and
//! those of users that derive [`Via`](derive@crate::Via).

#[cfg(feature = "bytes")]
mod bytes;
mod ip;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(unix)]
mod path;
#[cfg(feature = "semver")]
mod semver;
mod time;
#[cfg(feature = "url")]
mod url;
#[cfg(feature = "uuid")]
mod uuid;
mod within;

#[cfg(unix)]
pub use path::OsPath;
pub use within::Via;

use std::fmt::Display;

use crate::convert::owned::Lasting;
use crate::from_haskell::DecodeError;
use crate::into_haskell::IntoPart;
use crate::private::layout::Layout;
use crate::private::metadata::{Class, Conversion, Type};

/// A type that crosses as another.
///
/// # Safety
/// `TYPE` is that of what crosses, or a conversion of it.
pub unsafe trait Converted: Sized + 'static {
    /// The type that crosses.
    type As: Lasting + IntoPart;
    /// The type in the metadata.
    const TYPE: Type;

    /// # Errors
    /// When there is no value of the type for it.
    fn from_as(value: Self::As) -> Result<Self, DecodeError>;

    /// The value that crosses.
    fn into_as(self) -> Self::As;

    /// How many bytes a value owns, as far as that is known.
    fn held(&self) -> usize {
        size_of_val(self)
    }
}

/// How a value that crosses lies in a slot.
///
/// # Panics
/// In a constant, when it has two layouts.
pub const fn layout<T: Converted>() -> Layout {
    let (from, into) = (<T::As as Lasting>::LAYOUT, <T::As as IntoPart>::LAYOUT);
    assert!(
        from.size == into.size && from.align == into.align,
        "a type has two layouts"
    );
    into
}

/// What a function on the way in returns: a value, or a `Result` of one.
pub trait Made<T> {
    /// # Errors
    /// When it is an error.
    fn made(self) -> Result<T, DecodeError>;
}

impl<T> Made<T> for T {
    fn made(self) -> Result<T, DecodeError> {
        Ok(self)
    }
}

impl<T, E: Display> Made<T> for Result<T, E> {
    fn made(self) -> Result<T, DecodeError> {
        self.map_err(|error| refused(&error))
    }
}

/// Why there is no value.
pub(super) fn refused(why: &dyn Display) -> DecodeError {
    DecodeError::Conversion(why.to_string().into_boxed_str())
}

/// The conversion of a type of a Haskell library that has all instances.
const fn conversion(
    haskell: &'static str,
    package: &'static str,
    [from, into]: [&'static str; 2],
    value: &'static Type,
) -> Conversion {
    Conversion {
        haskell,
        package,
        from,
        into,
        lacks: &[],
        value,
    }
}

/// The same for one that cannot be evaluated deeply.
const fn without_nf_data(conversion: Conversion) -> Conversion {
    Conversion {
        lacks: &[Class::NFData],
        ..conversion
    }
}

/// Implements all that a type needs to cross in every position, of its [`Converted`].
#[doc(hidden)]
#[macro_export]
macro_rules! __crosses_via {
    ($($t:ty),* $(,)?) => {$(
        // SAFETY: as the other type.
        #[diagnostic::do_not_recommend]
        unsafe impl $crate::FromHaskell for $t {
            type Word = *const ::core::primitive::u8;
            type At<'call, 'kept> = $t where 'kept: 'call;
            const TYPE: $crate::__private::metadata::Type = <$t as $crate::__private::via::Converted>::TYPE;
            const LAYOUT: $crate::__private::Layout = $crate::__private::via::layout::<$t>();
            const ABI: $crate::__private::metadata::ArgAbi = $crate::__private::metadata::ArgAbi::Slot;
            const CHECKED: ::core::primitive::bool = true;

            #[inline]
            unsafe fn from_word<'call, 'kept: 'call>(
                word: *const ::core::primitive::u8,
                call: &'call $crate::__private::Call,
            ) -> ::core::result::Result<$t, $crate::__private::DecodeError> {
                // SAFETY: the caller's: the word points to a slot.
                unsafe { <$t as $crate::FromHaskell>::from_slot(word, call) }
            }

            #[inline]
            unsafe fn from_slot<'call, 'kept: 'call>(
                slot: *const ::core::primitive::u8,
                call: &'call $crate::__private::Call,
            ) -> ::core::result::Result<$t, $crate::__private::DecodeError> {
                // SAFETY: the caller's.
                unsafe { $crate::__private::via::read(slot, call) }
            }
        }

        // SAFETY: a value of the call's own, which it keeps.
        #[diagnostic::do_not_recommend]
        unsafe impl $crate::FromHaskell for &$t {
            type Word = *const ::core::primitive::u8;
            type At<'call, 'kept> = &'call $t where 'kept: 'call;
            const TYPE: $crate::__private::metadata::Type = <$t as $crate::__private::via::Converted>::TYPE;
            const LAYOUT: $crate::__private::Layout = $crate::__private::via::layout::<$t>();
            const ABI: $crate::__private::metadata::ArgAbi = $crate::__private::metadata::ArgAbi::Slot;
            const LENT: bool = true;

            #[inline]
            unsafe fn from_word<'call, 'kept: 'call>(
                word: *const ::core::primitive::u8,
                call: &'call $crate::__private::Call,
            ) -> ::core::result::Result<&'call $t, $crate::__private::DecodeError> {
                // SAFETY: the caller's: the word points to a slot.
                unsafe { $crate::__private::data::borrow::<$t>(word, call) }
            }

            #[inline]
            unsafe fn from_slot<'call, 'kept: 'call>(
                slot: *const ::core::primitive::u8,
                call: &'call $crate::__private::Call,
            ) -> ::core::result::Result<&'call $t, $crate::__private::DecodeError> {
                // SAFETY: the caller's.
                unsafe { $crate::__private::data::borrow::<$t>(slot, call) }
            }
        }

        // SAFETY: as the other type.
        #[diagnostic::do_not_recommend]
        unsafe impl $crate::IntoHaskell for $t {
            type By = $crate::__private::return_abi::InSlot;
            const TYPE: $crate::__private::metadata::Type = <$t as $crate::__private::via::Converted>::TYPE;
            const LAYOUT: $crate::__private::Layout = $crate::__private::via::layout::<$t>();
            const HOLDS: ::core::primitive::bool = $crate::__private::via::holds::<$t>();

            fn held(&self) -> ::core::primitive::usize {
                <$t as $crate::__private::via::Converted>::held(self)
            }

            unsafe fn write(self, slot: *mut ::core::primitive::u8) {
                // SAFETY: the caller's, for this layout.
                unsafe { $crate::__private::via::write(self, slot) }
            }

            unsafe fn drop_written(slot: *mut ::core::primitive::u8) {
                // SAFETY: the caller's.
                unsafe { $crate::__private::via::drop_written::<$t>(slot) }
            }
        }

        $crate::__private::data::collected!($t);

        // SAFETY: items as in slots.
        #[diagnostic::do_not_recommend]
        unsafe impl $crate::__private::data::IntoSequence for $t {
            const SEQUENCE: $crate::__private::metadata::Type = $crate::__private::data::list_of(
                &<$t as $crate::IntoHaskell>::TYPE,
                <$t as $crate::IntoHaskell>::LAYOUT,
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

        #[diagnostic::do_not_recommend]
        impl $crate::__private::position::Param for $t {
            type Requirement = $crate::__private::import::NoRequirement;
        }

        #[diagnostic::do_not_recommend]
        impl $crate::__private::position::Part for $t {
            type Requirement = $crate::__private::import::NoRequirement;
        }

        #[diagnostic::do_not_recommend]
        impl $crate::__private::position::Component for $t {
            type Requirement = $crate::__private::import::NoRequirement;
        }

        #[diagnostic::do_not_recommend]
        impl $crate::__private::position::InBox for $t {
            type Requirement = $crate::__private::import::NoRequirement;
        }

        #[diagnostic::do_not_recommend]
        impl $crate::__private::position::Referent for $t {
            type Requirement = $crate::__private::import::NoRequirement;
        }

        #[diagnostic::do_not_recommend]
        impl $crate::__private::position::ItemError for $t {
            type Requirement = $crate::__private::import::NoRequirement;
        }

        #[diagnostic::do_not_recommend]
        impl $crate::__private::position::ErrorField for $t {}

        #[diagnostic::do_not_recommend]
        impl $crate::__private::position::DataField for $t {}

        #[diagnostic::do_not_recommend]
        impl<I> $crate::__private::rule::PureArgument<I> for $t {}

        #[diagnostic::do_not_recommend]
        impl<I> $crate::__private::rule::PureArgument<I> for &$t {}

        #[diagnostic::do_not_recommend]
        impl<I> $crate::__private::rule::PureResult<I> for $t {}
    )*};
}

pub(crate) use __crosses_via as crosses_via;
