//! Panics, in every position where Rust runs code of the user's.

use hsffi::{OwnedByRust, export};

/// Panics with a formatted message.
#[export]
pub fn panic_formatted(number: u32) {
    panic!("number {number} came up");
}

/// Panics with a constant message, through an `unsafe` import.
#[export(unsafe, because = "panics at once")]
pub fn panic_leaf(number: u32) -> u32 {
    assert!(number != 0, "zero came up");
    number
}

/// Panics with a payload that is no message.
#[export]
pub fn panic_payload() {
    std::panic::panic_any(42_u8);
}

/// A payload that panics when it is dropped.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("the second panic");
    }
}

/// Panics with a payload that panics when it is dropped.
#[export]
pub fn panic_twice() {
    std::panic::panic_any(Bomb);
}

/// Indexes out of bounds.
#[export]
pub fn panic_index(values: &[u8], index: usize) -> u8 {
    values[index]
}

/// Panics while it owns arguments and locals, which must be dropped.
#[export]
pub fn panic_owning(text: String, values: Vec<u64>) -> String {
    let counter: OwnedByRust<crate::objects::Counter> = crate::objects::Counter::new(1);
    let all = format!("{text}{values:?}{}", counter.name());
    assert!(all.is_empty(), "dropped on the way out");
    all
}

/// Panics on a thread of Rust's, and passes the panic on.
#[export]
pub fn panic_thread() {
    let thread = std::thread::spawn(|| -> u8 { panic!("on another thread") });
    if let Err(payload) = thread.join() {
        std::panic::resume_unwind(payload);
    }
}
