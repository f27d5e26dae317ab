//! Allocators.

use std::ffi::{CStr, c_char};
use std::marker::PhantomData;
use std::ptr::NonNull;

use crate::convert::sequence::Number;

/// An allocator, which releases its values.
///
/// # Safety
/// `release` drops the value and returns its memory to the allocator that it came from.
pub unsafe trait Heap<T: ?Sized> {
    /// Whether its objects are counted while Haskell holds them.
    const COUNTED: bool = false;
    /// Data that comes with each value and is required to release it; `()` if none is.
    type With: Copy;

    /// Drops the value and frees its memory.
    ///
    /// # Safety
    /// `ptr` points to a value on this heap that nothing else owns or uses, and `with` is its data.
    unsafe fn release(ptr: NonNull<T>, with: Self::With);
}

/// Rust's global allocator.
#[derive(Debug)]
pub enum Rust {}

// SAFETY: a `Box` is what the global allocator's memory is made from and freed by.
unsafe impl<T: ?Sized> Heap<T> for Rust {
    const COUNTED: bool = true;
    type With = ();

    unsafe fn release(ptr: NonNull<T>, (): ()) {
        // SAFETY: the caller's: `ptr` came from a `Box` and is owned.
        drop(unsafe { Box::from_raw(ptr.as_ptr()) });
    }
}

/// The heap of a C library, whose function `F` releases its values.
#[derive(Debug)]
pub struct C<F>(PhantomData<F>);

/// A function of a C library that releases a `T`, as a type: [`release`](macro@crate::release) makes one of its declaration.
///
/// # Safety
/// `RELEASE` releases a `T` of the library, on any thread, and does not unwind. `SYMBOL` is its link name.
pub unsafe trait Release<T> {
    /// The function.
    const RELEASE: unsafe extern "C" fn(*mut T);
    /// Its link name.
    const SYMBOL: &'static str;
}

// SAFETY: the library's own function, for what `from_raw` was told is the library's.
unsafe impl<T, F: Release<T>> Heap<T> for C<F> {
    type With = ();

    unsafe fn release(ptr: NonNull<T>, (): ()) {
        // SAFETY: the caller's.
        unsafe { F::RELEASE(ptr.as_ptr()) }
    }
}

// SAFETY: as above: what a C library releases, it releases by the address of the first element.
unsafe impl<T, F: Release<T>> Heap<[T]> for C<F> {
    type With = ();

    unsafe fn release(ptr: NonNull<[T]>, (): ()) {
        // SAFETY: the caller's.
        unsafe { F::RELEASE(ptr.as_ptr().cast()) }
    }
}

/// The heap of Haskell's `malloc`. Each value comes with Haskell's function that releases it, `finalizerFree`, so that Rust
/// need not link the same C runtime.
#[derive(Debug)]
pub enum Haskell {}

/// A function that releases an array by the address of its first element.
pub(super) type ReleaseArray<T> = unsafe extern "C" fn(*mut T);

// SAFETY: as above: text has nothing to drop.
unsafe impl<F: Release<u8>> Heap<str> for C<F> {
    type With = ();

    unsafe fn release(ptr: NonNull<str>, (): ()) {
        // SAFETY: the caller's.
        unsafe { F::RELEASE(ptr.as_ptr().cast()) }
    }
}

// SAFETY: as above.
unsafe impl<F: Release<c_char>> Heap<CStr> for C<F> {
    type With = ();

    unsafe fn release(ptr: NonNull<CStr>, (): ()) {
        // SAFETY: the caller's.
        unsafe { F::RELEASE(ptr.as_ptr().cast()) }
    }
}

// SAFETY: Haskell's own function for its own memory.
unsafe impl<T: Number> Heap<[T]> for Haskell {
    type With = ReleaseArray<T>;

    unsafe fn release(ptr: NonNull<[T]>, with: ReleaseArray<T>) {
        // SAFETY: the caller's; numbers have nothing to drop.
        unsafe { with(ptr.as_ptr().cast()) }
    }
}

// SAFETY: as above.
unsafe impl<T: Number> Heap<T> for Haskell {
    type With = ReleaseArray<T>;

    unsafe fn release(ptr: NonNull<T>, with: ReleaseArray<T>) {
        // SAFETY: the caller's; a number has nothing to drop.
        unsafe { with(ptr.as_ptr()) }
    }
}

// SAFETY: as above.
unsafe impl Heap<str> for Haskell {
    type With = ReleaseArray<u8>;

    unsafe fn release(ptr: NonNull<str>, with: ReleaseArray<u8>) {
        // SAFETY: the caller's; text has nothing to drop.
        unsafe { with(ptr.as_ptr().cast()) }
    }
}
