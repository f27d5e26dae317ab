//! What one would write by hand for the functions of the benchmark, in a library of their own: of a library that hsffi builds,
//! only hsffi's symbols can be linked.

mod values;
mod waiting;

/// What is made and finalised.
pub struct Speck(#[expect(dead_code, reason = "only its size matters")] u64);

/// What one would write by hand for `add` and `add_safe`.
#[unsafe(no_mangle)]
pub extern "C" fn by_hand_add(a: u64, b: u64) -> u64 {
    a.wrapping_add(b)
}

/// What one would write by hand for `remove`.
#[unsafe(no_mangle)]
pub extern "C" fn by_hand_remove(a: u64, b: u64) -> u64 {
    a.wrapping_sub(b)
}

/// What one would write by hand for `differ`.
#[unsafe(no_mangle)]
pub extern "C" fn by_hand_differ(a: u64, b: u64) -> u64 {
    a ^ b
}

/// What one would write by hand for `bytes_len` and `array_len`.
///
/// # Safety
/// `len` bytes lie at `ptr`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn by_hand_bytes_len(ptr: *const u8, len: usize) -> usize {
    // SAFETY: the caller's.
    unsafe { std::slice::from_raw_parts(ptr, len) }.len()
}

/// What one would write by hand for `call_back`.
#[unsafe(no_mangle)]
pub extern "C" fn by_hand_call_back(times: u64, f: extern "C" fn(u64) -> u64) -> u64 {
    (0..times).fold(0, |sum, n| sum.wrapping_add(f(n)))
}

/// What one would write by hand for `Speck::new` and `Speck::new_safe`.
#[unsafe(no_mangle)]
pub extern "C" fn by_hand_new_speck(n: u64) -> *mut Speck {
    Box::into_raw(Box::new(Speck(n)))
}

/// What one would write by hand to finalise it.
///
/// # Safety
/// It came from [`by_hand_new_speck`], and is used no more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn by_hand_free_speck(speck: *mut Speck) {
    // SAFETY: the caller's.
    drop(unsafe { Box::from_raw(speck) });
}

/// What one would write by hand for `each_number`.
#[unsafe(no_mangle)]
pub extern "C" fn by_hand_each_number(end: u64, f: extern "C" fn(u64)) {
    (0..end).for_each(|n| f(n));
}

/// What one would write by hand for `bytes`: pointer, length and capacity.
///
/// # Safety
/// Three words can be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn by_hand_bytes(length: usize, out: *mut [usize; 3]) {
    let mut bytes = std::mem::ManuallyDrop::new(vec![1_u8; length]);
    let parts = [
        bytes.as_mut_ptr().expose_provenance(),
        bytes.len(),
        bytes.capacity(),
    ];
    // SAFETY: the caller's.
    unsafe { out.write(parts) };
}

/// What one would write by hand to finalise them.
///
/// # Safety
/// They came from [`by_hand_bytes`], with this capacity, and are used no more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn by_hand_free_bytes(capacity: usize, ptr: *mut u8) {
    // SAFETY: the caller's.
    drop(unsafe { Vec::from_raw_parts(ptr, 0, capacity) });
}
