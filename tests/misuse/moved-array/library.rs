//! A library that goes on using an array after it has called Haskell.

use std::slice;

/// Sums the bytes, calls, sums them again, and writes a 9 to the first. Both sums are answered in one number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sum_around(start: *mut u8, len: usize, call: extern "C" fn()) -> u64 {
    // SAFETY: asked of the caller: the array stays where it is during the call.
    let before = unsafe { sum(start, len) };
    call();
    // SAFETY: as above.
    unsafe {
        let after = sum(start, len);
        start.write(9);
        before * 1000 + after
    }
}

unsafe fn sum(start: *const u8, len: usize) -> u64 {
    // SAFETY: the caller's.
    let bytes = unsafe { slice::from_raw_parts(start, len) };
    bytes.iter().map(|byte| u64::from(*byte)).sum()
}
