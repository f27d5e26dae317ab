//! Objects that are bound to the OS thread that made them: a value behind a lock, at home on that thread.
//!
//! Another thread reads the mark of an object's home, and sends home what Haskell uses no more. It touches nothing else, so
//! the value need be neither `Send` nor `Sync`. It is dropped at home: at once when the finalizer runs there; otherwise
//! before the next call there that uses or makes a bound object; at the latest when the thread ends, whether or not Haskell
//! holds a handle still. What comes home later finds nothing to be dropped.

use std::cell::{Cell, UnsafeCell};
use std::mem::ManuallyDrop;
use std::ptr::NonNull;
use std::sync::Arc;

use super::home::{Home, Resident};
use crate::from_haskell::Call;
use crate::lock::{AccessError, Borrow, LockMode, ObjectLock};
use crate::private::accounting::Counted;

/// A value that has a home.
pub struct ThreadBound<T> {
    lock: ObjectLock,
    home: Arc<Home>,
    /// Where it stands among the home's residents.
    position: Cell<usize>,
    /// Nothing once it is dropped, which happens at home or never: nobody drops it with the memory around it.
    value: UnsafeCell<Option<ManuallyDrop<T>>>,
    /// What it is counted for, open or closed: the value lies within.
    _counted: Counted,
}

// SAFETY: away from home, nothing but `home` is touched, and the value is not dropped with the rest.
unsafe impl<T> Send for ThreadBound<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for ThreadBound<T> {}

impl<T> Resident for ThreadBound<T> {
    fn lock(&self) -> &ObjectLock {
        &self.lock
    }

    fn position(&self) -> &Cell<usize> {
        &self.position
    }

    unsafe fn drop_value(&self) {
        // SAFETY: the caller's. What is dropped has been taken out before, so its `Drop` finds nothing in its place.
        drop(unsafe { (*self.value.get()).take() }.map(ManuallyDrop::into_inner));
    }
}

impl<T: 'static> ThreadBound<T> {
    /// Keeps a value that counts for so many bytes on this thread, and answers its handle.
    pub fn keep(value: T, bytes: usize) -> NonNull<u8> {
        let home = Home::of_thread();
        home.receive();
        let mut residents = home.residents();
        let bound = Arc::new(ThreadBound {
            lock: ObjectLock::new(),
            home: Arc::clone(&home),
            position: Cell::new(residents.len()),
            value: UnsafeCell::new(Some(ManuallyDrop::new(value))),
            _counted: Counted::give(bytes),
        });
        let resident: Arc<Self> = Arc::clone(&bound);
        residents.push(resident);
        // SAFETY: an `Arc` is never null.
        unsafe { NonNull::new_unchecked(Arc::into_raw(bound).cast_mut().cast()) }
    }

    /// Runs `write`: what is bound has no parent.
    ///
    /// # Safety
    /// None.
    pub unsafe fn beside<R>(_: NonNull<u8>, write: impl FnOnce() -> R) -> R {
        write()
    }

    /// Lets the handle go, on any thread.
    ///
    /// # Safety
    /// `handle` came from [`keep`](Self::keep), and is used no more.
    pub unsafe fn release(handle: NonNull<u8>) {
        // SAFETY: the caller's.
        let bound = unsafe { Arc::from_raw(handle.as_ptr().cast::<Self>().cast_const()) };
        let home = Arc::clone(&bound.home);
        if home.is_here() {
            home.dismiss(bound);
        } else {
            home.send(bound);
        }
    }

    /// Drops the value. Closing twice is closing once.
    ///
    /// # Errors
    /// On another thread, or when a call on the object is in progress.
    ///
    /// # Safety
    /// `handle` came from [`keep`](Self::keep) and is good for the call.
    pub unsafe fn close(handle: NonNull<u8>) -> Result<(), AccessError> {
        // SAFETY: the caller's.
        let bound = unsafe { Self::at_home(handle) }?;
        if bound.lock.claim()? {
            bound.lock.seal();
            bound.lock.release();
            // SAFETY: this is its home, and the lock is closed.
            unsafe { bound.drop_value() };
        }
        Ok(())
    }
}

impl<T> ThreadBound<T> {
    /// The object, if this is its home.
    ///
    /// # Safety
    /// `handle` came from [`keep`](Self::keep) and is good for `'call`.
    #[inline]
    unsafe fn at_home<'call>(handle: NonNull<u8>) -> Result<&'call Self, AccessError> {
        // SAFETY: the caller's.
        let bound = unsafe { handle.cast::<Self>().as_ref() };
        if !bound.home.is_here() {
            return Err(AccessError::Elsewhere);
        }
        bound.home.receive();
        Ok(bound)
    }

    /// The value, beside other calls of the same thread, each within the other.
    ///
    /// # Errors
    /// On another thread, or when the object has been closed.
    ///
    /// # Safety
    /// As [`close`](Self::close).
    #[inline]
    pub unsafe fn share(handle: NonNull<u8>, call: &Call) -> Result<NonNull<T>, AccessError> {
        // SAFETY: the caller's.
        let bound = unsafe { Self::at_home(handle) }?;
        bound.lock.acquire_shared()?;
        // SAFETY: as just happened; the handle keeps the lock.
        unsafe { call.locks.note(&bound.lock, LockMode::Shared) };
        // SAFETY: the value is neither changed nor taken out before the call leaves the lock.
        let value = unsafe { &*bound.value.get() };
        let value = value.as_deref().map(NonNull::from);
        value.ok_or(AccessError::Closed)
    }

    /// The value, and no call within this one gets it.
    ///
    /// # Errors
    /// On another thread, or when the object has been closed, is in use by a call that this one is part of, or was left half
    /// changed by a panic.
    ///
    /// # Safety
    /// As [`close`](Self::close).
    #[inline]
    pub unsafe fn take(handle: NonNull<u8>, call: &Call) -> Result<NonNull<T>, AccessError> {
        // SAFETY: the caller's.
        let bound = unsafe { Self::at_home(handle) }?;
        // Nobody is waited for: who is in there is this thread.
        bound.lock.acquire_exclusive(Borrow::Mutable)?;
        // SAFETY: as just happened; the handle keeps the lock.
        unsafe { call.locks.note(&bound.lock, LockMode::Exclusive) };
        // SAFETY: the call has the object to itself until it leaves the lock.
        let value = unsafe { &mut *bound.value.get() };
        let value = value.as_deref_mut().map(NonNull::from);
        value.ok_or(AccessError::Closed)
    }

    /// Claims the object for a call that [`consume`](Self::consume)s it, unless an argument after it is refused.
    ///
    /// # Errors
    /// On another thread, or when the object has been closed, was left half changed by a panic, or is in use.
    ///
    /// # Safety
    /// As [`close`](Self::close).
    pub unsafe fn reserve(handle: NonNull<u8>, call: &Call) -> Result<(), AccessError> {
        // SAFETY: the caller's.
        let bound = unsafe { Self::at_home(handle) }?;
        bound.lock.claim_to_consume()?;
        // SAFETY: as just happened; the handle keeps the lock.
        unsafe { call.locks.note(&bound.lock, LockMode::Consumed) };
        Ok(())
    }

    /// Takes the value. The object is closed when the call is over.
    ///
    /// # Errors
    /// As for [`reserve`](Self::reserve), unless the call has done that.
    ///
    /// # Safety
    /// As [`close`](Self::close).
    pub unsafe fn consume(handle: NonNull<u8>, call: &Call) -> Result<T, AccessError> {
        // SAFETY: the caller's.
        let bound = unsafe { Self::at_home(handle) }?;
        if !call.locks.consumes(&bound.lock) {
            // SAFETY: the caller's.
            unsafe { Self::reserve(handle, call)? };
        }
        // SAFETY: the call has claimed the object.
        let value = unsafe { (*bound.value.get()).take() }.ok_or(AccessError::Closed)?;
        bound.lock.take();
        Ok(ManuallyDrop::into_inner(value))
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc;
    use std::thread::{self, ThreadId};

    use super::*;
    use crate::process::thread_id::mark;

    /// Tells where it is dropped.
    struct Told(mpsc::Sender<ThreadId>, Rc<()>);

    impl Drop for Told {
        fn drop(&mut self) {
            // The receiver may have gone.
            let _ = self.0.send(thread::current().id());
        }
    }

    /// A handle as Haskell passes it between threads.
    #[derive(Clone, Copy)]
    struct Handle(NonNull<u8>);

    // SAFETY: what a handle is good for elsewhere is tested here.
    unsafe impl Send for Handle {}

    impl Handle {
        fn new(dropped: &mpsc::Sender<ThreadId>) -> Self {
            Handle(ThreadBound::keep(Told(dropped.clone(), Rc::new(())), 0))
        }

        fn share(self) -> Result<usize, AccessError> {
            // SAFETY: a call, for the length of this function.
            let call = unsafe { Call::begin() };
            // SAFETY: each handle in here is that of a `Told`, and released last.
            let told = unsafe { ThreadBound::<Told>::share(self.0, &call)?.as_ref() };
            Ok(Rc::strong_count(&told.1))
        }

        fn close(self) -> Result<(), AccessError> {
            // SAFETY: as above.
            unsafe { ThreadBound::<Told>::close(self.0) }
        }

        fn release(self) {
            // SAFETY: as above.
            unsafe { ThreadBound::<Told>::release(self.0) }
        }
    }

    fn elsewhere<R: Send>(action: impl FnOnce() -> R + Send) -> R {
        thread::scope(|scope| scope.spawn(action).join().expect("no panic"))
    }

    #[test]
    fn another_thread_gets_nothing() {
        let (dropped, _) = mpsc::channel();
        let handle = Handle::new(&dropped);
        elsewhere(move || assert_eq!(handle.share(), Err(AccessError::Elsewhere)));
        elsewhere(move || assert_eq!(handle.close(), Err(AccessError::Elsewhere)));
        assert_eq!(handle.share(), Ok(1));
        handle.release();
    }

    #[test]
    fn what_is_released_elsewhere_is_dropped_at_home() {
        let (dropped, told) = mpsc::channel();
        let (one, two) = (Handle::new(&dropped), Handle::new(&dropped));
        elsewhere(move || one.release());
        assert!(told.try_recv().is_err());
        assert_eq!(two.share(), Ok(1));
        assert_eq!(told.try_recv(), Ok(thread::current().id()));
        two.release();
        assert_eq!(told.try_recv(), Ok(thread::current().id()));
    }

    #[test]
    fn what_a_thread_has_is_dropped_when_it_ends() {
        let (dropped, told) = mpsc::channel();
        let (home, handles) = thread::spawn(move || {
            let handles = [(); 3].map(|()| Handle::new(&dropped));
            elsewhere(move || handles[1].release());
            (thread::current().id(), handles)
        })
        .join()
        .expect("no panic");
        assert_eq!(told.iter().collect::<Vec<_>>(), [home; 3]);
        assert_eq!(handles[0].share(), Err(AccessError::Elsewhere));
        handles[0].release();
        handles[2].release();
    }

    #[test]
    fn residents_go_in_any_order() {
        let (dropped, told) = mpsc::channel();
        let handles: Vec<_> = (0..10).map(|_| Handle::new(&dropped)).collect();
        for position in [0, 9, 4, 5, 1, 2, 8, 7, 3, 6] {
            handles[position].release();
            assert!(told.try_recv().is_ok());
        }
        assert!(Home::of_thread().residents().is_empty());
    }

    #[test]
    fn what_is_closed_is_dropped_at_once_and_once() {
        let (dropped, told) = mpsc::channel();
        let handle = Handle::new(&dropped);
        assert_eq!(handle.close(), Ok(()));
        assert!(told.try_recv().is_ok());
        assert_eq!(handle.close(), Ok(()));
        assert_eq!(handle.share(), Err(AccessError::Closed));
        handle.release();
        assert!(told.try_recv().is_err());
    }

    #[test]
    fn what_is_in_use_when_its_thread_ends_is_leaked() {
        let (dropped, told) = mpsc::channel();
        thread::spawn(move || {
            let handle = Handle::new(&dropped);
            // SAFETY: as above; the call is never over.
            unsafe {
                let call = ManuallyDrop::new(Call::begin());
                ThreadBound::<Told>::share(handle.0, &call).expect("it is at home");
            }
        })
        .join()
        .expect("no panic");
        assert!(told.try_recv().is_err());
    }

    #[test]
    fn threads_release_what_others_make_and_nothing_is_lost() {
        static DROPPED: AtomicUsize = AtomicUsize::new(0);
        struct Counted(u64);
        impl Drop for Counted {
            fn drop(&mut self) {
                assert_eq!(self.0, mark(), "dropped away from home");
                DROPPED.fetch_add(1, Ordering::Relaxed);
            }
        }
        let pairs = [(); 2].map(|()| {
            let (sender, receiver) = mpsc::channel::<Handle>();
            let maker = thread::spawn(move || {
                for _ in 0..10_000 {
                    let handle = Handle(ThreadBound::keep(Counted(mark()), 0));
                    // The receiver goes on until this thread ends.
                    sender.send(handle).expect("there is a receiver");
                }
            });
            let releaser = thread::spawn(move || {
                for handle in receiver {
                    // SAFETY: it is used no more.
                    unsafe { ThreadBound::<Counted>::release(handle.0) };
                }
            });
            [maker, releaser]
        });
        for thread in pairs.into_iter().flatten() {
            thread.join().expect("no panic");
        }
        assert_eq!(DROPPED.load(Ordering::Relaxed), 20_000);
    }
}
