//! Tests of the rules: rejected programs fail with pinned diagnostics, and accepted programs compile.
//!
//! Each rule has a folder, such as `hs0004_closure_through_unsafe`. A failing case `fail.rs` has its diagnostics in
//! `fail.stderr`, and a twin `pass.rs` that differs only in the fix. If a rule has several cases, they are named `fail_method.rs`,
//! `fail_method.stderr` and `pass_method.rs`. Cases of malformed input (`malformed`) and of attempts to defeat a rule (`attack`)
//! have no twins; programs in `pass` compile and have no failing twins. `unlifted_arrays` is generated from a table.
//!
//! The library reads the cases and the registry; the tests compare them with each other.

mod build;
mod case;
mod difference;
mod registry;

pub use build::Package;
pub use case::{Case, Kind, cases, diagnostics, rule_folders};
pub use difference::{Hunk, hunks};
pub use registry::{Section, numbers, sections, sources};

/// The examples of the registry: the first of each rule does not compile, and the second does.
#[cfg(doctest)]
#[doc = include_str!("../../../cli/rules.md")]
pub struct Examples;
