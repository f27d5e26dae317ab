//! A library that lets a database be open once at a time. Who opens it meanwhile, waits.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex};

static OPEN: Mutex<bool> = Mutex::new(false);
static CLOSED: Condvar = Condvar::new();

/// Whether someone waits until it is closed.
static AWAITED: AtomicBool = AtomicBool::new(false);

pub struct Database;

#[unsafe(no_mangle)]
pub extern "C" fn database_open() -> *mut Database {
    let open = OPEN.lock().unwrap();
    AWAITED.store(*open, Ordering::SeqCst);
    *CLOSED.wait_while(open, |open| *open).unwrap() = true;
    Box::into_raw(Box::new(Database))
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn database_close(database: *mut Database) {
    // SAFETY: asked of the caller: the database has not been closed.
    drop(unsafe { Box::from_raw(database) });
    *OPEN.lock().unwrap() = false;
    CLOSED.notify_one();
}

/// Whether someone waits, or has waited.
#[unsafe(no_mangle)]
pub extern "C" fn is_awaited() -> u8 {
    AWAITED.load(Ordering::SeqCst).into()
}
