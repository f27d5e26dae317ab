//! Writes the Haskell package of a library that was built with hsffi.

pub mod decode;
pub mod description;
mod error;
mod generate;
mod library;
mod package;

pub use error::Error;
pub use generate::{Link, NameError, generate};
pub use package::{Difference, File, Library, Overwrite, Package, State, Written};
