//! Variables of Haskell's that Rust fills, and stable pointers that it releases in bulk.

use std::sync::{Mutex, PoisonError};
use std::thread;

use hsffi::{Fun, Hs, HsException, MVarWaker, OwnedByHaskell, OwnedByRust, export};

/// Fills the variable on a thread of Rust's.
#[export]
pub fn wake_later(waker: MVarWaker) {
    thread::spawn(move || waker.wake());
}

/// Fills the variable.
#[export(unsafe, reason = "`hs_try_putmvar` neither blocks nor calls Haskell")]
pub fn wake_now(waker: MVarWaker) {
    waker.wake();
}

/// Calls the function, and fills the variable then.
///
/// # Errors
/// What the function throws.
#[export]
pub fn wake_after(function: Fun<'_, fn()>, waker: MVarWaker) -> Result<(), HsException> {
    function.call()?;
    waker.wake();
    Ok(())
}

/// Fills the variable in a future.
#[export]
pub async fn wake_in_future(waker: MVarWaker) {
    std::future::ready(()).await;
    waker.wake();
}

/// Fills the variable in `Drop`, which a panic brings about.
///
/// # Panics
/// Always.
#[export]
pub fn wake_in_panic(waker: MVarWaker) {
    let _doorbell = Doorbell(Some(waker));
    panic!("rings the bell")
}

/// Fills those variables that there are, and returns how many.
#[export]
pub fn wake_some(first: Option<MVarWaker>, second: Option<MVarWaker>) -> u32 {
    let wakers: Vec<_> = first.into_iter().chain(second).collect();
    let count = wakers.len();
    thread::spawn(move || wakers.into_iter().for_each(MVarWaker::wake));
    u32::try_from(count).unwrap_or_default()
}

/// Has an argument before the waker, and one behind it.
#[export]
pub fn wake_between(first: char, waker: MVarWaker, last: char) -> u32 {
    waker.wake();
    u32::from(first) + u32::from(last)
}

/// Drops the waker.
#[export]
pub fn wake_never(waker: MVarWaker) {
    drop(waker);
}

/// Drops the waker on a thread of Rust's.
#[export]
pub fn wake_never_elsewhere(waker: MVarWaker) {
    thread::spawn(move || drop(waker));
}

/// Fills a variable when it is released.
#[derive(hsffi::Opaque)]
pub struct Doorbell(Option<MVarWaker>);

impl Drop for Doorbell {
    fn drop(&mut self) {
        if let Some(waker) = self.0.take() {
            waker.wake();
        }
    }
}

#[export]
impl Doorbell {
    /// A doorbell for the variable.
    pub fn new(waker: MVarWaker) -> OwnedByRust<Self> {
        OwnedByRust::new(Doorbell(Some(waker)))
    }
}

type Listener = OwnedByHaskell<Fun<'static, fn()>>;

static LISTENERS: Mutex<Vec<Listener>> = Mutex::new(Vec::new());

fn listeners() -> Vec<Listener> {
    std::mem::take(&mut *LISTENERS.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Keeps a function.
#[export]
pub fn keep_listener(listener: OwnedByHaskell<Fun<'_, fn()>>) {
    let mut listeners = LISTENERS.lock().unwrap_or_else(PoisonError::into_inner);
    listeners.push(listener);
}

/// Releases the functions in bulk.
#[export]
pub fn release_listeners() {
    hsffi::release_all(listeners());
}

/// The same on a thread of Rust's.
#[export]
pub fn release_listeners_elsewhere() {
    let listeners = listeners();
    let thread = thread::spawn(|| hsffi::release_all(listeners));
    thread.join().unwrap_or_default();
}

/// The same by an iterator that calls each function, and drops every other one itself.
///
/// # Errors
/// What a function throws.
#[export]
pub fn release_called_listeners(hs: Hs<'_>) -> Result<(), HsException> {
    let mut failure = Ok(());
    let called = listeners()
        .into_iter()
        .enumerate()
        .filter(|(at, listener)| {
            if let Err(exception) = listener.with(hs).call() {
                failure = Err(exception);
            }
            at % 2 == 0
        });
    hsffi::release_all(called.map(|(_, listener)| listener));
    failure
}

/// The same by an iterator that panics when it comes to the last.
///
/// # Panics
/// Always.
#[export]
pub fn release_listeners_and_panic() {
    let listeners = listeners();
    let last = listeners.len().saturating_sub(1);
    let panicking = listeners.into_iter().enumerate().map(|(at, listener)| {
        assert_ne!(at, last, "the last listener");
        listener
    });
    hsffi::release_all(panicking);
}

/// Calls the function so many times, and releases what it throws in bulk.
#[export]
pub fn release_exceptions(function: Fun<'_, fn()>, times: u32) -> u32 {
    let thrown: Vec<_> = (0..times).filter_map(|_| function.call().err()).collect();
    let count = thrown.len();
    hsffi::release_all(thrown);
    u32::try_from(count).unwrap_or_default()
}
