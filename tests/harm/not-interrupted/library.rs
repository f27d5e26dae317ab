//! A library that sleeps for a second: as the standard library does, which begins again after a signal, or until one comes.

use std::ffi::c_long;
use std::thread::sleep;
use std::time::Duration;

#[repr(C)]
struct Time {
    seconds: c_long,
    nanoseconds: c_long,
}

unsafe extern "C" {
    fn nanosleep(time: *const Time, left: *mut Time) -> i32;
}

#[unsafe(no_mangle)]
pub extern "C" fn rest_whatever_comes() {
    sleep(Duration::from_secs(1));
}

#[unsafe(no_mangle)]
pub extern "C" fn rest_until_a_signal() {
    let second = Time {
        seconds: 1,
        nanoseconds: 0,
    };
    // SAFETY: reads the time, and writes nothing.
    unsafe { nanosleep(&second, std::ptr::null_mut()) };
}
