//! Memory that carries its allocator in its type.

use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;

use crate::import::Permits;
use crate::metadata::Type;
use crate::object::Keeping;
use crate::{IntoHaskell, Layout, Opaque};

/// An allocator, and how memory goes back to it.
///
/// # Safety
/// `release` gives the memory back to the allocator that it came from, after dropping the value.
pub unsafe trait Heap<T: ?Sized> {
    /// Drops the value and frees its memory.
    ///
    /// # Safety
    /// `ptr` points to a value on this heap that nothing else owns or will use again.
    unsafe fn release(ptr: NonNull<T>);
}

/// Rust's global allocator.
#[derive(Debug)]
pub enum Rust {}

// SAFETY: a `Box` is what the global allocator's memory is made from and freed by.
unsafe impl<T: ?Sized> Heap<T> for Rust {
    unsafe fn release(ptr: NonNull<T>) {
        // SAFETY: the caller's: `ptr` came from a `Box` and is owned.
        drop(unsafe { Box::from_raw(ptr.as_ptr()) });
    }
}

/// A value that the heap `H` owns. Write [`OwnedByRust`].
pub struct Owned<T: ?Sized, H: Heap<T>> {
    ptr: NonNull<T>,
    heap: PhantomData<(H, Box<T>)>,
}

/// A value on Rust's heap that Haskell may hold: what an export returns to give an object away.
///
/// Haskell's garbage collector calls the type's destructor once, on any thread, when the last reference is gone or the
/// program ends.
///
/// ```
/// use hsffi::OwnedByRust;
/// let counter = OwnedByRust::new(7_u32);
/// assert_eq!(*counter, 7);
/// ```
pub type OwnedByRust<T> = Owned<T, Rust>;

impl<T> Owned<T, Rust> {
    /// Moves `value` to Rust's heap.
    pub fn new(value: T) -> Self {
        Owned::from(Box::new(value))
    }

    /// Takes the value back from the heap.
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
    fn into_box(self) -> Box<T> {
        // SAFETY: the pointer came from a `Box`, and nothing else drops it.
        unsafe { Box::from_raw(self.into_raw().as_ptr()) }
    }

    /// The value, which is no longer dropped.
    pub(crate) fn into_raw(self) -> NonNull<T> {
        std::mem::ManuallyDrop::new(self).ptr
    }

    /// The object behind a handle, to be dropped.
    ///
    /// # Safety
    /// `ptr` came from [`IntoHaskell::write`] of this type and is used no more.
    unsafe fn from_handle(ptr: NonNull<T>) -> Self {
        Owned {
            ptr,
            heap: PhantomData,
        }
    }
}

impl<T: ?Sized> From<Box<T>> for Owned<T, Rust> {
    fn from(value: Box<T>) -> Self {
        // A `Box` is never null.
        let ptr = NonNull::from(Box::leak(value));
        Owned {
            ptr,
            heap: PhantomData,
        }
    }
}

impl<T: ?Sized, H: Heap<T>> Drop for Owned<T, H> {
    fn drop(&mut self) {
        // SAFETY: `self` owns the value and is going away.
        unsafe { H::release(self.ptr) }
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

// SAFETY: writes the pointer that the destructor takes.
#[diagnostic::do_not_recommend]
unsafe impl<T: Opaque + 'static> IntoHaskell for OwnedByRust<T>
where
    T::Keeping: Keeping<T>,
{
    type By = crate::returned::InSlot;
    const TYPE: Type = Type::Object(T::ID);
    const LAYOUT: Layout = Layout::of::<*mut u8>();

    #[inline]
    unsafe fn write(self, slot: *mut u8) {
        let handle = T::Keeping::keep(self);
        // SAFETY: the caller's, for this layout.
        unsafe { slot.cast::<NonNull<u8>>().write(handle) }
    }
}

/// What a destructor of `T` takes.
///
/// # Safety
/// `from_handle` gives the value that drops the object.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "[HS0003] the destructor of `{T}` takes `OwnedByRust<{T}>`, not `{Self}`",
    label = "not what Haskell gives back",
    note = "write `fn free(object: OwnedByRust<{T}>)`",
    note = "`cargo hsffi explain HS0003` tells more"
)]
pub unsafe trait DestructorArgument<T> {
    /// # Safety
    /// As [`Owned::from_handle`].
    unsafe fn from_handle(ptr: NonNull<T>) -> Self;
}

// SAFETY: an `Owned` drops what it owns.
#[diagnostic::do_not_recommend]
unsafe impl<T> DestructorArgument<T> for OwnedByRust<T> {
    unsafe fn from_handle(ptr: NonNull<T>) -> Self {
        // SAFETY: the caller's.
        unsafe { Owned::from_handle(ptr) }
    }
}

/// The demand that `A` be what a destructor of `T` takes.
#[doc(hidden)]
#[derive(Debug)]
pub struct Destroys<T, A>(PhantomData<(T, A)>);

impl<I, T, A: DestructorArgument<T>> Permits<Destroys<T, A>> for I {
    type Granted = ();
}
