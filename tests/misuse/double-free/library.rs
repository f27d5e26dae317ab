//! A library with an object, its constructor and its destructor.

pub struct Database {
    revision: u64,
}

#[unsafe(no_mangle)]
pub extern "C" fn database_open() -> *mut Database {
    Box::into_raw(Box::new(Database { revision: 7 }))
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn database_revision(database: *const Database) -> u64 {
    // SAFETY: asked of the caller: the database has not been dropped.
    unsafe { (*database).revision }
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn database_drop(database: *mut Database) {
    // SAFETY: asked of the caller: the database has not been dropped.
    drop(unsafe { Box::from_raw(database) });
}
