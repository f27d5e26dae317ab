//! What a call costs: each function twice, exported by hsffi and by hand.

hsffi::module!("Hsffi.Bench");

use hsffi::{Fun, HsException, export};

/// The sum.
#[export(unsafe, because = "one addition")]
pub fn add(a: u64, b: u64) -> u64 {
    a.wrapping_add(b)
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

/// What one would write by hand for [`bytes_len`].
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
