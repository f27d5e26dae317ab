//! Immutable arrays of bytes.

use std::fmt;
use std::ops::Deref;
use std::slice;

use super::Payload;
use crate::convert::sequence::Element;

/// An immutable array, which dereferences to its bytes.
#[derive(Clone, Copy)]
pub struct Bytes<'call>(Payload<'call>);

impl<'call> Bytes<'call> {
    /// # Safety
    /// The payload's length counts bytes, and nobody writes to them during the call: Haskell changes no `ByteArray#`, and
    /// HS0045 lets no export of Rust's.
    pub(super) unsafe fn new(payload: Payload<'call>) -> Self {
        Self(payload)
    }

    /// The bytes, borrowed for the call.
    #[inline]
    pub fn bytes(self) -> &'call [u8] {
        // SAFETY: the payload is there for `'call`, and as `new` asks.
        unsafe { slice::from_raw_parts(self.0.start, self.0.len) }
    }

    /// The bytes as numbers in native byte order, or `None` if the length is not a multiple of the size of a number.
    #[inline]
    pub fn numbers<T: Element>(self) -> Option<&'call [T]> {
        let bytes = self.bytes();
        if bytes.len() % size_of::<T>() != 0 {
            return None;
        }
        // SAFETY: the payload is aligned to a word, and every bit pattern is a number.
        Some(unsafe { slice::from_raw_parts(bytes.as_ptr().cast(), bytes.len() / size_of::<T>()) })
    }
}

impl Deref for Bytes<'_> {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        self.bytes()
    }
}

impl fmt::Debug for Bytes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bytes")
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}
