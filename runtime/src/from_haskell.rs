//! Values from Haskell: the trait that the type of every parameter implements.

use crate::Layout;
use crate::kept::Kept;
use crate::lock::{AccessError, HeldLocks};
use crate::private::abi::Word;
use crate::private::messages::crosses_from_haskell;
use crate::private::metadata::{ArgAbi, Parameter, Scalar, Type};
use crate::private::nesting::check_nesting;

/// A call from Haskell that is in progress. Values that Haskell lends live as long as a borrow of this.
pub struct Call {
    /// The objects that it uses.
    pub(crate) locks: HeldLocks,
    /// What it has read of Haskell's memory and lends.
    kept: Kept,
}

impl Call {
    /// # Safety
    /// Made by a shim, on its stack, for the length of its call.
    pub(crate) unsafe fn begin() -> Self {
        Call {
            locks: HeldLocks::default(),
            kept: Kept::default(),
        }
    }

    /// Keeps values until the call is over, and lends them.
    pub fn keep<'call, T: 'call>(&'call self, values: Vec<T>) -> &'call [T] {
        // SAFETY: `release` ends all loans, whose lifetime is that of the borrow of the call.
        unsafe { self.kept.keep(values) }
    }

    /// Drops what the call has kept, which may panic.
    ///
    /// # Safety
    /// Nothing that the call has lent is used afterwards.
    #[inline]
    pub(crate) unsafe fn release(&self) {
        // SAFETY: the caller's.
        unsafe { self.kept.release() }
    }
}

crosses_from_haskell! {
    /// A type that an export may take.
    ///
    /// By value, in every position:
    ///
    /// - numbers, also of 128 bits and [`NonZero`](std::num::NonZero); `bool`, `char`, `()`, [`Ordering`](std::cmp::Ordering);
    /// - structs and enums that derive [`Data`](derive@crate::Data), and enums that derive [`Enum`](derive@crate::Enum);
    /// - `String`, `&str` and `Cow<str>` (`&str` is not copied for an `unsafe` import if Haskell's `Text` is UTF-8);
    /// - `&[T]` (not copied, if `T` is a number), `Vec<T>`, `[T; N]` and `VecDeque<T>`;
    /// - maps and sets of the standard library;
    /// - `Duration`, `SystemTime`, paths, `OsString` and addresses of the Internet, as types of Haskell's libraries, and structs that
    ///   derive [`Via`](derive@crate::Via);
    /// - tuples of two to eight members, `Option<T>` and `Result<T, E>`;
    /// - `Box<T>` and `Arc<T>`, which Rust makes of the value.
    ///
    /// Besides: `&mut T` of a number, `bool` or `char`, and `&mut [T]` of numbers (a copy, which Haskell receives as a result);
    /// `&T` of a type that derives [`Opaque`](crate::Opaque); closures, [`Fun`](crate::Fun); `&dyn T` and `Box<dyn T>` of a trait that Haskell implements; arrays of Haskell's heap,
    /// [`array`](mod@crate::array); and the token [`Hs`](crate::Hs), which is not a parameter in Haskell.
    ///
    /// # Safety
    /// `TYPE` and `LAYOUT` describe what the generated Haskell writes, and `from_slot` reads exactly that.
    pub unsafe trait FromHaskell {
        /// The C argument by which it is passed.
        type Word: Word;
        /// The type itself, bound to the call; what an object borrows from its parent is bound to `'kept`, of which nothing is
        /// known but that it is longer.
        type At<'call, 'kept>
        where
            'kept: 'call;
        /// The type in the metadata.
        const TYPE: Type;
        /// How it lies in a slot.
        const LAYOUT: Layout;
        /// How a parameter of the type is passed that the shim takes as one [`Word`](Self::Word).
        const ABI: ArgAbi;
        /// Whether `'kept` means nothing to it.
        const FREE: bool = true;
        /// Whether it is an array of Haskell's, or holds one, which has to be a parameter of its own.
        const ALONE: bool = false;
        /// Whether it is borrowed from the call, or holds what is.
        const LENT: bool = false;
        /// Whether Rust checks or converts what Haskell passes, even if it is a number.
        const CHECKED: bool = false;

        /// Tells of the call before any argument is read.
        ///
        /// # Safety
        /// As [`from_word`](Self::from_word).
        #[doc(hidden)]
        #[inline]
        unsafe fn announce(_: Self::Word) {}

        /// Claims the object that reading the argument will take the value out of. Until then, nothing has happened to it.
        ///
        /// # Errors
        /// When the object cannot be taken.
        ///
        /// # Safety
        /// As [`from_word`](Self::from_word).
        #[doc(hidden)]
        #[inline]
        unsafe fn reserve(_: Self::Word, _: &Call) -> Result<(), DecodeError> {
            Ok(())
        }

        /// The same for a value in a slot.
        ///
        /// # Errors
        /// As [`reserve`](Self::reserve).
        ///
        /// # Safety
        /// As [`from_slot`](Self::from_slot).
        #[doc(hidden)]
        #[inline]
        unsafe fn reserve_slot(_: *const u8, _: &Call) -> Result<(), DecodeError> {
            Ok(())
        }

        /// Reads the argument.
        ///
        /// # Errors
        /// When the bits are not a value of the type.
        ///
        /// # Safety
        /// `word` is what the generated Haskell passes for `TYPE`, and what it points to stays as it is for `'call`.
        unsafe fn from_word<'call, 'kept: 'call>(
            word: Self::Word,
            call: &'call Call,
        ) -> Result<Self::At<'call, 'kept>, DecodeError>;

        /// Reads the value at `slot`.
        ///
        /// # Errors
        /// When the bits are not a value of the type.
        ///
        /// # Safety
        /// `slot` holds what the generated Haskell writes for `TYPE`, aligned, and what it points to stays for `'call`.
        unsafe fn from_slot<'call, 'kept: 'call>(
            slot: *const u8,
            call: &'call Call,
        ) -> Result<Self::At<'call, 'kept>, DecodeError>;
    }
}

/// The metadata of a parameter of type `T`.
///
/// # Panics
/// At compile time, if the metadata does not match the C type of the parameter.
pub const fn parameter<T: FromHaskell>(name: &'static str, abi: ArgAbi) -> Parameter {
    // The generator declares the shim by its metadata: in Haskell, and in a C header that is all a C compiler knows of it.
    assert!(
        match abi {
            ArgAbi::Word => is_same(T::TYPE.word(), T::Word::NUMBER),
            ArgAbi::Slot => T::Word::NUMBER.is_none(),
            ArgAbi::InOut | ArgAbi::Slice => true,
            ArgAbi::ArraySlice => matches!(T::TYPE, Type::Text),
        },
        "the metadata of a parameter does not match its C type"
    );
    check_nesting(&T::TYPE);
    Parameter {
        name,
        ty: T::TYPE,
        abi,
        slot: T::LAYOUT.size,
    }
}

const fn is_same(told: Option<Scalar>, taken: Option<Scalar>) -> bool {
    match (told, taken) {
        (Some(told), Some(taken)) => told as u8 == taken as u8,
        (None, None) => true,
        _ => false,
    }
}

/// A type that is passed as pointer and length when the signature spells it as a slice, a `&str` or an array.
///
/// # Safety
/// As [`FromHaskell`].
#[diagnostic::on_unimplemented(
    message = "[HS0018] `{Self}` cannot be passed from Haskell: the languages have no common layout for it",
    label = "unsupported parameter type",
    note = "take a slice of what crosses by value: numbers, text, or values of a type that derives `hsffi::Data`",
    note = "for details, run `cargo hsffi explain HS0018`"
)]
pub unsafe trait FromSlice: FromHaskell {
    /// Reads the argument.
    ///
    /// # Errors
    /// When the memory is not a value of the type.
    ///
    /// # Safety
    /// `len` elements lie at `ptr`, unchanged for `'call`; `ptr` may be null when `len` is 0.
    unsafe fn from_parts<'call>(
        ptr: *const u8,
        len: usize,
        call: &'call Call,
    ) -> Result<Self::At<'call, 'call>, DecodeError>;
}

/// Why an argument is not a value of its type. The generated Haskell throws it as `InvalidArgument`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// A surrogate code point, or a number beyond Unicode.
    Char(u32),
    /// Text that is not UTF-8 from this byte on.
    Utf8(usize),
    /// An index beyond an enum's variants.
    Variant(u32),
    /// A vector whose elements are not aligned.
    Alignment(usize),
    /// A null pointer to an object.
    Null,
    /// A zero for a number that is not zero.
    Zero,
    /// A list of another length than that of an array: the array's, and the list's.
    Length(usize, usize),
    /// Values within values, so deep that the stack has no room for them.
    Nested,
    /// The tag of a value that has not been written by the generated code: a type's name, and the tag.
    Tag(&'static str, u32),
    /// Why a value has no counterpart of its type.
    Conversion(Box<str>),
    /// An object of the type with this id that cannot be used.
    Access(&'static str, AccessError),
}

impl std::fmt::Display for DecodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            DecodeError::Char(code) => write!(
                f,
                "U+{code:04X} is not a Unicode scalar value: a Rust char cannot be a surrogate"
            ),
            DecodeError::Utf8(at) => write!(f, "the text is not valid UTF-8 at byte {at}"),
            DecodeError::Variant(index) => {
                write!(f, "the type has no constructor with the index {index}")
            }
            DecodeError::Alignment(align) => {
                write!(
                    f,
                    "the elements of the vector are not aligned to {align} bytes"
                )
            }
            DecodeError::Null => f.write_str("the object is a null pointer"),
            DecodeError::Zero => f.write_str("the number is 0"),
            DecodeError::Length(expected, found) => {
                write!(f, "a list of {found} items instead of {expected}")
            }
            DecodeError::Nested => f.write_str("the value is nested too deeply for the stack"),
            DecodeError::Tag(name, tag) => {
                write!(f, "{name} has no constructor with the index {tag}")
            }
            DecodeError::Conversion(why) => f.write_str(why),
            DecodeError::Access(id, barred) => {
                let name = id.rsplit("::").next().unwrap_or(id);
                match barred {
                    AccessError::Closed => write!(f, "the {name} has been closed"),
                    AccessError::InUse => {
                        write!(f, "the {name} is in use by another call")
                    }
                    AccessError::Taken(_) => write!(f, "the {name} is in use"),
                    AccessError::Poisoned => {
                        write!(
                            f,
                            "the {name} is poisoned: Rust panicked while a call modified it"
                        )
                    }
                    AccessError::Lent => write!(
                        f,
                        "the {name} is borrowed by an object that is still open: close that one first"
                    ),
                    AccessError::Elsewhere => {
                        write!(f, "the {name} is bound to the thread that created it")
                    }
                }
            }
        }
    }
}

impl std::error::Error for DecodeError {}
