//! The functions of Haskell's.

use std::sync::Mutex;

use hsffi::{Hs, Runtime};

/// A runtime for [`drop_runtime`].
pub static KEPT: Mutex<Option<Runtime>> = Mutex::new(None);

/// Drops the runtime.
#[hsffi::export(unsafe, reason = "is refused")]
pub fn drop_runtime() {
    drop(KEPT.lock().expect("no panic").take());
}

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

    /// Counts a call.
    pub fn count(hs: Hs<'_>);

    /// The calls that were counted.
    pub fn counted(hs: Hs<'_>) -> u64;

    /// Calls [`drop_runtime`], from a thread of Haskell's.
    pub fn give_up(hs: Hs<'_>);

    /// The program's name and its arguments.
    pub fn arguments(hs: Hs<'_>) -> Vec<String>;
}
