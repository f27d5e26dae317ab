//! A library with an allocator of its own, which keeps a header before each block, as many do.
//!
//! With Rust's default allocator, which is C's `malloc` on most systems, the same mistakes go unnoticed.

use std::alloc::{GlobalAlloc, Layout, System};

struct Headed;

#[global_allocator]
static ALLOCATOR: Headed = Headed;

fn header(layout: Layout) -> usize {
    layout.align().max(16)
}

fn with_header(layout: Layout) -> Layout {
    let size = layout.size() + header(layout);
    // SAFETY: the alignment is that of a layout, and no block of this library is nearly as large as memory.
    unsafe { Layout::from_size_align_unchecked(size, layout.align()) }
}

// SAFETY: blocks are those of `System`, without their first bytes.
unsafe impl GlobalAlloc for Headed {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the size is not zero, for the header.
        let block = unsafe { System.alloc(with_header(layout)) };
        if block.is_null() {
            return block;
        }
        // SAFETY: the block begins with the header, which holds a size and keeps what follows aligned.
        unsafe {
            block.cast::<usize>().write_unaligned(layout.size());
            block.add(header(layout))
        }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: `alloc` returned the memory, and the header is before it.
        unsafe { System.dealloc(memory.sub(header(layout)), with_header(layout)) }
    }
}

#[unsafe(no_mangle)]
pub extern "C" fn counter_new() -> *mut u64 {
    Box::into_raw(Box::new(7))
}

#[unsafe(no_mangle)]
pub unsafe extern "C" fn counter_drop(counter: *mut u64) {
    // SAFETY: asked of the caller: the counter is one of `counter_new`.
    drop(unsafe { Box::from_raw(counter) });
}
