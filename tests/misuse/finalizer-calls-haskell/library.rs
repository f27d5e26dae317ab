//! A library that tells the program which of its objects is released.

pub type Tell = extern "C" fn(u64);

#[unsafe(no_mangle)]
pub extern "C" fn object_new() -> *mut u64 {
    Box::into_raw(Box::new(7))
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn object_drop(tell: Tell, object: *mut u64) {
    // SAFETY: asked of the caller: the object has not been dropped.
    let number = *unsafe { Box::from_raw(object) };
    tell(number);
}
