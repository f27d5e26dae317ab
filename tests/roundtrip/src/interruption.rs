//! Calls that begin and end when a test says so, for a thread to be interrupted in.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use hsffi::{Items, OwnedByRust, export};

use crate::errors::NumberError;
use crate::objects::Counter;

/// How many of the calls that wait for something have begun.
static BEGUN: AtomicU64 = AtomicU64::new(0);

static HELD: Mutex<bool> = Mutex::new(false);
static RELEASED: Condvar = Condvar::new();

/// Tells the tests that a call which waits for something has begun.
pub fn begin() {
    BEGUN.fetch_add(1, Ordering::SeqCst);
}

/// How many of the calls that wait for something have begun.
#[export]
pub fn calls_begun() -> u64 {
    BEGUN.load(Ordering::SeqCst)
}

fn held() -> MutexGuard<'static, bool> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on, naps last until they are not held any more.
#[export]
pub fn hold_naps(hold: bool) {
    *held() = hold;
    RELEASED.notify_all();
}

/// Waits while naps are held.
pub fn wait() {
    begin();
    let released = RELEASED.wait_while(held(), |held| *held);
    drop(released.unwrap_or_else(PoisonError::into_inner));
}

/// Whether naps are held now.
pub fn held_now() -> bool {
    *held()
}

/// Returns nothing.
#[export]
pub fn nap() {
    wait();
}

/// Returns an object.
#[export]
pub fn nap_counter(number: u64) -> OwnedByRust<Counter> {
    wait();
    Counter::new(number)
}

/// Returns optional objects in a tuple.
#[export]
pub fn nap_counters(number: u64) -> (OwnedByRust<Counter>, Option<OwnedByRust<Counter>>, String) {
    wait();
    (
        Counter::new(number),
        Counter::maybe(Some(number)),
        "a text to be freed".to_owned(),
    )
}

/// Returns bytes.
#[export]
pub fn nap_bytes() -> Vec<u8> {
    wait();
    vec![1; 1000]
}

/// Fails, with an error that owns its message.
///
/// # Errors
/// Always.
#[export]
pub fn nap_error(number: u64) -> Result<OwnedByRust<Counter>, NumberError> {
    wait();
    Err(NumberError::Overflow(
        number,
        Some("a text to be freed".to_owned()),
    ))
}

/// Panics where an object would be returned.
#[export]
pub fn nap_panic(number: u64) -> OwnedByRust<Counter> {
    let counter = Counter::new(number);
    wait();
    panic!("woken up beside the {}", counter.name());
}

/// Numbers, each after a nap.
#[export(blocking)]
pub fn nap_numbers() -> Items<'static, u64> {
    Items::new((0..).inspect(|_| wait()))
}

/// Prints, and ends no line.
#[export]
pub fn print_start(text: &str) {
    print!("{text}");
}

/// Has the lock of the standard output as long as naps last.
#[export(blocking)]
pub fn nap_with_output() {
    let _lock = std::io::stdout().lock();
    wait();
}
