//! A library that releases many stable pointers, under the lock of GHC's table.

use std::ffi::c_void;

unsafe extern "C" {
    fn hs_lock_stable_ptr_table();
    fn hs_unlock_stable_ptr_table();
    fn hs_free_stable_ptr(pointer: *mut c_void);
    fn hs_free_stable_ptr_unsafe(pointer: *mut c_void);
}

/// What Rust owns of Haskell's.
struct Owned(*mut c_void);

impl Drop for Owned {
    fn drop(&mut self) {
        // SAFETY: owned.
        unsafe { hs_free_stable_ptr(self.0) };
    }
}

#[unsafe(no_mangle)]
pub extern "C" fn release_under_lock(pointer: *mut c_void) {
    let owned = Owned(pointer);
    // SAFETY: it is unlocked again.
    unsafe { hs_lock_stable_ptr_table() };
    drop(owned);
    // SAFETY: as above.
    unsafe { hs_unlock_stable_ptr_table() };
}

#[unsafe(no_mangle)]
pub extern "C" fn call_under_lock(make: extern "C" fn() -> *mut c_void) -> *mut c_void {
    // SAFETY: it is unlocked again.
    unsafe { hs_lock_stable_ptr_table() };
    let made = make();
    // SAFETY: as above.
    unsafe { hs_unlock_stable_ptr_table() };
    made
}

#[unsafe(no_mangle)]
pub extern "C" fn release_in_bulk(pointer: *mut c_void) {
    // SAFETY: nothing else is done under the lock.
    unsafe {
        hs_lock_stable_ptr_table();
        hs_free_stable_ptr_unsafe(pointer);
        hs_unlock_stable_ptr_table();
    }
}
