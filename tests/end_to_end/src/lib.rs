//! Tests of generated packages: GHC compiles them, and programs call Rust through them.
//!
//! They need GHC, cabal, Valgrind and the Haskell packages that `cargo xtask setup` installs, and say so where one is missing.
//!
//! | module | purpose |
//! |---|---|
//! | [`suite`], [`soak`] | the programs of `tests/roundtrip` |
//! | [`seeded_faults`] | errors that checkers must find |
//!
//! Each is run by itself as any test: `cargo test -p hsffi-end-to-end --test misuse double_free`.

#![allow(
    clippy::missing_errors_doc,
    reason = "every error is a failed test, and says what failed"
)]

pub mod seeded_faults;
pub mod soak;
pub mod suite;
