//! A library that fills a variable of Haskell's.

use std::ffi::{c_int, c_void};

unsafe extern "C" {
    fn hs_try_putmvar(capability: c_int, mvar: *mut c_void);
}

#[unsafe(no_mangle)]
pub extern "C" fn wake(mvar: *mut c_void) {
    // SAFETY: a stable pointer. Of what, GHC cannot tell either.
    unsafe { hs_try_putmvar(-1, mvar) };
}
