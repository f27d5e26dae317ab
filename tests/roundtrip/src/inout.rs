//! Values that Rust changes in place.

use std::time::Duration;

use hsffi::{Fun, HsException, Items, OwnedByRust, export};

use crate::object_options::{Shelf, Tally};

/// A type whose values Rust changes, then the names of the functions that exchange them for others: through a `safe` import
/// and an `unsafe` one.
macro_rules! exchanged {
    ($($t:ty: $safe:ident $leaf:ident;)*) => {$(
        /// Its first argument is exchanged for the second, and returned.
        #[export]
        pub fn $safe(value: &mut $t, other: $t) -> $t {
            std::mem::replace(value, other)
        }

        /// Its first argument is exchanged for the second, and returned, through an `unsafe` import.
        #[export(unsafe, reason = "exchanges values")]
        pub fn $leaf(value: &mut $t, other: $t) -> $t {
            std::mem::replace(value, other)
        }
    )*};
}

exchanged! {
    i8: exchange_i8 leaf_exchange_i8;
    i16: exchange_i16 leaf_exchange_i16;
    i32: exchange_i32 leaf_exchange_i32;
    i64: exchange_i64 leaf_exchange_i64;
    isize: exchange_isize leaf_exchange_isize;
    u8: exchange_u8 leaf_exchange_u8;
    u16: exchange_u16 leaf_exchange_u16;
    u32: exchange_u32 leaf_exchange_u32;
    u64: exchange_u64 leaf_exchange_u64;
    usize: exchange_usize leaf_exchange_usize;
    f32: exchange_f32 leaf_exchange_f32;
    f64: exchange_f64 leaf_exchange_f64;
    bool: exchange_bool leaf_exchange_bool;
    char: exchange_char leaf_exchange_char;
}

/// A type of numbers, then the names of the functions that turn sequences of them round.
macro_rules! reversed {
    ($($t:ty: $safe:ident $leaf:ident;)*) => {$(
        /// Turns the numbers round.
        #[export]
        pub fn $safe(numbers: &mut [$t]) {
            numbers.reverse();
        }

        /// Turns the numbers round, through an `unsafe` import.
        #[export(unsafe, reason = "turns round what the tests give it")]
        pub fn $leaf(numbers: &mut [$t]) {
            numbers.reverse();
        }
    )*};
}

reversed! {
    i8: reverse_i8 leaf_reverse_i8;
    i16: reverse_i16 leaf_reverse_i16;
    i32: reverse_i32 leaf_reverse_i32;
    i64: reverse_i64 leaf_reverse_i64;
    isize: reverse_isize leaf_reverse_isize;
    u8: reverse_u8 leaf_reverse_u8;
    u16: reverse_u16 leaf_reverse_u16;
    u32: reverse_u32 leaf_reverse_u32;
    u64: reverse_u64 leaf_reverse_u64;
    usize: reverse_usize leaf_reverse_usize;
    f32: reverse_f32 leaf_reverse_f32;
    f64: reverse_f64 leaf_reverse_f64;
}

/// What hides the `&mut`.
type Numbers<'call> = &'call mut [f64];

/// Multiplies the numbers, whose type is an alias.
#[export]
pub fn scale(numbers: Numbers<'_>, factor: f64) {
    for number in numbers {
        *number *= factor;
    }
}

/// Multiplies the numbers by one that is borrowed from them, as Haskell sees it: both may be one vector.
#[export]
pub fn add_all(sums: &mut [i64], numbers: &[i64]) -> Option<i64> {
    for (sum, number) in sums.iter_mut().zip(numbers) {
        *sum = sum.wrapping_add(*number);
    }
    sums.last().copied()
}

/// Moves what is in the second to the first, whatever is in both.
#[export]
pub fn move_all(to: &mut [u8], from: &mut [u8]) {
    for (to, from) in to.iter_mut().zip(from) {
        *to = std::mem::take(from);
    }
}

/// Four that come back, and a text before them.
#[export]
pub fn change_four(a: &mut u8, b: &mut [u8], separator: &str, c: &mut f64, d: &mut char) -> String {
    *a += 1;
    b.fill(*a);
    *c /= 2.0;
    let before = std::mem::replace(d, 'd');
    format!("{a}{separator}{before}")
}

/// The address of the bytes, so that a test can tell that they are not copied on their way back.
#[export]
pub fn changed_address(bytes: &mut [u8]) -> usize {
    bytes.as_ptr().addr()
}

/// Why numbers are not sorted.
#[derive(Debug, hsffi::Error)]
pub enum SortError {
    /// One of them is no number.
    NotANumber {
        /// Where it is.
        position: usize,
    },
}

impl std::fmt::Display for SortError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let SortError::NotANumber { position } = self;
        write!(f, "there is no number at {position}")
    }
}

/// Sorts the numbers, or leaves them when one of them is none.
#[export]
pub fn sort_numbers(numbers: &mut [f64]) -> Result<(), SortError> {
    numbers.sort_by(f64::total_cmp);
    let position = numbers.iter().position(|number| number.is_nan());
    position.map_or(Ok(()), |position| Err(SortError::NotANumber { position }))
}

/// Sorts the numbers, and tells how many are the same as others.
#[export(either)]
pub fn sort_or_else(numbers: &mut [f64], same: &mut u32) -> Result<String, SortError> {
    sort_numbers(numbers)?;
    *same = 0;
    for pair in numbers.windows(2) {
        *same += u32::from(pair[0].to_bits() == pair[1].to_bits());
    }
    Ok(format!("{same} are the same"))
}

/// Panics with the numbers half changed.
#[export]
pub fn panic_halfway(numbers: &mut [u16]) {
    numbers[0] = 0;
    panic!("halfway");
}

/// Changes the number while Haskell is called with what it was.
#[export]
pub fn change_around(
    number: &mut u32,
    bytes: &mut [u8],
    visit: Fun<'_, fn(u32)>,
) -> Result<(), HsException> {
    let before = *number;
    *number += 1;
    bytes.fill(0xff);
    visit.call(before)?;
    bytes.fill(1);
    *number += 1;
    Ok(())
}

/// Counts up while the collector may run.
#[export]
pub fn count_slowly(numbers: &mut [u64], turns: u32) {
    for _ in 0..turns {
        for number in &mut *numbers {
            *number += 1;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Counts by each number in the tally, which calls take turns with, and leaves what it was before in their place.
#[export]
pub fn count_each(numbers: &mut [u64], tally: &mut Tally, other: &mut Tally) {
    for number in numbers {
        let before = tally.total();
        tally.count(*number);
        other.count(*number);
        *number = before;
    }
}

/// An object, and what Rust wrote beside it.
#[export]
pub fn tally_and_bytes(bytes: &mut [u8]) -> OwnedByRust<Tally> {
    bytes.fill(7);
    Tally::new()
}

/// The first book of a shelf, whose titles the bytes are filled with the number of.
#[export]
pub fn titles_and_count<'shelf>(shelf: &'shelf Shelf, count: &mut u8) -> Items<'shelf, String> {
    let titles = shelf.titles();
    *count += 1;
    titles
}
