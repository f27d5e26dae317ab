//! Arrays of bytes that nobody changes.

use std::ops::Deref;
use std::slice;

use super::{Access, ByteArray, Payload, PinnedByteArray, ShortByteString};
use crate::sequence::Element;

impl<'call> Payload<'call> {
    /// # Safety
    /// `len` counts bytes, and nobody writes to them during the call.
    unsafe fn bytes(self) -> &'call [u8] {
        // SAFETY: the payload is there for `'call`, and the caller's.
        unsafe { slice::from_raw_parts(self.start, self.len) }
    }
}

macro_rules! immutable {
    ($($name:ident)*) => {$(
        impl<'call, A: Access> $name<'call, A> {
            /// The bytes, for as long as the call.
            #[inline]
            pub fn bytes(self) -> &'call [u8] {
                // SAFETY: Haskell changes no `ByteArray#`, and HS0045 lets no export of Rust's.
                unsafe { self.payload.bytes() }
            }

            /// The bytes as numbers in the machine's byte order, unless some bytes are left over.
            #[inline]
            pub fn numbers<T: Element>(self) -> Option<&'call [T]> {
                let bytes = self.bytes();
                if !bytes.len().is_multiple_of(size_of::<T>()) {
                    return None;
                }
                // SAFETY: the payload is aligned to a word, and every bit pattern is a number.
                Some(unsafe { slice::from_raw_parts(bytes.as_ptr().cast(), bytes.len() / size_of::<T>()) })
            }
        }

        impl<A: Access> Deref for $name<'_, A> {
            type Target = [u8];

            #[inline]
            fn deref(&self) -> &[u8] {
                self.bytes()
            }
        }
    )*};
}

immutable!(ByteArray ShortByteString PinnedByteArray);
