//! Fieldless enums.

use hsffi::export;

/// A day of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, hsffi::Enum)]
pub enum Day {
    /// The first.
    Monday = 10,
    /// The second.
    Tuesday = 20,
    /// The third.
    #[hsffi(name = "MidWeek")]
    Wednesday = 5,
}

/// An enum of one variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, hsffi::Enum)]
pub enum Only {
    /// There is no other.
    One,
}

same! {
    Day: same_day leaf_day maybe_day leaf_maybe_day both_day leaf_both_day;
    Only: same_only leaf_only maybe_only leaf_maybe_only both_only leaf_both_only;
}

/// The day's own number in Rust.
#[export(unsafe, reason = "reads a constant")]
pub fn day_number(day: Day) -> u8 {
    day as u8
}
