//! Arrays of what only Haskell can look into: an element may be a thunk, which Rust cannot evaluate, and is an address that
//! the collector changes after the call.

use std::fmt;
use std::marker::PhantomData;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::Payload;
use crate::from_haskell::Call;

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

/// What an array of objects lets Rust see.
#[derive(Clone, Copy)]
pub struct Objects<'call>(Payload<'call>);

impl<'call> Objects<'call> {
    /// # Safety
    /// The payload's length counts pointers.
    pub(super) unsafe fn new(payload: Payload<'call>) -> Self {
        Self(payload)
    }

    /// How many elements it has, as Haskell told before the call.
    pub fn len(self) -> usize {
        self.0.len
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Where the element at an index lies; nothing beyond the end.
    #[inline]
    pub fn address(self, index: usize) -> Option<Address<'call>> {
        if index >= self.len() {
            return None;
        }
        // Haskell's threads may write to a mutable array meanwhile.
        // SAFETY: the payload is there for `'call` and aligned, and has an element at the index.
        let element = unsafe { &*self.0.start.cast::<AtomicUsize>().add(index) };
        Some(Address {
            untagged: element.load(Ordering::Relaxed) & !TAG,
            call: PhantomData,
        })
    }
}

impl fmt::Debug for Objects<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Objects")
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}
