//! What calls, objects and sequences cost: functions exported by hsffi. The crate `by-hand` has their like, written by hand.

hsffi::module!("Hsffi.Bench");

mod values;
mod waiting;

pub use values::{Point, Reading, Tree};

use hsffi::array::ByteArray;
use hsffi::{Fun, Hs, HsException, Items, OwnedByRust, export};

/// The sum.
#[export(unsafe, reason = "one addition")]
pub fn add(a: u64, b: u64) -> u64 {
    a.wrapping_add(b)
}

/// The difference.
#[export(unsafe, reason = "one subtraction")]
pub fn remove(a: u64, b: u64) -> u64 {
    a.wrapping_sub(b)
}

/// The bits that differ.
#[export(unsafe, reason = "one operation")]
pub fn differ(a: u64, b: u64) -> u64 {
    a ^ b
}

/// The sum, through a `safe` import.
#[export]
pub fn add_safe(a: u64, b: u64) -> u64 {
    a.wrapping_add(b)
}

/// The number of bytes.
#[export(unsafe, reason = "reads a length")]
pub fn bytes_len(bytes: &[u8]) -> usize {
    bytes.len()
}

/// The number of bytes of an array of the heap.
#[export(unsafe, reason = "reads a length")]
pub fn array_len(array: ByteArray<'_>) -> usize {
    array.len()
}

/// Calls the function so many times.
///
/// # Errors
/// What the function throws.
#[export]
pub fn call_back(times: u64, f: Fun<'_, fn(u64) -> u64>) -> Result<u64, HsException> {
    (0..times).try_fold(0, |sum: u64, n| Ok(sum.wrapping_add(f.call(n)?)))
}

/// Two functions of Haskell's.
#[hsffi::import]
pub trait Caller {
    /// Makes a number of another one.
    ///
    /// # Errors
    /// What the function throws.
    fn other(&self, hs: Hs<'_>, n: u64) -> Result<u64, HsException>;

    /// Makes a number of another one, with or without permission to call Haskell.
    ///
    /// # Errors
    /// What the function throws.
    fn call(&self, n: u64) -> Result<u64, HsException>;
}

/// Calls the method with the token so many times.
///
/// # Errors
/// What the function throws.
#[export]
pub fn call_method(hs: Hs<'_>, times: u64, caller: &dyn Caller) -> Result<u64, HsException> {
    (0..times).try_fold(0, |sum: u64, n| Ok(sum.wrapping_add(caller.other(hs, n)?)))
}

/// Calls the method without a token so many times.
///
/// # Errors
/// What the function throws.
#[export]
pub fn call_tokenless(times: u64, caller: &dyn Caller) -> Result<u64, HsException> {
    (0..times).try_fold(0, |sum: u64, n| Ok(sum.wrapping_add(caller.call(n)?)))
}

/// So many bytes.
#[export]
pub fn bytes(length: usize) -> Vec<u8> {
    vec![1; length]
}

/// What is made and finalised.
#[derive(hsffi::Opaque)]
pub struct Speck(u64);

#[export]
impl Speck {
    /// A speck.
    #[hsffi(unsafe, reason = "allocates a word")]
    pub fn new(n: u64) -> OwnedByRust<Speck> {
        OwnedByRust::new(Speck(n))
    }

    /// A speck, through a `safe` import.
    pub fn new_safe(n: u64) -> OwnedByRust<Speck> {
        Speck::new(n)
    }

    /// What it was made of.
    pub fn grain(&self) -> u64 {
        self.0
    }
}

/// What has something to drop.
#[derive(hsffi::Opaque)]
pub struct Crumb(Box<u64>);

#[export]
impl Crumb {
    /// A crumb.
    pub fn new(n: u64) -> OwnedByRust<Crumb> {
        OwnedByRust::new(Crumb(Box::new(n)))
    }

    /// What it was made of.
    pub fn grain(&self) -> u64 {
        *self.0
    }
}

/// What has something to drop, which a thread of Rust's does.
#[derive(hsffi::Opaque)]
#[hsffi(finalizer = "thread")]
pub struct ThreadCrumb(Box<u64>);

#[export]
impl ThreadCrumb {
    /// A crumb.
    pub fn new(n: u64) -> OwnedByRust<ThreadCrumb> {
        OwnedByRust::new(ThreadCrumb(Box::new(n)))
    }

    /// What it was made of.
    pub fn grain(&self) -> u64 {
        *self.0
    }
}

/// What Haskell's finalizers may use.
#[derive(hsffi::Opaque)]
#[hsffi(usable_in_finalizers)]
pub struct LateSpeck(u64);

#[export]
impl LateSpeck {
    /// A speck.
    #[hsffi(unsafe, reason = "allocates a word")]
    pub fn new(n: u64) -> OwnedByRust<LateSpeck> {
        OwnedByRust::new(LateSpeck(n))
    }

    /// What it was made of.
    pub fn grain(&self) -> u64 {
        self.0
    }
}

/// A number to be read.
#[derive(hsffi::Opaque)]
pub struct Dial(u64);

#[export]
impl Dial {
    /// A dial at this number.
    pub fn new(n: u64) -> OwnedByRust<Dial> {
        OwnedByRust::new(Dial(n))
    }

    /// The number.
    pub fn read(&self) -> u64 {
        self.0
    }

    /// The number, through an `unsafe` import.
    #[hsffi(unsafe, reason = "reads a word")]
    pub fn peek(&self) -> u64 {
        self.0
    }
}

/// A number to be read until it is closed.
#[derive(hsffi::Opaque)]
#[hsffi(closeable)]
pub struct CloseableDial(u64);

#[export]
impl CloseableDial {
    /// A dial at this number.
    pub fn new(n: u64) -> OwnedByRust<CloseableDial> {
        OwnedByRust::new(CloseableDial(n))
    }

    /// The number.
    pub fn read(&self) -> u64 {
        self.0
    }

    /// The number, through an `unsafe` import.
    #[hsffi(unsafe, reason = "reads a word")]
    pub fn peek(&self) -> u64 {
        self.0
    }
}

/// A number to be read by one call at a time.
#[derive(hsffi::Opaque)]
#[hsffi(exclusive)]
pub struct ExclusiveDial(u64);

#[export]
impl ExclusiveDial {
    /// A dial at this number.
    pub fn new(n: u64) -> OwnedByRust<ExclusiveDial> {
        OwnedByRust::new(ExclusiveDial(n))
    }

    /// The number.
    pub fn read(&self) -> u64 {
        self.0
    }
}

/// What has a number to be read, whatever type it is of.
#[export]
pub trait Gauge: Send + Sync {
    /// The number.
    fn read(&self) -> u64;

    /// The number, through an `unsafe` import.
    #[hsffi(unsafe, reason = "reads a word")]
    fn peek(&self) -> u64;
}

impl Gauge for u64 {
    fn read(&self) -> u64 {
        *self
    }

    fn peek(&self) -> u64 {
        *self
    }
}

/// A gauge at this number.
#[export]
pub fn new_gauge(n: u64) -> Box<dyn Gauge> {
    Box::new(n)
}

/// The numbers below `end`.
#[export]
pub fn numbers(end: u64) -> Items<'static, u64> {
    Items::new(0..end)
}

/// The numbers below `end`, pulled by `unsafe` calls.
#[export(unsafe, reason = "counts")]
pub fn leaf_numbers(end: u64) -> Items<'static, u64> {
    Items::new(0..end)
}

/// Calls the function with each number below `end`.
///
/// # Errors
/// What the function throws.
#[export]
pub fn each_number(end: u64, f: Fun<'_, fn(u64)>) -> Result<(), HsException> {
    (0..end).try_for_each(|n| f.call(n))
}
