//! A library that calls a Haskell function: when it is called, when the program ends, or when the library is loaded.

use std::ffi::{CStr, c_char, c_int};

unsafe extern "C" {
    safe fn answer() -> u64;
    fn atexit(function: extern "C" fn()) -> c_int;
}

#[unsafe(no_mangle)]
pub extern "C" fn call_now() -> u64 {
    answer()
}

extern "C" fn call_late() {
    answer();
}

#[unsafe(no_mangle)]
pub extern "C" fn call_after_main() {
    // SAFETY: the function stays.
    unsafe { atexit(call_late) };
}

/// Before `main`, and so before GHC's runtime.
#[used]
#[unsafe(link_section = ".init_array")]
static CALL_EARLY: extern "C" fn(c_int, *const *const c_char) = call_early;

extern "C" fn call_early(count: c_int, arguments: *const *const c_char) {
    if count > 1 {
        // SAFETY: there are so many, each a C string.
        let argument = unsafe { CStr::from_ptr(*arguments.add(1)) };
        if argument == c"before" {
            answer();
        }
    }
}
