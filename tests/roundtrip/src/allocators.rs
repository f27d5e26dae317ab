//! Memory of a C library's, which that library releases.

use std::ffi::{CStr, c_char, c_void};
use std::sync::atomic::{AtomicUsize, Ordering};

use std::sync::Mutex;

use hsffi::{OwnedByC, OwnedByHaskell, OwnedByRust, export};

use crate::object_options::Tally;

/// What stands for a C library: a heap of its own, which counts.
mod library {
    use super::{AtomicUsize, Ordering, c_void};
    use std::alloc::{Layout, alloc, dealloc};

    pub static ALIVE: AtomicUsize = AtomicUsize::new(0);

    /// Each block has its size in front, so that no other allocator could release it.
    const HEADER: usize = 16;

    #[unsafe(no_mangle)]
    extern "C" fn hsffi_roundtrip_pool_take(size: usize) -> *mut c_void {
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
    unsafe extern "C" fn hsffi_roundtrip_pool_give_back(memory: *mut c_void) {
        ALIVE.fetch_sub(1, Ordering::SeqCst);
        // SAFETY: the caller's: what `take` answered.
        unsafe {
            let block = memory.cast::<u8>().sub(HEADER);
            dealloc(block, block.cast::<Layout>().read());
        }
    }
}

unsafe extern "C" {
    fn hsffi_roundtrip_pool_take(size: usize) -> *mut c_void;
}

#[hsffi::release]
unsafe extern "C" {
    /// Gives memory back to its pool.
    #[link_name = "hsffi_roundtrip_pool_give_back"]
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
            let widget = hsffi_roundtrip_pool_take(size_of::<Widget>()).cast::<Widget>();
            widget.write(Widget { weight });
            OwnedByC::from_raw(widget).expect("there is memory")
        }
    }

    /// A widget, if there is one of this weight.
    pub fn find(weight: u64) -> Option<OwnedByC<Widget, give_back>> {
        (weight > 0).then(|| Widget::new(weight))
    }

    /// What it weighs.
    #[hsffi(unsafe, reason = "reads a field")]
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
        let numbers = hsffi_roundtrip_pool_take(len * size_of::<T>()).cast::<T>();
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
#[export(unsafe, reason = "adds a few numbers")]
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

/// Text of the pool's, which Haskell decodes and gives back to the pool at once.
#[export]
pub fn pooled_text(text: &str) -> OwnedByC<str, give_back> {
    let bytes = pooled(text.len(), |at| text.as_bytes()[at]);
    bytes.try_into().expect("it is the text")
}

/// Two of them, or nothing.
#[export]
pub fn pooled_texts(
    one: &str,
    two: &str,
) -> Option<(OwnedByC<str, give_back>, OwnedByC<str, give_back>)> {
    (one != two).then(|| (pooled_text(one), pooled_text(two)))
}

/// Whether the bytes are text; if they are not, they go back to the pool before the call returns.
#[export]
pub fn pooled_is_text(bytes: &[u8]) -> bool {
    let bytes = pooled(bytes.len(), |at| bytes[at]);
    OwnedByC::<str, give_back>::try_from(bytes).is_ok()
}

/// A string of the pool's that a NUL ends, which is not copied.
#[export]
pub fn pooled_string(bytes: &[u8]) -> Option<OwnedByC<CStr, give_back>> {
    if bytes.is_empty() {
        // SAFETY: a null pointer.
        return unsafe { OwnedByC::from_c_string(std::ptr::null_mut()) };
    }
    // SAFETY: the pool's memory is given back to the pool, and holds the bytes with a NUL behind them.
    unsafe {
        let string = hsffi_roundtrip_pool_take(bytes.len() + 1).cast::<u8>();
        string.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
        string.add(bytes.len()).write(0);
        OwnedByC::from_c_string(string.cast::<c_char>())
    }
}

/// A number in memory of the pool's.
fn pooled_alone<T>(number: T) -> OwnedByC<T, give_back> {
    // SAFETY: the pool's memory is given back to the pool, and holds a number.
    unsafe {
        let memory = hsffi_roundtrip_pool_take(size_of::<T>()).cast::<T>();
        memory.write(number);
        OwnedByC::from_raw(memory).expect("there is memory")
    }
}

/// A number of the pool's, which Rust reads and gives back to the pool.
#[export]
pub fn pooled_number(number: i16) -> OwnedByC<i16, give_back> {
    pooled_alone(number)
}

/// The same beside others, through an `unsafe` import.
#[export(unsafe, reason = "takes a few bytes of the pool")]
pub fn pooled_half(number: f64) -> (Option<OwnedByC<f64, give_back>>, OwnedByRust<f32>) {
    let half = number / 2.0;
    #[allow(
        clippy::cast_possible_truncation,
        reason = "the tests use small numbers"
    )]
    let rounded = half as f32;
    (
        (half > 0.0).then(|| pooled_alone(half)),
        OwnedByRust::new(rounded),
    )
}

/// Text of Haskell's that Rust keeps.
static TEXT: Mutex<Option<OwnedByHaskell<str>>> = Mutex::new(None);

/// Keeps the text, and gives back what was kept before, in capital letters.
#[export]
pub fn keep_text(text: OwnedByHaskell<str>) -> Option<OwnedByHaskell<str>> {
    let mut before = TEXT.lock().expect("nobody panics").replace(text)?;
    before.make_ascii_uppercase();
    Some(before)
}

/// Releases the text that has been kept, on another thread.
#[export]
pub fn forget_text() -> usize {
    let kept = TEXT.lock().expect("nobody panics").take();
    let release = std::thread::spawn(move || kept.map_or(0, |text| text.len()));
    release.join().expect("nothing panics")
}

/// Its argument, or what stands behind a colon in it.
#[export(unsafe, reason = "looks through what the tests give it")]
pub fn behind_colon(text: Option<OwnedByHaskell<str>>) -> usize {
    text.map_or(0, |text| text.find(':').unwrap_or(text.len()))
}

/// Refuses a surrogate before it takes text and number over.
#[export]
pub fn text_given_after(
    first: char,
    text: OwnedByHaskell<str>,
    number: OwnedByHaskell<u64>,
) -> usize {
    drop(number);
    text.len() + first.len_utf8()
}

/// Panics while it owns the text.
#[export]
pub fn panic_with_text(text: OwnedByHaskell<str>) {
    panic!("{} of text", text.len());
}

/// Its argument and one more, in the memory that the argument was in.
#[export]
pub fn count_given_number(number: OwnedByHaskell<u32>) -> OwnedByHaskell<u32> {
    let mut number = number;
    *number += 1;
    number
}

/// Half of its argument, through an `unsafe` import.
#[export(unsafe, reason = "halves a number")]
pub fn halve_given(number: Option<OwnedByHaskell<f64>>) -> Option<OwnedByHaskell<f64>> {
    let mut number = number?;
    *number /= 2.0;
    Some(number)
}

/// Numbers of Haskell's that Rust keeps.
static NUMBERS: Mutex<Vec<OwnedByHaskell<i8>>> = Mutex::new(Vec::new());

/// Keeps a number, and answers the sum of those that have been kept.
#[export]
pub fn keep_number(number: OwnedByHaskell<i8>) -> i64 {
    let mut kept = NUMBERS.lock().expect("nobody panics");
    kept.push(number);
    kept.iter().map(|number| i64::from(**number)).sum()
}

/// Releases the numbers that have been kept.
#[export]
pub fn forget_numbers() -> usize {
    std::mem::take(&mut *NUMBERS.lock().expect("nobody panics")).len()
}
