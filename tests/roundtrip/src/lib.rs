//! Every type that crosses, both ways.

#![allow(
    clippy::many_single_char_names,
    clippy::needless_pass_by_value,
    clippy::semicolon_if_nothing_returned,
    clippy::type_complexity,
    clippy::unnecessary_wraps,
    reason = "the signatures are what is tested"
)]

#[macro_use]
mod identity;

mod allocators;
mod arrays;
mod block_sizes;
mod blocking_drop;
mod bound;
mod cancellation;
mod chunks;
mod closure_values;
mod closures;
#[path = "../../constants.rs"]
mod constants;
mod consumed;
mod conversions;
mod data;
mod debug_checks;
mod enums;
mod error_forms;
mod errors;
mod events;
mod floats;
mod futures;
mod half_crossed;
mod harbours;
mod inout;
mod instances;
mod interruption;
mod lists;
mod messages;
mod numbers;
mod object_options;
mod objects;
mod panics;
mod pure;
mod sequences;
mod shapes;
mod stored_closures;
mod streams;
mod trait_objects;
mod traits;
mod transactions;
mod wakers;

hsffi::module! {
    /// Every type that crosses between Haskell and Rust, both ways.
    ///
    /// The functions are trivial: most return what they are given, so that a test can tell whether a value arrives as it
    /// was sent.
    "Hsffi.Roundtrip"
}
