//! Arrays of what only Haskell can look into: an element may be a thunk, which Rust cannot evaluate, and is an address that
//! the collector changes after the call.

use std::fmt;
use std::marker::PhantomData;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{
    Access, Array, ArrayArray, MutableArray, MutableArrayArray, Payload, SmallArray,
    SmallMutableArray,
};
use crate::argument::Call;

/// Where an element of an array lies during the call. It tells nothing but whether another lies there, too.
///
/// Equal addresses are of one object. Different ones may be of equal values, and even of one that is reached by different
/// ways, as with Haskell's `reallyUnsafePtrEquality#`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Address<'call> {
    untagged: usize,
    call: PhantomData<&'call Call>,
}

impl fmt::Debug for Address<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Address").finish_non_exhaustive()
    }
}

/// The bits of a pointer in which GHC notes what it knows of the object.
const TAG: usize = 7;

impl<'call> Payload<'call> {
    /// # Safety
    /// `len` counts pointers.
    unsafe fn address(self, index: usize) -> Option<Address<'call>> {
        if index >= self.len {
            return None;
        }
        // Haskell's threads may write to a mutable array meanwhile.
        // SAFETY: the payload is there for `'call` and aligned, and has an element at the index.
        let element = unsafe { &*self.start.cast::<AtomicUsize>().add(index) };
        Some(Address {
            untagged: element.load(Ordering::Relaxed) & !TAG,
            call: PhantomData,
        })
    }
}

macro_rules! boxed {
    ($($name:ident)*) => {$(
        impl<'call, A: Access> $name<'call, A> {
            /// Where the element at an index lies; nothing beyond the end.
            #[inline]
            pub fn address(self, index: usize) -> Option<Address<'call>> {
                // SAFETY: it is an array of pointers.
                unsafe { self.payload.address(index) }
            }
        }
    )*};
}

boxed!(Array MutableArray SmallArray SmallMutableArray ArrayArray MutableArrayArray);
