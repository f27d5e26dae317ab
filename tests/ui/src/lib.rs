//! The rules of hsffi under test: what a rule refuses is refused with the words that are pinned, and what it permits is
//! permitted.
//!
//! A failing case `fail/HS0004_closure.rs` has its diagnostics beside it in `fail/HS0004_closure.stderr`, and a twin
//! `pass/HS0004_closure.rs` that differs from it in the mend alone. Cases of malformed input (`fail/malformed_…`) and of
//! attempts to defeat a rule (`fail/attack_…`) have no twin.
//!
//! The library reads the cases and the registry; the tests hold them against each other.

mod case;
mod difference;
mod registry;

pub use case::{Case, Directory, cases, diagnostics};
pub use difference::{Hunk, hunks};
pub use registry::{Section, numbers, sections, sources};

/// The registry's examples: the first of each rule does not compile, the second does.
#[cfg(doctest)]
#[doc = include_str!("../../../cli/rules.md")]
pub struct Examples;
