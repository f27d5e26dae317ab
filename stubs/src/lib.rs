//! Writes the Haskell package of a library that was built with hsffi.

pub mod description;
