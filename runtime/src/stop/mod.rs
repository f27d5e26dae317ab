//! Calls that Haskell can stop: what tells Rust that it should, and what it answers when it does.
//!
//! The generated Haskell makes such a call on a thread of its own, while the thread that asked for it waits for
//! asynchronous exceptions. When one arrives, it sets a flag, has the waiting of an `interruptible` call broken by a signal,
//! again and again until the call returns, and throws the exception on. A signal that comes between a look at the flag and
//! the wait is therefore not the last one.
//!
//! The signal is `SIGURG`, which hsffi sends itself, and to a thread that waits only. GHC's own for `interruptible` imports is
//! `SIGPIPE` (`interruptOSThread` in its `rts/posix/OSThreads.c`), which ends a program that has set the default action for it.

mod cancel;
mod flag;
mod interrupt;
mod interrupted;
mod passed;
#[cfg_attr(unix, path = "unix.rs")]
#[cfg_attr(not(unix), path = "other.rs")]
mod system;

pub use cancel::Cancel;
#[doc(hidden)]
pub use flag::Stop;
pub use interrupt::Interrupt;
pub use interrupted::Interrupted;
#[doc(hidden)]
pub use passed::is_given;
#[cfg(unix)]
pub use system::Awaited;
