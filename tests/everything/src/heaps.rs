//! Memory of a C library's, which that library releases.

use std::ffi::c_void;
use std::sync::atomic::{AtomicUsize, Ordering};

use hsffi::{OwnedByC, OwnedByRust, export};

/// What stands for a C library: a heap of its own, which counts.
mod library {
    use super::{AtomicUsize, Ordering, c_void};
    use std::alloc::{Layout, alloc, dealloc};

    pub static ALIVE: AtomicUsize = AtomicUsize::new(0);

    /// Each block has its size in front, so that no other allocator could release it.
    const HEADER: usize = 16;

    #[unsafe(no_mangle)]
    extern "C" fn hsffi_everything_pool_take(size: usize) -> *mut c_void {
        let layout = Layout::from_size_align(size + HEADER, HEADER).expect("a small block");
        ALIVE.fetch_add(1, Ordering::SeqCst);
        // SAFETY: the layout is not of nothing, and the block has room for the header.
        unsafe {
            let block = alloc(layout);
            block.cast::<Layout>().write(layout);
            block.add(HEADER).cast()
        }
    }

    #[unsafe(no_mangle)]
    unsafe extern "C" fn hsffi_everything_pool_give_back(memory: *mut c_void) {
        ALIVE.fetch_sub(1, Ordering::SeqCst);
        // SAFETY: the caller's: what `take` answered.
        unsafe {
            let block = memory.cast::<u8>().sub(HEADER);
            dealloc(block, block.cast::<Layout>().read());
        }
    }
}

unsafe extern "C" {
    fn hsffi_everything_pool_take(size: usize) -> *mut c_void;
}

#[hsffi::release]
unsafe extern "C" {
    /// Gives memory back to its pool.
    #[link_name = "hsffi_everything_pool_give_back"]
    pub fn give_back(memory: *mut c_void);
}

/// Something that a C library made.
#[derive(hsffi::Opaque)]
#[hsffi(released_by = give_back)]
#[repr(C)]
pub struct Widget {
    weight: u64,
}

#[export]
impl Widget {
    /// A widget of this weight.
    pub fn new(weight: u64) -> OwnedByC<Widget, give_back> {
        // SAFETY: the pool's memory is given back to the pool, and holds a widget.
        unsafe {
            let widget = hsffi_everything_pool_take(size_of::<Widget>()).cast::<Widget>();
            widget.write(Widget { weight });
            OwnedByC::from_raw(widget).expect("there is memory")
        }
    }

    /// A widget, if there is one of this weight.
    pub fn find(weight: u64) -> Option<OwnedByC<Widget, give_back>> {
        (weight > 0).then(|| Widget::new(weight))
    }

    /// What it weighs.
    #[hsffi(unsafe, because = "reads a field")]
    pub fn weight(&self) -> u64 {
        self.weight
    }
}

/// How many blocks of the pool have not been given back.
#[export]
pub fn pool_alive() -> usize {
    library::ALIVE.load(Ordering::SeqCst)
}

/// The numbers below `len`, in memory of the pool's.
fn pooled<T: Copy>(len: usize, number: impl Fn(usize) -> T) -> OwnedByC<[T], give_back> {
    // SAFETY: the pool's memory is given back to the pool, and holds so many numbers.
    unsafe {
        let numbers = hsffi_everything_pool_take(len * size_of::<T>()).cast::<T>();
        for at in 0..len {
            numbers.add(at).write(number(at));
        }
        OwnedByC::from_raw_parts(numbers, len).expect("there is memory")
    }
}

/// So many bytes of the pool's, which are not copied.
#[export]
pub fn pooled_bytes(len: usize) -> OwnedByC<[u8], give_back> {
    pooled(len, |at| at.to_le_bytes()[0])
}

/// So many numbers of the pool's, which are not copied.
#[export]
pub fn pooled_numbers(len: u32) -> (OwnedByC<[f64], give_back>, u32) {
    (
        pooled(len as usize, |at| {
            f64::from(u32::try_from(at).unwrap_or(u32::MAX))
        }),
        len,
    )
}

/// What is copied from the pool to Rust's heap and goes to Haskell from there.
#[export]
pub fn copied_from_pool(len: usize) -> OwnedByRust<[u16]> {
    let pooled = pooled(len, |at| u16::from(at.to_le_bytes()[0]));
    OwnedByRust::from(Vec::from(&pooled))
}

/// A panic while memory of the pool's is owned.
#[export]
pub fn panic_beside_pool() -> OwnedByC<Widget, give_back> {
    let _widget = Widget::new(1);
    panic!("dropped the widget")
}

/// Text on Rust's heap.
#[export]
pub fn boxed_text(text: &str) -> OwnedByRust<str> {
    OwnedByRust::from(text.to_owned())
}

/// Bytes on Rust's heap.
#[export]
pub fn boxed_bytes(bytes: &[u8]) -> Option<OwnedByRust<[u8]>> {
    Some(OwnedByRust::from(bytes.to_vec()))
}
