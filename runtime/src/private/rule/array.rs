//! Arrays of Haskell's heap.

use crate::array::{self, Access, Read};
use crate::private::import::{Safe, Unsafe};
use crate::private::rules::rules;

rules! {
    /// An array that lies where it lies for as long as a call through the import `I`.
    ///
    /// # Safety
    /// Under `I`, the collector does not move the array, or what it points to, before the call returns.
    #[diagnostic::on_unimplemented(
        message = "[HS0044] `{Self}` cannot be passed to a `safe` export: the garbage collector may move the array during the call",
        label = "this array may move",
        note = "write `#[hsffi::export(unsafe, reason = \"…\")]`; or take bytes that do not move: `&[u8]`, `PinnedByteArray<'_>` or `PinnedMutableByteArray<'_, Write>`",
        note = "for details, run `cargo hsffi explain HS0044`"
    )]
    unsafe LiesStillUnder<I> and BearsItsAccess required by LentArray;
}

// SAFETY: GHC does not collect during an `unsafe` call.
#[diagnostic::do_not_recommend]
unsafe impl<T> LiesStillUnder<Unsafe> for T {}

// SAFETY: GHC does not move what is pinned, and the generated Haskell passes nothing else for these.
#[diagnostic::do_not_recommend]
unsafe impl<A: Access> LiesStillUnder<Safe> for array::PinnedByteArray<'_, A> {}

// SAFETY: as above.
#[diagnostic::do_not_recommend]
unsafe impl<A: Access> LiesStillUnder<Safe> for array::PinnedMutableByteArray<'_, A> {}

/// An array to which Rust does what its type says.
///
/// # Safety
/// GHC bears that Rust does so.
#[diagnostic::on_unimplemented(
    message = "[HS0045] `{Self}` cannot be passed from Haskell: Rust may write to mutable byte arrays only",
    label = "array with the access `Write`",
    note = "take the array with `Read`, or take `MutableByteArray<'_, Write>`: GHC assumes that a `ByteArray` does not change, and must record every write to an array of objects",
    note = "for details, run `cargo hsffi explain HS0045`"
)]
pub unsafe trait BearsItsAccess {}

// SAFETY: the collector does not look into an array of bytes, and Haskell expects a mutable one to change.
#[diagnostic::do_not_recommend]
unsafe impl<A: Access> BearsItsAccess for array::MutableByteArray<'_, A> {}

// SAFETY: as above.
#[diagnostic::do_not_recommend]
unsafe impl<A: Access> BearsItsAccess for array::PinnedMutableByteArray<'_, A> {}

macro_rules! bear_reads {
    ($($name:ident)*) => {$(
        // SAFETY: nothing is written.
        #[diagnostic::do_not_recommend]
        unsafe impl BearsItsAccess for array::$name<'_, Read> {}
    )*};
}

bear_reads! {
    ByteArray ShortByteString PinnedByteArray Array MutableArray SmallArray SmallMutableArray ArrayArray MutableArrayArray
}
