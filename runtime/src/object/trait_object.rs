//! Trait objects behind handles: a handle is one pointer and a `Box<dyn Trait>` is two, so the object is the `Box`.

use std::marker::PhantomData;
use std::ptr::NonNull;

use super::storage::{
    Closeable, ExclusiveAccess, ExclusiveLender, Lender, OneCallAtATime, Storage, Store,
};
use crate::from_haskell::Call;
use crate::lock::AccessError;
use crate::private::accounting::{self, Counted, SMALL};
use crate::private::metadata::Access;
use crate::{Opaque, OwnedByRust, Rust};

/// A `Box<T>` that lies behind its handle as `S` has it.
#[derive(Debug)]
pub struct Boxed<S>(PhantomData<S>);

/// How many bytes a `Box` of the object takes.
pub fn held_by_box<T: ?Sized + Opaque>(value: &T) -> usize {
    size_of_val(value) + accounting::declared(value)
}

/// What lies behind the handle.
pub struct Kept<T: ?Sized> {
    value: Box<T>,
    /// What it is counted for until it is dropped.
    _counted: Counted,
}

impl<T: ?Sized> Kept<T> {
    fn of(value: OwnedByRust<T>) -> OwnedByRust<Self> {
        let size = size_of_val::<T>(&value);
        OwnedByRust::new(Kept {
            value: value.into_box(),
            _counted: Counted::give(if size > SMALL { size } else { 0 }),
        })
    }
}

// SAFETY: what `S` lends is good for the call, and so is what the `Box` in there owns.
unsafe impl<T: ?Sized, S: Storage<Kept<T>>> Storage<T> for Boxed<S> {
    const ACCESS: Access = S::ACCESS;

    #[inline]
    unsafe fn lend(handle: NonNull<u8>, call: &Call) -> Result<NonNull<T>, AccessError> {
        // SAFETY: the caller's; nothing refers to what is lent mutably.
        unsafe { S::lend(handle, call).map(|kept| NonNull::from(&*kept.as_ref().value)) }
    }

    unsafe fn release(handle: NonNull<u8>, destroy: impl FnOnce(NonNull<T>))
    where
        T: 'static,
    {
        // SAFETY: the caller's; `S` gives what `Kept::of` made where it does not drop it by itself.
        unsafe {
            S::release(handle, |kept| {
                let Kept { value, _counted } = *Box::from_raw(kept.as_ptr());
                destroy(NonNull::from(Box::leak(value)));
            });
        }
    }
}

// SAFETY: as for `S`.
unsafe impl<T: ?Sized, S: Store<Kept<T>, Rust>> Store<T, Rust> for Boxed<S> {
    #[inline]
    fn keep(object: OwnedByRust<T>) -> NonNull<u8> {
        S::keep(Kept::of(object))
    }

    unsafe fn drop_kept(handle: NonNull<u8>) {
        // SAFETY: the caller's.
        unsafe { S::drop_kept(handle) }
    }
}

// SAFETY: nothing else refers to what `S` lends, which owns the value.
unsafe impl<T: ?Sized, S: ExclusiveAccess<Kept<T>>> ExclusiveAccess<T> for Boxed<S> {
    #[inline]
    unsafe fn lend_mut(handle: NonNull<u8>, call: &Call) -> Result<NonNull<T>, AccessError> {
        // SAFETY: the caller's, and as above.
        unsafe {
            S::lend_mut(handle, call).map(|mut kept| NonNull::from(&mut *kept.as_mut().value))
        }
    }
}

impl<S: OneCallAtATime> OneCallAtATime for Boxed<S> {}

// SAFETY: the value stays where it is as long as the `Box`.
unsafe impl<T: ?Sized, S: Lender<Kept<T>>> Lender<T> for Boxed<S> {
    unsafe fn lending<R>(handle: NonNull<u8>, write: impl FnOnce() -> R) -> R
    where
        T: 'static,
    {
        // SAFETY: the caller's.
        unsafe { S::lending(handle, write) }
    }
}

// SAFETY: as above.
unsafe impl<T: ?Sized, S: ExclusiveLender<Kept<T>>> ExclusiveLender<T> for Boxed<S> {
    unsafe fn lending_mutably<R>(handle: NonNull<u8>, write: impl FnOnce() -> R) -> R
    where
        T: 'static,
    {
        // SAFETY: the caller's.
        unsafe { S::lending_mutably(handle, write) }
    }
}

// SAFETY: as for `S`.
unsafe impl<T: ?Sized, S: Closeable<Kept<T>>> Closeable<T> for Boxed<S> {
    unsafe fn close(handle: NonNull<u8>) -> Result<(), AccessError>
    where
        T: 'static,
    {
        // SAFETY: the caller's.
        unsafe { S::close(handle) }
    }

    unsafe fn reserve(handle: NonNull<u8>, call: &Call) -> Result<(), AccessError> {
        // SAFETY: the caller's.
        unsafe { S::reserve(handle, call) }
    }

    unsafe fn consume(handle: NonNull<u8>, call: &Call) -> Result<OwnedByRust<T>, AccessError> {
        // SAFETY: the caller's.
        let kept = unsafe { S::consume(handle, call)? };
        Ok(kept.into_inner().value.into())
    }

    unsafe fn beside<R>(handle: NonNull<u8>, write: impl FnOnce() -> R) -> R
    where
        T: 'static,
    {
        // SAFETY: the caller's.
        unsafe { S::beside(handle, write) }
    }
}
