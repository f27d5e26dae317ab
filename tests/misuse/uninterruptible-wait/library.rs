//! A library that sleeps: as the standard library does, which begins again after a signal, or until one comes.

use std::ffi::c_long;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

#[repr(C)]
struct Time {
    seconds: c_long,
    nanoseconds: c_long,
}

unsafe extern "C" {
    fn nanosleep(time: *const Time, left: *mut Time) -> i32;
}

/// Whether the last sleep was shorter than it should have been.
static STOPPED: AtomicBool = AtomicBool::new(false);

#[unsafe(no_mangle)]
pub extern "C" fn rest_whatever_comes(seconds: u64) {
    let time = Duration::from_secs(seconds);
    let begun = Instant::now();
    sleep(time);
    STOPPED.store(begun.elapsed() < time, Ordering::SeqCst);
}

#[unsafe(no_mangle)]
pub extern "C" fn rest_until_a_signal(seconds: u64) {
    let time = Time {
        seconds: seconds.try_into().unwrap(),
        nanoseconds: 0,
    };
    // SAFETY: reads the time, and writes nothing.
    let ended = unsafe { nanosleep(&time, std::ptr::null_mut()) };
    STOPPED.store(ended != 0, Ordering::SeqCst);
}

#[unsafe(no_mangle)]
pub extern "C" fn was_stopped() -> u8 {
    STOPPED.load(Ordering::SeqCst).into()
}
