//! Every type that crosses, both ways.

mod closures;
mod enums;
mod errors;
mod numbers;
mod objects;
mod panics;
mod sequences;

hsffi::module! {
    /// Every type that crosses between Haskell and Rust, both ways.
    ///
    /// The functions are trivial: most return what they are given, so that a test can tell whether a value arrives as it
    /// was sent.
    "Hsffi.Everything"
}
