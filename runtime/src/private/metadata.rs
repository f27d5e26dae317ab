//! The metadata, by the name that the macros have for it.
//!
//! A hidden module, and not the crate itself: rustc shortens a name such as `Option` in its messages unless it knows two of
//! that name, and the metadata has one, too.

pub use hsffi_metadata::*;
