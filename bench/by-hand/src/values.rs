//! Data that crosses as C structs and pointers, and data as Borsh.
//!
//! Borsh crosses as in the crate `haskell-ffi`: an argument is its encoding, and a result is encoded to a buffer of Haskell's. If that
//! is too small, the function only says how large it must be, and Haskell calls it again.

use std::mem::ManuallyDrop;
use std::ptr::copy_nonoverlapping;
use std::slice::from_raw_parts;
use std::sync::LazyLock;

use borsh::{BorshDeserialize, BorshSerialize};

/// Ten numbers.
#[repr(C)]
pub struct Reading {
    a: u64,
    b: i64,
    c: f64,
    d: u32,
    e: i32,
    f: f32,
    g: u16,
    h: i16,
    i: u8,
    j: u8,
}

/// What one would write by hand for `take_reading`.
///
/// # Safety
/// A reading lies at `reading`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn by_hand_take_reading(reading: *const Reading) -> u64 {
    // SAFETY: the caller's.
    let reading = unsafe { reading.read() };
    reading.a.wrapping_add(u64::from(reading.j))
}

/// What one would write by hand for `give_reading`.
///
/// # Safety
/// A reading can be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn by_hand_give_reading(n: u64, out: *mut Reading) {
    let reading = Reading {
        a: n,
        b: 2,
        c: 3.0,
        d: 4,
        e: 5,
        f: 6.0,
        g: 7,
        h: 8,
        i: 9,
        j: 1,
    };
    // SAFETY: the caller's.
    unsafe { out.write(reading) };
}

/// A point.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Point {
    x: f64,
    y: f64,
}

/// What one would write by hand for `take_points`.
///
/// # Safety
/// `len` points lie at `points`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn by_hand_take_points(points: *const Point, len: usize) -> usize {
    // SAFETY: the caller's.
    unsafe { from_raw_parts(points, len) }.len()
}

/// What one would write by hand for `give_points`: pointer, length and capacity.
///
/// # Safety
/// Three words can be written to `out`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn by_hand_give_points(count: usize, out: *mut [usize; 3]) {
    let mut points = ManuallyDrop::new(vec![Point { x: 1.0, y: 2.0 }; count]);
    let address = points.as_mut_ptr().expose_provenance();
    // SAFETY: the caller's.
    unsafe { out.write([address, points.len(), points.capacity()]) };
}

/// What one would write by hand to finalise them.
///
/// # Safety
/// They came from [`by_hand_give_points`], with this capacity, and are used no more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn by_hand_free_points(capacity: usize, points: *mut Point) {
    // SAFETY: the caller's.
    drop(unsafe { Vec::from_raw_parts(points, 0, capacity) });
}

/// A binary tree.
#[derive(Clone, BorshSerialize, BorshDeserialize)]
pub struct Tree {
    value: u64,
    left: Option<Box<Tree>>,
    right: Option<Box<Tree>>,
}

impl Tree {
    fn sum(&self) -> u64 {
        let sides = [&self.left, &self.right].into_iter().flatten();
        sides.fold(self.value, |sum, side| sum.wrapping_add(side.sum()))
    }

    fn of(nodes: u64) -> Option<Box<Tree>> {
        let others = nodes.checked_sub(1)?;
        let (left, right) = (Tree::of(others / 2), Tree::of(others - others / 2));
        Some(Box::new(Tree {
            value: nodes,
            left,
            right,
        }))
    }
}

/// Reads an argument.
///
/// # Safety
/// `len` bytes lie at `ptr`.
unsafe fn decoded<T: BorshDeserialize>(ptr: *const u8, len: usize) -> Option<T> {
    // SAFETY: the caller's.
    borsh::from_slice(unsafe { from_raw_parts(ptr, len) }).ok()
}

/// Writes a result, if there is room. `size` is the size of the buffer, and then that of the result.
///
/// # Safety
/// `size` can be read and written, and `buffer` has room for so many bytes.
unsafe fn encode<T: BorshSerialize>(value: &T, buffer: *mut u8, size: *mut usize) {
    let bytes = borsh::to_vec(value).unwrap_or_default();
    // SAFETY: the caller's.
    unsafe {
        if bytes.len() <= size.read() {
            copy_nonoverlapping(bytes.as_ptr(), buffer, bytes.len());
        }
        size.write(bytes.len());
    }
}

static LINES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let line =
        |n| format!("line number {n} of a text, which is about as long as a line of a book is");
    (0..10_000).map(line).collect()
});

/// What Rust does of it by itself: allocates, fills and frees 10,000 texts.
#[unsafe(no_mangle)]
pub extern "C" fn by_hand_own_texts() -> usize {
    let texts = LINES.clone();
    texts.iter().map(String::len).sum()
}

/// What Rust does of it by itself: allocates, fills and frees so many nodes.
#[unsafe(no_mangle)]
pub extern "C" fn by_hand_own_tree(nodes: u64) -> u64 {
    Tree::of(nodes).map_or(0, |tree| tree.sum())
}

/// `take_texts` by Borsh.
///
/// # Safety
/// `len` bytes lie at `ptr`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn by_hand_take_texts_borsh(ptr: *const u8, len: usize) -> usize {
    // SAFETY: the caller's.
    let texts: Option<Vec<String>> = unsafe { decoded(ptr, len) };
    texts.map_or(0, |texts| texts.iter().map(String::len).sum())
}

/// `give_texts` by Borsh.
///
/// # Safety
/// `size` can be read and written, and `buffer` has room for so many bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn by_hand_give_texts_borsh(buffer: *mut u8, size: *mut usize) {
    let texts = LINES.clone();
    // SAFETY: the caller's.
    unsafe { encode(&texts, buffer, size) };
}

/// `take_tree` by Borsh.
///
/// # Safety
/// `len` bytes lie at `ptr`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn by_hand_take_tree_borsh(ptr: *const u8, len: usize) -> u64 {
    // SAFETY: the caller's.
    let tree: Option<Tree> = unsafe { decoded(ptr, len) };
    tree.map_or(0, |tree| tree.sum())
}

/// `give_tree` by Borsh.
///
/// # Safety
/// `size` can be read and written, and `buffer` has room for so many bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn by_hand_give_tree_borsh(nodes: u64, buffer: *mut u8, size: *mut usize) {
    // SAFETY: the caller's.
    unsafe { encode(&Tree::of(nodes), buffer, size) };
}
