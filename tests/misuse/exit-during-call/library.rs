//! A library that ends GHC's runtime: in a call, or in a thread that a call waits for.

use std::ffi::{c_char, c_int};
use std::ptr;
use std::thread;

unsafe extern "C" {
    fn hs_init(count: *mut c_int, arguments: *mut *mut *mut c_char);
    fn hs_exit();
}

#[unsafe(no_mangle)]
pub extern "C" fn exit_within_call() {
    // SAFETY: none, since the runtime that ends is the one that called.
    unsafe { hs_exit() };
}

#[unsafe(no_mangle)]
pub extern "C" fn exit_beside_call() {
    // SAFETY: none, as above.
    let end = thread::spawn(|| unsafe { hs_exit() });
    let _ = end.join();
}

#[unsafe(no_mangle)]
pub extern "C" fn start_and_exit_within_call() {
    // SAFETY: the runtime counts how often it is started, and ends with the last `hs_exit`.
    unsafe {
        hs_init(ptr::null_mut(), ptr::null_mut());
        hs_exit();
    }
}
