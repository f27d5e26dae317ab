//! Generates the Haskell package of a Rust library that uses hsffi.
//!
//! `cargo hsffi` is the command-line interface of this crate. A `build.rs` whose build-dependencies include the annotated crate
//! can call this crate directly: its executable contains the metadata.
//!
//! ```no_run
//! # fn main() -> Result<(), hsffi_stubs::Error> {
//! use hsffi_stubs::description::Description;
//! use hsffi_stubs::{Form, Link, Overwrite, generate};
//!
//! let description = Description::of_this_program()?;
//! let link = Link {
//!     library: "mail".to_owned(),
//!     native: Vec::new(),
//!     form: Form::Archive,
//! };
//! generate(&description, &link)?.write("haskell", Overwrite::Refuse)?;
//! # Ok(())
//! # }
//! ```

pub mod description;
mod error;
mod generate;
pub mod haskell;
mod isolate;
mod library;
mod package;

pub use error::Error;
pub use generate::{Form, Link, NameError, NameErrors, generate};
pub use isolate::Isolated;
pub use package::{Difference, File, Library, Overwrite, Package, State, Written};
