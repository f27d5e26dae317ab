//! The actions, and a future that Haskell holds.

use std::sync::Mutex;

use hsffi::{Async, Fun, Hs, HsException, HsFuture, OwnedByHaskell, OwnedByRust};

use crate::haskell::{Point, PriceError};

/// A future for [`take_kept`].
pub static KEPT: Mutex<Option<HsFuture<()>>> = Mutex::new(None);

/// A future that Haskell's collector drops.
#[derive(hsffi::Opaque)]
pub struct Kept(#[expect(dead_code, reason = "it is dropped")] Mutex<HsFuture<()>>);

/// Takes the future.
#[hsffi::export]
pub fn take_kept() -> OwnedByRust<Kept> {
    let kept = KEPT.lock().expect("no panic").take();
    OwnedByRust::new(Kept(Mutex::new(kept.expect("it is there"))))
}

/// Twice the number, as Haskell says. Haskell waits for Rust, which waits for Haskell.
#[hsffi::export]
pub fn ask_twice(hs: Hs<'_>, n: u64) -> Async<Result<u64, HsException>> {
    Async::new(twice(hs, n))
}

/// Throws what Haskell throws.
#[hsffi::export]
pub fn ask_raise(hs: Hs<'_>, text: &str) -> Async<Result<(), HsException>> {
    Async::new(raise(hs, text))
}

/// Waits as long as Haskell does.
#[hsffi::export]
pub fn ask_wait(hs: Hs<'_>) -> Async<Result<(), HsException>> {
    Async::new(wait(hs))
}

/// A text without capitals.
#[derive(Clone, Debug, PartialEq, hsffi::Via)]
#[hsffi(via = String, from = read_small, into = String::from)]
pub struct Small(pub String);

fn read_small(text: String) -> Result<String, String> {
    if text.chars().any(char::is_uppercase) {
        Err(format!("{text} has capitals"))
    } else {
        Ok(text)
    }
}

#[hsffi::import(module = "Hosting.Awaited")]
extern "Haskell" {
    /// A value that is counted when it is collected.
    pub type Pass;

    /// Another pass.
    pub fn pass(hs: Hs<'_>) -> Pass;

    /// Returns when so many have been collected.
    pub async fn await_dropped(hs: Hs<'_>, passes: u64);

    /// Both texts.
    pub async fn echo(hs: Hs<'_>, one: &str, other: String) -> String;

    /// Twice the number.
    pub async fn twice(hs: Hs<'_>, n: u64) -> u64;

    /// The sum of the numbers up to this one.
    #[hsffi(pure)]
    pub async fn sum_to(hs: Hs<'_>, n: u64) -> Result<u64, PriceError>;

    /// Whether it is even.
    pub async fn is_even(hs: Hs<'_>, n: u64) -> bool;

    /// The first character.
    pub async fn initial(hs: Hs<'_>, text: &str) -> char;

    /// Does nothing.
    pub async fn nothing(hs: Hs<'_>);

    /// Both in reverse.
    pub async fn reversed(hs: Hs<'_>, bytes: &[u8], texts: Vec<String>) -> (Vec<u8>, Vec<String>);

    /// The point further to the right.
    pub async fn further(hs: Hs<'_>, point: Point) -> Option<Point>;

    /// The text without its first character, or in capitals if it has but one.
    pub async fn shorten(hs: Hs<'_>, text: Small) -> Small;

    /// Another pass for this one.
    pub async fn pass_later(hs: Hs<'_>, pass: Pass) -> Pass;

    /// A function that adds.
    pub async fn adder(
        hs: Hs<'_>,
        n: u64,
    ) -> Result<OwnedByHaskell<Fun<'static, fn(u64) -> u64>>, String>;

    /// The length of a text. Throws [`PriceError`], or an `ErrorCall` for `?`.
    pub async fn checked(hs: Hs<'_>, text: &str) -> Result<u64, PriceError>;

    /// The same, when the result is evaluated.
    pub async fn parsed(hs: Hs<'_>, text: &str) -> Result<u64, PriceError>;

    /// Throws.
    pub async fn raise(hs: Hs<'_>, text: &str);

    /// Counts.
    pub async fn tally(hs: Hs<'_>) -> u64;

    /// How often.
    pub fn tallied(hs: Hs<'_>) -> u64;

    /// Waits for an exception.
    pub async fn wait(hs: Hs<'_>);

    /// Returns when `wait` or `stubborn` has begun.
    pub async fn waiting(hs: Hs<'_>);

    /// What was thrown to `wait`.
    pub async fn stopped(hs: Hs<'_>) -> String;

    /// Goes on until `release`, whatever is thrown to it.
    pub async fn stubborn(hs: Hs<'_>) -> Pass;

    /// Ends `stubborn`.
    pub fn release(hs: Hs<'_>);

    /// Waits for what does not come.
    pub async fn unreachable(hs: Hs<'_>);

    /// Calls [`ask_twice`], and [`ask_raise`] for 0.
    pub async fn around(hs: Hs<'_>, n: u64) -> u64;

    /// The same, while Rust's thread waits.
    #[hsffi(name = "around")]
    pub fn around_now(hs: Hs<'_>, n: u64) -> u64;

    /// Calls [`ask_wait`].
    pub async fn wait_around(hs: Hs<'_>);

    /// Has [`Kept`] finalized.
    pub fn collect_kept(hs: Hs<'_>);
}
