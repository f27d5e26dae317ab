//! Functions that take their time, for a thread to be interrupted in.

use std::thread::sleep;
use std::time::Duration;

use hsffi::{OwnedByRust, export};

use crate::errors::NumberError;
use crate::objects::Counter;

fn nap_for(milliseconds: u64) {
    sleep(Duration::from_millis(milliseconds));
}

/// Returns nothing.
#[export]
pub fn nap(milliseconds: u64) {
    nap_for(milliseconds);
}

/// Returns an object.
#[export]
pub fn nap_counter(milliseconds: u64) -> OwnedByRust<Counter> {
    nap_for(milliseconds);
    Counter::new(milliseconds)
}

/// Returns optional objects in a tuple.
#[export]
pub fn nap_counters(
    milliseconds: u64,
) -> (OwnedByRust<Counter>, Option<OwnedByRust<Counter>>, String) {
    nap_for(milliseconds);
    (
        Counter::new(milliseconds),
        Counter::maybe(Some(milliseconds)),
        "a text to be freed".to_owned(),
    )
}

/// Returns bytes.
#[export]
pub fn nap_bytes(milliseconds: u64) -> Vec<u8> {
    nap_for(milliseconds);
    vec![1; 1000]
}

/// Fails, with an error that owns its message.
///
/// # Errors
/// Always.
#[export]
pub fn nap_error(milliseconds: u64) -> Result<OwnedByRust<Counter>, NumberError> {
    nap_for(milliseconds);
    Err(NumberError::Overflow(
        milliseconds,
        Some("a text to be freed".to_owned()),
    ))
}

/// Panics where an object would be returned.
#[export]
pub fn nap_panic(milliseconds: u64) -> OwnedByRust<Counter> {
    let counter = Counter::new(milliseconds);
    nap_for(milliseconds);
    panic!("woken up beside the {}", counter.name());
}
