//! A library that rounds up, as one for intervals does, and leaves the processor so, or does not.

use std::ffi::c_int;
use std::hint::black_box;

#[link(name = "m")]
unsafe extern "C" {
    fn fegetround() -> c_int;
    fn fesetround(mode: c_int) -> c_int;
}

#[cfg(target_arch = "x86_64")]
const UPWARD: c_int = 0x800;
#[cfg(target_arch = "aarch64")]
const UPWARD: c_int = 0x40_0000;

#[unsafe(no_mangle)]
pub extern "C" fn inverse_and_leave(x: f64) -> f64 {
    // SAFETY: Rust's own code may round otherwise; here, that is the point.
    unsafe { fesetround(UPWARD) };
    1.0 / black_box(x)
}

#[unsafe(no_mangle)]
pub extern "C" fn inverse_and_restore(x: f64) -> f64 {
    // SAFETY: reads the mode.
    let mode = unsafe { fegetround() };
    let inverse = black_box(inverse_and_leave(x));
    // SAFETY: as it was.
    unsafe { fesetround(mode) };
    inverse
}
