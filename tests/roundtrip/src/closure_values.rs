//! Haskell functions of more than scalars, and of up to eight parameters.

use hsffi::{Fun, Hs, HsException, OwnedByHaskell, OwnedByRust, export};

use crate::enums::Day;
use crate::errors::NumberError;
use crate::objects::Counter;

macro_rules! through {
    ($($t:ty: $through:ident;)*) => {$(
        /// What the function makes of the value.
        ///
        /// # Errors
        /// What the function throws.
        #[export]
        pub fn $through(value: $t, f: Fun<'_, fn($t) -> $t>) -> Result<$t, HsException> {
            f.call(value)
        }
    )*};
}

through! {
    String: through_string;
    Vec<u8>: through_owned_bytes;
    Vec<f64>: through_vector;
    Vec<i16>: through_short_vector;
    Option<u16>: through_maybe;
    Option<String>: through_maybe_string;
    Option<char>: through_maybe_char;
    Option<Vec<u32>>: through_maybe_vector;
    Day: through_day;
    Option<Day>: through_maybe_day;
    OwnedByHaskell<[u32]>: through_given_vector;
    OwnedByHaskell<[u8]>: through_given_bytes;
}

/// Lends the numbers to the function, and takes those that it answers.
///
/// # Errors
/// What the function throws.
#[export]
pub fn through_lent_vector(
    value: &[i32],
    f: Fun<'_, fn(&[i32]) -> Vec<i32>>,
) -> Result<Vec<i32>, HsException> {
    f.call(value)
}

/// Gives the function an object, which Haskell then owns.
///
/// # Errors
/// What the function throws.
#[export]
pub fn visit_counters(
    f: Fun<'_, fn(OwnedByRust<Counter>, Option<OwnedByRust<Counter>>) -> bool>,
) -> Result<bool, HsException> {
    f.call(Counter::new(1), Some(Counter::new(2)))
}

/// Gives the function a pair.
///
/// # Errors
/// What the function throws.
#[export]
pub fn visit_pair(
    f: Fun<'_, fn((String, u8), Option<(Vec<u16>, bool)>) -> String>,
) -> Result<String, HsException> {
    f.call(("one".to_owned(), 1), Some((vec![2, 3], true)))
}

/// Calls the function that the function answers.
///
/// # Errors
/// What the functions throw.
#[export]
pub fn apply_twice(
    hs: Hs<'_>,
    f: Fun<'_, fn(u32) -> OwnedByHaskell<Fun<'static, fn(u32) -> u32>>>,
) -> Result<u32, HsException> {
    let kept = f.call(1)?;
    kept.with(hs).call(2)
}

/// Calls a function of eight parameters.
///
/// # Errors
/// What the function throws.
#[export]
pub fn call_with_eight(
    f: Fun<'_, fn(&str, &[u8], &[f64], u8, String, Option<i64>, char, Vec<u32>) -> String>,
) -> Result<String, HsException> {
    f.call(
        "a",
        &[98],
        &[0.5],
        3,
        "d".to_owned(),
        Some(-5),
        'f',
        vec![7, 8],
    )
}

fn same<T>(number: T) -> T {
    number
}

macro_rules! of_many {
    ($($name:ident: $($t:ident)*;)*) => {$(
        /// Calls a function of so many parameters, with the numbers from 1.
        ///
        /// # Errors
        /// What the function throws.
        #[export]
        pub fn $name(f: Fun<'_, fn($($t),*) -> u64>) -> Result<u64, HsException> {
            let mut numbers = 1..;
            let mut next = || -> u64 { numbers.next().unwrap_or_default() };
            f.call($(same::<$t>(next())),*)
        }
    )*};
}

of_many! {
    call_with_four: u64 u64 u64 u64;
    call_with_five: u64 u64 u64 u64 u64;
    call_with_six: u64 u64 u64 u64 u64 u64;
    call_with_seven: u64 u64 u64 u64 u64 u64 u64;
}

/// What the function reads, or what it throws, as Rust displays both.
///
/// # Errors
/// What the function throws besides.
#[export]
pub fn read_by(
    text: &str,
    read: Fun<'_, fn(&str) -> Result<u32, NumberError>>,
) -> Result<String, HsException> {
    Ok(match read.call(text)? {
        Ok(number) => number.to_string(),
        Err(error) => error.to_string(),
    })
}

/// What the function answers, or what it throws.
///
/// # Errors
/// What the function throws besides.
#[export]
pub fn answer_of(
    ask: Fun<'_, fn() -> Result<Option<String>, NumberError>>,
) -> Result<Option<String>, HsException> {
    Ok(ask.call()?.unwrap_or_else(|error| Some(error.to_string())))
}
