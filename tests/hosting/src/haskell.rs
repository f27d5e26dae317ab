//! The functions of Haskell's.

use std::num::TryFromIntError;
use std::sync::{Barrier, Mutex};

use hsffi::{Fun, Hs, OwnedByHaskell, Runtime};

/// A runtime for [`drop_runtime`].
pub static KEPT: Mutex<Option<Runtime>> = Mutex::new(None);

/// Drops the runtime.
#[hsffi::export(unsafe, reason = "is refused")]
pub fn drop_runtime() {
    drop(KEPT.lock().expect("no panic").take());
}

/// Where a [`Day`] begins to be read, and where it is read.
static READING: [Barrier; 2] = [const { Barrier::new(2) }; 2];

/// Waits until a day is being read.
#[hsffi::export]
pub fn await_reading() {
    READING[0].wait();
}

/// Lets the day be read.
#[hsffi::export]
pub fn finish_reading() {
    READING[1].wait();
}

fn read_day(number: i128) -> Result<i64, TryFromIntError> {
    READING[0].wait();
    READING[1].wait();
    number.try_into()
}

/// A day, which is read when Haskell lets it be.
#[derive(Clone, Copy, Debug, PartialEq, hsffi::Via)]
#[hsffi(via = i128, from = read_day, into = i128::from)]
#[hsffi(haskell = "Data.Time.Calendar.Day", package = "time >=1.9 && <1.15")]
#[hsffi(
    haskell_from = "Data.Time.Calendar.ModifiedJulianDay",
    haskell_into = "Data.Time.Calendar.toModifiedJulianDay"
)]
pub struct Day(i64);

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq, hsffi::Enum)]
pub enum Colour {
    /// As roses.
    Red,
    /// As violets.
    Blue,
}

/// A place with a name.
#[derive(Clone, Debug, PartialEq, hsffi::Data)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// What it is called.
    pub name: String,
}

/// Why a text is not a price.
#[derive(Debug, PartialEq, hsffi::Error)]
pub enum PriceError {
    /// There is nothing.
    Empty,
    /// Something stands in the place of a digit.
    NotADigit {
        /// What.
        found: char,
        /// Behind these.
        digits: Vec<u8>,
    },
    /// It is higher than the limit.
    TooHigh(u64, Point),
}

impl std::fmt::Display for PriceError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a price")
    }
}

#[hsffi::import(module = "Hosting.Calls")]
extern "Haskell" {
    /// In capitals.
    pub fn shout(hs: Hs<'_>, text: &str) -> String;

    /// The sum.
    #[hsffi(pure)]
    pub fn add(hs: Hs<'_>, a: i32, b: i32) -> i32;

    /// The half of an even number.
    #[hsffi(pure)]
    pub fn half(hs: Hs<'_>, n: u32) -> Result<u32, String>;

    /// A constant.
    #[hsffi(pure)]
    pub fn limit(hs: Hs<'_>) -> u64;

    /// The sum of numbers.
    pub fn total(hs: Hs<'_>, numbers: &[f64]) -> f64;

    /// The bytes and their reverse.
    pub fn doubled(hs: Hs<'_>, bytes: &[u8]) -> Vec<u8>;

    /// The name of a colour.
    pub fn describe(hs: Hs<'_>, colour: Option<Colour>) -> Vec<String>;

    /// The point further to the right.
    pub fn moved(hs: Hs<'_>, point: Point, by: u8) -> Point;

    /// Throws.
    #[hsffi(name = "fail'")]
    pub fn fail(hs: Hs<'_>, text: &str);

    /// Throws when the result is evaluated.
    #[hsffi(pure)]
    pub fn lazily(hs: Hs<'_>, text: &str) -> u32;

    /// A price in cents. Throws [`PriceError`], or an `ErrorCall` for `?`.
    pub fn price(hs: Hs<'_>, text: &str) -> Result<u64, PriceError>;

    /// The same; an error is in the value, and found when it is evaluated.
    #[hsffi(pure)]
    pub fn lazy_price(hs: Hs<'_>, text: &str) -> Result<Vec<u64>, PriceError>;

    /// A day, and an error that is thrown to the thread while Rust reads the day.
    pub fn late(hs: Hs<'_>) -> Result<Day, PriceError>;

    /// Words, in a form that Rust does not know.
    pub type Lexicon;

    /// The lexicon of these words.
    #[hsffi(pure)]
    pub fn lexicon(hs: Hs<'_>, words: Vec<String>) -> Lexicon;

    /// The same, but words are a [`PriceError`] if there are none.
    pub fn lexicon_of_some(hs: Hs<'_>, words: Vec<String>) -> Result<Lexicon, PriceError>;

    /// A function that counts, or a text.
    pub fn counter(
        hs: Hs<'_>,
        given: bool,
    ) -> Result<OwnedByHaskell<Fun<'static, fn() -> u64>>, String>;

    /// One with more words.
    pub fn extended(hs: Hs<'_>, lexicon: Lexicon, words: Vec<String>) -> Lexicon;

    /// Whether the word is there.
    #[hsffi(pure)]
    pub fn has_word(hs: Hs<'_>, lexicon: &Lexicon, word: &str) -> bool;

    /// The larger one, if both are given and have different sizes.
    pub fn larger(hs: Hs<'_>, lexicons: (Option<Lexicon>, Lexicon)) -> Option<Lexicon>;

    /// A value that is counted when it is collected.
    pub type Ticket;

    /// Another ticket.
    pub fn issue(hs: Hs<'_>) -> Ticket;

    /// Returns when so many tickets have been collected.
    pub fn await_returned(hs: Hs<'_>, tickets: u64);

    /// A function of many parameters.
    #[hsffi(pure)]
    pub fn joined(
        hs: Hs<'_>,
        a: u8,
        b: &str,
        c: u16,
        d: &str,
        e: u32,
        f: &[u16],
        g: u64,
        h: &str,
        i: bool,
        j: char,
    ) -> String;

    /// Counts a call.
    pub fn count(hs: Hs<'_>);

    /// The calls that were counted.
    pub fn counted(hs: Hs<'_>) -> u64;

    /// Calls [`drop_runtime`], from a thread of Haskell's.
    pub fn give_up(hs: Hs<'_>);

    /// The program's name and its arguments.
    pub fn arguments(hs: Hs<'_>) -> Vec<String>;
}
