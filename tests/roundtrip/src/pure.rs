//! Pure functions.

use std::sync::atomic::{AtomicU64, Ordering};

use hsffi::{Fun, HsException, OwnedByRust, export};

use crate::enums::Day;
use crate::errors::NumberError;
use crate::interruption::wait;

/// How often functions that count have been called.
static CALLS: AtomicU64 = AtomicU64::new(0);

/// How many primers there are.
static LIVE: AtomicU64 = AtomicU64::new(0);

/// How often functions that count have been called.
#[export]
pub fn pure_calls() -> u64 {
    CALLS.load(Ordering::SeqCst)
}

/// A constant, whose calls are counted.
#[export(pure, unsafe, reason = "adds one")]
pub fn pure_answer() -> u64 {
    CALLS.fetch_add(1, Ordering::SeqCst);
    42
}

/// How many words there are.
#[export(pure)]
pub fn pure_words(text: &str) -> u64 {
    text.split_whitespace().count() as u64
}

/// Adds, through an `unsafe` import.
#[export(pure, unsafe, reason = "arithmetic")]
pub fn pure_add(a: u64, b: u64) -> u64 {
    a.wrapping_add(b)
}

/// Adds, through a `safe` import.
#[export(pure, safe)]
pub fn pure_add_safe(a: f64, b: f64) -> f64 {
    a + b
}

/// Half of it, if it has one.
#[export(pure, unsafe, reason = "arithmetic")]
pub fn pure_half(value: Option<u32>) -> Option<u32> {
    value.filter(|value| value % 2 == 0).map(|value| value / 2)
}

/// The character after, and the day after.
#[export(pure)]
pub fn pure_after(character: char, day: Day) -> (char, Day) {
    let next = char::from_u32(u32::from(character) + 1).unwrap_or('?');
    let day = match day {
        Day::Monday => Day::Tuesday,
        _ => Day::Wednesday,
    };
    (next, day)
}

/// The same character.
#[export(pure, unsafe, reason = "returns its argument")]
pub fn pure_same_char(value: char) -> char {
    value
}

/// Bytes in reverse.
#[export(pure)]
pub fn pure_reverse(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().rev().copied().collect()
}

/// Numbers and their sum, by value.
#[export(pure)]
pub fn pure_sum(numbers: Vec<f64>) -> (Vec<f64>, f64) {
    let sum = numbers.iter().sum();
    (numbers, sum)
}

/// Reads a number.
///
/// # Errors
/// When it is none.
#[export(pure)]
pub fn pure_read(text: &str) -> Result<u32, NumberError> {
    crate::errors::read_number(text)
}

/// Reads a number.
///
/// # Errors
/// When it is none.
#[export(pure, either)]
pub fn pure_try_read(text: &str) -> Result<u32, NumberError> {
    crate::errors::read_number(text)
}

/// Divides, and panics when there is nothing to divide by.
#[export(pure, unsafe, reason = "arithmetic")]
pub fn pure_divide(a: u32, b: u32) -> u32 {
    a / b
}

/// Words, of which nobody can change one. They are counted while they are there.
#[derive(Debug, hsffi::Opaque)]
#[hsffi(immutable)]
pub struct Primer(Vec<String>);

impl Drop for Primer {
    fn drop(&mut self) {
        LIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Primer {
    fn of(text: &str) -> OwnedByRust<Primer> {
        LIVE.fetch_add(1, Ordering::SeqCst);
        let words = text.split_whitespace().map(str::to_owned);
        OwnedByRust::new(Primer(words.collect()))
    }
}

#[export]
impl Primer {
    /// The words of a text.
    #[hsffi(pure)]
    pub fn new(text: &str) -> OwnedByRust<Primer> {
        Primer::of(text)
    }

    /// The words of a text, after a nap; none of nothing.
    #[hsffi(pure)]
    pub fn slow(text: &str) -> Option<OwnedByRust<Primer>> {
        CALLS.fetch_add(1, Ordering::SeqCst);
        wait();
        (!text.is_empty()).then(|| Primer::of(text))
    }

    /// The word at an index.
    #[hsffi(pure)]
    pub fn word(&self, index: usize) -> Option<String> {
        self.0.get(index).cloned()
    }

    /// How many words there are.
    #[hsffi(pure, unsafe, reason = "reads a length")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[hsffi(pure, unsafe, reason = "reads a length")]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many words both have, as far as they are there.
    #[hsffi(pure)]
    pub fn together(&self, other: Option<&Primer>) -> usize {
        self.0.len() + other.map_or(0, |other| other.0.len())
    }
}

/// How many primers there are.
#[export]
pub fn live_primers() -> u64 {
    LIVE.load(Ordering::SeqCst)
}

/// How many almanacs there are.
static ALMANACS: AtomicU64 = AtomicU64::new(0);

/// Numbers, of which nobody can change one, and whose memory goes as soon as Haskell closes them.
#[derive(Debug, hsffi::Opaque)]
#[hsffi(immutable, closeable, size = bytes)]
pub struct Almanac(Vec<u64>);

impl Drop for Almanac {
    fn drop(&mut self) {
        ALMANACS.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Almanac {
    fn of(numbers: Vec<u64>) -> OwnedByRust<Almanac> {
        ALMANACS.fetch_add(1, Ordering::SeqCst);
        OwnedByRust::new(Almanac(numbers))
    }

    fn bytes(&self) -> usize {
        self.0.capacity() * size_of::<u64>()
    }
}

#[export]
impl Almanac {
    /// The numbers below.
    pub fn new(end: u64) -> OwnedByRust<Almanac> {
        Almanac::of((0..end).collect())
    }

    /// The numbers below, as a value.
    #[hsffi(pure)]
    pub fn below(end: u64) -> OwnedByRust<Almanac> {
        Almanac::new(end)
    }

    /// One number, through an `unsafe` import.
    #[hsffi(pure, unsafe, reason = "allocates a number")]
    pub fn one(number: u64) -> OwnedByRust<Almanac> {
        Almanac::of(vec![number])
    }

    /// With one more.
    #[hsffi(pure)]
    pub fn with(&self, number: u64) -> OwnedByRust<Almanac> {
        let others = self.0.iter().copied();
        Almanac::of(others.chain([number]).collect())
    }

    /// The sum.
    #[hsffi(pure)]
    pub fn sum(&self) -> u64 {
        self.0.iter().sum()
    }

    /// The sum, after a nap.
    #[hsffi(pure)]
    pub fn slow_sum(&self) -> u64 {
        wait();
        self.sum()
    }

    /// How many numbers there are.
    #[hsffi(pure, unsafe, reason = "reads a length")]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The numbers.
    #[hsffi(pure)]
    pub fn numbers(&self) -> Vec<u64> {
        self.0.clone()
    }

    /// The number at an index.
    #[hsffi(pure)]
    pub fn number(&self, index: usize) -> Option<u64> {
        self.0.get(index).copied()
    }

    /// How many numbers both have.
    #[hsffi(pure)]
    pub fn together(&self, other: Option<&Almanac>) -> usize {
        self.0.len() + other.map_or(0, |other| other.0.len())
    }

    /// Calls a function with each number.
    ///
    /// # Errors
    /// What the function throws.
    pub fn each(&self, visit: Fun<'_, fn(u64)>) -> Result<(), HsException> {
        self.0.iter().try_for_each(|number| visit.call(*number))
    }
}

/// How many almanacs there are.
#[export]
pub fn live_almanacs() -> u64 {
    ALMANACS.load(Ordering::SeqCst)
}
