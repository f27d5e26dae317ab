//! What calls, objects and sequences cost: functions exported by hsffi, and by hand.

hsffi::module!("Hsffi.Bench");

use hsffi::array::ByteArray;
use hsffi::{Fun, HsException, Items, OwnedByRust, export};

/// The sum.
#[export(unsafe, because = "one addition")]
pub fn add(a: u64, b: u64) -> u64 {
    a.wrapping_add(b)
}

/// The difference.
#[export(unsafe, because = "one subtraction")]
pub fn remove(a: u64, b: u64) -> u64 {
    a.wrapping_sub(b)
}

/// The bits that differ.
#[export(unsafe, because = "one operation")]
pub fn differ(a: u64, b: u64) -> u64 {
    a ^ b
}

/// The sum, through a `safe` import.
#[export]
pub fn add_safe(a: u64, b: u64) -> u64 {
    a.wrapping_add(b)
}

/// The number of bytes.
#[export(unsafe, because = "reads a length")]
pub fn bytes_len(bytes: &[u8]) -> usize {
    bytes.len()
}

/// The number of bytes of an array of the heap.
#[export(unsafe, because = "reads a length")]
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

/// What one would write by hand for [`add`] and [`add_safe`].
#[unsafe(no_mangle)]
pub extern "C" fn by_hand_add(a: u64, b: u64) -> u64 {
    a.wrapping_add(b)
}

/// What one would write by hand for [`remove`].
#[unsafe(no_mangle)]
pub extern "C" fn by_hand_remove(a: u64, b: u64) -> u64 {
    a.wrapping_sub(b)
}

/// What one would write by hand for [`differ`].
#[unsafe(no_mangle)]
pub extern "C" fn by_hand_differ(a: u64, b: u64) -> u64 {
    a ^ b
}

/// What one would write by hand for [`bytes_len`] and [`array_len`].
///
/// # Safety
/// `len` bytes lie at `ptr`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn by_hand_bytes_len(ptr: *const u8, len: usize) -> usize {
    // SAFETY: the caller's.
    unsafe { std::slice::from_raw_parts(ptr, len) }.len()
}

/// What one would write by hand for [`call_back`].
#[unsafe(no_mangle)]
pub extern "C" fn by_hand_call_back(times: u64, f: extern "C" fn(u64) -> u64) -> u64 {
    (0..times).fold(0, |sum, n| sum.wrapping_add(f(n)))
}

/// What is made and finalised.
#[derive(hsffi::Opaque)]
pub struct Speck(u64);

#[export]
impl Speck {
    /// A speck.
    #[hsffi(unsafe, because = "allocates a word")]
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

/// What one would write by hand for [`Speck::new`] and [`Speck::new_safe`].
#[unsafe(no_mangle)]
pub extern "C" fn by_hand_new_speck(n: u64) -> *mut Speck {
    Box::into_raw(Box::new(Speck(n)))
}

/// What one would write by hand to finalise it.
///
/// # Safety
/// It came from [`by_hand_new_speck`], and is used no more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn by_hand_free_speck(speck: *mut Speck) {
    // SAFETY: the caller's.
    drop(unsafe { Box::from_raw(speck) });
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
    #[hsffi(unsafe, because = "reads a word")]
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
    #[hsffi(unsafe, because = "reads a word")]
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

/// The numbers below `end`.
#[export]
pub fn numbers(end: u64) -> Items<'static, u64> {
    Items::new(0..end)
}

/// The numbers below `end`, pulled by `unsafe` calls.
#[export(unsafe, because = "counts")]
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

/// What one would write by hand for [`each_number`].
#[unsafe(no_mangle)]
pub extern "C" fn by_hand_each_number(end: u64, f: extern "C" fn(u64)) {
    (0..end).for_each(|n| f(n));
}
