//! Memory of a C library's, which that library releases.

use std::ffi::c_void;
use std::sync::atomic::{AtomicUsize, Ordering};

use std::sync::Mutex;

use hsffi::{OwnedByC, OwnedByHaskell, OwnedByRust, export};

use crate::lives::Tally;

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

/// Memory of Haskell's that Rust keeps.
static KEPT: Mutex<Vec<OwnedByHaskell<[u8]>>> = Mutex::new(Vec::new());

/// Keeps the bytes, and tells how many there are.
#[export]
pub fn keep_bytes(bytes: OwnedByHaskell<[u8]>) -> usize {
    let mut kept = KEPT.lock().expect("nobody panics");
    kept.push(bytes);
    kept.iter().map(|bytes| bytes.len()).sum()
}

/// Gives the bytes that were kept last back, changed.
#[export]
pub fn give_bytes_back() -> Option<OwnedByHaskell<[u8]>> {
    let mut bytes = KEPT.lock().expect("nobody panics").pop()?;
    bytes.reverse();
    Some(bytes)
}

/// Releases what has been kept, on another thread.
#[export]
pub fn forget_kept() -> usize {
    let kept = std::mem::take(&mut *KEPT.lock().expect("nobody panics"));
    let release = std::thread::spawn(move || kept.len());
    release.join().expect("nothing panics")
}

/// Numbers of Haskell's, sorted where they are.
#[export]
pub fn sorted(numbers: OwnedByHaskell<[i32]>, backwards: bool) -> OwnedByHaskell<[i32]> {
    let mut numbers = numbers;
    numbers.sort_unstable();
    if backwards {
        numbers.reverse();
    }
    numbers
}

/// Takes what may be there, through an `unsafe` import.
#[export(unsafe, because = "adds a few numbers")]
pub fn total_given(numbers: Option<OwnedByHaskell<[f64]>>) -> f64 {
    numbers.map_or(0.0, |numbers| numbers.iter().sum())
}

/// Refuses a surrogate before it takes the bytes over.
#[export]
pub fn given_after(first: char, bytes: OwnedByHaskell<[u8]>) -> usize {
    bytes.len() + first.len_utf8()
}

/// Panics while it owns the bytes.
#[export]
pub fn panic_with_bytes(bytes: OwnedByHaskell<[u8]>) {
    panic!("{} bytes", bytes.len());
}

/// Counts the bytes twice, in two tallies for which the call may have to wait when it has the bytes already.
#[export]
pub fn count_given(bytes: OwnedByHaskell<[u8]>, one: &mut Tally, two: &mut Tally) {
    let len = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    one.count(len);
    two.count(len);
}
