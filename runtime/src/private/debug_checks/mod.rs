//! What exports are watched for in builds with debug assertions: that an `unsafe` one is soon over, that any leaves the
//! floating-point environment as it was, that C finalizers end, and that handles do not pile up. Other builds have none of this: the
//! types are empty there, and a call is a call.
//!
//! Reports go to standard error, once for each export, and at each doubling of a type's handles. Nothing in here panics, or changes
//! what a call does.

#[cfg(not(debug_assertions))]
mod disabled;
#[cfg(debug_assertions)]
mod enabled;
#[cfg(debug_assertions)]
mod finalizer;
#[cfg(debug_assertions)]
mod floating;
#[cfg(debug_assertions)]
mod handles;
#[cfg(all(debug_assertions, target_os = "linux"))]
mod limit;
#[cfg(debug_assertions)]
mod report;
#[cfg(debug_assertions)]
mod variable;

#[cfg(not(debug_assertions))]
pub use disabled::{Origin, Subject};
#[cfg(debug_assertions)]
pub use enabled::{Origin, Subject};

use std::ptr::NonNull;

#[cfg(debug_assertions)]
pub(crate) use self::handles::HANDLE_COUNTS;
use crate::Opaque;
use crate::private::import::Import;

/// Makes the call of an export that is imported as `I`.
#[inline]
pub fn with_checks<I: Import, R>(export: &'static Subject, call: impl FnOnce() -> R) -> R {
    Origin::of(export, I::STOPS_THE_COLLECTOR).watch(call)
}

/// Reads from the environment what is to be watched: once, when the Haskell program starts, since another thread may change
/// the environment later.
pub fn begin() {
    #[cfg(all(debug_assertions, target_os = "linux"))]
    limit::limit();
    #[cfg(debug_assertions)]
    finalizer::limit();
    #[cfg(debug_assertions)]
    handles::limit();
}

/// Haskell has another object of Rust's.
#[inline]
pub(crate) fn given<T: ?Sized + Opaque>() {
    #[cfg(debug_assertions)]
    handles::given::<T>();
}

/// Haskell has closed an object.
#[inline]
#[cfg_attr(
    not(debug_assertions),
    expect(unused_variables, reason = "nothing is watched")
)]
pub(crate) fn closed<T: ?Sized + Opaque>(handle: NonNull<u8>) {
    #[cfg(debug_assertions)]
    handles::closed::<T>(handle);
}

/// Haskell has an object no more.
#[inline]
#[cfg_attr(
    not(debug_assertions),
    expect(unused_variables, reason = "nothing is watched")
)]
pub fn released<T: ?Sized + Opaque>(handle: NonNull<u8>) {
    #[cfg(debug_assertions)]
    handles::released::<T>(handle);
}
