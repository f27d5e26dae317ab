//! What goes to a closure, and what it answers.

use crate::convert::sequence::Element;
use crate::convert::written::DropWritten;
use crate::from_haskell::{Call, DecodeError, FromHaskell};
use crate::private::abi::Lent;
use crate::private::held::Held;
use crate::private::import::{Safe, Satisfies};
use crate::private::metadata::Type;
use crate::private::position::Param;
use crate::{IntoHaskell, Layout};

/// A way to pass a `P` to a closure.
///
/// # Safety
/// `LAYOUT` and `TYPE` tell what `pass` writes.
pub unsafe trait PassBy<P> {
    /// The type in the metadata.
    const TYPE: Type;
    /// How it lies in a slot.
    const LAYOUT: Layout;

    /// Writes the value.
    ///
    /// # Safety
    /// `slot` is aligned and has room for `LAYOUT`.
    unsafe fn pass(value: P, slot: *mut u8);

    /// How what has been passed is dropped when passing another panics; `None` when there is nothing to drop.
    const DROP: Option<DropWritten>;
}

/// A value that Haskell comes to own.
#[doc(hidden)]
pub trait ClosureValue: IntoHaskell {}

#[diagnostic::do_not_recommend]
impl<T: IntoHaskell> ClosureValue for T {}

/// By value.
pub enum Given {}

// SAFETY: as outbound from an export.
unsafe impl<T: ClosureValue> PassBy<T> for Given {
    const TYPE: Type = T::TYPE;
    const LAYOUT: Layout = T::LAYOUT;

    #[inline]
    unsafe fn pass(value: T, slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { value.write(slot) }
    }

    const DROP: Option<DropWritten> = if T::HOLDS {
        Some(<T as IntoHaskell>::drop_written)
    } else {
        None
    };
}

/// Memory that Haskell copies while it is lent, or a value of Haskell's.
///
/// # Safety
/// `SEQUENCE` tells what lies behind [`in_words`](Self::in_words).
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "[HS0023] `&{Self}` cannot be passed to a function of Haskell's: Haskell copies text and numbers that are lent, and nothing else",
    label = "unsupported reference",
    note = "pass an owned value if a copy may cross, `T` for `&T` and `Vec<T>` for `&[T]`; references are `&str`, `&[T]` of numbers, and `&T` of a type that `type T;` declares among the imported functions",
    note = "for details, run `cargo hsffi explain HS0023`"
)]
pub unsafe trait Lendable: 'static {
    const SEQUENCE: Type;

    fn in_words(lent: &Self) -> Lent;
}

// SAFETY: as it says.
#[diagnostic::do_not_recommend]
unsafe impl Lendable for str {
    const SEQUENCE: Type = Type::Text;

    #[inline]
    fn in_words(lent: &Self) -> Lent {
        Lendable::in_words(lent.as_bytes())
    }
}

// SAFETY: as it says.
#[diagnostic::do_not_recommend]
unsafe impl<T: Element> Lendable for [T] {
    const SEQUENCE: Type = T::SEQUENCE;

    #[inline]
    fn in_words(lent: &Self) -> Lent {
        Lent {
            ptr: lent.as_ptr().cast(),
            len: lent.len(),
        }
    }
}

// SAFETY: as it says.
#[diagnostic::do_not_recommend]
unsafe impl<T: Held> Lendable for T {
    const SEQUENCE: Type = T::TYPE;

    #[inline]
    fn in_words(lent: &Self) -> Lent {
        lent.value().lent()
    }
}

/// By reference.
pub enum Loan {}

// SAFETY: writes a `Lent`; Haskell copies what it keeps.
unsafe impl<T: ?Sized + Lendable> PassBy<&T> for Loan {
    const TYPE: Type = Type::Lent(&T::SEQUENCE);
    const LAYOUT: Layout = Layout::of::<Lent>();

    #[inline]
    unsafe fn pass(value: &T, slot: *mut u8) {
        // SAFETY: the caller's.
        unsafe { slot.cast::<Lent>().write(T::in_words(value)) }
    }

    const DROP: Option<DropWritten> = None;
}

/// A value that a closure answers.
///
/// # Safety
/// `TYPE` tells what `read` reads.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "[HS0023] `{Self}` cannot be the result of a function of Haskell's: it borrows, or is not passed from Haskell in this place",
    label = "unsupported result",
    note = "return an owned value that an export may take, such as `String` for `&str`; a function or an object that Rust is to own is the whole result, or in an `Option` or a `Result`, and that of an exported trait is `OwnedByRust<dyn T>`",
    note = "for details, run `cargo hsffi explain HS0023`"
)]
pub unsafe trait ClosureResult: Sized {
    const TYPE: Type;
    const LAYOUT: Layout;
    /// Whether the value is checked or converted as a whole, so that it is refused while Haskell waits for that.
    const CHECKED: bool;

    /// # Errors
    /// When the bits are no value of the type.
    ///
    /// # Safety
    /// `slot` holds what Haskell writes for `TYPE`.
    unsafe fn read(slot: *const u8) -> Result<Self, DecodeError>;
}

// SAFETY: as inbound to an export.
#[diagnostic::do_not_recommend]
unsafe impl<T> ClosureResult for T
where
    T: for<'call> FromHaskell<At<'call, 'call> = T> + Param,
    // That what is within it may be there: a function of Haskell's, for instance, may not.
    Safe: Satisfies<T::Requirement>,
{
    const TYPE: Type = <T as FromHaskell>::TYPE;
    const LAYOUT: Layout = <T as FromHaskell>::LAYOUT;
    const CHECKED: bool = <T as FromHaskell>::CHECKED;

    #[inline]
    unsafe fn read(slot: *const u8) -> Result<T, DecodeError> {
        // SAFETY: the caller's. No object is among what is read, so nothing is entered.
        unsafe { T::from_slot(slot, &Call::begin()) }
    }
}
