//! Objects that can be closed, used exclusively, or have children: a value with a lock, in a family.
//!
//! A child borrows from its parent's value. It keeps the parent's memory, and closing the parent drops the child's value
//! first: closing goes down the family and claims every lock, which fails when a call is still in progress anywhere, then
//! drops the values, children before parents.
//!
//! A parent's list of children is locked whenever one of them is let go, so that closing the parent waits for a child
//! whose value is being dropped at that moment.

use std::cell::{Cell, UnsafeCell};
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError, Weak};

use super::family::{self, Children, Member, adopting, hold, let_go};
use crate::from_haskell::Call;
use crate::lock::{AccessError, Borrow, LockMode, ObjectLock};
use crate::private::accounting::Counted;

/// A value behind a lock.
pub struct ObjectCell<T> {
    lock: ObjectLock,
    /// Nothing once it is closed. The lock says who may touch it.
    value: UnsafeCell<Option<T>>,
    /// What it is counted for, open or closed: the value lies within.
    _counted: Counted,
    children: Mutex<Children>,
    parent: Option<Arc<dyn Member>>,
    /// Whether its value borrows from that of its parent, which counts it.
    borrows: AtomicBool,
    /// Where it stands among its parent's children.
    position: AtomicUsize,
    /// How many need the value: the handle, the children, and who is closing it. An `Arc` alone keeps the memory.
    holders: AtomicUsize,
    /// Whether closing is without effect.
    stays_open: AtomicBool,
}

impl<T> Member for ObjectCell<T> {
    fn lock(&self) -> &ObjectLock {
        &self.lock
    }

    fn children(&self) -> MutexGuard<'_, Children> {
        self.children.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn try_children(&self) -> Option<MutexGuard<'_, Children>> {
        match self.children.try_lock() {
            Ok(children) => Some(children),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    fn parent(&self) -> Option<&Arc<dyn Member>> {
        self.parent.as_ref()
    }

    fn position(&self) -> &AtomicUsize {
        &self.position
    }

    fn holders(&self) -> &AtomicUsize {
        &self.holders
    }

    unsafe fn drop_value(&self) {
        let _borrowed = Borrowed(self.lender());
        // SAFETY: the caller's.
        drop(unsafe { (*self.value.get()).take() });
    }
}

/// What a value that goes borrowed from, which has it back when the value is dropped, even by a panic.
struct Borrowed<'a>(Option<&'a ObjectLock>);

impl Drop for Borrowed<'_> {
    fn drop(&mut self) {
        if let Some(lender) = self.0 {
            lender.give_back();
        }
    }
}

thread_local! {
    /// Where the memory of a family that this thread is freeing has its next member, or null. There is nothing to be dropped in
    /// it, as in `PARENT`.
    static NEXT_TO_FREE: Cell<*mut Option<Arc<dyn Member>>> = const { Cell::new(ptr::null_mut()) };
}

/// The memory of a member keeps that of its parent, and who drops the last `Arc` of a member may drop the last of all
/// before it: in a loop, since a family may be a million deep.
impl<T> Drop for ObjectCell<T> {
    fn drop(&mut self) {
        let mut next = self.parent.take();
        if next.is_none() {
            return;
        }
        let outer = NEXT_TO_FREE.get();
        if !outer.is_null() {
            // SAFETY: the loop below has it, further out on this thread, and looks at it when this has returned.
            unsafe { outer.write(next) };
            return;
        }
        NEXT_TO_FREE.set(&raw mut next);
        // SAFETY: of `next`; what is dropped writes to it, and it is read and written in turn.
        while let Some(member) = unsafe { NEXT_TO_FREE.get().replace(None) } {
            drop(member);
        }
        NEXT_TO_FREE.set(ptr::null_mut());
    }
}

impl<T: 'static> ObjectCell<T> {
    /// Keeps a value that counts for so many bytes, as a child of the parent that [`lending`](Self::lending) set, and answers
    /// its handle.
    pub fn keep(value: T, bytes: usize) -> NonNull<u8> {
        let parent = family::parent();
        let object = Arc::new(ObjectCell {
            lock: ObjectLock::new(),
            value: UnsafeCell::new(Some(value)),
            _counted: Counted::give(bytes),
            children: Mutex::default(),
            borrows: parent.is_some().into(),
            parent,
            position: AtomicUsize::new(0),
            holders: AtomicUsize::new(1),
            stays_open: AtomicBool::new(false),
        });
        if let Some(parent) = &object.parent {
            hold(parent);
            parent.lock().lend();
            let child: Weak<Self> = Arc::downgrade(&object);
            let mut siblings = parent.children();
            object
                .position
                .store(siblings.add(child), Ordering::Relaxed);
        }
        // SAFETY: an `Arc` is never null.
        unsafe { NonNull::new_unchecked(Arc::into_raw(object).cast_mut().cast()) }
    }

    /// Runs `write` with the object behind `handle` as the parent of what it [`keep`](Self::keep)s.
    ///
    /// # Safety
    /// `handle` came from [`keep`](Self::keep) and is good for the call, which has entered it.
    pub unsafe fn lending<R>(handle: NonNull<u8>, write: impl FnOnce() -> R) -> R {
        let handle = handle.as_ptr().cast::<Self>().cast_const();
        // SAFETY: the caller's; the count goes up for the second `Arc`.
        let parent: Arc<dyn Member> = unsafe {
            Arc::increment_strong_count(handle);
            Arc::from_raw(handle)
        };
        adopting(Some(&parent), write)
    }

    /// As [`lending`](Self::lending), for what borrows the value mutably.
    ///
    /// # Safety
    /// As [`lending`](Self::lending), and the call has the object to itself.
    pub unsafe fn lending_mutably<R>(handle: NonNull<u8>, write: impl FnOnce() -> R) -> R {
        // SAFETY: the caller's.
        let written = unsafe { Self::lending(handle, write) };
        // SAFETY: as above.
        unsafe { handle.cast::<Self>().as_ref() }
            .lock
            .lend_mutably();
        written
    }

    /// Runs `write` with the parent of the object behind `handle` as that of what it [`keep`](Self::keep)s.
    ///
    /// # Safety
    /// As [`lending`](Self::lending), and the call has the object to itself: closing the parent is refused until it is over.
    pub unsafe fn beside<R>(handle: NonNull<u8>, write: impl FnOnce() -> R) -> R {
        // SAFETY: the caller's.
        let object = unsafe { handle.cast::<Self>().as_ref() };
        adopting(object.parent.as_ref(), write)
    }

    /// Drops the value at the end of what it is for. The object is not closed: it [has ended](Self::has_ended).
    ///
    /// # Safety
    /// As [`lending`](Self::lending), and the call has the object to itself.
    pub unsafe fn end(handle: NonNull<u8>) {
        // SAFETY: the caller's.
        unsafe { handle.cast::<Self>().as_ref().drop_value() }
    }

    /// Whether its value has gone, though nobody has closed it.
    ///
    /// # Safety
    /// As [`lending`](Self::lending), and the call has found no value.
    pub unsafe fn has_ended(handle: NonNull<u8>) -> bool {
        // SAFETY: the caller's.
        !unsafe { handle.cast::<Self>().as_ref() }.lock.is_closed()
    }

    /// Lets the handle go. A value that a call still uses, as may be when the program ends, is leaked.
    ///
    /// # Safety
    /// `handle` came from [`keep`](Self::keep), and is used no more.
    pub unsafe fn release(handle: NonNull<u8>) {
        // SAFETY: the caller's.
        let object = unsafe { Arc::from_raw(handle.as_ptr().cast::<Self>().cast_const()) };
        if object.lock.is_held() {
            std::mem::forget(object);
        } else {
            let_go(object);
        }
    }

    /// Drops the value, and those of all that borrow from it. Closing twice is closing once, and closing what
    /// [stays open](Self::keep_open) does nothing.
    ///
    /// # Errors
    /// When a call on the object or one of its descendants is in progress. Nothing has been closed.
    ///
    /// # Safety
    /// `handle` came from [`keep`](Self::keep) and is good for the call.
    pub unsafe fn close(handle: NonNull<u8>) -> Result<(), AccessError> {
        // SAFETY: the caller's.
        let stays_open = unsafe { handle.cast::<Self>().as_ref() }
            .stays_open
            .load(Ordering::Relaxed);
        if stays_open {
            return Ok(());
        }
        let handle = handle.as_ptr().cast::<Self>().cast_const();
        // SAFETY: as for `lending`.
        let object: Arc<dyn Member> = unsafe {
            Arc::increment_strong_count(handle);
            Arc::from_raw(handle)
        };
        family::close(&object)
    }
}

impl<T> ObjectCell<T> {
    /// Has closing be without effect from now on.
    ///
    /// # Safety
    /// `handle` came from [`keep`](Self::keep) and is good for the call.
    pub unsafe fn keep_open(handle: NonNull<u8>) {
        // SAFETY: the caller's.
        let object = unsafe { handle.cast::<Self>().as_ref() };
        // Who closes it has its handle from who returned it, after this.
        object.stays_open.store(true, Ordering::Relaxed);
    }

    /// The lock of what the value borrows from, for who ends that: once, and then nothing.
    fn lender(&self) -> Option<&ObjectLock> {
        let parent = self.parent.as_ref()?;
        self.borrows
            .swap(false, Ordering::Relaxed)
            .then(|| parent.lock())
    }

    /// The value, beside other calls.
    ///
    /// # Errors
    /// When the object has been closed.
    ///
    /// # Safety
    /// `handle` came from [`keep`](Self::keep) and is good for the call.
    #[inline]
    pub unsafe fn share(handle: NonNull<u8>, call: &Call) -> Result<NonNull<T>, AccessError> {
        // SAFETY: the caller's.
        let object = unsafe { handle.cast::<Self>().as_ref() };
        object.lock.acquire_shared()?;
        // SAFETY: as just happened; the handle keeps the lock.
        unsafe { call.locks.note(&object.lock, LockMode::Shared) };
        // SAFETY: the value is neither changed nor taken out before the call leaves the lock.
        let value = unsafe { &*object.value.get() };
        value.as_ref().map(NonNull::from).ok_or(AccessError::Closed)
    }

    /// The value, which no other call has, to be read beside children that do so.
    ///
    /// # Errors
    /// When the object has been closed, is in use by a call that this one is part of, has children that may change it, or was
    /// left half changed by a panic.
    ///
    /// # Safety
    /// As [`share`](Self::share).
    #[inline]
    pub unsafe fn read(handle: NonNull<u8>, call: &Call) -> Result<NonNull<T>, AccessError> {
        // SAFETY: the caller's.
        let object = unsafe { Self::enter(handle, call, Borrow::Shared)? };
        // SAFETY: the call has the object to itself until it leaves the lock, but for children that read it.
        let value = unsafe { &*object.value.get() };
        value.as_ref().map(NonNull::from).ok_or(AccessError::Closed)
    }

    /// The value, and nobody else has it.
    ///
    /// # Errors
    /// As for [`read`](Self::read), and when the object has children.
    ///
    /// # Safety
    /// As [`share`](Self::share).
    #[inline]
    pub unsafe fn change(handle: NonNull<u8>, call: &Call) -> Result<NonNull<T>, AccessError> {
        // SAFETY: the caller's.
        let object = unsafe { Self::enter(handle, call, Borrow::Mutable)? };
        // SAFETY: the call has the object to itself until it leaves the lock, and no child refers to the value.
        let value = unsafe { &mut *object.value.get() };
        value.as_mut().map(NonNull::from).ok_or(AccessError::Closed)
    }

    /// Gives the call the object to itself.
    ///
    /// # Safety
    /// As [`share`](Self::share).
    #[inline]
    unsafe fn enter<'call>(
        handle: NonNull<u8>,
        call: &Call,
        borrow: Borrow,
    ) -> Result<&'call Self, AccessError> {
        // SAFETY: the caller's.
        let object = unsafe { handle.cast::<Self>().as_ref() };
        if call.locks.is_empty() {
            object.lock.acquire_exclusive(borrow)?;
        } else {
            object.lock.try_acquire_exclusive(borrow)?;
        }
        // SAFETY: as just happened; the handle keeps the lock.
        unsafe { call.locks.note(&object.lock, LockMode::Exclusive) };
        Ok(object)
    }

    /// Claims the object for a call that [`consume`](Self::consume)s it, unless an argument after it is refused.
    ///
    /// # Errors
    /// When the object has been closed, was left half changed by a panic, has children, or another call is in progress.
    ///
    /// # Safety
    /// As [`share`](Self::share).
    pub unsafe fn reserve(handle: NonNull<u8>, call: &Call) -> Result<(), AccessError> {
        // SAFETY: the caller's.
        let object = unsafe { handle.cast::<Self>().as_ref() };
        object.lock.claim_to_consume()?;
        // SAFETY: as just happened; the handle keeps the lock.
        unsafe { call.locks.note(&object.lock, LockMode::Consumed) };
        Ok(())
    }

    /// Takes the value. The object is closed when the call is over, and what the value borrows from is lent until then.
    ///
    /// # Errors
    /// As for [`reserve`](Self::reserve), unless the call has done that.
    ///
    /// # Safety
    /// As [`share`](Self::share).
    pub unsafe fn consume(handle: NonNull<u8>, call: &Call) -> Result<T, AccessError> {
        // SAFETY: the caller's.
        let object = unsafe { handle.cast::<Self>().as_ref() };
        if !call.locks.consumes(&object.lock) {
            // SAFETY: the caller's.
            unsafe { Self::reserve(handle, call)? };
        }
        // SAFETY: the call has claimed the object, and no child refers to the value.
        let value = unsafe { (*object.value.get()).take() }.ok_or(AccessError::Closed)?;
        object.lock.take();
        if let Some(lender) = object.lender() {
            // SAFETY: it is given back when the call is over; the object keeps its parent.
            unsafe { call.locks.note(lender, LockMode::Child) };
        }
        Ok(value)
    }
}

#[cfg(test)]
mod tests;
