//! Arrays of Haskell objects. Rust cannot read an element: it may be a thunk, which Rust cannot evaluate, and is an address that
//! the collector changes after the call.

use std::fmt;
use std::marker::PhantomData;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::Payload;
use crate::from_haskell::Call;

/// The address of an array's element during the call. It can only be compared with others.
///
/// Equal addresses are of one object. Different addresses may be of equal values, and even of the same value, as with
/// Haskell's `reallyUnsafePtrEquality#`.
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

/// The part of an array of objects that Rust can use.
#[derive(Clone, Copy)]
pub struct Objects<'call>(Payload<'call>);

impl<'call> Objects<'call> {
    /// # Safety
    /// The payload's length counts pointers.
    pub(super) unsafe fn new(payload: Payload<'call>) -> Self {
        Self(payload)
    }

    /// The number of elements, as it was before the call.
    pub fn len(self) -> usize {
        self.0.len
    }

    /// Whether the array is empty.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The address of the element at an index, or `None` beyond the end.
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
