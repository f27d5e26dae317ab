//! The thread that an object is bound to: it alone uses the object, and drops it.

use std::cell::{Cell, RefCell, RefMut};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::lock::ObjectLock;
use crate::private::call::run_destructor;
use crate::process::thread_id::mark;

/// A value at home, whatever its type. All of it is for the home's thread.
pub(super) trait Resident: Send + Sync {
    fn lock(&self) -> &ObjectLock;
    fn position(&self) -> &Cell<usize>;
    /// # Safety
    /// This is the home's thread, and nobody uses the value.
    unsafe fn drop_value(&self);
}

type Residents = Vec<Arc<dyn Resident>>;

/// What a thread keeps.
pub(super) struct Home {
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
    pub(super) fn of_thread() -> Arc<Self> {
        HOME.try_with(|home| Arc::clone(&home.0))
            .unwrap_or_else(|_| Arc::new(Home::new()))
    }

    #[inline]
    pub(super) fn is_here(&self) -> bool {
        self.mark == mark()
    }

    /// Drops what other threads have sent. Called at home.
    #[inline]
    pub(super) fn receive(&self) {
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
    pub(super) fn dismiss(&self, resident: Arc<dyn Resident>) {
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

    /// Those that are here. Called at home.
    pub(super) fn residents(&self) -> RefMut<'_, Residents> {
        self.residents.borrow_mut()
    }

    /// Has a resident dropped here that Haskell uses no more. Called elsewhere.
    pub(super) fn send(&self, resident: Arc<dyn Resident>) {
        if let Some(returned) = self.returned().as_mut() {
            returned.push(resident);
            self.any_returned.store(true, Ordering::Relaxed);
        }
    }

    fn returned(&self) -> MutexGuard<'_, Option<Residents>> {
        self.returned.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Drops the value, at home. One that a call uses still, as may be when the program ends, is leaked.
fn end(resident: Arc<dyn Resident>) {
    if resident.lock().is_held() {
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
