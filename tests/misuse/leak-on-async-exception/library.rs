//! A library whose constructor waits until it may go on, and which counts the objects that there are.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

static OPEN: AtomicI64 = AtomicI64::new(0);

/// Whether a constructor has begun.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Whether it may go on.
static RESUMED: AtomicBool = AtomicBool::new(false);

pub struct Database;

#[unsafe(no_mangle)]
pub extern "C" fn database_open() -> *mut Database {
    ENTERED.store(true, Ordering::SeqCst);
    while !RESUMED.swap(false, Ordering::SeqCst) {
        std::thread::yield_now();
    }
    OPEN.fetch_add(1, Ordering::SeqCst);
    Box::into_raw(Box::new(Database))
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn database_drop(database: *mut Database) {
    // SAFETY: asked of the caller: the database has not been dropped.
    drop(unsafe { Box::from_raw(database) });
    OPEN.fetch_sub(1, Ordering::SeqCst);
}

/// How many databases have been opened and not dropped.
#[unsafe(no_mangle)]
pub extern "C" fn databases() -> i64 {
    OPEN.load(Ordering::SeqCst)
}

/// Whether a constructor has begun since this was asked.
#[unsafe(no_mangle)]
pub extern "C" fn has_entered() -> u8 {
    ENTERED.swap(false, Ordering::SeqCst).into()
}

#[unsafe(no_mangle)]
pub extern "C" fn resume() {
    RESUMED.store(true, Ordering::SeqCst);
}
