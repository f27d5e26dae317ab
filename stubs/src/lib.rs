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
//!     ..Link::default()
//! };
//! generate(&description, &link)?.write("haskell", Overwrite::Refuse)?;
//! # Ok(())
//! # }
//! ```
//!
//! # Map of the source
//!
//! In the order in which a package is made:
//!
//! | module | purpose |
//! |---|---|
//! | `library` | reads the records in the link sections of a library |
//! | [`description`] | everything that a library exports, as one value |
//! | `generate::names` | the Haskell name of each item, and clashes |
//! | `generate::outline` | the order of declarations, and sections |
//! | `generate::wrapper`, `argument`, `marshal` | the functions of the public module |
//! | `generate::declaration`, `constant` | its types and constants |
//! | `generate::foreign` | the module of imports |
//! | `generate::submodules` | packages of several public modules |
//! | `generate::haddock` | documentation, from Markdown to Haddock |
//! | `generate::cabal`, `cbits`, `header` | the package's other files |
//! | `api` | what the package offers, to be compared with that of another version |
//! | `fields` | what the author of the package says of it |
//! | `companion` | the hand-written modules of the package |
//! | [`haskell`] | Haskell modules as a typed tree, and its printer |
//! | `isolate` | from the static library to one object file that exports only hsffi's symbols |
//! | `runtime` | the source of the Haskell runtime |
//! | `package` | writes all files or none, and compares them with those on disk |

mod api;
mod companion;
pub mod description;
mod error;
mod fields;
mod generate;
pub mod haskell;
mod isolate;
mod library;
mod package;
mod runtime;

pub use api::{API_FILE, Api, Bump, Change};
pub use companion::{Companion, CompanionError, CompanionErrors, Companions};
pub use error::Error;
pub use fields::{Document, PackageFields, is_module_name, is_package_name, is_version_range};
pub use generate::{
    Form, Link, NameError, NameErrors, Packed, Sources, api, generate, generate_with,
    mentioned_type, proposed_names,
};
pub use isolate::{DebugInfo, Isolated, crates_of_library, machine};
pub use package::{Difference, File, Library, Overwrite, Package, State, Written};
pub use runtime::{RUNTIME_VERSION, fits_runtime, foreign_runtime, runtime, runtime_dependencies};
