//! Functions that do what builds with debug assertions watch for.

use std::ffi::c_int;
use std::hint::black_box;
use std::time::{Duration, Instant};

use hsffi::{Items, export};

/// Waits, for that many milliseconds.
#[export(blocking)]
pub fn pause(milliseconds: u64) {
    std::thread::sleep(Duration::from_millis(milliseconds));
}

/// Waits where it must not.
#[export(unsafe, reason = "the tests expect that this is told of")]
pub fn leaf_pause(milliseconds: u64) {
    pause(milliseconds);
}

/// Computes for longer than it may.
#[export(unsafe, reason = "the tests expect that this is told of")]
pub fn leaf_spin(milliseconds: u64) {
    let begun = Instant::now();
    // Preempted, it has computed for less time than has passed.
    let mut turns = 0;
    while turns < 10_000 || begun.elapsed() < Duration::from_millis(milliseconds) {
        std::hint::spin_loop();
        turns += 1;
    }
}

/// Numbers that take as long, each.
#[export(unsafe, reason = "the tests expect that this is told of")]
pub fn leaf_slow_numbers(milliseconds: u64) -> Items<'static, u64> {
    Items::new((0..).inspect(move |_| pause(milliseconds)))
}

/// Numbers that take as long, each, as they may.
#[export(blocking)]
pub fn slow_numbers(milliseconds: u64) -> Items<'static, u64> {
    leaf_slow_numbers(milliseconds)
}

/// Panics, late.
#[export(unsafe, reason = "the tests expect that this is not told of")]
pub fn leaf_late_panic(milliseconds: u64) {
    pause(milliseconds);
    panic!("late");
}

#[link(name = "m")]
unsafe extern "C" {
    fn fesetround(mode: c_int) -> c_int;
    fn feenableexcept(exceptions: c_int) -> c_int;
}

#[cfg(target_arch = "x86_64")]
const UPWARD: c_int = 0x800;
#[cfg(target_arch = "aarch64")]
const UPWARD: c_int = 0x40_0000;

#[cfg(target_arch = "x86_64")]
const DIVISION_BY_ZERO: c_int = 4;
#[cfg(target_arch = "aarch64")]
const DIVISION_BY_ZERO: c_int = 2;

fn inverse_rounded_up(x: f64) -> f64 {
    // SAFETY: as some C libraries do.
    unsafe { fesetround(UPWARD) };
    1.0 / black_box(x)
}

/// The inverse, rounded up, as is all that comes after it.
#[export]
pub fn round_up(x: f64) -> f64 {
    inverse_rounded_up(x)
}

/// The same, through an `unsafe` import.
#[export(unsafe, reason = "divides")]
pub fn leaf_round_up(x: f64) -> f64 {
    inverse_rounded_up(x)
}

/// The same, and then it panics.
#[export]
pub fn round_up_and_panic(x: f64) -> f64 {
    panic!("rounded up to {:?}", inverse_rounded_up(x));
}

/// From now on, a division by zero ends the program.
#[export]
pub fn trap_division() {
    // SAFETY: as above.
    unsafe { feenableexcept(DIVISION_BY_ZERO) };
}
