//! Rust crates as Haskell packages.
//!
//! Annotate functions and types; `cargo hsffi build` writes a Haskell package that offers them as a Haskeller would have
//! written them, with no `Ptr` in sight. What the two runtimes forbid (freeing with the wrong allocator, calling back
//! through an `unsafe` import, keeping a closure after its call, and so on) does not compile; each refusal has a number
//! that `cargo hsffi explain` knows.
//!
//! ```
//! hsffi::module!("Data.Counter");
//!
//! use hsffi::OwnedByRust;
//! use std::sync::atomic::{AtomicU64, Ordering};
//!
//! /// Counts.
//! #[derive(hsffi::Opaque)]
//! pub struct Counter(AtomicU64);
//!
//! #[hsffi::export]
//! impl Counter {
//!     /// A counter that starts at `value`.
//!     pub fn new(value: u64) -> OwnedByRust<Counter> {
//!         OwnedByRust::new(Counter(value.into()))
//!     }
//!
//!     /// Counts one more, and answers the number before.
//!     #[hsffi(unsafe, reason = "one atomic instruction")]
//!     pub fn next(&self) -> u64 {
//!         self.0.fetch_add(1, Ordering::Relaxed)
//!     }
//! }
//! # fn main() {}
//! ```
//!
//! gives `newCounter :: Word64 -> IO Counter` and `counterNext :: Counter -> IO Word64`.
//!
//! The modules that are hidden from this documentation are what the macros' code and the generator use. They are not
//! meant to be written by hand, and change without notice.

mod argument;
mod changed;
mod clock;
mod closure;
mod drop_thread;
#[doc(hidden)]
pub mod ending;
mod extent;
mod fork;
mod haskell;
mod items;
mod layout;
mod optional;
mod outcome;
mod output;
mod pure;
mod scalar;
mod sequence;
mod stack;
mod tuple;

pub mod array;

#[doc(hidden)]
pub mod abi;
#[doc(hidden)]
pub mod attach;
#[doc(hidden)]
pub mod call;
#[doc(hidden)]
pub mod constant;
#[doc(hidden)]
pub mod crossing;
#[doc(hidden)]
pub mod exception;
#[doc(hidden)]
pub mod held;
#[doc(hidden)]
pub mod import;
#[doc(hidden)]
pub mod instead;
#[doc(hidden)]
pub mod library;
#[doc(hidden)]
pub mod metadata;
#[doc(hidden)]
pub mod module;
#[doc(hidden)]
pub mod object;
#[doc(hidden)]
pub mod owned;
#[doc(hidden)]
pub mod panic;
#[doc(hidden)]
pub mod returned;
#[doc(hidden)]
pub mod rule;
pub mod stop;
#[doc(hidden)]
pub mod watch;

pub use argument::FromHaskell;
pub use attach::{AttachError, Handle};
pub use closure::{Fun, OwnedFun};
pub use exception::HsException;
pub use haskell::Hs;
pub use items::Items;
pub use object::Opaque;
pub use outcome::{ErrorIntoHaskell, IntoHaskell};
pub use owned::{C, Haskell, Heap, Owned, OwnedByC, OwnedByHaskell, OwnedByRust, Release, Rust};

#[cfg(unix)]
pub use stop::Awaited;
pub use stop::{Cancel, Interrupt, Interrupted};

#[cfg(feature = "macros")]
pub use hsffi_macros::{Enum, Error, Opaque, destructor, export, module, release};

#[doc(hidden)]
pub use argument::{Call, FromSlice, Malformed, parameter};
#[doc(hidden)]
pub use haskell::Functions;
#[doc(hidden)]
pub use layout::Layout;
#[doc(hidden)]
pub use object::OneDestructorHS0002;
#[doc(hidden)]
pub use outcome::Outcome;
