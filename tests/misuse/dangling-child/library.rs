//! A database, and messages that lie in it or point to it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub struct Database {
    first: u64,
    messages: AtomicU64,
}

impl Database {
    fn new() -> Self {
        Database {
            first: 7,
            messages: AtomicU64::new(0),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        println!("database released");
    }
}

#[unsafe(no_mangle)]
pub extern "C" fn database_open() -> *mut Database {
    Box::into_raw(Box::new(Database::new()))
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn database_drop(database: *mut Database) {
    // SAFETY: asked of the caller: the database has not been dropped.
    drop(unsafe { Box::from_raw(database) });
}

/// Lends a message that lies in the database.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn database_first(database: *const Database) -> *const u64 {
    // SAFETY: asked of the caller: the database has not been dropped.
    unsafe { &raw const (*database).first }
}

/// A message that reports back to its database when it is dropped.
pub struct Message {
    database: *const Database,
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn message_new(database: *const Database) -> *mut Message {
    // SAFETY: asked of the caller: the database has not been dropped.
    unsafe { &*database }
        .messages
        .fetch_add(1, Ordering::SeqCst);
    Box::into_raw(Box::new(Message { database }))
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn message_drop(message: *mut Message) {
    println!("message released");
    // SAFETY: asked of the caller: the message has not been dropped.
    let message = unsafe { Box::from_raw(message) };
    // SAFETY: asked of the caller: the database is dropped after its messages.
    let database = unsafe { &*message.database };
    database.messages.fetch_sub(1, Ordering::SeqCst);
}

/// A database that its messages own as well.
#[unsafe(no_mangle)]
pub extern "C" fn shared_open() -> *const Database {
    Arc::into_raw(Arc::new(Database::new()))
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn shared_drop(database: *const Database) {
    // SAFETY: asked of the caller: the database is one of `shared_open`, and has not been dropped.
    drop(unsafe { Arc::from_raw(database) });
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn shared_message_new(database: *const Database) -> *mut Message {
    // SAFETY: asked of the caller: the database is one of `shared_open`, and has not been dropped.
    unsafe {
        Arc::increment_strong_count(database);
        message_new(database)
    }
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn shared_message_drop(message: *mut Message) {
    // SAFETY: asked of the caller: the message is one of `shared_message_new`, and has not been dropped. It holds a
    // count of its database.
    unsafe {
        let database = (*message).database;
        message_drop(message);
        drop(Arc::from_raw(database));
    }
}
