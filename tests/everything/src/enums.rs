//! Fieldless enums.

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

/// The day that it is given.
#[hsffi::export]
pub fn same_day(day: Day) -> Day {
    day
}

/// The day that it is given.
#[hsffi::export]
pub fn maybe_day(day: Option<Day>) -> Option<Day> {
    day
}

/// The day's own number in Rust.
#[hsffi::export(unsafe, because = "reads a constant")]
pub fn day_number(day: Day) -> u8 {
    day as u8
}
