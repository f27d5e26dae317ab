//! A library that lets a database be open once at a time. Who opens it meanwhile, waits.

use std::sync::{Condvar, Mutex};

static OPEN: Mutex<bool> = Mutex::new(false);
static CLOSED: Condvar = Condvar::new();

pub struct Database;

#[unsafe(no_mangle)]
pub extern "C" fn database_open() -> *mut Database {
    let open = OPEN.lock().unwrap();
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
