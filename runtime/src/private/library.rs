//! The table of the library's functions that the Haskell runtime calls: `struct hsffi_library` of the Haskell package `hsffi`
//! (`include/hsffi.h`), of which `hsffi::module!` makes one static.
//!
//! The layout is an agreement with that package. Whoever changes it changes `ABI`, there `HSFFI_ABI`, and the positions in
//! `Hsffi.Internal.Library`.

use std::ffi::{c_char, c_void};

use crate::convert::list;
use crate::future::{self, MakeExecutor};
use crate::private::accounting::{Collection, Pressure};
use crate::private::failure::TaggedFailure;
use crate::process::{drop_thread, output, shutdown};
use crate::stop::Stop;

use super::{accounting, buffer, debug_checks, failure, fork_handlers};

/// The version of the agreement.
const ABI: u64 = 3;

/// The table. Haskell and C read it; nothing writes it.
#[derive(Debug)]
#[repr(C)]
pub struct Library {
    abi: u64,
    version: *const c_char,
    begin: unsafe extern "C" fn(&'static Pressure),
    note_exit: extern "C" fn(*mut c_void),
    release_failure: unsafe extern "C" fn(*mut TaggedFailure) -> u64,
    release_buffer: unsafe extern "C" fn(usize, *mut u8),
    /// Of elements of 1, 2, 4 and 8 bytes.
    finalize_buffer: [unsafe extern "C" fn(usize, *mut u8); 4],
    begin_stop: unsafe extern "C" fn(*mut Stop),
    wake_stop: unsafe extern "C" fn(*const Stop),
    pressure: &'static Pressure,
    relieve: unsafe extern "C" fn(Collection, Collection),
    hold: extern "C" fn(usize),
    let_go: extern "C" fn(usize, *mut c_void),
    release_slots: unsafe extern "C" fn(usize, *mut u8),
}

// SAFETY: nothing is written through the pointers.
unsafe impl Sync for Library {}

impl Library {
    /// The table of the crate with this version, which ends with a NUL, and with this executor.
    ///
    /// # Panics
    /// In a constant, when the version does not end with a NUL.
    #[must_use]
    pub const fn new<E: MakeExecutor>(version: &'static str, pressure: &'static Pressure) -> Self {
        assert!(matches!(version.as_bytes(), [.., 0]));
        Library {
            abi: ABI,
            version: version.as_ptr().cast(),
            begin: begin::<E>,
            note_exit,
            release_failure,
            release_buffer,
            finalize_buffer: [finalize::<1>, finalize::<2>, finalize::<4>, finalize::<8>],
            begin_stop,
            wake_stop,
            pressure,
            relieve,
            hold,
            let_go,
            release_slots,
        }
    }
}

/// Prepares the library for calls: once, when the Haskell program starts.
pub fn prepare(pressure: &'static Pressure) {
    fork_handlers::begin();
    accounting::begin(pressure);
    drop_thread::begin();
    output::begin();
}

/// Marks the end of the program.
pub fn note_exit_now() {
    shutdown::note();
}

/// Before the program's `main`.
unsafe extern "C" fn begin<E: MakeExecutor>(pressure: &'static Pressure) {
    failure::note_locations();
    debug_checks::begin();
    future::choose(E::MAKE);
    prepare(pressure);
}

extern "C" fn note_exit(_: *mut c_void) {
    note_exit_now();
}

// SAFETY, here and below, as far as Rust knows: Haskell passes each function only what the library gave it for that function.
unsafe extern "C" fn release_failure(failure: *mut TaggedFailure) -> u64 {
    // SAFETY: the caller's.
    unsafe { TaggedFailure::release(failure) }
}

unsafe extern "C" fn release_buffer(capacity: usize, buffer: *mut u8) {
    // SAFETY: the caller's.
    unsafe { buffer::release::<1>(capacity, buffer) }
}

unsafe extern "C" fn finalize<const ALIGN: usize>(capacity: usize, buffer: *mut u8) {
    // SAFETY: the caller's.
    unsafe { buffer::finalize::<ALIGN>(capacity, buffer) }
}

unsafe extern "C" fn begin_stop(stop: *mut Stop) {
    // SAFETY: the caller's.
    unsafe { Stop::begin(stop) }
}

unsafe extern "C" fn wake_stop(stop: *const Stop) {
    // SAFETY: the caller's.
    unsafe { Stop::wake(stop) }
}

/// To be called by a `safe` import, with functions of GHC's runtime that collect.
unsafe extern "C" fn relieve(minor: Collection, major: Collection) {
    // SAFETY: the caller's.
    unsafe { accounting::relieve(minor, major) }
}

extern "C" fn hold(bytes: usize) {
    accounting::give(bytes);
}

extern "C" fn let_go(bytes: usize, _: *mut c_void) {
    accounting::take_back(bytes);
}

unsafe extern "C" fn release_slots(size: usize, start: *mut u8) {
    // SAFETY: the caller's.
    unsafe { list::release(size, start) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of `struct hsffi_library`, and the positions that `Hsffi.Internal.Library` reads.
    #[test]
    fn the_haskell_runtime_reads_the_table_by_these_positions() {
        use std::mem::{offset_of, size_of};
        let positions = [
            offset_of!(Library, abi),
            offset_of!(Library, version),
            offset_of!(Library, begin),
            offset_of!(Library, note_exit),
            offset_of!(Library, release_failure),
            offset_of!(Library, release_buffer),
            offset_of!(Library, finalize_buffer),
            offset_of!(Library, begin_stop),
            offset_of!(Library, wake_stop),
            offset_of!(Library, pressure),
            offset_of!(Library, relieve),
            offset_of!(Library, hold),
            offset_of!(Library, let_go),
            offset_of!(Library, release_slots),
        ]
        .map(|offset| offset / 8);
        assert_eq!(positions, [0, 1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 14, 15, 16]);
        assert_eq!(size_of::<Library>(), 17 * 8);
    }
}
