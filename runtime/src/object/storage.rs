//! How the values of a type lie behind their handles: what the options of `#[derive(hsffi::Opaque)]` choose.

use std::ptr::NonNull;

use super::cell::ObjectCell;
use super::thread_bound::ThreadBound;
use crate::from_haskell::Call;
use crate::lock::AccessError;
use crate::private::accounting::{self, SMALL};
use crate::private::metadata::Access;
use crate::process::shutdown;
use crate::{Heap, Owned, OwnedByRust, Rust};

/// As they are: a handle points to the value.
#[derive(Debug)]
pub enum Plain {}

/// Behind a lock, which calls pass at once: values that can be closed, have children or are children.
#[derive(Debug)]
pub enum Shared {}

/// The same for what a Haskell thread releases, so that its `Drop` may call Haskell: the last of its children would be
/// released by a C finalizer, and it with that one, so it has none.
#[derive(Debug)]
pub enum Childless {}

/// Behind a lock, which calls pass one by one.
#[derive(Debug)]
pub enum Exclusive {}

/// The same for what a Haskell thread releases, which has no children, as [`Childless`] has none.
#[derive(Debug)]
pub enum ExclusiveChildless {}

/// On the thread that made them, behind a lock, which calls pass at once.
#[derive(Debug)]
pub enum Bound {}

/// On the thread that made them, behind a lock, which calls pass one by one.
#[derive(Debug)]
pub enum BoundExclusive {}

/// A way to keep a `T` behind a handle.
///
/// # Safety
/// What `lend` answers is good for the call, and `release` ends what `keep` began.
pub unsafe trait Storage<T: ?Sized> {
    /// As the metadata tells it.
    const ACCESS: Access;

    /// The value, for a call.
    ///
    /// # Errors
    /// When the object cannot be used.
    ///
    /// # Safety
    /// `handle` came from `Store::keep`, and Haskell holds it for the call.
    unsafe fn lend(handle: NonNull<u8>, call: &Call) -> Result<NonNull<T>, AccessError>;

    /// Ends it, by `destroy` where the value is what the handle points to.
    ///
    /// # Safety
    /// `handle` came from `Store::keep`, and is used no more.
    unsafe fn release(handle: NonNull<u8>, destroy: impl FnOnce(NonNull<T>))
    where
        T: 'static;
}

// SAFETY: a handle points to what `OwnedByRust` owned.
unsafe impl<T> Storage<T> for Plain {
    const ACCESS: Access = Access::Free;

    #[inline]
    unsafe fn lend(handle: NonNull<u8>, _: &Call) -> Result<NonNull<T>, AccessError> {
        Ok(handle.cast())
    }

    #[inline]
    unsafe fn release(handle: NonNull<u8>, destroy: impl FnOnce(NonNull<T>))
    where
        T: 'static,
    {
        accounting::take_back(counted::<T>());
        if !shutdown::leaks() {
            destroy(handle.cast());
        }
    }
}

macro_rules! with_lock {
    ($($storage:ident of $cell:ident by $lend:ident for $access:ident;)*) => {$(
        // SAFETY: as the values are kept.
        unsafe impl<T> Storage<T> for $storage {
            const ACCESS: Access = Access::$access;

            #[inline]
            unsafe fn lend(handle: NonNull<u8>, call: &Call) -> Result<NonNull<T>, AccessError> {
                // SAFETY: the caller's.
                unsafe { $cell::$lend(handle, call) }
            }

            unsafe fn release(handle: NonNull<u8>, _: impl FnOnce(NonNull<T>))
            where
                T: 'static,
            {
                // SAFETY: the caller's.
                unsafe { $cell::<T>::release(handle) }
            }
        }

        // SAFETY: as above.
        unsafe impl<T> Closeable<T> for $storage {
            unsafe fn close(handle: NonNull<u8>) -> Result<(), AccessError>
            where
                T: 'static,
            {
                // SAFETY: the caller's.
                unsafe { $cell::<T>::close(handle) }
            }

            unsafe fn reserve(handle: NonNull<u8>, call: &Call) -> Result<(), AccessError> {
                // SAFETY: the caller's.
                unsafe { $cell::<T>::reserve(handle, call) }
            }

            unsafe fn consume(
                handle: NonNull<u8>,
                call: &Call,
            ) -> Result<OwnedByRust<T>, AccessError> {
                // SAFETY: the caller's.
                unsafe { $cell::<T>::consume(handle, call).map(OwnedByRust::new) }
            }

            unsafe fn beside<R>(handle: NonNull<u8>, write: impl FnOnce() -> R) -> R
            where
                T: 'static,
            {
                // SAFETY: the caller's.
                unsafe { $cell::<T>::beside(handle, write) }
            }
        }

        // SAFETY: as above.
        unsafe impl<T: 'static> Store<T, Rust> for $storage {
            fn keep(object: OwnedByRust<T>) -> NonNull<u8> {
                $cell::keep(object.into_inner(), counted::<T>())
            }

            unsafe fn drop_kept(handle: NonNull<u8>) {
                // SAFETY: the caller's.
                unsafe { $cell::<T>::release(handle) }
            }
        }
    )*};
}

/// Storage of what comes from the heap `H`.
///
/// # Safety
/// What `keep` began, [`Storage::release`] ends.
pub unsafe trait Store<T: ?Sized, H: Heap<T>>: Storage<T> {
    /// Hands the object to Haskell.
    fn keep(object: Owned<T, H>) -> NonNull<u8>;

    /// Drops an object that has not come to Haskell.
    ///
    /// # Safety
    /// `handle` came from [`keep`](Self::keep), and is used no more.
    unsafe fn drop_kept(handle: NonNull<u8>);
}

/// How many bytes an object counts for while Haskell has it.
#[inline]
const fn counted<T>() -> usize {
    if size_of::<T>() > SMALL {
        size_of::<T>()
    } else {
        0
    }
}

// SAFETY: the destructor takes the value where it is.
unsafe impl<T, H: Heap<T, With = ()>> Store<T, H> for Plain {
    #[inline]
    fn keep(object: Owned<T, H>) -> NonNull<u8> {
        if H::COUNTED {
            accounting::give(counted::<T>());
        }
        object.into_raw().cast()
    }

    unsafe fn drop_kept(handle: NonNull<u8>) {
        if H::COUNTED {
            accounting::take_back(counted::<T>());
        }
        drop(Owned::<T, H>::of(handle.cast()));
    }
}

with_lock! {
    Shared of ObjectCell by share for Shared;
    Childless of ObjectCell by share for Shared;
    Exclusive of ObjectCell by read for Exclusive;
    ExclusiveChildless of ObjectCell by read for Exclusive;
    Bound of ThreadBound by share for Bound;
    BoundExclusive of ThreadBound by take for Bound;
}

/// Storage that gives a call the object to itself.
///
/// # Safety
/// What `lend_mut` answers, nothing else refers to.
pub unsafe trait ExclusiveAccess<T: ?Sized>: Storage<T> {
    /// The value, for a call that may change it.
    ///
    /// # Errors
    /// When the object cannot be used, or has children.
    ///
    /// # Safety
    /// As [`Storage::lend`].
    unsafe fn lend_mut(handle: NonNull<u8>, call: &Call) -> Result<NonNull<T>, AccessError>;
}

/// Storage whose calls may change an object, for the rule that says so.
pub trait OneCallAtATime {}

macro_rules! exclusive_access {
    ($($storage:ident of $cell:ident by $lend:ident;)*) => {$(
        impl OneCallAtATime for $storage {}

        // SAFETY: that is what it waits for, or what others of its thread are refused.
        unsafe impl<T> ExclusiveAccess<T> for $storage {
            #[inline]
            unsafe fn lend_mut(handle: NonNull<u8>, call: &Call) -> Result<NonNull<T>, AccessError> {
                // SAFETY: the caller's.
                unsafe { $cell::$lend(handle, call) }
            }
        }
    )*};
}

exclusive_access! {
    Exclusive of ObjectCell by change;
    ExclusiveChildless of ObjectCell by change;
    BoundExclusive of ThreadBound by take;
}

/// Storage of objects that all share, of which nobody closes one.
///
/// # Safety
/// After `keep_open`, closing is without effect.
pub unsafe trait Constant<T: ?Sized>: Storage<T> {
    /// # Safety
    /// `handle` came from `Store::keep`, and Haskell holds it for the call.
    unsafe fn keep_open(handle: NonNull<u8>);
}

// SAFETY: nothing closes it in any case.
unsafe impl<T> Constant<T> for Plain {
    unsafe fn keep_open(_: NonNull<u8>) {}
}

macro_rules! constant {
    ($($storage:ident)*) => {$(
        // SAFETY: the cell sees to it.
        unsafe impl<T> Constant<T> for $storage {
            unsafe fn keep_open(handle: NonNull<u8>) {
                // SAFETY: the caller's.
                unsafe { ObjectCell::<T>::keep_open(handle) }
            }
        }
    )*};
}
constant!(Shared Childless);

/// Storage whose objects can have children.
///
/// # Safety
/// What [`Storage::lend`] answers stays where it is, and is shared alone, for as long as a child is there.
pub unsafe trait Lender<T: ?Sized>: Storage<T> {
    /// Runs `write`, which keeps what it keeps as a child of the object.
    ///
    /// # Safety
    /// `handle` came from `Store::keep`, and has been lent to the call.
    unsafe fn lending<R>(handle: NonNull<u8>, write: impl FnOnce() -> R) -> R
    where
        T: 'static;
}

// SAFETY: a child keeps its parent, whose value is dropped after the child's.
unsafe impl<T> Lender<T> for Shared {
    unsafe fn lending<R>(handle: NonNull<u8>, write: impl FnOnce() -> R) -> R
    where
        T: 'static,
    {
        // SAFETY: the caller's.
        unsafe { ObjectCell::<T>::lending(handle, write) }
    }
}

// SAFETY: as above; while a child is there, calls that would change or take the value are refused. Those that read it may run
// while a child does so on another thread.
unsafe impl<T: Sync> Lender<T> for Exclusive {
    unsafe fn lending<R>(handle: NonNull<u8>, write: impl FnOnce() -> R) -> R
    where
        T: 'static,
    {
        // SAFETY: the caller's.
        unsafe { ObjectCell::<T>::lending(handle, write) }
    }
}

/// Storage whose objects can have children that may change them.
///
/// # Safety
/// What [`ExclusiveAccess::lend_mut`] answers stays where it is, and nothing else refers to it, for as long as a child is there.
pub unsafe trait ExclusiveLender<T: ?Sized>: ExclusiveAccess<T> {
    /// Runs `write`, which keeps what it keeps as a child of the object.
    ///
    /// # Safety
    /// `handle` came from `Store::keep`, and has been lent to the call by [`ExclusiveAccess::lend_mut`].
    unsafe fn lending_mutably<R>(handle: NonNull<u8>, write: impl FnOnce() -> R) -> R
    where
        T: 'static;
}

// SAFETY: a child keeps its parent, whose value is dropped after the child's, and calls are refused meanwhile.
unsafe impl<T> ExclusiveLender<T> for Exclusive {
    unsafe fn lending_mutably<R>(handle: NonNull<u8>, write: impl FnOnce() -> R) -> R
    where
        T: 'static,
    {
        // SAFETY: the caller's.
        unsafe { ObjectCell::<T>::lending_mutably(handle, write) }
    }
}

/// Storage behind a lock, which can be closed.
///
/// # Safety
/// From then on, [`Storage::lend`] lends nothing. What `consume` answers, nothing else refers to.
pub unsafe trait Closeable<T: ?Sized>: Storage<T> {
    /// Drops the value. Closing twice is closing once.
    ///
    /// # Errors
    /// When a call on the object is in progress.
    ///
    /// # Safety
    /// `handle` came from `Store::keep`, and Haskell holds it for the call.
    unsafe fn close(handle: NonNull<u8>) -> Result<(), AccessError>
    where
        T: 'static;

    /// Claims the object for a call that [`consume`](Self::consume)s it: until the call is over, no other uses it.
    ///
    /// # Errors
    /// When the object cannot be used, has children, or a call on it is in progress.
    ///
    /// # Safety
    /// As [`Storage::lend`].
    unsafe fn reserve(handle: NonNull<u8>, call: &Call) -> Result<(), AccessError>;

    /// Takes the value, which closes the object when the call is over.
    ///
    /// # Errors
    /// As for [`reserve`](Self::reserve), unless the call has done that.
    ///
    /// # Safety
    /// As [`Storage::lend`]; what the value borrows is borrowed for the call at most.
    unsafe fn consume(handle: NonNull<u8>, call: &Call) -> Result<OwnedByRust<T>, AccessError>;

    /// Runs `write`, which keeps what it keeps as a child of the object's own parent.
    ///
    /// # Safety
    /// The call has [`consume`](Self::consume)d the object.
    unsafe fn beside<R>(handle: NonNull<u8>, write: impl FnOnce() -> R) -> R
    where
        T: 'static;
}
