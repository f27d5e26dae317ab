//! Every type that crosses, both ways.

#![allow(
    clippy::needless_pass_by_value,
    clippy::semicolon_if_nothing_returned,
    clippy::type_complexity,
    clippy::unnecessary_wraps,
    reason = "the signatures are what is tested"
)]

#[macro_use]
mod same;

mod arrays;
mod bound;
mod changes;
mod chunks;
mod closures;
#[path = "../../constants.rs"]
mod constants;
mod counted;
mod enums;
mod errors;
mod floats;
mod harbours;
mod heaps;
mod kept;
mod lives;
mod naps;
mod numbers;
mod objects;
mod panics;
mod pure;
mod richer;
mod sequences;
mod shapes;
mod stopping;
mod waits;
mod watched;

hsffi::module! {
    /// Every type that crosses between Haskell and Rust, both ways.
    ///
    /// The functions are trivial: most return what they are given, so that a test can tell whether a value arrives as it
    /// was sent.
    "Hsffi.Roundtrip"
}
