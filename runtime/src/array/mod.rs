//! Arrays of GHC's heap, borrowed for a call without a copy.
//!
//! | | Haskell type | may move | Rust may |
//! |---|---|---|---|
//! | [`ByteArray`] | `ByteArray` | yes | read |
//! | [`ShortByteString`] | `ShortByteString` | yes | read |
//! | [`MutableByteArray`] | `MutableByteArray RealWorld` | yes | read and write |
//! | [`PinnedByteArray`] | `ByteArray` | no | read |
//! | [`PinnedMutableByteArray`] | `MutableByteArray RealWorld` | no | read and write |
//! | [`Array`], [`SmallArray`], [`ArrayArray`] | the type of the same name, with any elements | yes | count and compare elements |
//! | [`MutableArray`], [`SmallMutableArray`], [`MutableArrayArray`] | the type of the same name, with any elements | yes | count and compare elements |
//!
//! An array that may move requires an `unsafe` import (HS0044): the collector does not run until such a call
//! returns. The type says how Rust uses the array: [`Read`], the default, or [`Write`], for mutable byte arrays only
//! (HS0045).
//!
//! ```
//! # hsffi::module!("Data.Bits.Flipped");
//! use hsffi::array::{ByteArray, MutableByteArray, Write};
//!
//! /// The number of bits that are set.
//! #[hsffi::export(unsafe, reason = "the arrays are small")]
//! pub fn ones(bits: ByteArray<'_>) -> u32 {
//!     bits.iter().map(|byte| byte.count_ones()).sum()
//! }
//!
//! /// Inverts each bit.
//! #[hsffi::export(unsafe, reason = "the arrays are small")]
//! pub fn flip(bits: MutableByteArray<'_, Write>) {
//!     for index in 0..bits.len() {
//!         bits.set(index, !bits.get::<u8>(index).unwrap_or_default());
//!     }
//! }
//! # fn main() {}
//! ```
//!
//! Rust cannot write to an array with the access [`Read`] (HS0045).
//!
//! The source is the table “Restrictions on unlifted boxed arguments passed to foreign C calls” of GHC's User's Guide,
//! section “Unlifted FFI Types”. Its sound cells are the exports that compile.

mod boxed;
mod bytes;
mod mutable;

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::Layout;
use crate::from_haskell::{Call, DecodeError, FromHaskell, FromSlice};
use crate::private::abi::Lent;
use crate::private::metadata::{self, ArgAbi, Type};

pub use boxed::{Address, Objects};
pub use bytes::Bytes;
pub use mutable::Cells;

/// The access of an array that Rust reads.
#[derive(Debug)]
pub enum Read {}

/// The access of an array that Rust reads and writes.
#[derive(Debug)]
pub enum Write {}

/// How Rust uses an array: [`Read`] or [`Write`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an access to an array",
    label = "neither `Read` nor `Write`",
    note = "write `hsffi::array::Read` or `hsffi::array::Write`; the default is `Read`"
)]
pub trait Access: 'static {}

impl Access for Read {}
impl Access for Write {}

/// The access by which Rust may write to an array: [`Write`].
#[diagnostic::on_unimplemented(
    message = "[HS0045] Rust may not write to this array: its access is `{Self}`",
    label = "the access is `{Self}`",
    note = "take `MutableByteArray<'_, Write>`",
    note = "for details, run `cargo hsffi explain HS0045`"
)]
pub trait Writes: Access {}

#[diagnostic::do_not_recommend]
impl Writes for Write {}

/// Where an array's elements lie, for as long as the collector leaves them there.
#[derive(Clone, Copy)]
struct Payload<'call> {
    /// Aligned to a word.
    start: *const u8,
    /// Bytes or elements, as the array counts.
    len: usize,
    call: PhantomData<&'call Call>,
}

// SAFETY: the memory stays for `'call` whoever looks at it, and nobody writes to it but by atomic operations.
unsafe impl Send for Payload<'_> {}
// SAFETY: as above.
unsafe impl Sync for Payload<'_> {}

/// The length of an array that Haskell's threads may shrink: at most that of its header, which is the word before the payload
/// (GHC's `rts/storage/Closures.h`). What Haskell told may be of before a collection, in which the rest went to others. During an
/// `unsafe` call there is none.
///
/// # Safety
/// `start` is the payload of such an array.
unsafe fn measured(start: *const u8, len: usize) -> usize {
    // SAFETY: the caller's; the word is aligned, and GHC writes it at once.
    let header = unsafe { AtomicUsize::from_ptr(start.cast_mut().cast::<usize>().sub(1)) };
    len.min(header.load(Ordering::Relaxed))
}

macro_rules! arrays {
    ($($(#[$doc:meta])* $name:ident($held:ty) $($measured:ident)?;)*) => {$(
        $(#[$doc])*
        pub struct $name<'call, A: Access = Read> {
            held: $held,
            access: PhantomData<A>,
        }

        impl<'call, A: Access> Deref for $name<'call, A> {
            type Target = $held;

            #[inline]
            fn deref(&self) -> &$held {
                &self.held
            }
        }

        impl<A: Access> Clone for $name<'_, A> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<A: Access> Copy for $name<'_, A> {}

        impl<A: Access> fmt::Debug for $name<'_, A> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).field("len", &self.held.len()).finish_non_exhaustive()
            }
        }

        // SAFETY: reads a `Lent`. Haskell never writes one, since HS0046 lets no array lie in a slot.
        #[diagnostic::do_not_recommend]
        unsafe impl<A: Access> FromHaskell for $name<'_, A> {
            type Word = *const u8;
            type At<'call, 'kept> = $name<'call, A> where 'kept: 'call;
            const TYPE: Type = Type::Array(metadata::Array::$name);
            const LAYOUT: Layout = Layout::of::<Lent>();
            const ABI: ArgAbi = ArgAbi::Slot;
            const ALONE: bool = true;
            const LENT: bool = true;

            unsafe fn from_word<'call, 'kept: 'call>(
                word: *const u8,
                call: &'call Call,
            ) -> Result<$name<'call, A>, DecodeError> {
                // SAFETY: the caller's: the word points to a slot.
                unsafe { Self::from_slot(word, call) }
            }

            unsafe fn from_slot<'call, 'kept: 'call>(
                slot: *const u8,
                call: &'call Call,
            ) -> Result<$name<'call, A>, DecodeError> {
                // SAFETY: the caller's, for this layout.
                unsafe {
                    let Lent { ptr, len } = slot.cast::<Lent>().read();
                    Self::from_parts(ptr, len, call)
                }
            }
        }

        // SAFETY: takes the payload of the array and its length, which is what Haskell passes.
        #[diagnostic::do_not_recommend]
        unsafe impl<A: Access> FromSlice for $name<'_, A> {
            #[inline]
            unsafe fn from_parts<'call>(
                start: *const u8,
                len: usize,
                _: &'call Call,
            ) -> Result<$name<'call, A>, DecodeError> {
                $(
                    // SAFETY: the caller's.
                    let len = unsafe { $measured(start, len) };
                )?
                let payload = Payload { start, len, call: PhantomData };
                Ok($name {
                    // SAFETY: of such an array.
                    held: unsafe { <$held>::new(payload) },
                    access: PhantomData,
                })
            }
        }
    )*};
}

arrays! {
    /// A `ByteArray#`, pinned or unpinned.
    ByteArray(Bytes<'call>);
    /// The byte array of a `ShortByteString`.
    ShortByteString(Bytes<'call>);
    /// A `MutableByteArray#`, pinned or unpinned.
    ///
    /// Other Haskell threads may modify the array during the call, and another argument may be the same array. Therefore Rust
    /// reads and writes each byte by a relaxed atomic operation: a number that another thread modifies may be read as a mix of
    /// old and new bytes.
    MutableByteArray(Cells<'call, A>) measured;
    /// A `ByteArray#` that does not move during the call.
    ///
    /// For a `safe` import, Haskell passes a pinned copy of an unpinned array. GHC pins arrays of about 3 KiB and more by
    /// itself.
    PinnedByteArray(Bytes<'call>);
    /// A `MutableByteArray#` that does not move during the call; otherwise as [`MutableByteArray`].
    ///
    /// For a `safe` import, Haskell throws `InvalidArgument` if the array is unpinned: writes to a copy would be
    /// lost.
    PinnedMutableByteArray(Cells<'call, A>);
    /// An `Array#`. Rust cannot read its elements.
    Array(Objects<'call>);
    /// A `MutableArray#`; otherwise as [`Array`].
    MutableArray(Objects<'call>);
    /// A `SmallArray#`; otherwise as [`Array`].
    SmallArray(Objects<'call>);
    /// A `SmallMutableArray#`; otherwise as [`Array`].
    SmallMutableArray(Objects<'call>) measured;
    /// An `ArrayArray#`, whose elements are arrays; otherwise as [`Array`].
    ArrayArray(Objects<'call>);
    /// A `MutableArrayArray#`; otherwise as [`ArrayArray`].
    MutableArrayArray(Objects<'call>);
}
