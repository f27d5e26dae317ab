//! A library that writes to an array of Haskell objects.

/// Puts the first element of one array into another.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copy_first(to: *mut *const (), from: *const *const ()) {
    // SAFETY: asked of the caller: both arrays have an element, and nothing is collected during the call.
    unsafe { to.write(from.read()) };
}
