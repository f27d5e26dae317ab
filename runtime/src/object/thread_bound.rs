//! Objects that are bound to the OS thread that made them: a value behind a gate, at home on that thread.
//!
//! Another thread reads the mark of an object's home, and sends home what Haskell uses no more. It touches nothing else, so
//! the value need be neither `Send` nor `Sync`. It is dropped at home: at once when the finalizer runs there; otherwise
//! before the next call there that uses or makes a bound object; at the latest when the thread ends, whether or not Haskell
//! holds a handle still. What comes home later finds nothing to be dropped.

use std::cell::{Cell, RefCell, UnsafeCell};
use std::mem::ManuallyDrop;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::from_haskell::Call;
use crate::lock::LockMode;
use crate::lock::{AccessError, ObjectLock};
use crate::private::accounting::Counted;
use crate::private::call::run_destructor;
use crate::process::thread_id::mark;

/// A value that has a home.
pub struct ThreadBound<T> {
    gate: ObjectLock,
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

/// A value at home, whatever its type. All of it is for the home's thread.
trait Resident: Send + Sync {
    fn gate(&self) -> &ObjectLock;
    fn position(&self) -> &Cell<usize>;
    /// # Safety
    /// This is the home's thread, and nobody uses the value.
    unsafe fn drop_value(&self);
}

impl<T> Resident for ThreadBound<T> {
    fn gate(&self) -> &ObjectLock {
        &self.gate
    }

    fn position(&self) -> &Cell<usize> {
        &self.position
    }

    unsafe fn drop_value(&self) {
        // SAFETY: the caller's. What is dropped has been taken out before, so its `Drop` finds nothing in its place.
        drop(unsafe { (*self.value.get()).take() }.map(ManuallyDrop::into_inner));
    }
}

type Residents = Vec<Arc<dyn Resident>>;

/// What a thread keeps.
struct Home {
    mark: u64,
    /// For the thread alone. What is here has been dropped by no one.
    residents: RefCell<Residents>,
    /// What Haskell uses no more, sent by other threads; nothing when the thread has ended.
    returned: Mutex<Option<Residents>>,
    /// Whether there is something in `returned`.
    any_returned: AtomicBool,
}

// SAFETY: `residents` is touched on the thread of the mark alone.
unsafe impl Sync for Home {}
// SAFETY: as above; when the last reference goes, on whatever thread, residents have gone before, since each has one.
unsafe impl Send for Home {}

impl Home {
    /// One for this thread.
    fn new() -> Self {
        Home {
            mark: mark(),
            residents: RefCell::default(),
            returned: Mutex::new(Some(Vec::new())),
            any_returned: AtomicBool::new(false),
        }
    }

    /// That of this thread. What is made when the thread has all but ended has one to itself, and is leaked unless Haskell
    /// releases it here.
    fn of_thread() -> Arc<Self> {
        HOME.try_with(|home| Arc::clone(&home.0))
            .unwrap_or_else(|_| Arc::new(Home::new()))
    }

    #[inline]
    fn is_here(&self) -> bool {
        self.mark == mark()
    }

    /// Drops what other threads have sent. Called at home.
    #[inline]
    fn receive(&self) {
        if self.any_returned.load(Ordering::Relaxed) {
            self.receive_all();
        }
    }

    #[cold]
    fn receive_all(&self) {
        let mut returned = self.returned();
        self.any_returned.store(false, Ordering::Relaxed);
        let residents = returned.as_mut().map(std::mem::take).unwrap_or_default();
        // The values' `Drop` is the user's code.
        drop(returned);
        for resident in residents {
            self.dismiss(resident);
        }
    }

    /// Drops the value of a resident. Called at home.
    fn dismiss(&self, resident: Arc<dyn Resident>) {
        let mut residents = self.residents.borrow_mut();
        let position = resident.position().get();
        // Those that were here when the thread ended have gone, the last first.
        if position < residents.len() {
            residents.swap_remove(position);
            if let Some(moved) = residents.get(position) {
                moved.position().set(position);
            }
        }
        drop(residents);
        end(resident);
    }

    fn returned(&self) -> MutexGuard<'_, Option<Residents>> {
        self.returned.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Drops the value, at home. One that a call uses still, as may be when the program ends, is leaked.
fn end(resident: Arc<dyn Resident>) {
    if resident.gate().is_entered() {
        std::mem::forget(resident);
    } else {
        // SAFETY: no call uses it, and none will: its handle has gone, or its thread ends.
        unsafe { run_destructor(|()| resident.drop_value()) };
    }
}

/// A thread's home, which it leaves when it ends.
struct Own(Arc<Home>);

thread_local! {
    static HOME: Own = Own(Arc::new(Home::new()));
}

impl Drop for Own {
    fn drop(&mut self) {
        let home = &self.0;
        home.receive();
        *home.returned() = None;
        loop {
            let last = home.residents.borrow_mut().pop();
            let Some(last) = last else { break };
            end(last);
        }
    }
}

impl<T: 'static> ThreadBound<T> {
    /// Keeps a value that counts for so many bytes on this thread, and answers its handle.
    pub fn keep(value: T, bytes: usize) -> NonNull<u8> {
        let home = Home::of_thread();
        home.receive();
        let mut residents = home.residents.borrow_mut();
        let settled = Arc::new(ThreadBound {
            gate: ObjectLock::new(),
            home: Arc::clone(&home),
            position: Cell::new(residents.len()),
            value: UnsafeCell::new(Some(ManuallyDrop::new(value))),
            _counted: Counted::give(bytes),
        });
        let resident: Arc<Self> = Arc::clone(&settled);
        residents.push(resident);
        // SAFETY: an `Arc` is never null.
        unsafe { NonNull::new_unchecked(Arc::into_raw(settled).cast_mut().cast()) }
    }

    /// Lets the handle go, on any thread.
    ///
    /// # Safety
    /// `handle` came from [`keep`](Self::keep), and is used no more.
    pub unsafe fn release(handle: NonNull<u8>) {
        // SAFETY: the caller's.
        let settled = unsafe { Arc::from_raw(handle.as_ptr().cast::<Self>().cast_const()) };
        let home = Arc::clone(&settled.home);
        if home.is_here() {
            home.dismiss(settled);
        } else if let Some(returned) = home.returned().as_mut() {
            returned.push(settled);
            home.any_returned.store(true, Ordering::Relaxed);
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
        let settled = unsafe { Self::at_home(handle) }?;
        if settled.gate.claim()? {
            settled.gate.seal();
            settled.gate.release();
            // SAFETY: this is its home, and the gate is closed.
            unsafe { settled.drop_value() };
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
        let settled = unsafe { handle.cast::<Self>().as_ref() };
        if !settled.home.is_here() {
            return Err(AccessError::Elsewhere);
        }
        settled.home.receive();
        Ok(settled)
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
        let settled = unsafe { Self::at_home(handle) }?;
        settled.gate.lock_shared()?;
        // SAFETY: as just happened; the handle keeps the gate.
        unsafe { call.entered.note(&settled.gate, LockMode::Shared) };
        // SAFETY: the value is neither changed nor taken out before the call leaves the gate.
        let value = unsafe { &*settled.value.get() };
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
        let settled = unsafe { Self::at_home(handle) }?;
        // Nobody is waited for: who is in there is this thread.
        settled.gate.lock_exclusive()?;
        // SAFETY: as just happened; the handle keeps the gate.
        unsafe { call.entered.note(&settled.gate, LockMode::Exclusive) };
        // SAFETY: the call has the object to itself until it leaves the gate.
        let value = unsafe { &mut *settled.value.get() };
        let value = value.as_deref_mut().map(NonNull::from);
        value.ok_or(AccessError::Closed)
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;
    use std::sync::atomic::AtomicUsize;
    use std::sync::mpsc;
    use std::thread::{self, ThreadId};

    use super::*;

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
        HOME.with(|home| assert!(home.0.residents.borrow().is_empty()));
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
