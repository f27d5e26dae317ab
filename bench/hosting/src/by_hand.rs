//! Declarations and marshalling by hand, as a Rust programmer writes them who has Haskell's `foreign export` alone.
//!
//! The callers have a token, so the runtime is there.

use std::ffi::c_void;

use crate::Place;

#[repr(C)]
struct Record {
    x: f64,
    y: f64,
    z: f64,
    name: *const u8,
    len: isize,
}

unsafe extern "C" {
    fn by_hand_successor(number: i32) -> i32;
    fn by_hand_primed(start: *const u8, len: isize, result: *mut *mut u8, result_len: *mut isize);
    fn by_hand_moved(place: *const Record, result: *mut Record);
    fn free(memory: *mut c_void);
}

pub fn successor(number: i32) -> i32 {
    // SAFETY: Haskell exports it so.
    unsafe { by_hand_successor(number) }
}

pub fn primed(text: &str) -> String {
    let (mut start, mut len) = (std::ptr::null_mut(), 0);
    // SAFETY: Haskell exports it so, and writes both results.
    unsafe {
        by_hand_primed(
            text.as_ptr(),
            text.len().cast_signed(),
            &raw mut start,
            &raw mut len,
        );
        taken(start, len)
    }
}

pub fn moved(place: &Place) -> Place {
    let passed = Record {
        x: place.x,
        y: place.y,
        z: place.z,
        name: place.name.as_ptr(),
        len: place.name.len().cast_signed(),
    };
    let mut result = Record {
        x: 0.0,
        y: 0.0,
        z: 0.0,
        name: std::ptr::null(),
        len: 0,
    };
    // SAFETY: Haskell exports it so, and writes the result.
    unsafe {
        by_hand_moved(&raw const passed, &raw mut result);
        Place {
            x: result.x,
            y: result.y,
            z: result.z,
            name: taken(result.name, result.len),
        }
    }
}

/// # Safety
/// So many bytes of UTF-8 are in memory of `malloc`, which is the caller's.
unsafe fn taken(start: *const u8, len: isize) -> String {
    // SAFETY: the caller's.
    unsafe {
        let bytes = std::slice::from_raw_parts(start, len.cast_unsigned());
        let text = String::from_utf8(bytes.to_vec()).expect("Haskell encodes UTF-8");
        free(start.cast_mut().cast());
        text
    }
}
