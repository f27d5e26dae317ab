//! Rust crates as Haskell packages.
//!
//! Annotate functions and types; `cargo hsffi build` writes a Haskell package that offers them as a Haskeller would have
//! written them, without a `Ptr` in any type. Code that one of the two runtimes forbids (freeing with the wrong allocator,
//! calling back through an `unsafe` import, storing a closure beyond its call, and so on) does not compile. Each such error
//! has a number, and `cargo hsffi explain` lists them.
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
//!     /// Increments the counter, and returns its previous value.
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
//! The hidden module `__private` is for the code that the macros generate. Do not use it: it may change in any version.
//!
//! # Map of the source
//!
//! From the top, each layer using those below it:
//!
//! | where | purpose |
//! |---|---|
//! | `private/rule`, `private/position`, `private/counterparts` | the checks of each signature that rustc makes, and their messages |
//! | `closure`, `hs_future`, `items`, `events`, `message`, `owned`, `stop`, `array`, `token`, `release_all`, `attach`, `exception` | the types that users name |
//! | `rts` | Haskell's runtime, started by a Rust program |
//! | `object` | values behind handles: how they are stored, borrowed, closed and released |
//! | `private/call` | the entry of every shim |
//! | `convert`, `from_haskell`, `into_haskell`, `kept`, `private/return_abi` | how values cross, both ways |
//! | `future`, `waker` | results that Haskell waits for without a thread, and how it is woken |
//! | `lock` | who may use an object now |
//! | `private/accounting`, `private/failure`, `private/abi` | memory that Haskell holds, failures, the C types |
//! | `process` | threads, `fork`, the stack, the end of the program |

// The macros name this crate as its users do.
#[cfg(all(test, feature = "macros"))]
extern crate self as hsffi;

mod closure;
mod convert;
mod events;
mod exception;
mod from_haskell;
mod future;
mod hs_future;
mod into_haskell;
mod items;
mod kept;
mod lock;
mod message;
mod object;
mod owned;
mod process;
mod release_all;
mod token;
mod waker;

pub mod array;
mod attach;
#[cfg(all(test, feature = "macros"))]
mod derived_tests;
#[cfg(feature = "rts")]
pub mod rts;
pub mod stop;

#[doc(hidden)]
#[path = "private/mod.rs"]
pub mod __private;
use __private as private;

pub use attach::{AttachError, Handle};
pub use closure::{Fun, OwnedFun};
pub use convert::boxed_vector::BoxedVector;
#[cfg(unix)]
pub use convert::via::OsPath;
pub use convert::via::Via;
pub use events::{EventSender, Events, Overflow, SendError, events};
pub use exception::HsException;
pub use from_haskell::FromHaskell;
pub use future::{Async, Executor, Task, Threads};
pub use hs_future::HsFuture;
pub use into_haskell::{ErrorIntoHaskell, IntoHaskell};
pub use items::Items;
pub use message::Message;
pub use object::Opaque;
pub use owned::{C, Haskell, Heap, Owned, OwnedByC, OwnedByHaskell, OwnedByRust, Release, Rust};
pub use release_all::{HaskellHandle, release_all};
#[cfg(feature = "rts")]
pub use rts::Runtime;
#[cfg(unix)]
pub use stop::Awaited;
pub use stop::{Cancel, Interrupt, Interrupted};
pub use token::Hs;
pub use waker::MVarWaker;

#[cfg(feature = "macros")]
pub use hsffi_macros::{
    Data, Enum, Error, Opaque, Via, destructor, export, import, module, release, submodule,
};

use private::layout::Layout;
