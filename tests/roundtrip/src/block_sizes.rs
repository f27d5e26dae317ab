//! Results that hold blocks of one size, and an allocator that counts those.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use hsffi::export;

use crate::errors::NumberError;

/// The size of what is counted, in bytes. Nothing else is likely to take as many.
const SIZE: usize = 7912;

/// How many blocks of the size there are.
static LIVE: AtomicUsize = AtomicUsize::new(0);

/// The system's allocator.
struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

// SAFETY: the system's allocator does what is asked.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        begin(layout.size());
        // SAFETY: the caller's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        begin(layout.size());
        // SAFETY: the caller's.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        end(layout.size());
        // SAFETY: the caller's.
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        end(layout.size());
        begin(size);
        // SAFETY: the caller's.
        unsafe { System.realloc(block, layout, size) }
    }
}

fn begin(size: usize) {
    if size == SIZE {
        LIVE.fetch_add(1, Ordering::SeqCst);
    }
}

fn end(size: usize) {
    if size == SIZE {
        LIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

/// How many blocks of the counted size Rust has allocated and not freed.
#[export]
pub fn counted_blocks() -> usize {
    LIVE.load(Ordering::SeqCst)
}

fn bytes(seed: u64) -> Vec<u8> {
    vec![seed.to_le_bytes()[0]; SIZE]
}

fn text(seed: u64) -> String {
    let letter = if seed.is_multiple_of(2) { "a" } else { "b" };
    letter.repeat(SIZE)
}

/// Bytes in a block that is counted.
#[export(pure)]
pub fn counted_bytes(seed: u64) -> Vec<u8> {
    bytes(seed)
}

/// Text in a block that is counted.
#[export(pure)]
pub fn counted_text(seed: u64) -> String {
    text(seed)
}

/// Numbers in a block that is counted.
#[export(pure)]
pub fn counted_numbers(seed: u64) -> Vec<u64> {
    vec![seed; SIZE / 8]
}

/// One of each, in a block that is counted.
#[export(pure)]
pub fn counted_together(seed: u64) -> (Vec<u8>, Option<String>, Option<Vec<u64>>) {
    (bytes(seed), Some(text(seed)), Some(counted_numbers(seed)))
}

/// Bytes in a block that is counted, of an odd seed; an error that has text in such a block, of an even one.
///
/// # Errors
/// When the seed is even.
#[export(pure, either)]
pub fn counted_either(seed: u64) -> Result<Vec<u8>, NumberError> {
    counted_thrown(seed)
}

/// The same, but thrown.
///
/// # Errors
/// When the seed is even.
#[export(pure)]
pub fn counted_thrown(seed: u64) -> Result<Vec<u8>, NumberError> {
    if seed.is_multiple_of(2) {
        return Err(NumberError::Overflow(seed, Some(text(seed))));
    }
    Ok(bytes(seed))
}

/// Panics with a message in a block that is counted.
#[export(pure)]
pub fn counted_panic(seed: u64) -> u64 {
    std::panic::resume_unwind(Box::new(text(seed)))
}

/// The same, through an `unsafe` import that returns in a register.
#[export(pure, unsafe, reason = "panics at once")]
pub fn counted_leaf_panic(seed: u64) -> u64 {
    counted_panic(seed)
}
