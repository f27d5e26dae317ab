//! Objects whose `Drop` waits, and what goes on meanwhile.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use hsffi::{Fun, Hs, HsException, OwnedByHaskell, OwnedByRust, export};

use crate::interruption;

/// How many entries there are.
static REGISTRY: Mutex<usize> = Mutex::new(0);

/// What a registry knows of until it is dropped, which takes the registry's lock.
#[derive(hsffi::Opaque)]
#[hsffi(finalizer = "thread")]
pub struct Entry(());

#[export]
impl Entry {
    /// One more.
    pub fn new() -> OwnedByRust<Entry> {
        *REGISTRY.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        OwnedByRust::new(Entry(()))
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        *REGISTRY.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
    }
}

/// How many entries the registry has.
#[export]
pub fn registry_len() -> usize {
    *REGISTRY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Calls the function while it holds the registry's lock.
///
/// # Errors
/// What the function throws.
#[export]
pub fn registry_locked(action: Fun<'_, fn()>) -> Result<(), HsException> {
    let _registry = REGISTRY.lock().unwrap_or_else(PoisonError::into_inner);
    action.call()
}

/// How many clocks run.
static CLOCKS: AtomicUsize = AtomicUsize::new(0);

/// A thread that calls a function until it is told to stop. `Drop` tells it, and waits for its end.
pub struct Ticking {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Ticking {
    fn new(hs: Hs<'_>, tick: OwnedByHaskell<Fun<'static, fn()>>) -> Self {
        let handle = hs.handle();
        let (stop, stopped) = mpsc::channel();
        CLOCKS.fetch_add(1, Ordering::SeqCst);
        let thread = thread::spawn(move || {
            while stopped.recv_timeout(Duration::from_micros(100)) == Err(RecvTimeoutError::Timeout)
            {
                // On the non-threaded runtime there are no ticks.
                let _ = handle.attach(|hs| tick.with(hs).call());
            }
        });
        Ticking {
            stop: Some(stop),
            thread: Some(thread),
        }
    }
}

impl Drop for Ticking {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        CLOCKS.fetch_sub(1, Ordering::SeqCst);
    }
}

/// A clock.
#[derive(hsffi::Opaque)]
#[hsffi(finalizer = "thread")]
pub struct Clock {
    _ticking: Ticking,
}

#[export]
impl Clock {
    /// One that calls the function.
    pub fn new(hs: Hs<'_>, tick: OwnedByHaskell<Fun<'_, fn()>>) -> OwnedByRust<Clock> {
        OwnedByRust::new(Clock {
            _ticking: Ticking::new(hs, tick),
        })
    }
}

/// A clock that can be closed, and is exclusive.
#[derive(hsffi::Opaque)]
#[hsffi(closeable, exclusive, finalizer = "thread")]
pub struct Alarm {
    _ticking: Ticking,
}

#[export]
impl Alarm {
    /// One that calls the function.
    pub fn new(hs: Hs<'_>, tick: OwnedByHaskell<Fun<'_, fn()>>) -> OwnedByRust<Alarm> {
        OwnedByRust::new(Alarm {
            _ticking: Ticking::new(hs, tick),
        })
    }
}

/// A clock that is in use until the program ends, and that a C finalizer drops then.
#[derive(hsffi::Opaque)]
pub struct TowerClock {
    _ticking: Ticking,
    _silence: Silence,
}

/// Prints that a clock has stopped.
struct Silence;

impl Drop for Silence {
    fn drop(&mut self) {
        println!("stopped");
    }
}

#[export]
impl TowerClock {
    /// One that calls the function.
    pub fn new(hs: Hs<'_>, tick: OwnedByHaskell<Fun<'_, fn()>>) -> OwnedByRust<TowerClock> {
        OwnedByRust::new(TowerClock {
            _ticking: Ticking::new(hs, tick),
            _silence: Silence,
        })
    }
}

/// What became of embers, in order.
static EMBERS: Mutex<Vec<&'static str>> = Mutex::new(Vec::new());

/// What Haskell's finalizers may use.
#[derive(hsffi::Opaque)]
#[hsffi(usable_in_finalizers)]
pub struct Ember(u64);

#[export]
impl Ember {
    /// One of that heat.
    pub fn new(heat: u64) -> OwnedByRust<Ember> {
        OwnedByRust::new(Ember(heat))
    }

    /// Its heat.
    pub fn heat(&self) -> u64 {
        EMBERS
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push("felt");
        self.0
    }
}

impl Drop for Ember {
    fn drop(&mut self) {
        self.0 = 0;
        EMBERS
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push("dropped");
    }
}

/// What became of embers.
#[export]
pub fn embers_log() -> String {
    EMBERS
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .join(" ")
}

/// Empties the log.
#[export]
pub fn forget_embers() {
    EMBERS
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clear();
}

/// What a C finalizer drops, which never ends.
#[derive(hsffi::Opaque)]
pub struct Wedge(());

#[export]
impl Wedge {
    /// One more.
    pub fn new() -> OwnedByRust<Wedge> {
        OwnedByRust::new(Wedge(()))
    }
}

impl Drop for Wedge {
    fn drop(&mut self) {
        loop {
            thread::park();
        }
    }
}

/// How many clocks run that have not been dropped.
#[export]
pub fn clocks_running() -> usize {
    CLOCKS.load(Ordering::SeqCst)
}

/// A desk with drawers, which borrow from it.
#[derive(hsffi::Opaque)]
#[hsffi(parent, finalizer = "thread")]
pub struct Desk(Entry);

#[export]
impl Desk {
    /// An entry of the registry.
    pub fn new() -> OwnedByRust<Desk> {
        OwnedByRust::new(Desk(Entry::new().into_inner()))
    }

    /// One of its drawers, which is an entry, too.
    pub fn drawer(&self) -> OwnedByRust<Drawer<'_>> {
        OwnedByRust::new(Drawer {
            _desk: &self.0,
            _entry: Entry::new().into_inner(),
        })
    }

    /// What lies on it. Its finalizer is C's, and waits for no drawer.
    pub fn paper(&self) -> OwnedByRust<Paper<'_>> {
        OwnedByRust::new(Paper { _desk: &self.0 })
    }
}

/// A drawer.
#[derive(hsffi::Opaque)]
#[hsffi(finalizer = "thread")]
pub struct Drawer<'a> {
    _desk: &'a Entry,
    _entry: Entry,
}

/// A sheet of paper.
#[derive(hsffi::Opaque)]
pub struct Paper<'a> {
    _desk: &'a Entry,
}

/// What is freed by a destructor that is written by hand.
pub struct Slip(Entry);

/// A slip of paper, which is an entry.
#[export]
pub fn slip() -> OwnedByRust<Slip> {
    OwnedByRust::new(Slip(Entry::new().into_inner()))
}

/// Drops a slip.
#[hsffi::destructor(finalizer = "thread")]
fn slip_free(slip: OwnedByRust<Slip>) {
    drop(slip.into_inner().0);
}

/// A plain object, which tells when it is dropped.
#[derive(hsffi::Opaque)]
pub struct Patient(());

#[export]
impl Patient {
    /// One more.
    pub fn new() -> OwnedByRust<Patient> {
        OwnedByRust::new(Patient(()))
    }

    /// Lasts as long as naps do.
    #[allow(clippy::unused_self, reason = "the object is in use")]
    pub fn wait(&self) {
        interruption::wait();
    }
}

impl Drop for Patient {
    fn drop(&mut self) {
        println!("a patient was dropped");
    }
}

/// An exclusive object that a call keeps until it is told to end.
#[derive(hsffi::Opaque)]
#[hsffi(exclusive)]
pub struct Vault(());

#[export]
impl Vault {
    /// One.
    pub fn new() -> OwnedByRust<Vault> {
        OwnedByRust::new(Vault(()))
    }

    /// Calls the function while it has the object to itself.
    ///
    /// # Errors
    /// What the function throws.
    #[allow(clippy::unused_self, reason = "the object is in use")]
    pub fn hold(&mut self, action: Fun<'_, fn()>) -> Result<(), HsException> {
        action.call()
    }
}
