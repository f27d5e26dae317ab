//! A library whose object can be closed in two ways: one frees it, the other leaves an empty object.

use std::sync::Mutex;

pub struct Database {
    revision: u64,
}

pub type Closable = Mutex<Option<Database>>;

#[unsafe(no_mangle)]
pub extern "C" fn database_open() -> *mut Closable {
    Box::into_raw(Box::new(Mutex::new(Some(Database { revision: 7 }))))
}

/// The revision, or -1 of a closed database.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn database_revision(database: *const Closable) -> i64 {
    // SAFETY: asked of the caller: the database has not been dropped.
    let database = unsafe { &*database };
    match database.lock().unwrap().as_ref() {
        Some(open) => open.revision.cast_signed(),
        None => -1,
    }
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn database_close(database: *const Closable) {
    // SAFETY: asked of the caller: the database has not been dropped.
    let database = unsafe { &*database };
    drop(database.lock().unwrap().take());
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn database_drop(database: *mut Closable) {
    // SAFETY: asked of the caller: the database has not been dropped.
    drop(unsafe { Box::from_raw(database) });
}
