//! Calls that Haskell can stop: the flags that Rust checks, and the error that it returns then.
//!
//! The generated Haskell makes such a call on a thread of its own, while the thread that asked for it waits for
//! asynchronous exceptions. When one arrives, it sets a flag, and interrupts an `interruptible` call by a signal, again and
//! again until the call returns; then it rethrows the exception. A signal between the check of the flag and the wait is
//! therefore not the last one.
//!
//! The signal is `SIGURG`, which hsffi sends only to a thread that waits. GHC's own for `interruptible` imports is
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
