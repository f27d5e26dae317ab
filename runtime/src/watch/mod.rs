//! What exports are watched for in builds with debug assertions: that an `unsafe` one is soon over, and that any leaves the
//! floating-point environment as it was. Other builds have none of this: [`Watched`] is empty there, and [`watched`] a call.
//!
//! What is told goes to standard error, once for each export. Nothing in here panics, or changes what a call does.

#[cfg(debug_assertions)]
mod floating;
#[cfg(all(debug_assertions, target_os = "linux"))]
mod limit;
#[cfg(debug_assertions)]
mod report;

use crate::import::Import;

/// An export, as it is named when there is something to tell.
#[derive(Debug)]
pub struct Watched {
    #[cfg(debug_assertions)]
    export: report::Export,
}

impl Watched {
    /// The export of this name, which stands where this is called.
    #[track_caller]
    #[cfg_attr(not(debug_assertions), allow(unused_variables))]
    pub const fn new(name: &'static str) -> Self {
        Watched {
            #[cfg(debug_assertions)]
            export: report::Export::new(name),
        }
    }
}

/// Reads from the environment what is to be watched: once, when the Haskell program starts, since another thread may change
/// the environment later.
pub fn begin() {
    #[cfg(all(debug_assertions, target_os = "linux"))]
    limit::limit();
}

/// Makes the call of an export that is imported as `I`. A call that panics is not told to be slow.
#[cfg(debug_assertions)]
pub fn watched<I: Import, R>(of: &'static Watched, call: impl FnOnce() -> R) -> R {
    let _environment = floating::Kept::of(&of.export);
    #[cfg(target_os = "linux")]
    if I::STOPS_THE_COLLECTOR
        && let Some(limit) = limit::limit()
    {
        let begun = limit::Begun::now();
        let returned = call();
        begun.over(limit, &of.export);
        return returned;
    }
    call()
}

/// Makes the call.
#[cfg(not(debug_assertions))]
#[inline(always)]
#[allow(clippy::inline_always, reason = "an `unsafe` call takes a nanosecond")]
pub fn watched<I: Import, R>(_: &'static Watched, call: impl FnOnce() -> R) -> R {
    call()
}

#[cfg(not(debug_assertions))]
const _: () = assert!(size_of::<Watched>() == 0);
