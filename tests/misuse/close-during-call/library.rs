//! A library whose object can be closed in two ways: one frees it, the other asks first whether a call is in progress.

use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicUsize, Ordering};

pub struct Database {
    calls: AtomicUsize,
    revision: AtomicPtr<u64>,
}

/// Whether a call has begun.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Whether it may go on.
static RESUMED: AtomicBool = AtomicBool::new(false);

#[unsafe(no_mangle)]
pub extern "C" fn database_open() -> *mut Database {
    Box::into_raw(Box::new(Database {
        calls: AtomicUsize::new(0),
        revision: AtomicPtr::new(Box::into_raw(Box::new(7))),
    }))
}

/// The revision, after a long time: when the call is told to go on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn database_revision(database: *const Database) -> u64 {
    // SAFETY: asked of the caller: the database is there for the call.
    let database = unsafe { &*database };
    database.calls.fetch_add(1, Ordering::SeqCst);
    let revision = database.revision.load(Ordering::SeqCst);
    ENTERED.store(true, Ordering::SeqCst);
    while !RESUMED.load(Ordering::SeqCst) {
        std::thread::yield_now();
    }
    // SAFETY: asked of the caller: the database is open for the call.
    let revision = unsafe { revision.read() };
    database.calls.fetch_sub(1, Ordering::SeqCst);
    revision
}

/// Frees what the database holds.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn database_close(database: *const Database) {
    // SAFETY: asked of the caller: the database has not been dropped.
    let database = unsafe { &*database };
    let revision = database.revision.swap(ptr::null_mut(), Ordering::SeqCst);
    if !revision.is_null() {
        // SAFETY: it came from a `Box`, and nobody finds it any more; asked of the caller: no call has it.
        drop(unsafe { Box::from_raw(revision) });
    }
}

/// Closes the database unless a call is in progress, and answers whether it has.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn database_try_close(database: *const Database) -> u8 {
    // SAFETY: asked of the caller: the database has not been dropped, and no other thread begins a call.
    unsafe {
        let unused = (*database).calls.load(Ordering::SeqCst) == 0;
        if unused {
            database_close(database);
        }
        unused.into()
    }
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn database_drop(database: *mut Database) {
    // SAFETY: asked of the caller: the database is not used any more.
    unsafe {
        database_close(database);
        drop(Box::from_raw(database));
    }
}

#[unsafe(no_mangle)]
pub extern "C" fn has_entered() -> u8 {
    ENTERED.load(Ordering::SeqCst).into()
}

#[unsafe(no_mangle)]
pub extern "C" fn resume() {
    RESUMED.store(true, Ordering::SeqCst);
}
