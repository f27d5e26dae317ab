//! Values for Haskell: the traits that the type of every result implements.

use crate::Layout;
use crate::private::abi::Word;
use crate::private::failure::Failure;
use crate::private::messages::crosses_to_haskell;
use crate::private::metadata::Type;
use crate::private::return_abi::{InSlot, LEAST, Return, write_failure};
use crate::private::status::Status;

crosses_to_haskell! {
    /// A type that an export may return.
    ///
    /// By value, in every position:
    ///
    /// - numbers, also of 128 bits and [`NonZero`](std::num::NonZero); `bool`, `char`, `()`, [`Ordering`](std::cmp::Ordering);
    /// - structs and enums that derive [`Data`](derive@crate::Data), and enums that derive [`Enum`](derive@crate::Enum);
    /// - `String`, and a copy of `&str` and `Cow<str>`;
    /// - `Vec<T>`, `[T; N]`, `VecDeque<T>`, and a copy of `&[T]` and `Cow<[T]>` (a `Vec` of numbers of more than 512 bytes is not
    ///   copied: Rust's allocator frees it when Haskell's garbage collector finds it unreachable);
    /// - maps and sets of the standard library;
    /// - `Duration`, `SystemTime`, paths, `OsString` and addresses of the Internet, as types of Haskell's libraries, and structs that
    ///   derive [`Via`](derive@crate::Via);
    /// - tuples of two to eight members, `Option<T>` and `Result<T, E>`;
    /// - what is in a `Box<T>` or an `Arc<T>`.
    ///
    /// Besides: [`OwnedByRust<T>`](crate::OwnedByRust) and [`Items<T>`](crate::Items). As the outermost type, `Result<T, E>`
    /// throws `E`, which derives [`Error`](derive@crate::Error) or is a [`Message`](crate::Message).
    ///
    /// # Safety
    /// `write` writes `LAYOUT.size` bytes in the representation that the generated Haskell reads for `TYPE`.
    pub unsafe trait IntoHaskell: Sized {
        /// Where an export returns it.
        type By: Return<Self>;
        /// The type in the metadata.
        const TYPE: Type;
        /// How it lies in a slot.
        const LAYOUT: Layout;
        /// Whether a value may own memory outside its slot.
        const HOLDS: bool = false;
        /// Whether Haskell's value borrows what the Rust value borrows, as a child object does, and is not a copy.
        const BORROWS: bool = false;

        /// How many bytes a value owns outside its slot.
        fn held(&self) -> usize {
            0
        }

        /// Writes the value. The user's code that it runs, such as a conversion, may panic: then nothing remains of the value.
        ///
        /// # Safety
        /// `slot` is aligned and has room for `LAYOUT`.
        unsafe fn write(self, slot: *mut u8);

        /// Drops a value that has been written, when writing one beside it panics. It does not panic.
        ///
        /// # Safety
        /// [`write`](Self::write) has written a value to `slot`, which nobody reads.
        unsafe fn drop_written(slot: *mut u8) {
            let _ = slot;
            const { assert!(!Self::HOLDS, "a type that holds memory is dropped") }
        }
    }
}

/// A value within another: of a type that an export may return, or a `Result`, which has a way of its own where it is all that an
/// export returns.
///
/// # Safety
/// As [`IntoHaskell`].
#[doc(hidden)]
pub unsafe trait IntoPart: Sized {
    /// The type in the metadata.
    const TYPE: Type;
    /// How it lies in a slot.
    const LAYOUT: Layout;
    /// Whether a value may own memory outside its slot.
    const HOLDS: bool;
    /// Whether Haskell's value borrows what the Rust value borrows.
    const BORROWS: bool = false;

    /// How many bytes a value owns outside its slot.
    fn held(&self) -> usize;

    /// Writes the value.
    ///
    /// # Safety
    /// As [`IntoHaskell::write`].
    unsafe fn write(self, slot: *mut u8);

    /// Drops a value that has been written.
    ///
    /// # Safety
    /// As [`IntoHaskell::drop_written`].
    unsafe fn drop_written(slot: *mut u8);
}

// SAFETY: forwards.
#[diagnostic::do_not_recommend]
unsafe impl<T: IntoHaskell> IntoPart for T {
    const TYPE: Type = <T as IntoHaskell>::TYPE;
    const LAYOUT: Layout = <T as IntoHaskell>::LAYOUT;
    const HOLDS: bool = <T as IntoHaskell>::HOLDS;
    const BORROWS: bool = <T as IntoHaskell>::BORROWS;

    #[inline]
    fn held(&self) -> usize {
        IntoHaskell::held(self)
    }

    #[inline]
    unsafe fn write(self, slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { IntoHaskell::write(self, slot) }
    }

    unsafe fn drop_written(slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { <T as IntoHaskell>::drop_written(slot) }
    }
}

/// The error of an export's `Result`.
///
/// # Safety
/// As [`IntoHaskell`].
#[diagnostic::on_unimplemented(
    message = "[HS0020] `{Self}` cannot be thrown in Haskell: it does not derive `hsffi::Error`",
    label = "unsupported error type",
    note = "return `hsffi::Message`, to which `?` converts any error, `String` and `&str`; or, so that callers tell errors apart, a struct or an enum of your own that implements `Display` and has `#[derive(hsffi::Error)]`, with other errors in fields with `#[hsffi(skip)]`",
    note = "for details, run `cargo hsffi explain HS0020`"
)]
pub unsafe trait ErrorIntoHaskell {
    /// The requirements of its fields.
    type Requirement: ?Sized;
    /// The type in the metadata.
    const TYPE: Type;
    /// How it lies in a slot.
    const LAYOUT: Layout;

    /// Writes the error. What the user's `Display` does, it does before anything has been written.
    ///
    /// # Safety
    /// `slot` is aligned and has room for `LAYOUT`.
    unsafe fn write(self, slot: *mut u8);
}

/// What a function returns, all in the out-slot.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Returned {
    /// The value, or that of `Ok`.
    pub value: Type,
    /// The type of `Err`, when there is one.
    pub error: Option<Type>,
    /// The size of the out-slot in bytes.
    pub size: usize,
    /// Whether the call starts a future, which Haskell waits for.
    pub asynchronous: bool,
}

/// What an export's body may evaluate to: a value, or a `Result`.
///
/// # Safety
/// As [`IntoHaskell`], for the types in [`RETURNED`](Self::RETURNED).
pub unsafe trait Outcome: Sized {
    /// The shim's last argument.
    type Slot: Copy;
    /// What the shim returns.
    type Register: Word;
    /// The type in the metadata.
    const RETURNED: Returned;
    /// Whether Haskell's value borrows what the Rust value borrows.
    const BORROWS: bool = false;

    /// Returns the value or the error.
    ///
    /// # Safety
    /// `slot` is aligned and has `RETURNED.size` bytes.
    unsafe fn finish(self, slot: Self::Slot) -> Self::Register;

    /// Returns the reason why there is no value.
    ///
    /// # Safety
    /// As for [`finish`](Self::finish).
    unsafe fn fail(status: Status, failure: Failure, slot: Self::Slot) -> Self::Register;
}

// SAFETY: forwards to the value's way.
#[diagnostic::do_not_recommend]
unsafe impl<T: IntoHaskell> Outcome for T {
    type Slot = <T::By as Return<T>>::Slot;
    type Register = <T::By as Return<T>>::Register;
    const RETURNED: Returned = Returned {
        value: T::TYPE,
        error: None,
        size: <T::By as Return<T>>::SIZE,
        asynchronous: false,
    };
    const BORROWS: bool = T::BORROWS;

    #[inline]
    unsafe fn finish(self, slot: Self::Slot) -> Self::Register {
        // SAFETY: the caller's.
        unsafe { T::By::value(self, slot) }
    }

    unsafe fn fail(status: Status, failure: Failure, slot: Self::Slot) -> Self::Register {
        // SAFETY: the caller's.
        unsafe { T::By::failure(status, failure, slot) }
    }
}

// SAFETY: forwards to the value or the error, both of which the slot can hold.
#[diagnostic::do_not_recommend]
unsafe impl<T: IntoPart, E: ErrorIntoHaskell> Outcome for Result<T, E> {
    type Slot = *mut u8;
    type Register = usize;
    const RETURNED: Returned = Returned {
        value: T::TYPE,
        error: Some(E::TYPE),
        size: T::LAYOUT.or(E::LAYOUT).or(LEAST).size,
        asynchronous: false,
    };
    const BORROWS: bool = T::BORROWS;

    #[inline]
    unsafe fn finish(self, slot: *mut u8) -> usize {
        // SAFETY: the slot is at least as large as either layout.
        unsafe {
            match self {
                Ok(value) => {
                    value.write(slot);
                    Status::Returned as usize
                }
                Err(error) => {
                    error.write(slot);
                    Status::Failed as usize
                }
            }
        }
    }

    unsafe fn fail(status: Status, failure: Failure, slot: *mut u8) -> usize {
        // SAFETY: the caller's.
        unsafe { write_failure(status, failure, slot) }
    }
}

/// What a future may evaluate to: an [`Outcome`], which comes back in the slot, whatever its type.
///
/// # Safety
/// As [`Outcome`], for the types in [`RETURNED_IN_SLOT`](Self::RETURNED_IN_SLOT).
#[doc(hidden)]
pub unsafe trait OutcomeInSlot: Sized {
    /// The type in the metadata.
    const RETURNED_IN_SLOT: Returned;

    /// Writes the value or the error, and returns the status.
    ///
    /// # Safety
    /// `slot` is aligned and has `RETURNED_IN_SLOT.size` bytes.
    unsafe fn finish_in_slot(self, slot: *mut u8) -> usize;
}

// SAFETY: the slot is as large as the value.
#[diagnostic::do_not_recommend]
unsafe impl<T: IntoHaskell> OutcomeInSlot for T {
    const RETURNED_IN_SLOT: Returned = Returned {
        value: T::TYPE,
        error: None,
        size: <InSlot as Return<T>>::SIZE,
        asynchronous: false,
    };

    unsafe fn finish_in_slot(self, slot: *mut u8) -> usize {
        // SAFETY: the caller's.
        unsafe { InSlot::value(self, slot) }
    }
}

// SAFETY: forwards.
#[diagnostic::do_not_recommend]
unsafe impl<T: IntoPart, E: ErrorIntoHaskell> OutcomeInSlot for Result<T, E> {
    const RETURNED_IN_SLOT: Returned = <Self as Outcome>::RETURNED;

    unsafe fn finish_in_slot(self, slot: *mut u8) -> usize {
        // SAFETY: the caller's.
        unsafe { Outcome::finish(self, slot) }
    }
}
