//! The schema: every field of the metadata, declared once. How a declaration reads, `expand` documents.

mod records;
mod types;

pub use records::*;
pub use types::*;

/// The records as the decoder returns them.
#[cfg(feature = "decode")]
pub mod owned {
    pub use super::records::owned::*;
    pub use super::types::owned::*;
}
