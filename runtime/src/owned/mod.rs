//! Memory with its allocator in its type.

mod by_c;
mod by_haskell;
mod from_haskell;
mod heap;
mod into_haskell;
mod with_release;

use std::ffi::{CStr, c_char};
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;

pub use by_c::OwnedByC;
pub use by_haskell::{GivenByHaskell, OwnedByHaskell};
pub use heap::{C, Haskell, Heap, Release, Rust};

/// A value that the heap `H` owns. Write [`OwnedByRust`], [`OwnedByC`] or [`OwnedByHaskell`].
pub struct Owned<T: ?Sized, H: Heap<T>> {
    ptr: NonNull<T>,
    with: H::With,
    heap: PhantomData<(H, Box<T>)>,
}

/// A value on Rust's heap. An export returns it to transfer an object to Haskell.
///
/// Haskell's garbage collector calls the type's destructor once, on any thread, when the last reference is gone or the
/// program ends. A value of a type that is bound to its thread is dropped there.
///
/// ```
/// use hsffi::OwnedByRust;
/// let counter = OwnedByRust::new(7_u32);
/// assert_eq!(*counter, 7);
/// ```
pub type OwnedByRust<T> = Owned<T, Rust>;

impl<T: ?Sized, H: Heap<T, With = ()>> Owned<T, H> {
    pub(crate) fn of(ptr: NonNull<T>) -> Self {
        Owned {
            ptr,
            with: (),
            heap: PhantomData,
        }
    }
}

impl<T: ?Sized, H: Heap<T>> Owned<T, H> {
    /// The value, which is no longer dropped.
    pub(crate) fn into_raw(self) -> NonNull<T> {
        std::mem::ManuallyDrop::new(self).ptr
    }
}

/// The same memory, which holds UTF-8.
fn as_text(bytes: NonNull<[u8]>) -> NonNull<str> {
    let text = bytes.as_ptr() as *mut str;
    // SAFETY: as little null as the bytes' address.
    unsafe { NonNull::new_unchecked(text) }
}

/// Copies the array to Rust's heap.
impl<T: Clone, H: Heap<[T]>> From<&Owned<[T], H>> for Vec<T> {
    fn from(owned: &Owned<[T], H>) -> Self {
        owned.to_vec()
    }
}

impl<T, F: Release<T>> Owned<T, C<F>> {
    /// Takes ownership of a value of a C library; `None` for a null pointer.
    ///
    /// # Safety
    /// `ptr` is null, or points to a value that `F` releases and that nothing else will release or use.
    pub unsafe fn from_raw(ptr: *mut T) -> Option<Self> {
        NonNull::new(ptr).map(Owned::of)
    }

    /// The pointer, for the library's functions.
    pub fn as_ptr(&self) -> *mut T {
        self.ptr.as_ptr()
    }
}

impl<T, F: Release<T>> Owned<[T], C<F>> {
    /// Takes ownership of an array of a C library; `None` for a null pointer.
    ///
    /// # Safety
    /// As [`from_raw`](Owned::from_raw), for an array of `len` values.
    pub unsafe fn from_raw_parts(ptr: *mut T, len: usize) -> Option<Self> {
        let ptr = NonNull::new(ptr)?;
        Some(Owned::of(NonNull::slice_from_raw_parts(ptr, len)))
    }
}

impl<F: Release<c_char>> Owned<CStr, C<F>> {
    /// Takes ownership of a NUL-terminated string of a C library; `None` for a null pointer. Haskell gets it as a `ByteString`
    /// without the NUL, since its encoding is not known.
    ///
    /// # Safety
    /// `ptr` is null, or points to such a string, which `F` releases and nothing else will release or use.
    pub unsafe fn from_c_string(ptr: *mut c_char) -> Option<Self> {
        let ptr = NonNull::new(ptr)?;
        // SAFETY: the caller's.
        let len = unsafe { CStr::from_ptr(ptr.as_ptr()) }.count_bytes();
        let string = std::ptr::slice_from_raw_parts_mut(ptr.as_ptr(), len + 1) as *mut CStr;
        NonNull::new(string).map(Owned::of)
    }
}

impl<T> Owned<T, Rust> {
    /// Moves `value` to Rust's heap.
    pub fn new(value: T) -> Self {
        Owned::from(Box::new(value))
    }

    /// Moves the value out of the heap.
    ///
    /// ```
    /// let name = hsffi::OwnedByRust::new(String::from("Ada"));
    /// assert_eq!(name.into_inner(), "Ada");
    /// ```
    pub fn into_inner(self) -> T {
        *self.into_box()
    }
}

impl<T: ?Sized> Owned<T, Rust> {
    /// The value as a `Box`, without a copy.
    pub fn into_box(self) -> Box<T> {
        // SAFETY: the pointer came from a `Box`, and nothing else drops it.
        unsafe { Box::from_raw(self.into_raw().as_ptr()) }
    }
}

impl<T: ?Sized> From<Box<T>> for Owned<T, Rust> {
    fn from(value: Box<T>) -> Self {
        // A `Box` is never null.
        Owned::of(NonNull::from(Box::leak(value)))
    }
}

impl<T> From<Vec<T>> for Owned<[T], Rust> {
    fn from(values: Vec<T>) -> Self {
        Owned::from(values.into_boxed_slice())
    }
}

impl From<String> for Owned<str, Rust> {
    fn from(text: String) -> Self {
        Owned::from(text.into_boxed_str())
    }
}

impl<T: ?Sized, H: Heap<T>> Drop for Owned<T, H> {
    fn drop(&mut self) {
        // SAFETY: `self` owns the value and is going away.
        unsafe { H::release(self.ptr, self.with) }
    }
}

impl<T: ?Sized, H: Heap<T>> Deref for Owned<T, H> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: `self` owns the value.
        unsafe { self.ptr.as_ref() }
    }
}

impl<T: ?Sized, H: Heap<T>> DerefMut for Owned<T, H> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: `self` owns the value, and is borrowed mutably.
        unsafe { self.ptr.as_mut() }
    }
}

impl<T: ?Sized + std::fmt::Debug, H: Heap<T>> std::fmt::Debug for Owned<T, H> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        T::fmt(self, f)
    }
}

// SAFETY: owns the value as a `Box` does.
unsafe impl<T: ?Sized + Send, H: Heap<T>> Send for Owned<T, H> {}
// SAFETY: lends the value as a `Box` does.
unsafe impl<T: ?Sized + Sync, H: Heap<T>> Sync for Owned<T, H> {}
