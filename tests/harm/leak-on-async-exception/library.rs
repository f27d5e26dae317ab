//! A library whose constructor takes a while, and which counts the objects that there are.

use std::sync::atomic::{AtomicI64, Ordering};
use std::thread::sleep;
use std::time::Duration;

static OPEN: AtomicI64 = AtomicI64::new(0);

pub struct Database;

#[unsafe(no_mangle)]
pub extern "C" fn database_open() -> *mut Database {
    sleep(Duration::from_millis(200));
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
