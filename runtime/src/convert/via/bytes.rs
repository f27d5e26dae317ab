//! The crate `bytes`: a `ByteString`.

use bytes::Bytes;

use super::{Converted, crosses_via};
use crate::from_haskell::DecodeError;
use crate::private::metadata::Type;

// SAFETY: as the type says that crosses.
unsafe impl Converted for Bytes {
    type As = Vec<u8>;
    const TYPE: Type = Type::Bytes;

    fn from_as(bytes: Vec<u8>) -> Result<Self, DecodeError> {
        Ok(bytes.into())
    }

    fn into_as(self) -> Vec<u8> {
        self.into()
    }

    fn held(&self) -> usize {
        self.len()
    }
}

crosses_via! { Bytes }
